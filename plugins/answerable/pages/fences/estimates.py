"""The fences `estimate` and `quote-check`: what one would pay, and what a quote lacks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from answerable.articles import Shown
from answerable.catalogue.prices import Price
from answerable.ids import Id
from answerable.pages.fences.fence import Block, Fault, Fence, FenceError
from answerable.pages.fences.pricing import known_quote
from answerable.pages.press import Press
from answerable.pricing import KINDS, Plan, Quote, contents_of, plan_of
from answerable.records import Record


class EstimateOptions(Record):
    """What stands inside an estimate fence."""

    called: ClassVar[str] = "estimate fence"

    product: Id = Field(description="The product's id")
    region: Id | None = Field(None, description="The region's id; default: the first of settings")


def estimate_block(options: EstimateOptions, press: Press) -> Block:
    """Return a form that adds up what a buyer chooses; without scripts, what it adds up from."""
    found, price = _priced(options, press)
    plan = plan_of(found, press.content.on)
    values = {
        "quote": found,
        "price": price,
        "plan": plan,
        "amounts": json.dumps(plan.amounts) if plan else "",
        "script": press.scripts.path("estimate.js"),
    }
    shows = tuple(Shown(what, found.product.id) for what in _estimated(price, plan))
    return Block("estimate.html", values, shows)


class QuoteCheckOptions(Record):
    """What stands inside a quote-check fence."""

    called: ClassVar[str] = "quote-check fence"

    product: Id = Field(description="The product's id")
    region: Id | None = Field(None, description="The region's id; default: the first of settings")


def quote_check_block(options: QuoteCheckOptions, press: Press) -> Block:
    """Return a list to check any seller's quote by; without scripts, a sheet to print."""
    found, price = _priced(options, press)
    items = contents_of(price)
    if not items:
        place = press.content.catalogue.place("product", found.product.id).path
        message = (
            f"the price of '{found.product.id}' for {found.region} doesn't say what a quote may"
            f" hold: add 'included', 'not_included', 'drivers' or 'options' to it in {place}"
        )
        raise FenceError(Fault(message, ("product",)))
    values = {
        "quote": found,
        "price": price,
        "groups": {kind: held for kind in KINDS if (held := [i for i in items if i.kind == kind])},
        "script": press.scripts.path("quote-check.js"),
    }
    shown = {
        "included": "included",
        "besides": "not-included",
        "driver": "drivers",
        "option": "options",
    }
    shows = tuple(Shown(shown[item.kind], found.product.id) for item in items)
    return Block("quote-check.html", values, shows)


def _priced(options: EstimateOptions | QuoteCheckOptions, press: Press) -> tuple[Quote, Price]:
    """Return what a product costs; raises FenceError if it has no price."""
    found = known_quote(options.product, options.region, press)
    if found.price is None:
        place = press.content.catalogue.place("product", found.product.id).path
        message = f"'{found.product.id}' has no price: add 'prices:' to {place}, or take this out"
        raise FenceError(Fault(message, ("product",)))
    return found, found.price


def _estimated(price: Price, plan: Plan | None) -> Iterator[str]:
    """Yield what a buyer sees of a price, once an item, withheld figures as in a pricing fence."""
    yield from ("range", "checked")
    yield from ["drivers"] * sum(driver.estimated for driver in price.drivers)
    yield from ["options"] * len(price.options)
    yield from ["jobs"] * len(price.jobs)
    if plan is not None:
        yield from ["variants"] * len(plan.variants)
        yield from ["offers"] * len(plan.offers)


ESTIMATE = Fence("estimate", EstimateOptions, estimate_block)
QUOTE_CHECK = Fence("quote-check", QuoteCheckOptions, quote_check_block)
