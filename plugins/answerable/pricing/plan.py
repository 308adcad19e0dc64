"""What a buyer can choose for an estimate, and the amounts by which a browser reckons it.

The browser's twin of `estimate` is overrides/estimates/reckoning.js: the same lines, to the last
digit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from answerable.catalogue.prices import Driver, Offer, Option, PriceState, Span
from answerable.pricing.estimate import Choices, Line, adds_up, driver_ids, estimate
from answerable.pricing.quote import Quote


@dataclass(frozen=True)
class Start:
    """What an estimate begins with: the product as such, where `id` is empty, or a variant."""

    id: str
    name: str
    summary: str
    span: Span
    state: PriceState
    from_base: bool


@dataclass(frozen=True)
class Plan:
    """Everything that a buyer can choose of a product's price in a region on a day.

    The first of `starts` is the product as such.
    """

    starts: tuple[Start, ...]
    drivers: tuple[tuple[str, Driver], ...]
    options: tuple[Option, ...]
    offers: tuple[Offer, ...]
    amounts: Mapping[str, Any]
    """The same in plain values, with exact amounts as texts: what the browser reckons with."""

    @property
    def variants(self) -> tuple[Start, ...]:
        """The variants that have a price of their own."""
        return self.starts[1:]

    @property
    def typical(self) -> tuple[Start, ...]:
        """What a buyer sees who can't choose: each variant, or the product where it has none."""
        return self.variants or self.starts

    def drivers_of(self, effect: str) -> tuple[tuple[str, Driver], ...]:
        """Return the drivers that push one way, with their ids."""
        return tuple((id, driver) for id, driver in self.drivers if driver.effect == effect)


def plan_of(found: Quote, on: date) -> Plan | None:
    """Return what a buyer can choose; None where no figure may be shown.

    A variant whose price is withheld, or can't be added to the product's amounts, isn't among it.
    """
    price = found.price
    if price is None or not found.shows_figures:
        return None
    base = price.base is not None
    starts = [Start("", found.product.name, "", price.base or price, found.state, base)]
    for held in found.variants:
        variant, own = held.variant, held.price
        if held.state is not PriceState.WITHHELD and adds_up(price, own):
            span, is_base = own.base or own, own.base is not None
            starts.append(
                Start(variant.id, variant.name, variant.summary, span, held.state, is_base)
            )
    drivers = driver_ids(price)
    everything = Choices(
        "", frozenset(id for id, _ in drivers), frozenset(o.id for o in price.options)
    )
    whole = estimate(found.product, found.region, everything, on)
    assert whole is not None  # it has a price
    offers = tuple(offer for offer in price.offers_on(on) if offer.kind == "discount")
    amounts = {
        "variant": {start.id: [*_ends(start.span), start.from_base] for start in starts},
        "driver": _listed(line for line in whole.lines if line.kind == "driver"),
        "option": _listed(line for line in whole.lines if line.kind == "option"),
        "offer": [[offer.id, _text(offer.amount), _text(offer.percent)] for offer in offers],
    }
    return Plan(tuple(starts), drivers, price.options, offers, amounts)


def _listed(lines: Iterable[Line]) -> list[list[str | None]]:
    """Return lines in their order, which a browser's objects don't keep for ids of digits."""
    return [[line.id, _text(line.low), _text(line.high)] for line in lines]


def _ends(span: Span) -> tuple[str | None, str | None]:
    return _text(span.low), _text(span.high)


def _text(amount: Decimal | None) -> str | None:
    """Return an amount as digits, whatever its size."""
    return None if amount is None else f"{amount:f}"
