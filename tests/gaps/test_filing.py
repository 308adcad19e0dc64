"""Under which topic and products a question is filed, and who says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from answerable.gaps.matching.subject import Subjects
from answerable.gaps.topics.examples import examples_in
from answerable.gaps.topics.filing import Cabinet
from answerable.gaps.topics.judging import TopicJudge
from answerable.meaning import KeptEncoder, open_model
from answerable.questions import Question

NAMES = {"shell": ("Shell pool",), "liner": ("Liner pool", "Blue"), "blue-deck": ("Blue deck",)}


def filed(question: str, language: str = "en", **more: object) -> tuple[str, str, tuple[str, ...]]:
    subjects = Subjects(NAMES, lambda text: tuple(text.lower().split()))
    asked = Question.model_validate({"id": "q-aaaa", "question": question, **more})
    filing = Cabinet(TopicJudge(language), subjects).file([asked], [])
    return filing.topic, filing.word, filing.products


def test_a_topic_is_guessed_from_a_piece_of_the_question() -> None:
    assert filed("How much is it?")[:2] == ("cost", "How much is")
    assert filed("Was kostet das?", "de_DE")[:2] == ("cost", "kostet")
    assert filed("Hm?")[:2] == ("", "")


def test_questions_are_filed_alike_one_by_one_and_prepared_together() -> None:
    texts = ["How much is it?", "Does it leak?", "Hm?"]
    asked = [Question.model_validate({"id": "q-aaaa", "question": text}) for text in texts]
    together = Cabinet(TopicJudge("en"))
    together.prepare(texts)
    assert [together.file([one], []) for one in asked] == [
        Cabinet(TopicJudge("en")).file([one], []) for one in asked
    ]


def test_with_a_model_a_guess_from_meaning_is_marked_as_one(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime")
    asked = Question.model_validate(
        {"id": "q-aaaa", "question": "Do the roots of a willow creep under foundations?"}
    )
    encoder = KeptEncoder(open_model(), tmp_path)
    filing = Cabinet(TopicJudge("en", encoder)).file([asked], [])
    assert (filing.topic, filing.topic_from, filing.guessed) == ("problems", "meaning", True)
    assert filing.word in {example.question for example in examples_in("en")}


def test_a_person_is_believed_before_the_words() -> None:
    assert filed("How much?", topic="problems", products=["liner"]) == ("problems", "", ("liner",))


def test_a_product_is_taken_only_where_its_name_fits_no_other() -> None:
    assert filed("shell pool or liner pool")[2] == ("shell", "liner")
    assert filed("is pool the word")[2] == ()


def test_a_question_that_names_several_products_compares_them() -> None:
    assert filed("shell pool and liner pool")[:2] == ("comparisons", "")
    assert filed("how much is a shell pool or a liner pool")[0] == "cost"
