"""What `find` finds, in which order, and that nothing typed can break it."""

from __future__ import annotations

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from answerable.search import Entry, SearchIndex


def entry(page: str, title: str, text: str, heading: str = "", **more: object) -> Entry:
    kind = str(more.pop("kind", "article"))
    anchor = heading.lower().replace(" ", "-")
    return Entry(page, kind, f"/{page}/", title, anchor, heading, text, **more)  # type: ignore[arg-type]


POOLS = [
    entry(
        "fiberglass-cost",
        "How much does a fiberglass pool cost?",
        "A fiberglass pool costs between 45,000 and 95,000 dollars, dug in and running.",
        names=("Fiberglass pool", "Northwind G36"),
    ),
    entry(
        "fiberglass-cost",
        "How much does a fiberglass pool cost?",
        "A crane, rock in the ground and a long way to the garden drive the price up.",
        "What drives the price",
    ),
    entry(
        "liner-problems",
        "Problems with vinyl liners",
        "Liners leak where a sharp edge cut them. A patch holds for a season or two.",
        "Leaks",
    ),
    entry("products/vinyl", "Vinyl liner pool", "Lasts for ten years.", kind="product"),
    entry("process", "What to expect", "We call you on the day before we dig."),
]
INDEX = SearchIndex.of(POOLS)


def pages(words: str, **how: object) -> list[str]:
    return [hit.entry.page for hit in INDEX.find(words, **how)]  # type: ignore[arg-type]


def test_a_word_is_found_in_its_other_forms() -> None:
    assert pages("leaking liner")[0] == "liner-problems"


def test_a_product_is_found_by_its_brand() -> None:
    assert pages("northwind") == ["fiberglass-cost"]


def test_a_word_in_the_title_counts_more_than_one_in_the_text() -> None:
    index = SearchIndex.of(
        [
            entry("text", "Pools", "Steps and a heater."),
            entry("title", "Heater", "Pools and steps."),
        ]
    )
    assert [hit.entry.page for hit in index.find("heater")] == ["title", "text"]


def test_a_section_that_holds_more_of_the_words_comes_first() -> None:
    index = SearchIndex.of(
        [entry("often", "A", "crane crane crane crane"), entry("both", "B", "a crane on the lawn")]
    )
    assert index.find("crane lawn")[0].entry.page == "both"


def test_a_page_is_found_once_by_its_best_section() -> None:
    hits = INDEX.find("what drives the price of a fiberglass pool")
    assert [hit.entry.page for hit in hits].count("fiberglass-cost") == 1
    assert hits[0].entry.address == "/fiberglass-cost/#what-drives-the-price"


def test_more_sections_of_a_page_come_when_asked_for() -> None:
    assert pages("fiberglass price", per_page=2).count("fiberglass-cost") == 2


def test_only_the_kinds_asked_for_are_found() -> None:
    assert pages("vinyl liner", kinds={"product"}) == ["products/vinyl"]


def test_no_more_is_found_than_asked_for() -> None:
    assert len(pages("pool liner price call", limit=2)) == 2


def test_accents_may_be_left_out() -> None:
    index = SearchIndex.of([entry("a", "Façade", "Crème brûlée")])
    assert index.find("creme facade")[0].matched == ("creme", "facade")


def test_a_hit_names_the_words_that_it_holds_and_lacks_as_they_were_typed() -> None:
    hit = INDEX.find("Do LINERS leak in winter?")[0]
    assert (hit.matched, hit.lacking) == (("LINERS", "leak"), ("winter",))


def test_the_share_is_whole_when_nothing_is_lacking_and_counts_rare_words_more() -> None:
    assert INDEX.find("liners leak")[0].share == pytest.approx(1)
    assert INDEX.find("price helicopter")[0].share < 0.5


def test_words_that_say_nothing_find_nothing() -> None:
    assert pages("what is it that you do, and don't?") == []


def test_an_empty_index_finds_nothing() -> None:
    assert SearchIndex.of([]).find("pool") == ()


def test_a_section_without_text_is_found_by_its_title() -> None:
    (hit,) = SearchIndex.of([entry("a", "Heaters", "")]).find("heater")
    assert hit.passage == ""


def test_the_order_of_entries_does_not_matter() -> None:
    twins = [entry(f"p{n}", "Pool", "The same words on every page.") for n in range(30)]
    shuffled = random.Random(3).sample(twins, 30)
    found = [SearchIndex.of(order).find("same words", limit=5) for order in (twins, shuffled)]
    assert found[0] == found[1]
    assert [hit.entry.page for hit in found[0]] == ["p0", "p1", "p10", "p11", "p12"]


@pytest.mark.parametrize(
    ("language", "typed", "text"),
    [
        ("de", "Häuser", "Ein Haus am See"),
        ("de_CH", "Preise", "Der Preis"),
        ("fr", "piscines", "une piscine"),
        (
            "ja",
            "\u30d7\u30fc\u30eb",
            "\u30d7\u30fc\u30eb\u306e\u4fa1\u683c",
        ),
        ("ar", "\u0645\u0633\u0628\u062d", "\u0645\u0633\u0628\u062d"),
        ("hi", "\u092a\u0942\u0932", "\u092a\u0942\u0932 \u0915\u0940"),
        ("tr", "havuz", "havuz"),
        ("pl", "basen", "basen"),
    ],
)
def test_words_are_found_in_other_languages(language: str, typed: str, text: str) -> None:
    assert SearchIndex.of([entry("a", "", text)], language).find(typed)


@pytest.mark.parametrize(
    "words",
    ["", "   ", '"', "((", "leak AND", "NOT", "*", "?", "title:", "a~b^2", "[a TO", "\0", "\ud800",
     "\U0001f3ca", "\u05d1\u05e8\u05d9\u05db\u05d4 \u202e", "<script>", "=1+1", "x" * 100_000,
     "leak " * 5_000, " ".join(f"word{n}" for n in range(5_000))],
)  # fmt: skip
def test_anything_may_be_typed(words: str) -> None:
    for hit in INDEX.find(words):
        assert hit.matched


def test_many_unknown_words_do_not_hide_the_one_that_is_known() -> None:
    assert pages(" ".join(f"word{n}" for n in range(500)) + " leak") == ["liner-problems"]


@settings(deadline=None)
@given(st.text(max_size=200), st.integers(-1, 5))
@example("liners\ud800leak", 3)
def test_find_never_raises(words: str, limit: int) -> None:
    assert len(INDEX.find(words, limit=limit)) <= max(0, limit)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.text(max_size=80), min_size=1, max_size=5), st.text(max_size=40))
def test_any_text_can_be_indexed(texts: list[str], words: str) -> None:
    index = SearchIndex.of(entry(f"p{n}", text, text, text) for n, text in enumerate(texts))
    assert all(hit.share <= 1.000001 for hit in index.find(words))
