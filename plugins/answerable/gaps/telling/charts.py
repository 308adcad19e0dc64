"""The numbers of the page's charts: where bars and points stand. Shapes are drawn in templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from answerable.gaps.gap_report import GapReport, Row
from answerable.gaps.money.stake import Stake, total
from answerable.gaps.months import Month
from answerable.gaps.telling.phrases import TOPIC_NAMES, month_name, share_in_words

WIDTH = 400
HEIGHT = 120
"""The size of the field in which columns and points stand, without the words around it."""

TREND_HEIGHT = 20
TREND_STEP = 7


@dataclass(frozen=True)
class Column:
    """A month's column: `left` and `width`, heights of all asks and of the answered ones.

    `middle` is where its words stand; `share` is the answered part in words, and `level` the height
    of its point, None without an ask.
    """

    month: Month
    name: str
    short: str
    left: float
    width: float
    middle: float
    height: float
    answered: float
    share: str
    level: float | None


@dataclass(frozen=True)
class Bar:
    """A topic's unanswered questions, their money, and how long its bar is, 0 to 100."""

    name: str
    questions: int
    stake: Stake
    length: float


def columns_of(months: Sequence[Month]) -> tuple[Column, ...]:
    """Return the columns of months."""
    if not months:
        return ()
    step = WIDTH / len(months)
    most = max(month.asks for month in months) or 1
    return tuple(
        Column(
            month,
            month_name(month),
            month_name(month)[:3] if month.first_day else "Before",
            _short(number * step + step * 0.14),
            _short(step * 0.72),
            _short((number + 0.5) * step),
            _short(HEIGHT * month.asks / most),
            _short(HEIGHT * month.answered / most),
            share_in_words(month.answered, month.asks),
            _short(HEIGHT * month.answered / month.asks) if month.asks else None,
        )
        for number, month in enumerate(months)
    )


def lines_of(columns: Iterable[Column]) -> Iterator[tuple[Column, ...]]:
    """Yield the points that a line joins; a month without an ask breaks it."""
    line: list[Column] = []
    for column in columns:
        if column.level is not None:
            line.append(column)
            continue
        if line:
            yield tuple(line)
        line = []
    if line:
        yield tuple(line)


def money_by_topic(report: GapReport) -> tuple[Bar, ...]:
    """Return the money that asks each topic in vain; within a topic each deal counts once."""
    rows: dict[str, list[Row]] = {}
    for row in (*report.gaps, *report.proposed):
        rows.setdefault(row.filing.topic, []).append(row)
    stakes = {topic: total(row.stake for row in held) for topic, held in rows.items()}
    most = max((stake.at_stake_here for stake in stakes.values()), default=Decimal(0))
    bars = [
        Bar(
            TOPIC_NAMES.get(topic, topic),
            len(rows[topic]),
            stake,
            _short(float(100 * stake.at_stake_here / most)) if most else 0,
        )
        for topic, stake in stakes.items()
    ]
    return tuple(sorted(bars, key=lambda bar: (*bar.stake.rank, bar.name)))


def trend_bars(trend: Sequence[int]) -> tuple[tuple[int, float], ...]:
    """Return where each month's bar of a small chart stands, and how high it is."""
    most = max(trend, default=0) or 1
    return tuple(
        (number * TREND_STEP, _short(TREND_HEIGHT * asks / most))
        for number, asks in enumerate(trend)
    )


def _short(number: float) -> float:
    return round(number, 1)
