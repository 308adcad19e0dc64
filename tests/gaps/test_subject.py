"""Which products a question names."""

from __future__ import annotations

import pytest

from answerable.gaps.matching.subject import Subjects, is_about

NAMES = {
    "fiberglass-pool": ("Fiberglass pool", "G36"),
    "vinyl-pool": ("Vinyl liner pool",),
    "liner-kit": ("Liner kit",),
    "model-3": ("Model 3",),
}


def stems(text: str) -> tuple[str, ...]:
    return tuple(text.lower().split())


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("cost of a fiberglass pool", [{"fiberglass-pool"}]),
        ("is fiberglass slippery", [{"fiberglass-pool"}]),
        ("does the g36 fade", [{"fiberglass-pool"}]),
        ("cost of a vinyl liner pool", [{"vinyl-pool"}]),
        ("fiberglass or vinyl", [{"fiberglass-pool"}, {"vinyl-pool"}]),
        ("how warm is the pool", []),
        ("does the liner fade", []),
        ("3 weeks", []),
        ("is model 3 loud", [{"model-3"}]),
        ("", []),
    ],
)
def test_a_question_names_products_by_whole_names_or_words_of_one_only(
    question: str, named: list[set[str]]
) -> None:
    assert [set(mention) for mention in Subjects(NAMES, stems).named(stems(question))] == named


def test_an_article_must_be_about_every_product_that_is_named() -> None:
    mentions = [frozenset({"a"}), frozenset({"b", "c"})]
    assert is_about(("a", "c"), mentions)
    assert not is_about(("a",), mentions)
    assert is_about((), [])
