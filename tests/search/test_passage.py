"""The piece of a text that a hit shows."""

from __future__ import annotations

from answerable.search import Entry, SearchIndex

FILLER = "Lorem ipsum dolor sit amet, consectetur adipiscing elit. "


def passage(text: str, words: str) -> str:
    index = SearchIndex.of([Entry("a", "article", "/a/", "Pools", "", "", text)])
    return index.find(words)[0].passage


def test_a_short_text_is_shown_whole() -> None:
    assert passage("A patch\n  holds.", "patch") == "A patch holds."


def test_the_words_that_were_sought_are_in_it() -> None:
    shown = passage(FILLER * 20 + "A patch holds for one season. " + FILLER * 20, "patch season")
    assert "A patch holds for one season." in shown
    assert len(shown) < 270


def test_cut_ends_are_marked_and_no_word_is_cut() -> None:
    shown = passage(FILLER * 20 + "A patch holds. " + FILLER * 20, "patch")
    assert shown.startswith("\u2026")
    assert shown.endswith("\u2026")
    known = set(f"{FILLER}A patch holds.".split())
    assert set(shown.strip("\u2026").split()) <= known


def test_where_the_words_stand_together_counts_more_than_where_one_stands_first() -> None:
    text = f"Patch. {FILLER * 20} A liner patch keeps the water in. {FILLER * 20}"
    assert "A liner patch keeps the water in." in passage(text, "patch liner water")


def test_a_text_that_lacks_the_words_gives_its_beginning() -> None:
    assert passage(f"Beginning {FILLER * 20}", "pools").startswith("Beginning Lorem")


def test_a_script_without_spaces_is_cut_too() -> None:
    assert len(passage("\u6c34" * 1_000, "\u6c34\u6c34")) < 270
