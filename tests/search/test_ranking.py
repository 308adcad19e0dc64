"""In which order pages come, and to which of its sections a result leads."""

from __future__ import annotations

import pytest

from answerable.search import Entry, Finder, SearchIndex
from answerable.search.ranking import LEANING
from searched import entry


def found(entries: list[Entry], typed: str, **how: object) -> list[str]:
    """Return the addresses that a query finds, the best first."""
    finder = Finder(SearchIndex.of(entries), **how)  # type: ignore[arg-type]
    return [hit.entry.address if hit.entry.anchor else hit.entry.page for hit in finder.find(typed)]


def test_a_word_of_the_title_beats_one_of_the_text() -> None:
    site = [entry("text", "Steps", "A heater."), entry("title", "Heater", "Some steps.")]
    assert found(site, "heater") == ["title", "text"]


def test_a_word_of_a_heading_beats_one_of_the_text() -> None:
    site = [
        entry("a-text", "Steps", "A heater and steps.", "Garden"),
        entry("heading", "Steps", "Garden and steps.", "Heater"),
    ]
    assert found(site, "heater") == ["heading/#heater", "a-text/#garden"]


def test_more_of_the_query_beats_one_word_again_and_again() -> None:
    site = [
        entry("a-often", "A", "crane crane crane crane crane crane"),
        entry("both", "B", "a crane on the lawn"),
        entry("other", "C", "rain"),
    ]
    assert found(site, "crane lawn ") == ["both", "a-often"]


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    common = [entry(f"p{n}", "Pools", "a pool in the garden") for n in range(9)]
    site = [*common, entry("rare", "Pools", "a crane in the garden")]
    assert found(site, "pool crane ")[0] == "rare"


def test_a_title_that_is_the_query_beats_one_that_only_holds_it() -> None:
    site = [
        entry("a-long", "Pool heaters and covers, pumps, lights and steps", "Pool heaters."),
        entry("whole", "Pool heaters", "Pool heaters."),
    ]
    assert found(site, "pool heaters ") == ["whole", "a-long"]


def test_the_brand_of_a_product_finds_its_page() -> None:
    site = [entry("a", "Pool", "Blue."), entry("b", "Shell", "Blue.", names=("Northwind G36",))]
    assert found(site, "northwind ") == ["b"]


def test_a_page_of_the_topic_that_a_query_leans_to_comes_first() -> None:
    site = [
        entry("a", "The liner", "The same words.", topic="problems"),
        entry("b", "The liner", "The same words.", topic="cost"),
    ]
    assert found(site, "how much liner ", leanings={"cost": ["how much"]}) == ["b", "a"]


def test_leaning_never_beats_a_much_better_page() -> None:
    site = [
        entry("a", "Leaking liners", "Liners leak.", topic="problems"),
        entry("b", "Pools", "A liner that may leak, some say.", topic="cost"),
    ]
    assert LEANING < 1.5
    assert found(site, "how much leaking liner ", leanings={"cost": ["how much"]})[0] == "a"


def test_a_query_of_leanings_alone_finds_the_pages_of_their_topics_in_order() -> None:
    site = [
        entry("b", "Shell", "A text.", topic="cost"),
        entry("a", "Liner", "A text.", topic="cost"),
        entry("c", "Cover", "A text.", topic="problems"),
    ]
    assert found(site, "how does it?", leanings={"cost": ["how does it"]}) == ["a", "b"]


SECTIONS = [
    entry("pool", "Fiberglass pool", "All about it."),
    entry("pool", "Fiberglass pool", "Frost lifts a shell out of the ground.", "Winter"),
    entry("pool", "Fiberglass pool", "A crane lifts the shell.", "The day of the crane"),
]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("crane ", "pool/#the-day-of-the-crane"),
        ("frost ", "pool/#winter"),
        ("fiberglass pool frost ", "pool/#winter"),
        ("fiberglass pool ", "pool"),
        ("nothing of it in a fiberglass pool ", "pool"),
    ],
)
def test_a_result_leads_to_the_section_that_tells_what_the_title_does_not(
    typed: str, address: str
) -> None:
    assert found(SECTIONS, typed) == [address]


def test_the_first_of_two_sections_that_tell_the_same_answers() -> None:
    site = [
        entry("pool", "Pool", "A crane.", "Winter"),
        entry("pool", "Pool", "A crane.", "Summer"),
        entry("pool", "Pool", "All about it."),
    ]
    assert found(site, "crane ") == ["pool/#summer"]


def test_pages_with_the_same_score_come_in_the_order_of_their_ids() -> None:
    site = [entry(page, "Pool", "The same words.") for page in ("b", "c", "a")]
    assert found(site, "same words ") == ["a", "b", "c"]


def test_a_word_that_all_of_many_pages_hold_still_finds_them() -> None:
    site = [entry(f"p{n:04}", "Us", "Northwind.") for n in range(1_100)]
    assert found(site, "northwind ")[:2] == ["p0000", "p0001"]


def test_nothing_is_found_for_what_nobody_wrote() -> None:
    assert found(SECTIONS, "zebra ") == []


COPING = [
    *(entry(f"p{n}", "Edges", "the coping of a pool") for n in range(9)),
    entry("rim", "Rims", "a bullnose rim"),
]


def test_what_the_site_says_more_often_stands_for_what_it_says_less_often() -> None:
    assert len(found(COPING, "bullnose ", synonyms=[["bullnose", "coping"]])) == 10
    assert "rim" not in found(COPING, "coping ", synonyms=[["bullnose", "coping"]])


def test_a_companys_own_words_stand_for_each_other_without_exception() -> None:
    assert "rim" in found(COPING, "coping ", own=[["bullnose", "coping"]])
