"""Where a question belongs in the coverage: its topic and products, and who says so.

What a person wrote counts; else what people said of its answer; else what a judge makes of it,
which is always marked as a guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from answerable.articles import Article
from answerable.gaps.matching.subject import Subjects
from answerable.gaps.topics.judging import Judged
from answerable.questions import Question

Origin = Literal["question", "answer", "words", "meaning", ""]
"""Who says it: the question's own file, the article that answers it, its words, its meaning by
likeness to questions whose topics are known; nobody."""

GUESSES: tuple[Origin, ...] = ("words", "meaning")


@dataclass(frozen=True)
class Filing:
    """A question's topic and products, each with its origin.

    `word` is what made the engine guess the topic: a piece of the question, or with `meaning` the
    known question that it is most like. A question of no topic that names several products is taken
    for a comparison.
    """

    topic: str = ""
    topic_from: Origin = ""
    products: tuple[str, ...] = ()
    products_from: Origin = ""
    word: str = ""

    @property
    def guessed(self) -> bool:
        """Whether a part of it is the engine's guess."""
        return self.topic_from in GUESSES or self.products_from in GUESSES


UNFILED = Filing()


class Judge(Protocol):
    """Whatever can tell the topics of questions."""

    def judge(self, texts: Sequence[str]) -> list[Judged]:
        """Return what is thought of each text; none changes what is thought of another."""
        ...


class Cabinet:
    """Files questions: by a judge of topics, and by the names of the catalogue's products."""

    def __init__(self, judge: Judge, subjects: Subjects | None = None) -> None:
        self._judge = judge
        self._judged: dict[str, Judged] = {}
        self._subjects = subjects

    def prepare(self, texts: Iterable[str]) -> None:
        """Judge the topics of many questions at once, which costs less than one after another."""
        new = [text for text in dict.fromkeys(texts) if text not in self._judged]
        self._judged.update(zip(new, self._judge.judge(new), strict=True))

    def file(self, family: Iterable[Question], answers: Iterable[Article]) -> Filing:
        """Return where a question with its duplicates belongs; `answers` are its answers."""
        asked, given = list(family), list(answers)
        products, products_from = self._products(asked, given)
        topic, topic_from, word = self._topic(asked, given)
        if not topic and products_from == "words" and len(products) > 1:
            topic, topic_from = "comparisons", "words"
        return Filing(topic, topic_from, products, products_from, word)

    def _topic(self, asked: list[Question], given: list[Article]) -> tuple[str, Origin, str]:
        if noted := next((question.topic for question in asked if question.topic), None):
            return noted, "question", ""
        if topic := next((article.topic for article in given), None):
            return topic, "answer", ""
        text = asked[0].question
        self.prepare([text])
        judged = self._judged[text]
        return judged.topic, judged.by, judged.why

    def _products(
        self, asked: list[Question], given: list[Article]
    ) -> tuple[tuple[str, ...], Origin]:
        if noted := next((question.products for question in asked if question.products), None):
            return noted, "question"
        if about := next((a.meta.products for a in given if a.meta.products), None):
            return about, "answer"
        mentions = self._subjects.named_in(asked[0].question) if self._subjects else ()
        # A mention that fits two products says nothing of which one is meant.
        sure = tuple(dict.fromkeys(next(iter(ids)) for ids in mentions if len(ids) == 1))
        return sure, "words" if sure else ""
