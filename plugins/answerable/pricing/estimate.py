"""What a purchase would cost: a range, item by item, for what a buyer chose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal
from typing import Literal

from answerable.catalogue.prices import Driver, Offer, Option, Price, Span
from answerable.catalogue.products import Product

LineKind = Literal["base", "driver", "option", "offer"]


@dataclass(frozen=True)
class Choices:
    """What a buyer chose of a product's price, by ids; `variant` is empty where none is chosen."""

    variant: str = ""
    drivers: frozenset[str] = frozenset()
    options: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Line:
    """One item of an estimate, in the price's currency; None is an end that nobody knows.

    A reduction is negative. `id` is empty for what has none.
    """

    kind: LineKind
    id: str
    what: str
    why: str
    low: Decimal | None
    high: Decimal | None
    checked: date


@dataclass(frozen=True)
class Estimate:
    """What a purchase would cost, from the sum of all low ends to the sum of all high ones.

    `from_base` tells whether it begins with a base price; if not, the range that it begins with
    holds what usual drivers cost, so that the high end is cautious.
    """

    price: Price
    lines: tuple[Line, ...]
    from_base: bool

    @property
    def low(self) -> Decimal | None:
        """The least that it may cost; nothing is ever cheaper than free."""
        return _not_below_zero(_sum(line.low for line in self.lines))

    @property
    def high(self) -> Decimal | None:
        """The most that it may cost."""
        return _not_below_zero(_sum(line.high for line in self.lines))


def estimate(product: Product, region: str, choices: Choices, on: date) -> Estimate | None:
    """Return what a product costs in a region for what was chosen, as of a day.

    None where it has no price there. A variant without a price of its own costs what the product
    does; one whose price can't be added to the product's amounts has only its own drivers and
    options. What the price doesn't know is left out. An offer may have conditions that a buyer
    doesn't meet, so that it lowers the low end only.
    """
    whole = product.price_in(region)
    variant = next((held for held in product.variants if held.id == choices.variant), None)
    own = next((p for p in variant.prices if p.region == region), None) if variant else None
    start = own or whole
    if start is None:
        return None
    price = whole if whole and adds_up(whole, start) else start
    first = Line(
        "base",
        variant.id if variant else "",
        variant.name if variant else product.name,
        start.unit,
        *_ends(start.base or start),
        start.checked,
    )
    chosen = [first, *_drivers(price, choices.drivers), *_options(price, choices.options)]
    lines = (*chosen, *_offers(price, on, _sum(line.low for line in chosen)))
    return Estimate(price, lines, start.base is not None)


def adds_up(price: Price, other: Price) -> bool:
    """Return whether amounts of two prices may stand in one sum: same currency, same tax."""
    return (price.currency, price.tax) == (other.currency, other.tax)


def driver_ids(price: Price) -> tuple[tuple[str, Driver], ...]:
    """Return each driver that an estimate offers with its id: its own, else by its place."""
    return tuple(
        (driver.id or f"driver-{number}", driver)
        for number, driver in enumerate(price.drivers, 1)
        if driver.estimated
    )


def _drivers(price: Price, ids: frozenset[str]) -> Iterator[Line]:
    for id, driver in driver_ids(price):
        if id in ids:
            low, high = _ends(driver)
            if driver.effect == "down":
                low, high = _less(high), _less(low)
            yield Line("driver", id, driver.what, driver.why, low, high, price.checked)


def _options(price: Price, ids: frozenset[str]) -> Iterator[Line]:
    for option in price.options:
        if option.id in ids:
            yield _of_option(option, price)


def _of_option(option: Option, price: Price) -> Line:
    return Line("option", option.id, option.name, "", *_ends(option), price.checked)


def _offers(price: Price, on: date, low: Decimal | None) -> Iterator[Line]:
    """Yield what offers may take off, given the low end of all else; never more than is left."""
    left = low
    for offer in price.offers_on(on):
        if offer.kind == "discount":
            what = offer.what or offer.terms
            off = _off(offer, low)
            if off is not None and left is not None:
                off = min(off, max(left, Decimal(0)))
                left -= off
            yield Line("offer", offer.id, what, offer.terms, _less(off), Decimal(0), price.checked)


def _off(offer: Offer, low: Decimal | None) -> Decimal | None:
    """Return what an offer takes off; per cents are rounded down to the decimals of the low end."""
    if offer.amount is not None:
        return offer.amount
    assert offer.percent is not None  # a discount has one of the two
    if low is None:
        return None
    return (low * offer.percent / 100).quantize(low, rounding=ROUND_DOWN)


def _ends(span: Span) -> tuple[Decimal | None, Decimal | None]:
    return span.low, span.high


def _less(amount: Decimal | None) -> Decimal | None:
    return None if amount is None else -amount


def _not_below_zero(amount: Decimal | None) -> Decimal | None:
    return None if amount is None else max(amount, Decimal(0))


def _sum(ends: Iterable[Decimal | None]) -> Decimal | None:
    total = Decimal(0)
    for end in ends:
        if end is None:
            return None
        total += end
    return total
