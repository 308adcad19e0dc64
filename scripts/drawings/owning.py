"""What owning a pool costs over the years, from the running costs in the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from answerable.catalogue.prices import RunningCost
from drawings.sample import NOTHING, Ends, Sample, ends_of

SUMS = frozenset({"year-alone", "year-crew"})
"""Running costs that are sums of others, and would count twice."""


@dataclass(frozen=True)
class Owning:
    """One pool's bills after the purchase."""

    sample: Sample
    product: str

    @property
    def costs(self) -> tuple[RunningCost, ...]:
        """The bills that are no sums of others."""
        return tuple(
            cost for cost in self.sample.price(self.product).running if cost.id not in SUMS
        )

    @property
    def a_year(self) -> Ends:
        """A year in which a crew opens and closes it, with its share of each renewal, in tens."""
        shares = (ends_of(cost).shared(cost.every_years) for cost in self.costs)
        return sum(shares, start=NOTHING).in_tens()

    def bills(self, years: int) -> Iterator[tuple[int, Decimal, tuple[str, ...]]]:
        """Yield each year, what its bills come to at the low ends, and the renewals in it."""
        for year in range(1, years + 1):
            due = [cost for cost in self.costs if year % cost.every_years == 0]
            renewed = tuple(cost.id or "" for cost in due if cost.every_years > 1)
            yield year, sum((ends_of(cost).low for cost in due), start=Decimal(0)), renewed
