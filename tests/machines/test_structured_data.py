"""Structured data keeps the published rules, and says nothing that the page doesn't show."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from published_rules import MOST_REVIEWS_WITHOUT_RATING, RULES

from answerable.dates import date_in_words
from answerable.pages.machines.sold import is_a_persons_name
from site_builder import Built, Html, SmallSite

ADDRESSES = ("item", "url", "image", "mainEntityOfPage")
"""Properties that hold addresses, which a page need not show."""

UNPAID_TO_PAID = ("paid: false", "paid: true")

NAMED = "    who: Fern Finch, Northby\n"


def data_of(page: Html) -> list[dict[str, Any]]:
    return [json.loads(script.text) for script in page.all("script", type="application/ld+json")]


def of_type(page: Html, kind: str) -> dict[str, Any]:
    found = [data for data in data_of(page) if data["@type"] == kind]
    assert len(found) <= 1
    return found[0] if found else {}


def objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for held in value.values():
            yield from objects(held)
    elif isinstance(value, list):
        for held in value:
            yield from objects(held)


def named_review(site: SmallSite) -> SmallSite:
    return site.edit("catalogue/reviews/shell.yml", ("    who: The Finch family\n", NAMED))


@pytest.fixture(params=["sample", "small"])
def built(request: pytest.FixtureRequest) -> Built:
    """Return the sample's site, and the small one."""
    found: Built = request.getfixturevalue(request.param)
    return found


def test_every_object_keeps_its_types_rule(built: Built) -> None:
    for name, page in built.pages.items():
        for data in data_of(page):
            assert data["@context"] == "https://schema.org", name
            for held in objects(data):
                rule = RULES[held["@type"]]
                assert rule.required <= set(held), (name, held)
                assert set(held) <= rule.known, (name, held)
                assert not rule.one_of or rule.one_of & set(held), (name, held)


def test_everything_in_it_is_seen_on_the_page(built: Built) -> None:
    for name, page in built.pages.items():
        seen = " ".join(page.one("body").text.split())
        for held in (found for data in data_of(page) for found in objects(data)):
            for key, value in held.items():
                if key.startswith("@") or key in ADDRESSES or not isinstance(value, str):
                    continue
                assert any(form in seen for form in forms(key, value)), (name, key, value)


def forms(key: str, value: str) -> Iterator[str]:
    """Yield how a buyer may read a value."""
    if key.startswith("date"):
        yield date_in_words(date.fromisoformat(value), "en")
    elif key in ("lowPrice", "highPrice"):
        yield f"${int(value):,}"
    elif key == "priceCurrency":
        yield {"USD": "$"}[value]
    else:
        yield " ".join(value.split())


def test_an_offer_counts_the_prices_that_the_page_shows(built: Built) -> None:
    for page in built.pages.values():
        if offers := of_type(page, "Product").get("offers"):
            figures = [e for e in page.all("p", class_="ans-figure") if "$" in e.text]
            assert offers["offerCount"] == len(figures)


def test_rivals_are_neither_offered_nor_rated(built: Built) -> None:
    told = {name: page for name, page in built.pages.items() if of_type(page, "Product")}
    assert told
    for name in told:
        folder, id, _ = name.split("/")
        assert folder in ("products", "pricing")
        assert "We sell this." in built.page(f"products/{id}/").text


def test_there_is_no_list_of_questions(built: Built) -> None:
    for page in built.pages.values():
        assert "FAQPage" not in page.source


def test_several_reviews_come_with_their_mean(sample: Built) -> None:
    for page in sample.pages.values():
        product = of_type(page, "Product")
        if len(product.get("review", ())) > MOST_REVIEWS_WITHOUT_RATING:
            assert product["aggregateRating"]
    rating = of_type(sample.page("products/fiberglass-pool/"), "Product")["aggregateRating"]
    assert rating == {
        "@type": "AggregateRating", "ratingValue": "3.8", "bestRating": "5", "reviewCount": 9,
    }  # fmt: skip
    assert "3.8 of 5 from 9 reviews" in sample.page("products/fiberglass-pool/").text


