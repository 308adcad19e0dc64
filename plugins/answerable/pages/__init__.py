"""Floor 5: pages. Knows Markdown and Jinja2, and no host."""

from answerable.pages.aliases import alias_findings, alias_pages
from answerable.pages.checking import page_findings, site_findings
from answerable.pages.clashes import clash_findings
from answerable.pages.content import Content, ContentError, Folders, read_content
from answerable.pages.converting import convert_all
from answerable.pages.digests import page_digests
from answerable.pages.extension import AnswerableExtension, Source
from answerable.pages.guiding.checking import guide_findings
from answerable.pages.guiding.words import GuideWords
from answerable.pages.looks import Look, kept_looks
from answerable.pages.neighbours import neighbours
from answerable.pages.press import Press, press_of
from answerable.pages.searching import SEARCH, SiteSearch, finder_of
from answerable.pages.site_file import SiteFile
from answerable.pages.sources import sources_of
from answerable.pages.values import WITHIN_GUIDES, Page, PageValue, pages_of, value_of
from answerable.pages.wording import WordingError
from answerable.shipped import own_overrides

__all__ = [
    "SEARCH",
    "WITHIN_GUIDES",
    "AnswerableExtension",
    "Content",
    "ContentError",
    "Folders",
    "GuideWords",
    "Look",
    "Page",
    "PageValue",
    "Press",
    "SiteFile",
    "SiteSearch",
    "Source",
    "WordingError",
    "alias_findings",
    "alias_pages",
    "clash_findings",
    "convert_all",
    "finder_of",
    "guide_findings",
    "kept_looks",
    "neighbours",
    "own_overrides",
    "page_digests",
    "page_findings",
    "pages_of",
    "press_of",
    "read_content",
    "site_findings",
    "sources_of",
    "value_of",
]
