"""Reads an answer that somebody wrote: in a scenario, or in a terminal."""

from __future__ import annotations

import re
from decimal import Decimal

from answerable.guides.guide import UNSURE, NumberAnswer, Step
from answerable.guides.planning import PlannedStep
from answerable.ids import suggestion
from answerable.money import currency_code, decimal_number

Given = int | Decimal | str

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_GROUPED = re.compile(r"\d{1,3}(?:[,.'’\s]\d{3})+")  # noqa: RUF001
_MARKED = re.compile(r"[^\d\s.,-]+\s*(\d[\d.,]*)|(\d[\d.,]*)\s*[^\d\s.,-]+")


def answer_given(planned: PlannedStep, given: Given) -> int:
    """Return the number of the answer that somebody gave; raises ValueError with a remedy."""
    step = planned.step
    if given == UNSURE:
        return planned.unsure
    if step.number is not None:
        return _band_of(planned, number_given(step.number, given))
    ids = [choice.id for choice in step.choices]
    if str(given) not in ids:
        hint = suggestion(str(given), [*ids, UNSURE])
        raise ValueError(f"'{given}' is not an answer to '{step.id}'{hint}")
    return ids.index(str(given))


def number_given(bounds: NumberAnswer, given: Given) -> Decimal:
    """Return the number that somebody gave; raises ValueError where it isn't one in the bounds."""
    number = _typed(given.strip()) if isinstance(given, str) else decimal_number(given)
    if not bounds.low <= number <= bounds.high:
        raise ValueError(
            f"{number:f} is out of bounds; give a number from {bounds.low:f} to {bounds.high:f}"
            f" {bounds.unit}, or '{UNSURE}'"
        )
    return number


def asks_for_money(step: Step) -> bool:
    """Return whether the answer to a step is an amount of money."""
    if step.number is None:
        return False
    try:
        currency_code(step.number.unit)
    except ValueError:
        return False
    return True


def _band_of(planned: PlannedStep, number: Decimal) -> int:
    bands = ((n, answer.band) for n, answer in enumerate(planned.answers) if answer.band)
    return next(n for n, band in bands if band.holds(number))


def _typed(text: str) -> Decimal:
    if _GROUPED.fullmatch(text):
        digits = re.sub(r"\D", "", text)
        raise ValueError(f"'{text}' may be read in two ways; write digits only, like {digits}")
    if _NUMBER.fullmatch(text):
        return decimal_number(Decimal(text))
    if marked := _MARKED.fullmatch(text):
        raise ValueError(f"'{text}': write the number alone, like {marked[1] or marked[2]}")
    raise ValueError(
        f"'{text}' is not a number; write digits only, with a point before decimals, like 45000 or"
        f" 12.5, or '{UNSURE}'"
    )