@pytest.mark.parametrize("change", [("verified: true", "verified: false"), UNPAID_TO_PAID])
def test_a_mean_that_is_not_checked_customers_alone_is_not_told(
    site: SmallSite, change: tuple[str, str]
) -> None:
    first, rest = site.read("catalogue/reviews/shell.yml").split("  - id: sh-2")
    second = first.partition("reviews:\n")[2].replace("sh-1", "sh-3").replace("Finch", "Wren")
    own = first + second.replace("The Wren family", "Finn Wren") + "  - id: sh-2" + rest
    site.write("catalogue/reviews/shell.yml", own.replace("The Finch family", "Fern Finch"))
    whole = of_type(site.build(to=site.root / "one").page("products/shell/"), "Product")
    assert whole["aggregateRating"]["reviewCount"] == 2
    assert [r["author"]["name"] for r in whole["review"]] == ["Finn Wren", "Fern Finch"]
    site.write(
        "catalogue/reviews/shell.yml", site.read("catalogue/reviews/shell.yml").replace(*change)
    )
    part = of_type(site.build(to=site.root / "two").page("products/shell/"), "Product")
    assert "aggregateRating" not in part
    assert "review" not in part


def test_an_article_names_its_author_with_an_address(small: Built) -> None:
    article = of_type(small.page("cost/shell/"), "Article")
    assert article["headline"] == "What does a shell pool cost? $41,237 and up"
    assert article["datePublished"] == "2026-03-01"
    assert article["dateModified"] == "2026-11-01"
    url = "https://small.example.com/people/ada/"
    assert article["author"] == [{"@type": "Person", "name": "Ada Moss", "url": url}]
    assert "people/ada/index.html" in small.pages


def test_the_trail_leads_from_home_through_the_hub(small: Built) -> None:
    trail = of_type(small.page("cost/shell/"), "BreadcrumbList")["itemListElement"]
    assert [(station["position"], station["item"]) for station in trail] == [
        (1, "https://small.example.com/"),
        (2, "https://small.example.com/cost/"),
        (3, "https://small.example.com/cost/shell/"),
    ]


def test_our_product_is_offered_on_its_page_and_its_price_page(small: Built) -> None:
    assert of_type(small.page("products/shell/"), "Product")["aggregateRating"]["reviewCount"] == 1
    assert "aggregateRating" not in of_type(small.page("pricing/shell/"), "Product")
    for address in ("products/shell/", "pricing/shell/"):
        assert of_type(small.page(address), "Product")["offers"] == {
            "@type": "AggregateOffer", "lowPrice": "41237", "highPrice": "93451",
            "priceCurrency": "USD", "offerCount": 1,
        }  # fmt: skip
    assert of_type(small.page("cost/shell/"), "Product") == {}


@pytest.mark.parametrize("on", [date(2027, 4, 10), date(2027, 9, 1)])
def test_a_price_that_is_being_rechecked_is_not_offered(site: SmallSite, on: date) -> None:
    built = site.build(on=on)
    assert "offers" not in of_type(built.page("products/shell/"), "Product")
    assert of_type(built.page("pricing/shell/"), "Product") == {}


def test_a_price_with_an_open_end_is_not_offered(site: SmallSite) -> None:
    site.edit("catalogue/products/shell.yml", ("    high: 93451\n", ""))
    site.edit("articles/cost/shell.md", ("{{ shell.price.high }}", "{{ shell.price }}"))
    assert of_type(site.build().page("pricing/shell/"), "Product") == {}


def test_a_named_customers_rated_review_stands_on_the_product_page_only(site: SmallSite) -> None:
    built = named_review(site).build()
    assert of_type(built.page("products/shell/"), "Product")["review"] == [
        {
            "@type": "Review",
            "author": {"@type": "Person", "name": "Fern Finch"},
            "datePublished": "2026-09-09",
            "reviewRating": {"@type": "Rating", "ratingValue": "4", "bestRating": "5"},
            "reviewBody": "We swim every day.",
        }
    ]
    assert "review" not in of_type(built.page("pricing/shell/"), "Product")


