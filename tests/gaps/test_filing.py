"""Under which topic and products a question is filed, and who says so."""

from __future__ import annotations

import pytest

from answerable.gaps.matching.subject import Subjects
from answerable.gaps.topics.filing import Cabinet
from answerable.questions import Question

NAMES = {"shell": ("Shell pool",), "liner": ("Liner pool", "Blue"), "blue-deck": ("Blue deck",)}


def filed(question: str, language: str = "en", **more: object) -> tuple[str, str, tuple[str, ...]]:
    subjects = Subjects(NAMES, lambda text: tuple(text.lower().split()))
    asked = Question.model_validate({"id": "q-aaaa", "question": question, **more})
    filing = Cabinet(language, subjects).file([asked], [])
    return filing.topic, filing.word, filing.products


@pytest.mark.parametrize(
    ("question", "topic", "word"),
    [
        ("How much is it?", "cost", "How much"),
        ("Is it worth the PRICE", "cost", "PRICE"),
        ("Does it leak?", "problems", "leak"),
        ("Yours compared with theirs: what does each cost?", "comparisons", "compared"),
        ("Who is the best around?", "best-of", "best"),
        ("Any reviews?", "reviews", "reviews"),
        ("How long does it take?", "process", "How long"),
        ("A bestseller and a stoppage", "", ""),
        ("Hm?", "", ""),
        ("\U0001f600 \u05e9\u05dc\u05d5\u05dd", "", ""),
    ],
)
def test_a_topic_is_guessed_from_a_piece_of_the_question(
    question: str, topic: str, word: str
) -> None:
    assert filed(question)[:2] == (topic, word)


def test_another_language_has_pieces_of_its_own() -> None:
    assert filed("Was kostet das?", "de_DE")[:2] == ("cost", "Was kostet")
    assert filed("How much?", "de")[0] == ""


def test_a_language_without_pieces_is_guessed_nothing() -> None:
    assert filed("How much?", "tlh")[0] == ""


def test_a_person_is_believed_before_the_words() -> None:
    assert filed("How much?", topic="problems", products=["liner"]) == ("problems", "", ("liner",))


def test_a_product_is_taken_only_where_its_name_fits_no_other() -> None:
    assert filed("shell pool or liner pool")[2] == ("shell", "liner")
    assert filed("is pool the word")[2] == ()


def test_a_question_that_names_several_products_compares_them() -> None:
    assert filed("shell pool or liner pool")[:2] == ("comparisons", "")
    assert filed("how much is a shell pool or a liner pool")[0] == "cost"
