"""What all money of a report is reckoned with: the company's settings, and the medians of deals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import lru_cache

from answerable.gaps.money.deals import Deal, Median
from answerable.gaps.money.exact import median, product
from answerable.settings import Ranking, Settings, Stage

RECENCY_STEP = Decimal("0.001")
"""Recency is rounded to this, so that people can follow a product with what is printed of it."""

AGES_KEPT = 10_000
"""How many ages' recencies are kept, since most asks are of the same few years."""

_FINE = Context(prec=28)


@dataclass(frozen=True)
class Basis:
    """The settings and medians behind a report's money.

    `medians` hold each currency's median of each stage that has enough deals with an amount, in the
    order of the stages, and that of all deals with one. Estimated amounts don't count.
    """

    currency: str
    stages: tuple[Stage, ...]
    ranking: Ranking
    medians: tuple[Median, ...]

    def weight(self, stage: str) -> Decimal:
        """Return how much of an amount counts at a stage."""
        known = (held.weight for held in self.stages if held.id == stage)
        return next(known, self.ranking.weight_without_stage)

    def recency(self, days: int) -> Decimal:
        """Return how much of a deal counts so many days after it asked."""
        return _recency(days, self.ranking.half_life_days)

    def median(self, currency: str, stage: str = "") -> Median | None:
        """Return the median of a stage, or of all deals where the stage has too few or is none."""
        found = [m for m in self.medians if m.currency == currency and m.stage in (stage, "")]
        return max(found, key=lambda m: m.stage == stage, default=None)

    def most_per_deal(self, currency: str) -> Decimal | None:
        """Return the most that counts of one deal's amount, or None for all of it."""
        return self._most(self.ranking.most_per_deal, currency)

    def most_per_rep(self, currency: str) -> Decimal | None:
        """Return the most that one rep's open deals count in one question, or None for all."""
        return self._most(self.ranking.most_per_rep, currency)

    def _most(self, times: Decimal, currency: str) -> Decimal | None:
        typical = self.median(currency)
        if not times or typical is None or typical.deals < self.ranking.fewest_for_median:
            return None
        return product(times, typical.amount)


def basis_of(deals: Iterable[Deal], settings: Settings) -> Basis:
    """Return what the money of these deals is reckoned with."""
    amounts: defaultdict[tuple[str, str], list[Decimal]] = defaultdict(list)
    for deal in deals:
        if deal.amount is not None:
            for stage in {deal.stage, ""}:
                amounts[deal.currency, stage].append(deal.amount)
    medians = (
        Median(currency, stage, median(held), len(held))
        for (currency, stage), held in amounts.items()
        if not stage or len(held) >= settings.ranking.fewest_for_median
    )
    steps = [stage.id for stage in settings.stages]

    def order(held: Median) -> tuple[object, ...]:
        step = steps.index(held.stage) if held.stage in steps else len(steps)
        return (held.currency != settings.currency, held.currency, not held.stage, step, held.stage)

    ordered = tuple(sorted(medians, key=order))
    return Basis(settings.currency, settings.stages, settings.ranking, ordered)


@lru_cache(AGES_KEPT)
def _recency(days: int, half_life_days: int) -> Decimal:
    if not half_life_days or days <= 0:
        return Decimal(1)
    halvings = _FINE.divide(Decimal(days), Decimal(half_life_days))
    return _FINE.quantize(_FINE.power(Decimal("0.5"), halvings), RECENCY_STEP)
