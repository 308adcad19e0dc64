"""The fence `pricing`: what a product costs, and everything that makes the figure believable."""

from __future__ import annotations

from typing import ClassVar, Literal, get_args

from pydantic import Field

from answerable.articles import Shown
from answerable.ids import Id, suggestion
from answerable.pages.fences.fence import Block, Fault, Fence, FenceError, known_product
from answerable.pages.press import Press
from answerable.pricing import Quote, quote
from answerable.records import Record

Part = Literal[
    "range", "variants", "drivers", "options", "offers", "jobs", "included", "running",
    "availability", "history",
]  # fmt: skip
PARTS: tuple[Part, ...] = get_args(Part)


class PricingOptions(Record):
    """What stands inside a pricing fence."""

    called: ClassVar[str] = "pricing"

    product: Id = Field(description="The product's id")
    show: tuple[Part, ...] = Field(PARTS, min_length=1, description="The parts, in this order")
    region: Id | None = Field(None, description="The region's id; default: the first of settings")


def pricing_block(options: PricingOptions, press: Press) -> Block:
    """Return the parts of the price that the options ask for and the catalogue has."""
    product = known_product(options.product, press)
    settings = press.content.settings
    regions = [region.id for region in settings.regions]
    region = options.region or regions[0]
    if region not in regions:
        fault = Fault(f"'{region}' is not a region{suggestion(region, regions)}", ("region",))
        raise FenceError(fault)
    found = quote(product, region, settings, press.content.on)
    if found.price is None and product.prices:
        message = f"'{product.id}' has no price for {region}: add one to its file"
        raise FenceError(Fault(message, ("product",)))
    parts = [part for part in options.show if part in parts_of(found)]
    shows = tuple(
        Shown(what, product.id) for part in options.show for what in _shown_by(found, part)
    )
    return Block("pricing.html", {"quote": found, "parts": parts}, shows)


def parts_of(found: Quote) -> tuple[Part, ...]:
    """Return the parts of a price for which there is something to show."""
    words_only = ("range", "drivers", "included", "availability")
    return tuple(
        part
        for part in PARTS
        if part == "range"
        or (_shown_by(found, part) and (found.shows_figures or part in words_only))
    )


def _shown_by(found: Quote, part: Part) -> list[str]:
    """Return what a buyer sees by a part, once an item.

    Figures that are withheld because of their age count too: only time took them away, and the
    finding about their age says so.
    """
    price = found.price
    if part == "availability":
        return ["availability"] if found.availability else []
    if price is None:
        return []
    if part == "included":
        return ["included"] * len(price.included) + ["not-included"] * len(price.not_included)
    if part == "range":
        return ["range", "checked"]
    items = {
        "variants": found.variants,
        "drivers": price.drivers,
        "options": price.options,
        "offers": found.offers,
        "jobs": price.jobs,
        "running": price.running,
        "history": price.history,
    }
    return [part] * len(items[part])


PRICING = Fence("pricing", PricingOptions, pricing_block)
