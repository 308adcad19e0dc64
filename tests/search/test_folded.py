"""What the folded index holds of each word and page, in the numbers that the browser gets."""

from __future__ import annotations

import pytest

from answerable.search import Entry, SearchIndex
from answerable.search.folded import LAST_PLACE, MOST_STRENGTH, FoldedIndex, Posting
from searched import entry


def folded(*entries: Entry) -> FoldedIndex:
    return FoldedIndex(SearchIndex.of(entries))


def test_pages_stand_in_the_order_of_their_ids() -> None:
    assert folded(entry("b", "B", ""), entry("a", "A", "")).pages == ("a", "b")


def test_the_sections_of_a_page_begin_with_its_top_wherever_its_anchor_sorts() -> None:
    index = folded(
        entry("p", "Zinc roofs", "", "A first step"), entry("p", "Zinc roofs", "", "Zinc roofs")
    )
    assert [one.heading for one in index.sections(0)] == ["Zinc roofs", "A first step"]


def test_a_word_knows_its_pages_in_order() -> None:
    index = folded(entry("c", "", "pool"), entry("a", "", "pool"), entry("b", "", "lawn"))
    assert [posting.page for posting in index.postings("pool")] == [0, 2]


def test_a_word_that_stands_nowhere_has_no_pages() -> None:
    index = folded(entry("a", "", "pool"))
    assert (index.postings("zebra"), index.holds("zebra")) == ((), False)


def test_a_word_of_the_title_tells_the_titles_length_and_leads_to_the_top() -> None:
    index = folded(entry("p", "Warm pool", "", ""), entry("p", "Warm pool", "pool pool", "More"))
    (posting,) = index.postings("pool")
    assert (posting.titled, posting.place) == (2, 0)


def test_a_word_of_the_text_leads_to_the_section_that_says_it_most() -> None:
    index = folded(
        entry("p", "P", "crane"),
        entry("p", "P", "crane crane", "One"),
        entry("p", "P", "nothing", "Two"),
    )
    (posting,) = index.postings("crane")
    assert index.sections(0)[posting.place].heading == "One"


def test_the_names_of_products_count_once_though_they_stand_with_each_section() -> None:
    named = {"names": ("Northwind",)}
    once = folded(entry("p", "P", "text", **named))
    thrice = folded(*(entry("p", "P", "text", heading, **named) for heading in ("", "A", "B")))
    assert once.postings("northwind") == thrice.postings("northwind")


def test_strengths_lengths_and_places_stay_within_one_sign_of_a_file() -> None:
    title = " ".join(f"word{n}" for n in range(200))
    sections = [entry("p", title, "", f"heading {n:03}") for n in range(100)]
    index = folded(entry("p", title, "pool " * 5_000), *sections)
    held = [posting for term in index.terms for posting in index.postings(term)]
    assert max(one.strength for one in held) <= MOST_STRENGTH
    assert max(one.place for one in held) == LAST_PLACE
    assert max(one.titled for one in held) == MOST_STRENGTH


def test_one_word_in_one_page_has_these_numbers() -> None:
    # 5 steps of BM25F's (1.2 + 1) * 2 / (2 + 1.2), where the text is as long as usual.
    assert folded(entry("p", "", "pool pool")).postings("pool") == (Posting(0, 7, 0, 0),)


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    index = folded(entry("a", "", "pool crane"), entry("b", "", "pool"), entry("c", "", "pool"))
    assert index.weight("crane") > index.weight("pool") > 0


def test_a_word_that_all_pages_hold_weighs_something_however_many_they_are() -> None:
    assert folded(*(entry(f"p{n}", "", "pool") for n in range(1_100))).weight("pool") > 0


def test_a_word_in_a_short_title_gives_more_than_one_in_a_long_title() -> None:
    gains = folded(entry("a", "One two three", "")).title_gains
    assert list(gains) == sorted(gains, reverse=True)


def test_known_words_tell_how_common_they_are_and_a_title_counts_as_four_sections() -> None:
    index = folded(
        entry("a", "Heater", "crane"),
        *(entry(f"p{n}", "", "pool") for n in range(16)),
        *(entry(f"q{n}", "", "lawn") for n in range(4)),
    )
    assert index.known == {"crane": 0, "heater": 1, "lawn": 1, "pool": 2}


def test_words_with_digits_are_not_known_by_heart_but_held() -> None:
    index = folded(entry("a", "", "Model G36 for 45,000 in the garden"))
    assert index.holds("g36")
    assert index.holds("45000")
    assert set(index.known) == {"garden", "model"}
    assert index.complete


def test_an_index_that_holds_more_words_than_are_known_by_heart_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("answerable.search.folded.MOST_KNOWN", 2)
    index = folded(entry("a", "Pool", "pool lawn lawn crane"), entry("b", "", "lawn"))
    assert list(index.known) == ["lawn", "pool"]
    assert not index.complete


@pytest.mark.parametrize(
    ("word", "stem"), [("Pools", "pool"), ("the", ""), ("two words", ""), ("", "")]
)
def test_one_word_has_a_stem(word: str, stem: str) -> None:
    assert folded().stem_of(word) == stem


def test_an_empty_site_has_an_empty_index() -> None:
    index = folded()
    assert (index.pages, index.terms, dict(index.known), index.complete) == ((), (), {}, True)
