"""What the report knows of articles, and what is due in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from answerable.articles import Article, Shown
from answerable.catalogue import Catalogue
from answerable.catalogue.prices import Price, PriceState
from answerable.catalogue.products import Product
from answerable.settings import Settings

PARTS_OF_A_PRICE = frozenset("range checked drivers options jobs running".split())


@dataclass(frozen=True)
class DueFact:
    """A fact that an article shows and that somebody must look at again.

    `part` is price or availability, `product` and `region` are names; `good_until` is the last day
    on which it could be relied on, `place` is where it stands.
    """

    part: str
    product: str
    region: str
    good_until: date
    place: str


@dataclass(frozen=True)
class Lack:
    """A thing that an article's recipe asks for and the article doesn't hold.

    `id` is the finding's, like `cost.jobs`; `says` is its sentence.
    """

    id: str
    says: str


@dataclass(frozen=True)
class ReportedArticle:
    """An article as the report lists it; `address` is the one below the site's root.

    `words` counts what a buyer reads; None where nobody looked.
    """

    article: Article
    title: str
    address: str
    published: bool = True
    due: tuple[DueFact, ...] = ()
    words: int | None = None
    lacks: tuple[Lack, ...] = ()

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    def age_days(self, on: date) -> int | None:
        """Return the days since a person wrote or read it; None where it bears no date."""
        return (on - self.article.updated).days if self.article.updated else None


@dataclass(frozen=True)
class DueFacts:
    """All facts of a catalogue that are due on a day: (part, product's id) -> facts."""

    facts: Mapping[tuple[str, str], tuple[DueFact, ...]]

    @property
    def products(self) -> frozenset[str]:
        """The products with such a fact."""
        return frozenset(product for _, product in self.facts)

    def among(self, shown: Iterable[Shown]) -> tuple[DueFact, ...]:
        """Return those that a page shows."""
        parts = {("price" if what in PARTS_OF_A_PRICE else what, id) for what, id in shown}
        found = {fact for part in parts for fact in self.facts.get(part, ())}
        return tuple(sorted(found, key=_soonest_first))


def due_facts(catalogue: Catalogue, settings: Settings, on: date) -> DueFacts:
    """Return what is due in the catalogue: prices and availability."""
    found: defaultdict[tuple[str, str], list[DueFact]] = defaultdict(list)
    for product in catalogue.products.values():
        place = catalogue.place("product", product.id)
        for loc, price in _prices(product):
            line = f"{place.path}:{place.line(*loc, 'checked')}"
            region = _region(settings, price.region)
            state = price.state(on, settings.stale_after_days, settings.grace_days)
            if state is not PriceState.CURRENT:
                until = price.due_on(settings.stale_after_days)
                fact = DueFact("price", product.name, region, until, line)
                found["price", product.id].append(fact)
        for number, entry in enumerate(product.availability):
            if entry.valid_until and entry.valid_until < on:
                region = _region(settings, entry.region)
                line = f"{place.path}:{place.line('availability', number)}"
                fact = DueFact("availability", product.name, region, entry.valid_until, line)
                found["availability", product.id].append(fact)
    return DueFacts({part: tuple(facts) for part, facts in found.items()})


def _soonest_first(fact: DueFact) -> tuple[object, ...]:
    return (fact.good_until, fact.product, fact.part, fact.place)


def _prices(product: Product) -> Iterator[tuple[tuple[str | int, ...], Price]]:
    for number, price in enumerate(product.prices):
        yield ("prices", number), price
    for v, variant in enumerate(product.variants):
        for number, price in enumerate(variant.prices):
            yield ("variants", v, "prices", number), price


def _region(settings: Settings, id: str) -> str:
    return next((region.name for region in settings.regions if region.id == id), id)
