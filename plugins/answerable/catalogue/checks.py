"""What a buyer would miss or disbelieve in the facts, judged on the date of a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from answerable.catalogue.catalogue import Catalogue
from answerable.catalogue.prices import Price, PriceState
from answerable.catalogue.products import Product
from answerable.findings import Finding, Level
from answerable.ids import suggestion
from answerable.reading import Loc, Place
from answerable.settings import Settings


def check_catalogue(catalogue: Catalogue, settings: Settings, on: date) -> Iterator[Finding]:
    """Yield what is wrong with the facts on that day, and what is missing from them."""
    regions = [region.id for region in settings.regions]
    for product in catalogue.products.values():
        place = catalogue.place("product", product.id)
        for loc, price in _prices(product):
            yield from _price(price, loc, place, settings, on)
        yield from _regions(product, place, regions)
        yield from _gaps(product, place)
        yield from _values(product, place, on)
        yield from _availability(product, place, on)
        if product.reply and product.reply.date > on:
            yield _ahead(place, product.reply.date, on, "reply", "date")
    for id, reviews in catalogue.reviews.items():
        place = catalogue.place("reviews", id)
        for n, review in enumerate(reviews):
            if review.date > on:
                yield _ahead(place, review.date, on, "reviews", n, "date")


def _values(product: Product, place: Place, on: date) -> Iterator[Finding]:
    for name, value in product.values.items():
        if value.checked and value.checked > on:
            yield _ahead(place, value.checked, on, "values", name, "checked")
        if not product.ours and not value.source:
            yield place.finding(
                "catalogue.no-source", Level.WARNING,
                f"'{name}' of a rival's product has no source; a buyer can't tell it from"
                " hearsay: add 'source' and 'checked'",
                "values", name,
            )  # fmt: skip


def _availability(product: Product, place: Place, on: date) -> Iterator[Finding]:
    for n, entry in enumerate(product.availability):
        loc = ("availability", n)
        if entry.checked > on:
            yield _ahead(place, entry.checked, on, *loc, "checked")
        if entry.valid_until and entry.valid_until < on:
            yield _due(place, f"availability ran out on {entry.valid_until}", *loc)


def _prices(product: Product) -> Iterable[tuple[Loc, Price]]:
    for n, price in enumerate(product.prices):
        yield ("prices", n), price
    for v, variant in enumerate(product.variants):
        for n, price in enumerate(variant.prices):
            yield ("variants", v, "prices", n), price


def _price(price: Price, loc: Loc, place: Place, settings: Settings, on: date) -> Iterator[Finding]:
    if price.checked > on:
        yield _ahead(place, price.checked, on, *loc, "checked")
    for n, change in enumerate(price.history):
        if change.date > on:
            yield _ahead(place, change.date, on, *loc, "history", n, "date")
    state = price.state(on, settings.stale_after_days, settings.grace_days)
    if state is not PriceState.CURRENT:
        until = price.due_on(settings.stale_after_days)
        if state is PriceState.RECHECKING:
            seen = (
                "the site says that it is being rechecked, and hides it"
                f" {settings.grace_days} days after that day"
            )
        else:
            seen = "the site no longer shows the figure"
        yield _due(place, f"this price was good until {until}: {seen}", *loc, "checked")
    for n, offer in enumerate(price.offers):
        if offer.valid_until < on:
            yield _due(place, f"this offer ended on {offer.valid_until}", *loc, "offers", n)


def _regions(product: Product, place: Place, regions: list[str]) -> Iterator[Finding]:
    named: list[tuple[Loc, str]] = [
        ((*loc, "region"), price.region) for loc, price in _prices(product)
    ]
    named += [
        (("availability", n, "region"), entry.region)
        for n, entry in enumerate(product.availability)
    ]
    for loc, region in named:
        if region not in regions:
            hint = suggestion(region, regions)
            message = f"'{region}' is not a region of settings.yml{hint}"
            yield place.finding("catalogue.unknown-region", Level.ERROR, message, *loc)


def _gaps(product: Product, place: Place) -> Iterator[Finding]:
    if not product.prices and not product.no_price:
        yield place.finding(
            "catalogue.no-price", Level.WARNING,
            "the product has no price, and doesn't say why: add 'prices', or 'no_price' with"
            " 'why' and 'depends_on'",
        )  # fmt: skip
    elif product.no_price:
        yield place.finding(
            "catalogue.no-price", Level.NOTE,
            "the product has no price; its page says why and what it depends on",
            "no_price",
        )  # fmt: skip
    if product.ours and not product.problems:
        yield place.finding(
            "catalogue.no-problems", Level.WARNING,
            "no drawback of our own product is named; every product has some, and buyers look"
            " for them elsewhere: add 'problems'",
        )  # fmt: skip
    if not product.ours and not product.sold_by:
        yield place.finding(
            "catalogue.no-seller", Level.WARNING, "a rival's product needs 'sold_by'"
        )


def _ahead(place: Place, day: date, on: date, *loc: str | int) -> Finding:
    message = f"{day} lies after {on}, the date of this run; nobody can have looked then"
    return place.finding("catalogue.date-ahead", Level.ERROR, message, *loc)


def _due(place: Place, what: str, *loc: str | int) -> Finding:
    return Finding(
        "catalogue.due", Level.WARNING, place.path, place.line(*loc),
        f"{what}; look again and renew the date", due=True,
    )  # fmt: skip
