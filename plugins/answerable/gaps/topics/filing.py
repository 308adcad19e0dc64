"""Where a question belongs in the coverage: its topic and products, and who says so.

What a person wrote counts; else what people said of its answer; else a guess from the words, which
is always marked as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Literal

from answerable.articles import Article
from answerable.gaps.matching.subject import Subjects
from answerable.questions import Question
from answerable.reading import read_yaml

Origin = Literal["question", "answer", "words", ""]
"""Who says it: the question's own file, the article that answers it, its words; nobody."""


@dataclass(frozen=True)
class Filing:
    """A question's topic and products, each with its origin.

    `word` is the piece of the question that made the engine guess the topic; a question without
    any that names several products is taken for a comparison.
    """

    topic: str = ""
    topic_from: Origin = ""
    products: tuple[str, ...] = ()
    products_from: Origin = ""
    word: str = ""

    @property
    def guessed(self) -> bool:
        """Whether a part of it is the engine's guess."""
        return "words" in (self.topic_from, self.products_from)


UNFILED = Filing()


class Cabinet:
    """Files questions: by a language's words, and by the names of the catalogue's products."""

    def __init__(self, language: str, subjects: Subjects | None = None) -> None:
        self._pieces = _pieces().get(language.split("_")[0], {})
        self._subjects = subjects

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
        for name, piece in self._pieces.items():
            if match := piece.search(text):
                return name, "words", match.group()
        return "", "", ""

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


@cache
def _pieces() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    """Return language -> topic -> the pieces of a question that tell it, in their order."""
    with as_file(files("answerable.gaps.topics") / "topic_words.yml") as path:
        document = read_yaml(path, path.parent)
    return {
        language: {topic: _pattern(pieces) for topic, pieces in topics.items()}
        for language, topics in document.value.items()
        if language != "format"
    }


def _pattern(pieces: Iterable[str]) -> re.Pattern[str]:
    either = "|".join(re.escape(piece).replace(r"\*", r"\w*") for piece in pieces)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
