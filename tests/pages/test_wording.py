"""Money, numbers, dates, ranges and plurals as the readers of each language write them.

A golden file holds a language and, by kind, what stands for what. Digits are European in every
language, Arabic too, so that an amount and a date beside it, and a filter, count alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from answerable.catalogue.prices import Span
from answerable.catalogue.products import Weeks
from answerable.comparisons import MeanRating
from answerable.pages.press import own_overrides
from answerable.pages.wording import Wording, load_wording
from golden_files import cases


def _ends(written: str) -> tuple[Decimal | None, Decimal | None]:
    low, _, high = written.partition("-")
    return Decimal(low) if low else None, Decimal(high) if high else None


def _span(t: Wording, written: str) -> str:
    low, high = _ends(written)
    return t.span(Span(low=low, high=high), "USD")


def _weeks(t: Wording, written: str) -> str:
    low, high = _ends(written)
    return t.weeks(Weeks(low=low, high=high))


def _rating(t: Wording, written: str) -> str:
    value, out_of, count = written.split("/")
    return t.rating(MeanRating(Decimal(value), Decimal(out_of), int(count)))


def _money(t: Wording, written: str) -> str:
    amount, currency = written.split()
    return t.money(Decimal(amount), currency)


KINDS: Mapping[str, Callable[[Wording, str], str]] = {
    "money": _money,
    "number": lambda t, written: t.number(Decimal(written)),
    "date": lambda t, written: t.date(date.fromisoformat(written)),
    "month": lambda t, written: t.month(date.fromisoformat(written)),
    "range": _span,
    "weeks": _weeks,
    "rating": _rating,
}


@pytest.mark.parametrize("case", cases("wording"))
def test_figures_are_written_as_the_readers_of_the_language_write_them(
    case: Mapping[str, Any],
) -> None:
    t = load_wording(case["language"], "USD", (own_overrides(),))
    found = {
        kind: {written: say(t, written) for written in case[kind]}
        for kind, say in KINDS.items()
        if kind in case
    }
    assert found == {kind: case[kind] for kind in KINDS if kind in case}
