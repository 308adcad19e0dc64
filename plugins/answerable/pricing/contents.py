"""What a quote may hold or leave out: the list by which a buyer checks one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from answerable.catalogue.prices import Price, Span
from answerable.catalogue.products import Product
from answerable.pricing.estimate import driver_ids
from answerable.pricing.quote import regions_of
from answerable.settings import Settings

ItemKind = Literal["included", "besides", "driver", "option"]
KINDS: tuple[ItemKind, ...] = get_args(ItemKind)
"""What is in the price as a rule, what others bill besides, what pushes it up, and add-ons."""


@dataclass(frozen=True)
class Item:
    """One thing to look for in a quote, and what it costs where that is known."""

    kind: ItemKind
    id: str
    what: str
    why: str = ""
    span: Span | None = None


def contents_of(price: Price) -> tuple[Item, ...]:
    """Return all that a quote for this may hold, kind by kind.

    What has no id of its own gets one by its place.
    """
    return tuple(_items(price))


def itemised_regions(product: Product, settings: Settings) -> tuple[str, ...]:
    """Return the regions for which it is known what a quote may hold."""
    prices = {region: product.price_in(region) for region in regions_of(product, settings)}
    return tuple(region for region, price in prices.items() if price and contents_of(price))


def _items(price: Price) -> Iterator[Item]:
    for number, what in enumerate(price.included, 1):
        yield Item("included", f"included-{number}", what)
    for number, what in enumerate(price.not_included, 1):
        yield Item("besides", f"besides-{number}", what)
    for id, driver in driver_ids(price):
        if driver.effect == "up":
            yield Item("driver", f"driver-{id}", driver.what, driver.why, driver)
    for option in price.options:
        yield Item("option", f"option-{option.id}", option.name, "", option)
