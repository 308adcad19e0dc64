"""What stands around a page's text: byline, what to read next, foot, findings while serving."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from answerable.findings import Finding
from answerable.pages import Page, Press, neighbours


def meta_of(page: Page) -> dict[str, Any]:
    """Return what templates read from a page's front matter, escaped: they print it as it is."""
    article = page.article
    meta: dict[str, Any] = dict(article.theme) if article else {}
    meta["title"] = escape(page.title)
    if page.description:
        meta["description"] = escape(page.description)
    if article and article.meta.tags:
        meta["tags"] = [escape(tag) for tag in article.meta.tags]
    if page.kind == "home":
        meta.setdefault("hide", ["navigation", "toc"])
    return meta


def furniture(
    press: Press, page: Page | None, path: str, findings: Sequence[Finding]
) -> dict[str, str]:
    """Return the HTML of each piece by its name."""
    pieces = {
        "foot": press.block("foot.html", path, {"notice": press.content.settings.notice}),
        "findings": "",
        "byline": "",
        "next": "",
    }
    if findings:
        pieces["findings"] = press.block("findings.html", path, {"findings": findings})
    article = page.article if page and page.kind == "article" else None
    if article is not None:
        author = press.content.catalogue.people.get(article.meta.author or "")
        values = {"article": article, "author": author}
        pieces["byline"] = press.block("byline.html", path, values)
        pieces["next"] = press.block(
            "next.html", path, {"article": article, "near": neighbours(article, press.content)}
        )
    return pieces
