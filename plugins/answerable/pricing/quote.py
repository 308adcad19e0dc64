"""What a product costs on a day in a region, with all that a buyer may know about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from answerable.catalogue import Catalogue
from answerable.catalogue.prices import Driver, Offer, Price, PriceState
from answerable.catalogue.products import Availability, Product, Variant
from answerable.settings import Settings


@dataclass(frozen=True)
class VariantQuote:
    """A variant that has a price of its own."""

    variant: Variant
    price: Price
    state: PriceState


@dataclass(frozen=True)
class Quote:
    """A product's price in a region on a day; `price` is None where there is none."""

    product: Product
    region: str
    price: Price | None
    state: PriceState
    offers: tuple[Offer, ...] = ()
    variants: tuple[VariantQuote, ...] = ()
    availability: Availability | None = None
    availability_holds: bool = True

    @property
    def shows_figures(self) -> bool:
        """Whether figures may be shown; after the days of grace only the drivers' words are."""
        return self.price is not None and self.state is not PriceState.WITHHELD

    @property
    def drivers_up(self) -> tuple[Driver, ...]:
        """What makes it dearer."""
        return tuple(d for d in self.price.drivers if d.effect == "up") if self.price else ()

    @property
    def drivers_down(self) -> tuple[Driver, ...]:
        """What makes it cheaper."""
        return tuple(d for d in self.price.drivers if d.effect == "down") if self.price else ()


def quote(product: Product, region: str, settings: Settings, on: date) -> Quote:
    """Return what a product costs in a region on that day."""
    price = product.price_in(region)
    availability = product.availability_in(region)
    variants = []
    for variant in product.variants:
        own = next((held for held in variant.prices if held.region == region), None)
        if own is not None:
            variants.append(VariantQuote(variant, own, _state(own, settings, on)))
    return Quote(
        product,
        region,
        price,
        _state(price, settings, on) if price else PriceState.CURRENT,
        price.offers_on(on) if price else (),
        tuple(variants),
        availability,
        not (availability and availability.valid_until and availability.valid_until < on),
    )


def regions_of(product: Product, settings: Settings) -> tuple[str, ...]:
    """Return the regions in which the product has a price, in the order of the settings."""
    priced = {price.region for price in product.prices}
    return tuple(region.id for region in settings.regions if region.id in priced)


def overview(catalogue: Catalogue, settings: Settings, on: date) -> dict[str, tuple[Quote, ...]]:
    """Return category -> quotes of all its products in the home region, the unpriced ones last."""
    region = settings.home_region.id
    result = {}
    for category in catalogue.categories:
        quotes = [quote(p, region, settings, on) for p in catalogue.in_category(category)]
        result[category] = tuple(sorted(quotes, key=lambda q: q.price is None))
    return result


def _state(price: Price, settings: Settings, on: date) -> PriceState:
    return price.state(on, settings.stale_after_days, settings.grace_days)
