"""Links by id: `article:ID#anchor`, `product:ID`, `estimate:ID`, `topic:ID` and so on."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote

from answerable.pages.press import Press
from answerable.web import parts_of

OF_PRODUCTS = ("product", "pricing", "estimate", "quote-check")
"""The kinds of links that name a product."""


class LinkError(LookupError):
    """A link names something that isn't there or isn't published, or it is no address."""


@dataclass(frozen=True)
class Resolved:
    """Where a link leads, as the host wants it, and the title of what stands there."""

    href: str
    title: str


def resolved(target: str, from_path: str, press: Press) -> Resolved | None:
    """Return where a link by id leads; None for any other link. Raises LinkError."""
    if parts_of(target) is None:
        raise LinkError(f"'{target}' is not an address that a browser can read; write it anew")
    scheme, colon, rest = target.partition(":")
    if not colon or scheme not in press.addresses.targets:
        return None
    id, _, anchor = unquote(rest).partition("#")
    if scheme in OF_PRODUCTS and id in press.content.broken:
        raise LinkError(f"'{target}': {press.content.no_product(id)}")
    try:
        path = press.addresses.path(scheme, id)
    except LookupError as error:
        raise LinkError(f"'{target}': {error.args[0]}") from None
    if scheme == "article" and not press.content.shelf.articles[id].published_on(press.content.on):
        raise LinkError(f"'{target}' isn't published yet; delete the link, or publish it first")
    href = press.addresses.source_href(path, from_path, anchor)
    return Resolved(href, press.addresses.titles.get(path, id))
