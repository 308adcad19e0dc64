"""How far topics can be trusted: the judge against questions whose topics people noted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from answerable.gaps.topics.examples import examples_in
from answerable.gaps.topics.judging import TopicJudge
from answerable.meaning import Encoder
from answerable.settings import BIG_5

NONE = "none"
"""What a question is labelled that belongs to none of the Big 5."""

PARTS = 10
"""Into how many parts trades are divided, each of which is judged by what the others teach."""


@dataclass(frozen=True)
class TopicAccuracy:
    """How many questions are judged right, and for what the others are taken.

    `confusions` is label -> what it is judged -> how many, the right ones included.
    """

    questions: int
    confusions: Mapping[str, Mapping[str, int]]

    @property
    def accuracy(self) -> float:
        """The share of questions that are judged right; 0 where there are none."""
        right = sum(judged.get(label, 0) for label, judged in self.confusions.items())
        return right / self.questions if self.questions else 0.0


def accuracy_of(labelled: Iterable[tuple[str, str]], judge: TopicJudge) -> TopicAccuracy:
    """Return how a judge does on pairs of a question and its label: a topic, or `none`."""
    pairs = list(labelled)
    judged = judge.judge([text for text, _ in pairs])
    return _accuracy(
        (label, thought.topic) for (_, label), thought in zip(pairs, judged, strict=True)
    )


def cross_validated(language: str, encoder: Encoder | None) -> TopicAccuracy:
    """Return how well the examples of some trades are judged by what the other trades teach."""
    examples = examples_in(language)
    trades = list(dict.fromkeys(example.trade for example in examples))
    told: list[tuple[str, str]] = []
    for start in range(PARTS):
        left_out = set(trades[start::PARTS])
        asked = [example for example in examples if example.trade in left_out]
        others = [example for example in examples if example.trade not in left_out]
        judged = TopicJudge(language, encoder, others).judge([held.question for held in asked])
        told += [(held.topic, thought.topic) for held, thought in zip(asked, judged, strict=True)]
    return _accuracy(told)


def share_of_comparisons(texts: Iterable[str], judge: TopicJudge) -> float:
    """Return the share of texts that are judged to compare; 0 where there are none."""
    judged = judge.judge(list(texts))
    return sum(thought.topic == "comparisons" for thought in judged) / max(len(judged), 1)


def _accuracy(told: Iterable[tuple[str, str]]) -> TopicAccuracy:
    """Return the accuracy of pairs: what a question is labelled, and what it is judged."""
    confusions: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    questions = 0
    for label, topic in told:
        questions += 1
        confusions[_of_big_5(label)][_of_big_5(topic)] += 1
    return TopicAccuracy(
        questions, {label: dict(judged) for label, judged in sorted(confusions.items())}
    )


def _of_big_5(topic: str) -> str:
    return topic if topic in BIG_5 else NONE
