"""Structured data: what a page shows, in the words of schema.org, as JSON-LD.

It holds nothing that the page doesn't show. Each kind follows the rules that Google publishes below
https://developers.google.com/search/docs/appearance/structured-data; where a rule asks for what we
don't know, that part is left out, and where a type can't be without it, the whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from answerable.pages.machines.authors import author_of
from answerable.pages.machines.sold import product_data
from answerable.pages.press import Press
from answerable.pages.values import Page

Data = Mapping[str, Any]

CONTEXT = {"@context": "https://schema.org"}

# Inside <script>, a browser ends the element at `</script`, and reads `<!--` as a comment.
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def structured_data(page: Page, press: Press, image: str) -> Iterator[Data]:
    """Yield the structured data of a page; `image` is the full address of its picture, if any."""
    if page.kind == "article":
        yield CONTEXT | _article(page, press, image)
    elif page.kind in ("product", "pricing"):
        for data in product_data(page, press):
            yield CONTEXT | data
    elif page.kind == "home" and press.addresses.root:
        yield CONTEXT | _company(press)
    trail = _trail(page, press)
    if trail:
        yield CONTEXT | {"@type": "BreadcrumbList", "itemListElement": trail}


def as_json(data: Data) -> str:
    """Return data as JSON that is safe inside a script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for unsafe, escape in _UNSAFE.items():
        text = text.replace(unsafe, escape)
    return text


def _article(page: Page, press: Press, image: str) -> dict[str, Any]:
    assert page.article is not None
    meta, author = page.article.meta, author_of(page, press)
    data: dict[str, Any] = {"@type": "Article", "headline": page.title}
    if image:
        data["image"] = [image]
    if meta.published:
        data["datePublished"] = meta.published.isoformat()
    if page.updated:
        data["dateModified"] = page.updated.isoformat()
    if author:
        data["author"] = [_person(author.name, author.url)]
    if address := press.addresses.full(page.path):
        data["mainEntityOfPage"] = address
    return data


def _person(name: str, url: str) -> dict[str, str]:
    return {"@type": "Person", "name": name, **({"url": url} if url else {})}


def _company(press: Press) -> dict[str, str]:
    name = press.content.catalogue.company.name
    return {"@type": "Organization", "name": name, "url": press.addresses.root}


def _trail(page: Page, press: Press) -> list[Data]:
    """Return the way from home to a page; a list needs two stations, each with its address."""
    if not press.addresses.root or page.kind == "home":
        return []
    t, pages = press.wording, press.addresses.targets["page"]
    stations = [(t("nav.home"), pages["home"])]
    if page.kind == "product":
        stations.append((t("nav.products"), pages["products"]))
    elif page.kind == "pricing":
        stations.append((t("nav.prices"), pages["prices"]))
    elif page.kind in ("estimate", "quote-check"):
        stations.append((t("nav.prices"), pages["prices"]))
        path = press.addresses.path("pricing", page.products[0])
        stations.append((press.addresses.titles[path], path))
    elif page.kind in ("article", "comparison"):
        stations.append((t(f"topic.{page.topic}"), press.addresses.path("topic", page.topic)))
    elif page.kind == "person":
        stations.append((t("nav.how-we-answer"), pages["how-we-answer"]))
    stations.append((page.title, page.path))
    return [
        {"@type": "ListItem", "position": n, "name": name, "item": press.addresses.full(path)}
        for n, (name, path) in enumerate(stations, start=1)
    ]
