"""Fences that help to decide: jobs, pros and cons, verdicts and reviews, as buyers read them."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.findings import Level
from site_builder import Built, Html, SmallSite

VERDICT = """
```verdict
choose:
  - product: liner
    if:
      - You need {{ liner.width }}.
      - Your budget ends below {{ shell.price.low }}.
  - product: shell
    if: you will stay 🏊.
  - product: none
    if: you rent.
```
"""

PROS_AND_CONS = "```proscons\nproduct: shell\n```\n"

MORE_REVIEWS = """
  - id: sh-3
    kind: customer
    who: N. Wren
    date: 2026-10-01
    how: Asked by letter
    rating:
      value: 1
      out_of: 5
    pros:
      - an hour of care a  Week.
      - An hour of care a week
    cons:
      - Late
    verified: false
    paid: false
"""

REVIEWS = "catalogue/reviews/shell.yml"
SHELL = "catalogue/products/shell.yml"


def shown(site: SmallSite, text: str, on: date = date(2026, 11, 24)) -> Html:
    """Return the page of an article with this text."""
    built = site.article(text).build(on)
    assert not built.stopped, built.log
    return built.page("process/extra/")


def findings(site: SmallSite, id: str) -> list[str]:
    return [str(found) for found in site.findings() if found.id == id]


def columns(page: Html) -> list[str]:
    """Return the texts of the two columns of pros and cons."""
    inside = [e for e in page.all("div") if e.inside[-2:] == ("div", "div") and "speaks" in e.text]
    return [" ".join(e.text.split()) for e in inside]


def test_jobs_show_totals_with_region_tax_date_and_source(site: SmallSite) -> None:
    page = shown(site, "```jobs\nproduct: shell\n```")
    assert page.cells() == [
        ["What", "Total"],
        ["14 x 30 ft with cover", "$71,777 to $78,888"],
        ["12 x 24 ft", "$44,777 to $51,888"],
    ]
    assert "before tax in North Shire" in page.text
    assert "Checked November 1, 2026" in page.text
    assert "Source: Own price list" in page.text


def test_only_some_jobs_stand_in_the_order_in_which_they_are_named(site: SmallSite) -> None:
    page = shown(site, "```jobs\nproduct: shell\nonly: [small]\n```")
    assert [row[0] for row in page.cells()] == ["What", "12 x 24 ft"]


def test_totals_that_are_being_rechecked_say_so(site: SmallSite) -> None:
    page = shown(site, "```jobs\nproduct: shell\n```", date(2027, 4, 10))
    assert "$71,777 to $78,888" in page.text
    assert "We are checking this figure again" in page.text


def test_totals_that_are_too_old_give_way_to_the_jobs_alone(site: SmallSite) -> None:
    page = shown(site, "```jobs\nproduct: shell\n```", date(2028, 1, 1))
    assert "14 x 30 ft with cover" in page.text
    assert "too old to rely on" in page.text
    assert "71,777" not in page.source


def test_two_jobs_are_what_the_recipe_for_cost_asks_for(site: SmallSite) -> None:
    old = "```pricing\nproduct: shell\n```"
    site.edit("articles/cost/shell.md", (old, "```jobs\nproduct: shell\nonly: [small]\n```"))
    assert len(findings(site, "cost.jobs")) == 1
    site.edit("articles/cost/shell.md", ("only: [small]\n", ""))
    assert findings(site, "cost.jobs") == []


def test_pros_and_cons_stand_in_two_columns_with_words(site: SmallSite) -> None:
    speaks_for, against = columns(shown(site, PROS_AND_CONS))
    assert speaks_for == (
        "What speaks for it Where it beats the others Little upkeep It suits Families"
        " What reviewers liked, and how many of them An hour of care a week (1 of 2)"
    )
    assert against == (
        "What speaks against it What can go wrong, and how often Shells end at 16 ft"
        " 31 of 412, 2023 to 2025 It doesn't suit Freeform shapes"
        " What reviewers disliked, and how many of them The dig was loud (1 of 2)"
    )


def test_what_reviewers_say_alike_is_counted_once_for_each_of_them(site: SmallSite) -> None:
    site.write(REVIEWS, site.read(REVIEWS) + MORE_REVIEWS.lstrip("\n"))
    speaks_for, against = columns(shown(site, PROS_AND_CONS))
    assert speaks_for.endswith("how many of them An hour of care a week (2 of 3)")
    assert against.endswith("The dig was loud (1 of 3) Late (1 of 3)")


def test_our_own_product_without_a_drawback_is_told_and_says_so_to_the_buyer(
    site: SmallSite,
) -> None:
    text = site.read(SHELL).partition("problems:")[0].replace("not_for:\n  - Freeform shapes\n", "")
    site.write(SHELL, text).remove(REVIEWS)
    page = shown(site, PROS_AND_CONS)
    assert "We have no drawback on record. That doesn't mean there is none." in page.text
    (found,) = [f for f in site.findings() if f.id == "proscons.options"]
    assert found.level is Level.WARNING
    assert "nothing speaks against 'shell', which we sell" in found.message


def test_a_product_that_we_sell_is_marked_beside_its_name(site: SmallSite) -> None:
    page = shown(site, PROS_AND_CONS + "\n```proscons\nproduct: liner\n```\n")
    names = [" ".join(e.text.split()) for e in page.all("p", class_="ans-label")]
    assert names[0] == "Shell pool sold by us"
    assert "Liner pool sold by Reed Pools" in names


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return a site with a verdict."""
    built = SmallSite(tmp_path_factory.mktemp("verdict") / "project").article(VERDICT).build()
    assert not built.stopped, built.log
    return built


