"""What stands around a page's text: byline, what to read next, foot, findings while serving."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from answerable.findings import Finding
from answerable.pages import (
    WITHIN_GUIDES,
    Page,
    PageValue,
    Press,
    SiteSearch,
    neighbours,
    sources_of,
)
from answerable.pages.machines import Machines

log = logging.getLogger("mkdocs.plugins.answerable.site")


ONE_COLUMN = frozenset({"home", "guide", *WITHIN_GUIDES})
"""Kinds of pages that stand alone in the width of the screen."""


def meta_of(page: Page) -> dict[str, Any]:
    """Return what templates read from a page's front matter, escaped: they print it as it is."""
    article = page.article
    meta: dict[str, Any] = dict(article.theme) if article else {}
    meta["title"] = escape(page.title)
    if page.description:
        meta["description"] = escape(page.description)
    if article and article.meta.tags:
        meta["tags"] = [escape(tag) for tag in article.meta.tags]
    if page.kind in ONE_COLUMN:
        meta.setdefault("hide", ["navigation", "toc"])
    return meta


def with_files(meta: dict[str, Any], folders: Sequence[str]) -> dict[str, Any]:
    """Return the front matter without a template or icon that the theme doesn't have."""
    wanted = {"template": "{}", "icon": ".icons/{}.svg"}
    lost = [
        key
        for key, name in wanted.items()
        if key in meta
        and not any((Path(folder) / name.format(meta[key])).is_file() for folder in folders)
    ]
    for key in lost:
        log.warning("the theme has no %s '%s'; the page is built without it", key, meta[key])
    return {key: held for key, held in meta.items() if key not in lost}


def _everywhere(press: Press, name: str, path: str | None, **values: Any) -> str:
    """Return a piece that is the same on all pages, but for its links."""

    def printed() -> str:
        return press.block(f"{name}.html", path, values)

    return printed() if path is None else press.once_a_depth(path, name, "", 0, printed)


def around_search(press: Press, search: SiteSearch | None, path: str | None) -> dict[str, str]:
    """Return what stands around the search field, and the addresses that belong to it.

    `search_page` is that of the page to which the search leads without a script, `search_slot` that
    of the worker below the site's root. All are empty on a site without a search.
    """
    if search is None:
        return {"search": "", "search_page": "", "search_slot": ""}
    addresses = press.addresses
    page = addresses.path("page", "search")
    return {
        "search": _everywhere(press, "search", path, script=search.page_script),
        "search_page": addresses.from_anywhere(page)
        if path is None
        else addresses.href(page, path),
        "search_slot": search.slot,
    }


def furniture(
    machines: Machines, value: PageValue | None, path: str | None, findings: Sequence[Finding]
) -> dict[str, str]:
    """Return the HTML of each piece by its name; `path` is None for a page at any address."""
    press = machines.press
    pieces = {
        "head": machines.head(value.page if value else None),
        "foot": _everywhere(press, "foot", path),
        "ask": _everywhere(press, "ask", path),
        "findings": "",
        "byline": "",
        "sources": "",
        "next": "",
    }
    if path is None:
        pieces["lost"] = press.block("lost.html", path, {})
    if findings and path:
        pieces["findings"] = press.block("findings.html", path, {"findings": findings})
    if value is not None and value.page.kind == "article" and value.page.article is not None:
        article = value.page.article
        author = press.content.catalogue.people.get(article.meta.author or "")
        values = {"article": article, "author": author}
        pieces["byline"] = press.block("byline.html", path, values)
        pieces["sources"] = press.block(
            "sources.html", path, {"sources": sources_of(value.structure, press)}
        )
        pieces["next"] = press.block(
            "next.html", path, {"article": article, "near": neighbours(article, press.content)}
        )
    return pieces
