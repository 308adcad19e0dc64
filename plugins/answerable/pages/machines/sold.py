"""Structured data of our own products: what they cost today, and what their owners say.

Nothing is said of rivals' products, whose prices and reviews aren't ours to announce. The mean
rating is told only where customers alone gave it: every purchase was checked, and nobody got
anything for a review. Our own testers' judgements never count. Several reviews without a mean are
an error for search engines, so then none is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any
from urllib.parse import quote as quote_path

from answerable.catalogue.prices import Price, PriceState
from answerable.catalogue.products import Product
from answerable.catalogue.reviews import Review
from answerable.comparisons import mean_rating
from answerable.pages.generated import shown_region
from answerable.pages.press import Press
from answerable.pages.values import Page
from answerable.pricing import quote, regions_of

_PARTICLES = frozenset("al bin da de del della den der di dos du el la le ten ter van von".split())
"""Words inside a person's name that are written small."""

_LOWEST_POINT = Decimal(1)
"""The lowest rating that search engines expect where none is named."""


def product_data(page: Page, press: Press) -> Iterator[dict[str, Any]]:
    """Yield the data of the product that a page is about, if it is ours.

    A product needs a price, a rating or a review: without all, search engines call it broken.
    """
    catalogue, settings = press.content.catalogue, press.content.settings
    product = catalogue.products[page.products[0]]
    if not product.ours:
        return
    if page.kind == "product":
        regions: Sequence[str] = (shown_region(product, settings),)
        rating = _rating(product, press)
        reviews = [_review(r) for r in catalogue.customer_reviews(product.id) if _counts(r)]
        if len(reviews) > 1 and not rating:
            reviews = []
    else:
        regions, rating, reviews = regions_of(product, settings), {}, []
    offers = _offers(_current_prices(product, regions, press))
    if not (offers or rating or reviews):
        return
    data: dict[str, Any] = {"@type": "Product", "name": product.name}
    if page.kind == "product":
        data |= _looks(product, press)
    if offers:
        data["offers"] = offers
    if rating:
        data["aggregateRating"] = rating
    if reviews:
        data["review"] = reviews
    yield data


def _looks(product: Product, press: Press) -> dict[str, Any]:
    """Return what a product's own page tells of it in words and as a picture."""
    data: dict[str, Any] = {}
    if product.summary:
        data["description"] = product.summary
    picture, root = product.picture, press.addresses.root
    if picture and root and press.size(picture.file):
        data["image"] = [f"{root}{quote_path(picture.file)}"]
    return data


def is_a_persons_name(who: str) -> bool:
    """Return whether words name one person: 'D. Holm, Gullhaven', but not 'The Ellory family'."""
    words = who.partition(",")[0].split()
    names = [word for word in words if word not in _PARTICLES]
    return (
        len(names) > 1
        and names[-1] == words[-1]
        and all(word[0].isalpha() and not word[0].islower() for word in names)
        and any(len(word.strip(".")) > 1 for word in names)
    )


def _current_prices(product: Product, regions: Sequence[str], press: Press) -> list[Price]:
    """Return the prices that the page shows, if both ends of all hold today in one currency."""
    content = press.content
    quotes = [quote(product, region, content.settings, content.on) for region in regions]
    prices = [found.price for found in quotes if found.price]
    whole = all(
        found.state is PriceState.CURRENT
        and found.price is not None
        and found.price.low is not None
        and found.price.high is not None
        for found in quotes
    )
    return prices if whole and len({price.currency for price in prices}) == 1 else []


def _offers(prices: Sequence[Price]) -> dict[str, Any]:
    if not prices:
        return {}
    return {
        "@type": "AggregateOffer",
        "lowPrice": _number(min(price.low for price in prices if price.low is not None)),
        "highPrice": _number(max(price.high for price in prices if price.high is not None)),
        "priceCurrency": prices[0].currency,
        "offerCount": len(prices),
    }


def _rating(product: Product, press: Press) -> dict[str, Any]:
    """Return the customers' mean rating, as the page shows it."""
    catalogue = press.content.catalogue
    mean = mean_rating(catalogue, product.id)
    rated = [review for review in catalogue.customer_reviews(product.id) if review.rating]
    if mean is None or not all(review.verified and not review.paid for review in rated):
        return {}
    return {
        "@type": "AggregateRating",
        "ratingValue": _number(mean.value.normalize()),
        "bestRating": _number(mean.out_of),
        "reviewCount": mean.count,
        **_worst(mean.value),
    }


def _worst(value: Decimal) -> dict[str, str]:
    return {"worstRating": "0"} if value < _LOWEST_POINT else {}


def _counts(review: Review) -> bool:
    """Return whether a review is a named person's own, with the rating that the rules ask for."""
    return review.rating is not None and not review.paid and is_a_persons_name(review.who)


def _review(review: Review) -> dict[str, Any]:
    assert review.rating is not None
    rating = {
        "@type": "Rating",
        "ratingValue": _number(review.rating.value),
        "bestRating": _number(review.rating.out_of),
        **_worst(review.rating.value),
    }
    data: dict[str, Any] = {
        "@type": "Review",
        "author": {"@type": "Person", "name": review.who.partition(",")[0].strip()},
        "datePublished": review.date.isoformat(),
        "reviewRating": rating,
    }
    if review.says:
        data["reviewBody"] = review.says
    return data


def _number(number: Decimal) -> str:
    return format(number, "f")
