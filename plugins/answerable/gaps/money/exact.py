"""Sums and products of decimals without rounding, so that no order of the input changes them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Context, Decimal
from functools import reduce

_EXACT = Context(prec=200)
"""Digits enough for the largest amount by rate, weight and recency; Python's usual 28 are not."""


def product(*factors: Decimal) -> Decimal:
    """Return the product."""
    return reduce(_EXACT.multiply, factors, Decimal(1))


def added(amounts: Iterable[Decimal]) -> Decimal:
    """Return the sum."""
    return reduce(_EXACT.add, amounts, Decimal(0))


def median(amounts: Iterable[Decimal]) -> Decimal:
    """Return the middle one of the amounts, or what lies halfway between the middle two."""
    ordered = sorted(amounts)
    last = len(ordered) - 1
    return product(added((ordered[last // 2], ordered[(last + 1) // 2])), Decimal("0.5"))
