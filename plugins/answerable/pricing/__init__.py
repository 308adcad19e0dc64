"""Floor 3: prices on a day, with their drivers, options and offers."""

from answerable.pricing.quote import Quote, VariantQuote, overview, quote, regions_of

__all__ = ["Quote", "VariantQuote", "overview", "quote", "regions_of"]
