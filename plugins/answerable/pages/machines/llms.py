"""llms.txt: the list of all twins, for assistants that look there first (https://llmstxt.org)."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.pages.machines.as_markdown import escaped_line
from answerable.pages.machines.twins import twin_path
from answerable.pages.press import Press
from answerable.pages.site_file import SiteFile
from answerable.pages.values import Page
from answerable.settings import TOPICS

LLMS_PATH = "llms.txt"


def llms_of(press: Press, pages: Sequence[Page]) -> SiteFile:
    """Return the list of the twins of published pages: articles by topic, then all others."""
    t = press.wording
    groups = [(t(f"topic.{topic}"), _articles(pages, topic)) for topic in TOPICS]
    groups.append((t("llms.facts"), [page for page in pages if page.kind != "article"]))
    listed = [
        (
            title,
            [
                (escaped_line(p.title), _address(p, press), escaped_line(p.description))
                for p in held
            ],
        )
        for title, held in groups
        if held
    ]
    company = press.content.catalogue.company
    values = {"company": escaped_line(company.name), "sells": escaped_line(company.what_we_sell)}
    return SiteFile(LLMS_PATH, press.page("llms.md", {**values, "groups": listed}))


def _articles(pages: Sequence[Page], topic: str) -> list[Page]:
    return [page for page in pages if page.kind == "article" and page.topic == topic]


def _address(page: Page, press: Press) -> str:
    return f"{press.addresses.root}{twin_path(page, press)}"
