"""Where the figures on a page come from, for its foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from answerable.articles import Structure
from answerable.catalogue import Catalogue
from answerable.catalogue.products import Product
from answerable.pages.press import Press

PRICE_PARTS = frozenset(
    "range checked variants drivers options jobs included not-included running offers history"
    .split()
)  # fmt: skip
"""What of a price a page may show; it all comes from the price's one source."""


@dataclass(frozen=True)
class Source:
    """One source of a product's facts: its words or address, the last look, what it is for."""

    text: str
    checked: date | None
    what: tuple[str, ...]


@dataclass(frozen=True)
class ProductSources:
    """All sources of what a page shows of one product."""

    product: Product
    sources: tuple[Source, ...]


def sources_of(structure: Structure, press: Press) -> tuple[ProductSources, ...]:
    """Return the sources of everything from the catalogue that a page shows, by product."""
    catalogue = press.content.catalogue
    shown = {
        (s.product, s.what): None for s in structure.shown() if s.product in catalogue.products
    }
    found: dict[str, dict[tuple[str, date | None], dict[str, None]]] = {}
    for id, what in shown:
        for name, text, checked in _of(catalogue.products[id], what, catalogue, press):
            found.setdefault(id, {}).setdefault((text, checked), {})[name] = None
    return tuple(
        ProductSources(
            catalogue.products[id],
            tuple(Source(text, checked, tuple(what)) for (text, checked), what in held.items()),
        )
        for id, held in found.items()
    )


def _of(
    product: Product, what: str, catalogue: Catalogue, press: Press
) -> Iterator[tuple[str, str, date | None]]:
    """Yield (what it is for, source, last look) of one thing that a page shows of a product."""
    t = press.wording
    if what in PRICE_PARTS:
        for price in product.prices:
            yield t("criterion.price"), price.source, price.checked
    elif what == "problems":
        for problem in product.problems:
            if problem.how_often and problem.how_often.source:
                yield t("product.problems"), problem.how_often.source, None
    elif what in ("reviews", "rating", "pros", "cons"):
        for review in catalogue.reviews.get(product.id, ()):
            yield t("product.reviews"), review.how, None
    elif what in catalogue.criteria:
        value = catalogue.value(product.id, what)
        if value and value.source:
            yield catalogue.criteria[what].name, value.source, value.checked