def test_a_verdict_says_which_to_choose_in_the_order_of_its_writer(decided: Built) -> None:
    page = decided.page("process/extra/")
    lines = [" ".join(e.text.split()) for e in page.all("p", class_="ans-label")][:3]
    assert lines == [
        "Choose Liner pool if any of these is true",
        "Choose Shell pool if",
        "Choose none of these if",
    ]


def test_a_verdicts_facts_are_filled_in(decided: Built) -> None:
    text = decided.page("process/extra/").text
    assert "You need 24 ft. Your budget ends below $41,237." in text
    assert "you will stay 🏊." in text


def test_a_verdict_leads_to_the_products_and_says_who_sells_them(decided: Built) -> None:
    page = decided.page("process/extra/")
    assert page.one("ul", class_="ans-verdict").text.count("sold by us") == 1
    assert "sold by Reed Pools" in page.one("ul", class_="ans-verdict").text
    assert {"products/shell/index.html", "products/liner/index.html"} <= decided.links(
        "process/extra/index.html"
    )
    assert decided.broken_links() == []


def compared(site: SmallSite, before: str, after: str = "") -> set[str]:
    """Return what the recipe misses in a comparison with something above and below its table."""
    table = "```comparison\nproducts: [shell, liner]\n```"
    text = f"Words.\n\n## One\n\nWords.\n\n## Two\n\n{before}\n\n{table}\n\n{after}\n"
    site.article(text, "topic: comparisons", "products: [shell, liner]")
    return {found.id for found in site.findings() if found.path.endswith("extra.md")}


VERDICTS_CHECKS = {"comparisons.no-verdict", "comparisons.neither", "comparisons.rival-never-wins"}


def test_a_verdict_above_the_table_is_what_the_recipe_for_comparisons_asks_for(
    site: SmallSite,
) -> None:
    assert compared(site, "Words.") >= VERDICTS_CHECKS
    assert not compared(site, VERDICT) & VERDICTS_CHECKS


def test_a_verdict_below_the_table_does_not_come_first(site: SmallSite) -> None:
    assert compared(site, "", VERDICT) & VERDICTS_CHECKS == {"comparisons.no-verdict"}


def test_a_verdict_of_300_words_is_shown_whole(site: SmallSite) -> None:
    long = " ".join(["width"] * 300)
    assert long in shown(site, VERDICT.replace("you rent", long)).text


def test_a_fact_that_a_verdict_quotes_changes_with_the_catalogue(site: SmallSite) -> None:
    site.article(VERDICT).edit("catalogue/products/liner.yml", ("value: 24", "value: 25"))
    assert "You need 25 ft." in site.build().page("process/extra/").text


def test_reviews_say_how_many_there_are_and_stand_newest_first(site: SmallSite) -> None:
    site.write(REVIEWS, site.read(REVIEWS) + MORE_REVIEWS.lstrip("\n"))
    page = shown(site, "```reviews\nproduct: shell\n```")
    assert "Owners All 2 that we hold, the newest first" in page.text
    whos = [e.text.partition(",")[0] for e in page.all("p", class_="ans-reviews__who")]
    assert whos[:1] == ["N. Wren"]
    assert "Testers The only one that we hold Ada Moss" in page.text
    assert "purchase not checked" in page.text


def test_how_reviews_were_got_is_said_once_where_it_is_the_same(site: SmallSite) -> None:
    site.write(REVIEWS, site.read(REVIEWS) + MORE_REVIEWS.lstrip("\n"))
    page = shown(site, "```reviews\nproduct: shell\n```")
    assert page.text.count("How we got them: Asked by letter") == 1
    assert "How we got it: Asked by letter" not in page.text


def test_the_lowest_rating_first_leaves_none_out(site: SmallSite) -> None:
    best = MORE_REVIEWS.replace("sh-3", "sh-4").replace("value: 1", "value: 5")
    site.write(REVIEWS, site.read(REVIEWS) + MORE_REVIEWS.lstrip("\n") + best.lstrip("\n"))
    page = shown(site, "```reviews\nproduct: shell\nsort: lowest\n```")
    ratings = [e.text for e in page.all("p", class_="ans-reviews__rating")]
    assert ratings == ["1 of 5", "4 of 5", "5 of 5"]
    assert "All 3 that we hold, the lowest rating first" in page.text


def test_a_product_page_begins_with_seller_price_likeliest_drawback_and_rating(
    small: Built,
) -> None:
    text = small.page("products/shell/").text
    parts = ("We sell this.", "$41,237 to $93,451", "1 known drawback", "4 of 5 from 1 review")
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert places[-1] < text.index("What it costs")


def test_a_pricing_page_of_several_regions_begins_with_a_link_to_each(sample: Built) -> None:
    page = sample.page("pricing/fiberglass-pool/")
    links = [e.attributes["href"] for e in page.all("a", href="#in-")]
    assert links == ["#in-corrowin-valley", "#in-pellamy-coast"]
    assert {link.removeprefix("#") for link in links} <= page.ids


def test_products_at_a_glance_say_how_many_drawbacks_there_are_where_none_was_counted(
    small: Built,
) -> None:
    liner = small.page("").text.partition("Liner pool")[2].partition("Mosaic pool")[0]
    assert "1 known drawback" in liner
