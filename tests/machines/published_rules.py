"""What search engines' published rules ask of each kind of structured data, as data.

The addresses lie below https://developers.google.com/search/docs/appearance/structured-data/, and
were looked up on LOOKED_UP. A rule that a property is "recommended" lets it be left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

LOOKED_UP = date(2026, 11, 25)


@dataclass(frozen=True)
class Rule:
    """The properties of one type: required ones, one of a group, and all that may stand there."""

    page: str
    required: frozenset[str]
    recommended: frozenset[str]
    one_of: frozenset[str] = frozenset()

    @property
    def known(self) -> frozenset[str]:
        """Every property that the rules name."""
        return self.required | self.recommended | self.one_of | {"@type", "@context"}


def _rule(page: str, required: str, recommended: str, one_of: str = "") -> Rule:
    names = [frozenset(words.split()) for words in (required, recommended, one_of)]
    return Rule(page, *names)


RULES = {
    "Article": _rule(
        "article", "", "author dateModified datePublished headline image mainEntityOfPage"
    ),
    "BreadcrumbList": _rule("breadcrumb", "itemListElement", ""),
    "ListItem": _rule("breadcrumb", "item name position", ""),
    # Its picture is named by the rules for merchant listings, which a product may meet as well.
    "Product": _rule(
        "product-snippet", "name", "description image", "review offers aggregateRating"
    ),
    "AggregateOffer": _rule("product-snippet", "lowPrice priceCurrency", "highPrice offerCount"),
    # Inside a product it needs no itemReviewed.
    "Review": _rule("review-snippet", "author reviewRating", "datePublished reviewBody"),
    "Rating": _rule("review-snippet", "ratingValue", "bestRating worstRating"),
    "AggregateRating": _rule("review-snippet", "ratingValue reviewCount", "bestRating worstRating"),
    "Person": _rule("article", "name", "url"),
    "Organization": _rule("organization", "name url", ""),
}
"""Type -> its rule."""

MOST_REVIEWS_WITHOUT_RATING = 1
"""More reviews of one product without an aggregateRating are reported as an error."""
