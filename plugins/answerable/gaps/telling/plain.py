"""Small values of a report as programs read them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from answerable.gaps.reported import DueFact


def exact(number: Decimal) -> str:
    """Return a decimal in digits, without an exponent and without idle zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def month_of(day: date) -> str:
    """Return the month of a day, like 2026-11; the year has four digits in every age."""
    return day.isoformat()[:7]


def due_value(fact: DueFact) -> dict[str, Any]:
    """Return a fact that is due."""
    return {
        "part": fact.part,
        "product": fact.product,
        "region": fact.region,
        "good_until": fact.good_until.isoformat(),
        "place": fact.place,
    }
