"""The catalogue: every fact of a site, frozen, with the place where it was written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from answerable.catalogue.company import Company, Person
from answerable.catalogue.criteria import Category, Criterion, Value
from answerable.catalogue.products import Product
from answerable.catalogue.reviews import Review
from answerable.reading import Place


@dataclass(frozen=True)
class Catalogue:
    """All facts by their ids. `places` knows the file of each: ("product", id) -> place."""

    company: Company
    people: Mapping[str, Person] = field(default_factory=dict)
    categories: Mapping[str, Category] = field(default_factory=dict)
    criteria: Mapping[str, Criterion] = field(default_factory=dict)
    products: Mapping[str, Product] = field(default_factory=dict)
    reviews: Mapping[str, tuple[Review, ...]] = field(default_factory=dict)
    places: Mapping[tuple[str, str], Place] = field(default_factory=dict)

    @property
    def holds_facts(self) -> bool:
        """Whether there is anything that buyers could compare; a new site has nothing yet."""
        return bool(self.products or self.categories)

    def place(self, kind: str, id: str) -> Place:
        """Return where a fact was written; kinds are product, reviews, people and so on."""
        return self.places.get((kind, id), Place("content/catalogue"))

    def in_category(self, category: str) -> tuple[Product, ...]:
        """Return the products of a category: those shown side by side first, then by name."""
        first = self.categories[category].compare
        members = [p for p in self.products.values() if p.category == category]
        return tuple(
            sorted(
                members,
                key=lambda p: (first.index(p.id) if p.id in first else len(first), p.name, p.id),
            )
        )

    def criteria_of(self, category: str) -> tuple[str, ...]:
        """Return the ids of a category's criteria: its own list, else all that are used in it."""
        if listed := self.categories[category].criteria:
            return listed
        used = {name for p in self.in_category(category) for name in p.values}
        return ("price", *(name for name in self.criteria if name in used))

    def value(self, product: str, criterion: str) -> Value | None:
        """Return what a product has at a criterion, or None if nobody wrote it down."""
        return self.products[product].values.get(criterion)

    def customer_reviews(self, product: str) -> tuple[Review, ...]:
        """Return the customers' reviews of a product, the newest first."""
        return self._reviews(product, "customer")

    def editorial_reviews(self, product: str) -> tuple[Review, ...]:
        """Return the testers' reviews of a product, the newest first."""
        return self._reviews(product, "editorial")

    def _reviews(self, product: str, kind: str) -> tuple[Review, ...]:
        found: Iterable[Review] = self.reviews.get(product, ())
        return tuple(
            sorted((r for r in found if r.kind == kind), key=lambda r: (r.date, r.id), reverse=True)
        )
