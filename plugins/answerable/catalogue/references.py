"""Ids in the catalogue that lead nowhere, and values that don't fit their criterion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from answerable.catalogue.catalogue import Catalogue
from answerable.catalogue.criteria import BUILT_IN
from answerable.catalogue.products import Product
from answerable.findings import Finding, Level
from answerable.ids import suggestion
from answerable.reading import Loc, Place


class Fault(NamedTuple):
    """A finding, and the kind of thing whose file decides whether it is true."""

    kind: str
    finding: Finding


def lost_references(catalogue: Catalogue, broken: frozenset[str]) -> Iterator[Fault]:
    """Yield every mention of an unknown id; `broken` products exist, but couldn't be read."""
    products = {*catalogue.products, *broken}
    for product in catalogue.products.values():
        yield from _in_product(product, catalogue)
    for id in catalogue.categories:
        yield from _in_category(id, catalogue, products)
    yield from _in_reviews(catalogue, products)


def _in_product(product: Product, catalogue: Catalogue) -> Iterator[Fault]:
    place = catalogue.place("product", product.id)
    if product.category not in catalogue.categories:
        yield _unknown(place, "category", product.category, catalogue.categories, "category")
    holders: list[tuple[Loc, Iterable[str]]] = [((), product.values)]
    holders += [(("variants", n), held.values) for n, held in enumerate(product.variants)]
    for loc, names in holders:
        for name in names:
            yield from _value(product, catalogue, place, name, loc)


def _value(
    product: Product, catalogue: Catalogue, place: Place, name: str, loc: Loc
) -> Iterator[Fault]:
    criterion = catalogue.criteria.get(name)
    if criterion is None:
        yield _unknown(place, "criterion", name, catalogue.criteria, *loc, "values", name)
        return
    holder = product.variants[int(loc[1])] if loc else product
    if fault := holder.values[name].fault(criterion):
        message = f"'{name}' is a {criterion.kind} and {fault}"
        where = (*loc, "values", name)
        yield Fault("criterion", place.finding("catalogue.value", Level.ERROR, message, *where))


def _in_category(id: str, catalogue: Catalogue, products: set[str]) -> Iterator[Fault]:
    category = catalogue.categories[id]
    place = catalogue.place("categories", "")
    criteria = {*catalogue.criteria, *BUILT_IN}
    for n, name in enumerate(category.criteria):
        if name not in criteria:
            yield _unknown(place, "criterion", name, criteria, "categories", id, "criteria", n)
    for n, name in enumerate(category.compare):
        loc = ("categories", id, "compare", n)
        if name not in products:
            yield _unknown(place, "product", name, products, *loc)
        elif name in catalogue.products and catalogue.products[name].category != id:
            message = f"'{name}' belongs to another category; delete it here, or move it"
            finding = place.finding("catalogue.category", Level.ERROR, message, *loc)
            yield Fault("product", finding)


def _in_reviews(catalogue: Catalogue, products: set[str]) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for id, reviews in catalogue.reviews.items():
        place = catalogue.place("reviews", id)
        if id not in products:
            yield _unknown(place, "product", id, products)
        for n, review in enumerate(reviews):
            if review.id in seen:
                message = f"the review id '{review.id}' stands already in {seen[review.id]}"
                finding = place.finding("catalogue.id", Level.ERROR, message, "reviews", n, "id")
                yield Fault("review", finding)
            seen.setdefault(review.id, place.path)


def _unknown(place: Place, kind: str, id: str, known: Iterable[str], *loc: str | int) -> Fault:
    message = f"'{id}' is not a {kind}{suggestion(id, known)}"
    return Fault(kind, place.finding(f"catalogue.unknown-{kind}", Level.ERROR, message, *loc))
