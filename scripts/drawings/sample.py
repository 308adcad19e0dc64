"""The sample's facts, read by the engine's own reader, as charts need them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from answerable.catalogue.criteria import Value
from answerable.catalogue.prices import Price, RunningCost, Span
from answerable.catalogue.products import Availability, Product
from answerable.pages import Folders, Press, press_of, read_content
from answerable.pages.wording import Wording

T = TypeVar("T")

SAMPLE_DAY = date(2026, 11, 24)
"""The day that the sample's prices were made for."""


class SampleError(LookupError):
    """The catalogue lacks a fact that a picture shows."""


@dataclass(frozen=True)
class Ends:
    """Two figures, from low to high."""

    low: Decimal
    high: Decimal

    def __add__(self, other: Ends) -> Ends:
        return Ends(self.low + other.low, self.high + other.high)

    def shared(self, years: Decimal) -> Ends:
        """Return one year's share of both figures."""
        return Ends(self.low / years, self.high / years)

    def in_tens(self) -> Ends:
        """Return both figures, rounded to tens."""
        return Ends(round(self.low, -1), round(self.high, -1))


NOTHING = Ends(Decimal(0), Decimal(0))


@dataclass(frozen=True)
class Sample:
    """The sample's facts on its day, in its home region."""

    press: Press

    @property
    def t(self) -> Wording:
        """The words of the sample's language, with its money, numbers and dates."""
        return self.press.wording

    def product(self, id: str) -> Product:
        """Return a product of the catalogue."""
        return self.press.content.catalogue.products[id]

    def price(self, id: str, variant: str = "") -> Price:
        """Return a product's price, or that of one of its variants."""
        product = self.product(id)
        holders = {held.id: held.prices for held in product.variants}
        prices = holders[variant] if variant else product.prices
        return _first(prices, f"price of {id}", region=self._region)

    def job(self, id: str, job: str) -> Ends:
        """Return the total of a typical job."""
        return ends_of(_first(self.price(id).jobs, f"job of {id}", id=job))

    def running(self, id: str, cost: str) -> RunningCost:
        """Return what a buyer goes on paying for a product, by its id."""
        return _first(self.price(id).running, f"running cost of {id}", id=cost)

    def availability(self, id: str) -> Availability:
        """Return how soon a product can be had."""
        return _first(self.product(id).availability, f"availability of {id}", region=self._region)

    def value(self, id: str, criterion: str) -> Value:
        """Return what a product has at a criterion."""
        return self.product(id).values[criterion]

    def fact(self, reference: str) -> str:
        """Return the words that `{{ reference }}` has in an article."""
        return self.press.facts.find(reference).words

    def checked(self, days: Iterable[date | None]) -> str:
        """Return in words when somebody looked at the facts of a picture: the first and last."""
        known = sorted({day for day in days if day})
        if not known:
            raise SampleError("no fact of the picture has a date")
        first, last = self.t.date(known[0]), self.t.date(known[-1])
        if first == last:
            return f"Checked on {last}"
        return f"Checked {first} to {last}"

    @property
    def _region(self) -> str:
        return self.press.content.settings.regions[0].id


def read_sample(root: Path) -> Sample:
    """Return the sample in the checkout at `root`."""
    content = root / "content"
    folders = Folders(root, content, content / "articles")
    return Sample(press_of(read_content(folders, lambda settings: SAMPLE_DAY)))


def ends_of(held: Span | Value) -> Ends:
    """Return a range that is known at both ends; raises SampleError if one is open."""
    if held.low is None or held.high is None:
        raise SampleError(f"an end of {held} is open, and can't be drawn")
    return Ends(held.low, held.high)


def _first(held: Iterable[T], what: str, **wanted: str) -> T:
    for one in held:
        if all(getattr(one, name) == value for name, value in wanted.items()):
            return one
    raise SampleError(f"the catalogue has no {what} with {wanted}")