@pytest.mark.parametrize(
    ("old", "new"),
    [("    rating:\n      value: 4\n      out_of: 5\n", ""), ("    paid: false", "    paid: true"),
     ("kind: customer", "kind: editorial")],
)  # fmt: skip
def test_a_review_without_a_rating_or_paid_or_our_own_is_not_told(
    site: SmallSite, old: str, new: str
) -> None:
    named_review(site).edit("catalogue/reviews/shell.yml", (old, new))
    assert "review" not in of_type(site.build().page("products/shell/"), "Product")


def test_the_worst_rating_is_named_where_it_is_below_the_usual_scale(site: SmallSite) -> None:
    named_review(site).edit("catalogue/reviews/shell.yml", ("      value: 4", "      value: 0"))
    review = of_type(site.build().page("products/shell/"), "Product")["review"][0]
    assert review["reviewRating"] == {
        "@type": "Rating", "ratingValue": "0", "bestRating": "5", "worstRating": "0",
    }  # fmt: skip


def test_a_product_without_price_and_reviews_is_not_told(site: SmallSite) -> None:
    site.remove("catalogue/reviews").remove("articles").write("articles/.gitkeep", "")
    text = site.read("catalogue/products/mosaic.yml").replace("ours: false", "ours: true")
    site.write("catalogue/products/mosaic.yml", text.replace("sold_by: Tessera Pools\n", ""))
    assert of_type(site.build().page("products/mosaic/"), "Product") == {}


@pytest.mark.parametrize(
    ("who", "is_one"),
    [("D. Holm, Gullhaven", True), ("Ludwig van der Rohe", True), ("Fern Finch", True),
     ("Ödön Ács, Pécs", True), ("The Ellory family, Tansford", False), ("J. P., Pellow", False),
     ("Ruth and Sam", False), ("Two dogs and a nurse", False), ("Anonymous", False), ("", False),
     ("50% off", False), ("Maria de", False)],
)  # fmt: skip
def test_a_persons_name_is_told_from_other_words(who: str, is_one: bool) -> None:
    assert is_a_persons_name(who) is is_one


EVIL = "</script><script>alert(1)</script> & <!-- 'q' \\\" end"


def test_markup_in_a_review_and_a_title_stays_text(site: SmallSite) -> None:
    named_review(site).edit(
        "catalogue/reviews/shell.yml", ("says: We swim every day.", f'says: "{EVIL}"')
    )
    site.article("Text.\n", f'title: "{EVIL}"')
    built = site.build()
    page = built.page("products/shell/")
    words = EVIL.replace("\\", "")
    assert of_type(page, "Product")["review"][0]["reviewBody"] == words
    article = built.page("process/extra/")
    assert of_type(article, "Article")["headline"] == words
    for held in (page, article):
        assert "alert(1)" not in [script.text for script in held.all("script")]


def test_an_article_without_author_and_dates_is_told_without_them(site: SmallSite) -> None:
    site.write("articles/process/extra.md", "---\ntitle: Extra\ntopic: process\n---\nText.\n")
    article = of_type(site.build().page("process/extra/"), "Article")
    assert set(article) == {"@context", "@type", "headline", "image", "mainEntityOfPage"}


def test_without_a_site_address_only_what_needs_none_is_told(site: SmallSite) -> None:
    site.edit("mkdocs.yml", ("site_url: https://small.example.com/\n", ""))
    built = site.build()
    for page in built.pages.values():
        for held in (found for data in data_of(page) for found in objects(data)):
            assert not set(ADDRESSES) & set(held)
    assert data_of(built.page("")) == []
    assert of_type(built.page("cost/shell/"), "Article")["headline"]
    assert of_type(built.page("pricing/shell/"), "Product")["offers"]
