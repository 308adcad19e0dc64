"""How often buyers asked, month by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from answerable.gaps.gap_report import Row

MONTHS_SHOWN = 12


@dataclass(frozen=True)
class Month:
    """A month's asks; `new` are questions asked for the first time, `answered` asks answered today.

    `first_day` is None for all months before those that are told apart.
    """

    first_day: date | None
    asks: int = 0
    new: int = 0
    answered: int = 0


def months_of(rows: Iterable[Row], on: date) -> tuple[Month, ...]:
    """Return the last twelve months up to the day, from the first ask on, and one for all before.

    Asks that are dated after the day stand in months of their own, since each ask must be seen.
    """
    asks, new, answered = Counter[date](), Counter[date](), Counter[date]()
    for row in rows:
        days = sorted(ask.date.replace(day=1) for ask in row.asks)
        asks.update(days)
        new.update(days[:1])
        if row.state == "answered":
            answered.update(days)
    if not asks:
        return ()
    last = [_before(on.replace(day=1), back) for back in range(MONTHS_SHOWN)]
    shown = sorted({*(day for day in asks if day > last[0]), *(d for d in last if d >= min(asks))})
    earlier = [day for day in asks if day < last[-1]]
    months = [Month(day, asks[day], new[day], answered[day]) for day in shown]
    if earlier:
        sums = (sum(counts[day] for day in earlier) for counts in (asks, new, answered))
        months.insert(0, Month(None, *sums))
    return tuple(months)


def trend_of(days: Iterable[date], on: date) -> tuple[int, ...]:
    """Return how many of the days fall into each of the last twelve months, the present one last.

    Days after `on` count as that day.
    """
    counts = [0] * MONTHS_SHOWN
    for day in days:
        back = max(0, (on.year - day.year) * 12 + on.month - day.month)
        if back < MONTHS_SHOWN:
            counts[-1 - back] += 1
    return tuple(counts)


def trend_months(on: date) -> tuple[date, ...]:
    """Return the first days of the months that trends tell apart."""
    return tuple(_before(on.replace(day=1), back) for back in reversed(range(MONTHS_SHOWN)))


def _before(month: date, months: int) -> date:
    """Return the first day of the month that lies so many before, or the first of all days."""
    year, number = divmod(month.year * 12 + month.month - 1 - months, 12)
    return date(year, number + 1, 1) if year >= 1 else date.min
