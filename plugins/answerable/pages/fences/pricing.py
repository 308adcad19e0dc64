"""The fences `pricing` and `jobs`: what a product costs, and what makes the figure believable."""

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
    found = known_quote(options.product, options.region, press)
    parts = [part for part in options.show if part in parts_of(found)]
    shows = tuple(
        Shown(what, found.product.id) for part in options.show for what in _shown_by(found, part)
    )
    return Block("pricing.html", {"quote": found, "parts": parts}, shows)


class JobsOptions(Record):
    """What stands inside a jobs fence."""

    called: ClassVar[str] = "jobs fence"

    product: Id = Field(description="The product's id")
    region: Id | None = Field(None, description="The region's id; default: the first of settings")
    only: tuple[Id, ...] = Field((), description="Ids of jobs, in this order; default: all")


def jobs_block(options: JobsOptions, press: Press) -> Block:
    """Return typical purchases with their totals."""
    found = known_quote(options.product, options.region, press)
    held = found.price.jobs if found.price else ()
    if not held:
        place = press.content.catalogue.place("product", found.product.id).path
        message = (
            f"'{found.product.id}' has no jobs for {found.region}: add 'jobs:' to its price there"
            f" in {place}, each with 'id', 'what', 'low' and 'high'"
        )
        raise FenceError(Fault(message, ("product",)))
    by_id = {job.id: job for job in held if job.id}
    faults = []
    for n, id in enumerate(options.only):
        if id not in by_id:
            hint = suggestion(id, by_id) or "; give its jobs an 'id' each"
            message = f"'{id}' is not the id of a job of '{found.product.id}'{hint}"
            faults.append(Fault(message, ("only", n)))
        elif id in options.only[:n]:
            faults.append(Fault(f"'{id}' stands twice; delete one", ("only", n)))
    if faults:
        raise FenceError(*faults)
    jobs = tuple(by_id[id] for id in options.only) or held
    shows = (Shown("jobs", found.product.id),) * len(jobs) + (Shown("checked", found.product.id),)
    return Block("jobs.html", {"quote": found, "jobs": jobs}, shows)


def known_quote(id: str, region: str | None, press: Press) -> Quote:
    """Return what a product costs; raises FenceError if it, or its price there, isn't known."""
    product = known_product(id, press)
    settings = press.content.settings
    regions = [held.id for held in settings.regions]
    region = region or regions[0]
    if region not in regions:
        fault = Fault(f"'{region}' is not a region{suggestion(region, regions)}", ("region",))
        raise FenceError(fault)
    found = quote(product, region, settings, press.content.on)
    if found.price is None and product.prices:
        message = f"'{product.id}' has no price for {region}: add one to its file"
        raise FenceError(Fault(message, ("product",)))
    return found


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
JOBS = Fence("jobs", JobsOptions, jobs_block)
