"""Pages that would stand at one address, where the host keeps one of them and loses the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from answerable.findings import Finding, Level
from answerable.pages.addresses import url_of
from answerable.pages.press import Press
from answerable.pages.values import Page


def clash_findings(press: Press, pages: Iterable[Page]) -> Iterator[Finding]:
    """Yield the articles whose address is that of another page, like `cost/README.md`."""
    taken: dict[str, Page] = {}
    for page in pages:
        url = url_of(page.path, press.addresses.directory_urls)
        first = taken.setdefault(url.casefold(), page)  # some disks know no capitals
        if first is not page and page.article is not None:
            message = (
                f"the address '/{url}' is already that of {first.source.shown}; rename this file"
            )
            if first.kind != "article":
                message += f", or to introduce that page, move it to '{first.path}'"
            yield page.article.finding("article.address", Level.ERROR, message)
