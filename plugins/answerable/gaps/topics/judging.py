"""The judge of topics: by the pieces of a question, and with a model by its meaning too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from answerable.gaps.topics.clues import Clues, cleaned
from answerable.gaps.topics.examples import Example, examples_in
from answerable.gaps.topics.learnt import Clued, Learnt
from answerable.meaning import Encoder

SHARE_KNOWN = 1 / 3
"""The share of a question's words that must be of the language before its meaning is asked for."""

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Judged:
    """The topic of a question, and why it is taken for that.

    `topic` is one of the Big 5, `process` for none of them, or nothing where nothing can be said.
    `why` is the piece that decided (`by` words), or the example that is most like it (`by`
    meaning).
    """

    topic: str = ""
    why: str = ""
    by: Literal["words", "meaning", ""] = ""


NOTHING = Judged()


class TopicJudge:
    """Judges questions in one language; without an encoder, or examples in it, by words only."""

    def __init__(
        self,
        language: str,
        encoder: Encoder | None = None,
        examples: Sequence[Example] | None = None,
    ) -> None:
        self._clues = Clues(language)
        self._examples = examples_in(language) if examples is None else examples
        self._encoder = encoder if self._examples else None

    def judge(self, texts: Sequence[str]) -> list[Judged]:
        """Return what is thought of each text; none changes what is thought of another."""
        plain = [cleaned(text) for text in texts]
        clues = [self._clues.of(text) for text in plain]
        judged = [_by_words(clued) for clued in clues]
        if self._encoder:
            told = [n for n, text in enumerate(plain) if clues[n] or self._knows(text)]
            found = self._by_meaning([plain[n] for n in told], [clues[n] for n in told])
            for number, thought in zip(told, found, strict=True):
                judged[number] = thought
        return judged

    def _by_meaning(self, texts: list[str], clues: list[Clued]) -> list[Judged]:
        if not texts or self._encoder is None:
            return []
        vectors = self._encoder.encode(texts)
        topics = self._learnt.topics(vectors, clues)
        judged = [
            Judged(topic, clued[topic].piece, "words") if topic in clued else NOTHING
            for topic, clued in zip(topics, clues, strict=True)
        ]
        wordless = [n for n, thought in enumerate(judged) if thought is NOTHING]
        some = [topics[n] for n in wordless]
        if wordless:
            likes = self._learnt.nearest(vectors[np.array(wordless)], some)
            for number, topic, like in zip(wordless, some, likes, strict=True):
                judged[number] = Judged(topic, like, "meaning")
        return judged

    @cached_property
    def _learnt(self) -> Learnt:
        assert self._encoder is not None
        questions = [cleaned(example.question) for example in self._examples]
        vectors = self._encoder.encode(questions)
        return Learnt(self._examples, vectors, [self._clues.of(text) for text in questions])

    @cached_property
    def _known(self) -> frozenset[str]:
        """The words of the examples: enough to tell the language from another."""
        questions = (example.question.lower() for example in self._examples)
        return frozenset(word for text in questions for word in _WORD.findall(text))

    def _knows(self, text: str) -> bool:
        words = _WORD.findall(text.lower())
        known = sum(word in self._known for word in words)
        return bool(words) and known >= SHARE_KNOWN * len(words)


def _by_words(clues: Clued) -> Judged:
    """Return what the surest clue says."""
    for topic, clue in clues.items():
        return Judged(topic, clue.piece, "words")
    return NOTHING
