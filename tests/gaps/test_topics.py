"""Which of the five topics a question belongs to, by its words and by its meaning."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from answerable.gaps.topics.examples import examples_in
from answerable.gaps.topics.judging import Judged, TopicJudge
from answerable.gaps.topics.measuring import (
    accuracy_of,
    cross_validated,
    share_of_comparisons,
)
from answerable.meaning import Encoder, KeptEncoder, open_model
from answerable.settings import BIG_5, TOPICS
from golden_files import cases

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
measured = pytest.mark.skipif(not DATA.is_dir(), reason="the labelled questions aren't here")

STRANGE = (
    "",
    " \n\t",
    "\U0001f600\U0001f3ca\u200d\u2640\ufe0f",
    "\u05db\u05de\u05d4 \u05d6\u05d4 \u05e2\u05d5\u05dc\u05d4?",
    "hola, cu\u00e1nto cuesta the pool, how much?",
    "<p>What is the <b>price</b>&nbsp;of <i>it</i>?</p><script>alert(1)</script>",
    "Which is better? " * 2_500,
    "or " * 5_000,
    "\u222b e^x dx = e^x + C, x < 5 > y",
    "price",
    "a" * 50_000,
    "\ud800 half a letter costs how much?",
    "(((((((( [[[ *** +++ ??? \\ \x00",
)


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    pytest.importorskip("onnxruntime")
    return KeptEncoder(open_model(), tmp_path_factory.mktemp("meaning"))


@pytest.fixture(scope="module")
def judge(encoder: Encoder) -> TopicJudge:
    return TopicJudge("en", encoder)


def lines(name: str) -> list[dict[str, Any]]:
    text = (DATA / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("case", cases("topics"))
def test_a_topic_is_told_by_a_piece_of_the_question(case: dict[str, Any]) -> None:
    wanted = {
        question: Judged(topic, piece, "words" if topic else "")
        for topic, questions in case["judged"].items()
        for question, piece in questions.items()
    }
    judged = TopicJudge(case["language"]).judge(list(wanted))
    assert dict(zip(wanted, judged, strict=True)) == wanted


def test_a_language_without_pieces_is_told_nothing() -> None:
    assert TopicJudge("tlh").judge(["How much is it?"]) == [Judged()]


def test_a_piece_is_quoted_as_it_was_written() -> None:
    judged = TopicJudge("en").judge(["So,\nHOW  much is <b>it</b>?", "What\u2019s the damage?"])
    assert [thought.why for thought in judged] == ["HOW much is", "What's the damage"]


def test_without_a_deciding_piece_the_most_similar_known_question_is_named(
    judge: TopicJudge,
) -> None:
    [found] = judge.judge(["Do the roots of a willow creep under foundations?"])
    assert (found.topic, found.by) == ("problems", "meaning")
    known = {example.question: example.topic for example in examples_in("en")}
    assert known[found.why] == "problems"


def test_what_belongs_to_none_of_the_five_is_called_process(judge: TopicJudge) -> None:
    [found] = judge.judge(["Is there somewhere to leave the car on the day?"])
    assert found.topic == "process"


def test_meaning_isnt_asked_where_no_word_is_of_the_language(judge: TopicJudge) -> None:
    strange = ["Fenwick", "Zwölf Boxkämpfer jagen Viktor", "\U0001f600", "123 456", ""]
    assert judge.judge(strange) == [Judged()] * len(strange)


def test_a_language_without_examples_is_judged_by_words_with_a_model_too(encoder: Encoder) -> None:
    judged = TopicJudge("de", encoder).judge(["Was kostet das?", "Guten Tag"])
    assert judged == [Judged("cost", "kostet", "words"), Judged()]


def test_texts_of_any_kind_are_judged(judge: TopicJudge) -> None:
    for one in (TopicJudge("en"), judge):
        judged = one.judge(STRANGE)
        assert {thought.topic for thought in judged} <= {*TOPICS, ""}
        assert judged[5].topic == "cost"
        assert judged[6].topic == "comparisons"
        assert one.judge([]) == []


def test_a_question_is_judged_alone_as_it_is_among_others(judge: TopicJudge) -> None:
    texts = [example.question for example in examples_in("en")][::9] + list(STRANGE)
    for one in (TopicJudge("en"), judge):
        together = one.judge(texts)
        assert [one.judge([text])[0] for text in texts] == together
        assert one.judge(texts[::-1])[::-1] == together


def test_examples_are_of_many_trades_and_balanced_over_the_topics() -> None:
    examples = examples_in("en")
    assert len({example.trade for example in examples}) >= 30
    assert len({example.question for example in examples}) == len(examples)
    held = {topic: sum(example.topic == topic for example in examples) for topic in TOPICS}
    assert min(held.values()) >= 100
    assert max(held.values()) <= 1.6 * min(held.values())


def test_accuracy_counts_what_is_taken_for_what() -> None:
    labelled = [("How much is it?", "cost"), ("Does it leak?", "cost"), ("Hm?", "none")]
    found = accuracy_of([*labelled, ("When can you come?", "process")], TopicJudge("en"))
    assert found.confusions == {"cost": {"cost": 1, "problems": 1}, "none": {"none": 2}}
    assert (found.questions, found.accuracy) == (4, 0.75)
    assert accuracy_of([], TopicJudge("en")).accuracy == 0


def test_the_share_of_comparisons_is_counted() -> None:
    assert share_of_comparisons(["A vs B", "How much is it?"], TopicJudge("en")) == 0.5
    assert share_of_comparisons([], TopicJudge("en")) == 0


def test_other_trades_teach_the_questions_of_a_trade(encoder: Encoder) -> None:
    found = cross_validated("en", encoder)
    assert found.accuracy >= 0.92
    assert set(found.confusions) == {*BIG_5, "none"}


@measured
def test_labelled_questions_are_judged_right_with_a_model_and_nearly_so_without(
    judge: TopicJudge,
) -> None:
    labelled = [(line["text"], line["label"]) for line in lines("big5_questions.jsonl")]
    assert accuracy_of(labelled, judge).accuracy >= 0.93
    assert accuracy_of(labelled, TopicJudge("en")).accuracy >= 0.90


@measured
def test_comparisons_are_recognised_and_seldom_seen_where_there_are_none(
    judge: TopicJudge,
) -> None:
    comparing = [line["text"] for line in lines("comparative_questions.jsonl")][::10]
    others = [
        [line["text"] for line in lines(f"{folder}/queries.jsonl")][::4]
        for folder in ("hint3_curekart", "stackfaq")
    ]
    for one in (TopicJudge("en"), judge):
        assert share_of_comparisons(comparing, one) >= 0.85
        for texts in others:
            assert share_of_comparisons(texts, one) <= 0.05
