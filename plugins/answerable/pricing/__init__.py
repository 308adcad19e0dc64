"""Floor 3: prices on a day, with their drivers, options and offers, and what a purchase costs."""

from answerable.pricing.contents import KINDS, Item, contents_of, itemised_regions
from answerable.pricing.estimate import Choices, Estimate, Line, driver_ids, estimate
from answerable.pricing.plan import Plan, Start, plan_of
from answerable.pricing.quote import Quote, VariantQuote, overview, quote, regions_of

__all__ = [
    "KINDS",
    "Choices",
    "Estimate",
    "Item",
    "Line",
    "Plan",
    "Quote",
    "Start",
    "VariantQuote",
    "contents_of",
    "driver_ids",
    "estimate",
    "itemised_regions",
    "overview",
    "plan_of",
    "quote",
    "regions_of",
]
