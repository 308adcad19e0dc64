"""Who asked a question, when and in which deals, besides the money."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from answerable.gaps.money.deals import Deal
from answerable.gaps.months import trend_of
from answerable.questions import Ask


@dataclass(frozen=True)
class Heard:
    """A question's asks, counted: distinct reps and deals, the days, and the last twelve months.

    `trend` holds how often it was asked in each month of `trend_months`.
    """

    asks: int = 0
    reps: tuple[str, ...] = ()
    deals: tuple[str, ...] = ()
    lost_deals: tuple[str, ...] = ()
    first_asked: date | None = None
    last_asked: date | None = None
    trend: tuple[int, ...] = ()


UNHEARD = Heard()


def heard_of(asks: Iterable[Ask], deals: Mapping[str, Deal], on: date) -> Heard:
    """Return what is known of these asks on a day; deals that nobody priced are counted too."""
    held = list(asks)
    named = sorted({ask.deal for ask in held if ask.deal})
    days = [ask.date for ask in held]
    return Heard(
        asks=len(held),
        reps=tuple(sorted({ask.by for ask in held if ask.by})),
        deals=tuple(named),
        lost_deals=tuple(id for id in named if deals[id].outcome == "lost"),
        first_asked=min(days, default=None),
        last_asked=max(days, default=None),
        trend=trend_of(days, on),
    )
