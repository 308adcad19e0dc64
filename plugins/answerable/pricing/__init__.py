"""Floor 3: prices on a day, with their drivers, options and offers, and what a purchase costs."""

from answerable.pricing.estimate import Choices, Estimate, Line, driver_ids, estimate
from answerable.pricing.quote import Quote, VariantQuote, overview, quote, regions_of

__all__ = [
    "Choices",
    "Estimate",
    "Line",
    "Quote",
    "VariantQuote",
    "driver_ids",
    "estimate",
    "overview",
    "quote",
    "regions_of",
]
