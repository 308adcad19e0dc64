"""The report's headline figures in words, each with its change since the last report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from answerable.gaps.gap_report import GapReport
from answerable.gaps.history import Past
from answerable.gaps.money.stake import Sums
from answerable.gaps.telling.phrases import money, share_in_words

NOTHING = "–"  # noqa: RUF001
SAME = "no change"


@dataclass(frozen=True)
class Figure:
    """A figure: what it is of, its values (sums in several currencies are several), its change.

    `changes` is empty where no earlier report is known.
    """

    name: str
    values: tuple[str, ...]
    changes: tuple[str, ...] = ()
    large: bool = False


def figures_of(report: GapReport, past: Past | None) -> tuple[Figure, ...]:
    """Return the figures that stand at the top."""
    counts, coverage, stake = report.counts, report.coverage, report.stake
    return (
        _sums("At stake without an answer", stake.at_stake, past.at_stake if past else None),
        _sums("Lost without an answer", stake.lost, past.lost if past else None),
        _count("Gaps", counts, past, "gap"),
        _count("To confirm", counts, past, "proposed"),
        _count("Answered", counts, past, "answered"),
        _share(coverage.big_5, coverage.published, past),
    )


def _count(name: str, counts: Mapping[str, int], past: Past | None, state: str) -> Figure:
    now = counts[state]
    changes = (_signed(now - past.counts.get(state, 0)),) if past else ()
    return Figure(name, (f"{now:,}",), changes)


def _sums(name: str, sums: Sums, before: Mapping[str, Decimal] | None) -> Figure:
    now = {currency: amount for currency, amount in sums if amount}
    values = tuple(money(amount, currency) for currency, amount in now.items()) or (NOTHING,)
    if before is None:
        return Figure(name, values, large=True)
    changes = []
    for currency in {**now, **before}:
        change = (now.get(currency, Decimal(0)) - before.get(currency, Decimal(0))).quantize(
            Decimal(1)
        )
        if change:
            changes.append(f"{_sign(change)}{money(abs(change), currency)}")
    return Figure(name, values, tuple(changes) or (SAME,), large=True)


def _share(part: int, whole: int, past: Past | None) -> Figure:
    values = (share_in_words(part, whole),)
    if past is None or not whole or not past.published:
        return Figure("Big 5 articles", values)
    points = round(100 * part / whole) - round(100 * past.big_5 / past.published)
    change = f"{_signed(points)} {'point' if abs(points) == 1 else 'points'}" if points else SAME
    return Figure("Big 5 articles", values, (change,))


def _signed(change: int) -> str:
    return f"{_sign(change)}{abs(change):,}" if change else SAME


def _sign(change: Decimal | int) -> str:
    return "+" if change > 0 else "−"  # noqa: RUF001
