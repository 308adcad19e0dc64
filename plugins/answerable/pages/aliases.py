"""Earlier addresses: small pages at `aliases:` that lead to where the article stands now."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator

from answerable.findings import Finding, Level
from answerable.pages.addresses import url_of
from answerable.pages.press import Press
from answerable.pages.site_file import SiteFile
from answerable.pages.values import Page

LOST = "404.html"
"""The page that hosts show where there is none; MkDocs makes it."""

# The last part has no ending but a page's own: an address with another is that of a file.
_ALIAS = re.compile(r"/(?:[\w~-]+/)*(?:[\w~-]+(?:\.html?)?)?", re.ASCII)

_LOST = "404.html"
"""What hosts of sites answer with where there is nothing."""


def alias_pages(press: Press, pages: Iterable[Page]) -> Iterator[SiteFile]:
    """Yield the pages of all aliases that lead to a published page and are nobody else's."""
    held = list(pages)
    wrong = {(f.path, f.line) for f in alias_findings(press, held)}
    for page, alias, line in _aliases(held):
        if page.published and (page.source.shown, line) not in wrong:
            path = _file(alias)
            url = url_of(page.path, press.addresses.directory_urls)
            href = "../" * path.count("/") + url
            to, full = href or "./", press.addresses.full(page.path)
            values = {"to": to, "canonical": full or to, "page_title": page.title}
            yield SiteFile(path, press.block("alias.html", page.path, values))


def alias_findings(press: Press, pages: Iterable[Page]) -> Iterator[Finding]:
    """Yield the aliases that are no addresses, or that lead to two pages."""
    held = list(pages)
    taken = {_LOST: "the page for lost addresses"}
    for page in held:
        url = url_of(page.path, press.addresses.directory_urls)
        taken[_file(f"/{url}").casefold()] = page.source.shown
    for page, alias, line in _aliases(held):
        if not _ALIAS.fullmatch(alias) or "/../" in f"{alias}/" or "/./" in f"{alias}/":
            message = (
                f"'{alias}' can't be an alias; write the part of the old address behind the site's"
                " name, like /blog/pool-prices/"
            )
            yield Finding("article.alias", Level.ERROR, page.source.shown, line, message)
            continue
        path = _file(alias).casefold()  # some disks know no capitals
        if path == LOST:
            message = f"'{alias}' is the page for addresses that lead nowhere; delete the alias"
            yield Finding("article.alias", Level.ERROR, page.source.shown, line, message)
            continue
        if path in taken:
            message = f"the address '{alias}' is already that of {taken[path]}; delete one of them"
            yield Finding("article.alias", Level.ERROR, page.source.shown, line, message)
        else:
            taken[path] = page.source.shown


def _aliases(pages: Iterable[Page]) -> Iterator[tuple[Page, str, int]]:
    for page in pages:
        if page.article is not None:
            for number, alias in enumerate(page.article.meta.aliases):
                yield page, alias, page.article.place.line("aliases", number)


def _file(alias: str) -> str:
    path = alias.lstrip("/")
    if path.endswith((".html", ".htm")):
        return path
    return posixpath.join(path, "index.html")
