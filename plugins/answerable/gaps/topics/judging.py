"""The judge of topics: by the pieces of a question, and with a model by its meaning too."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from answerable.gaps.topics.clues import Clue, Clues, cleaned
from answerable.gaps.topics.examples import Example, examples_in
from answerable.gaps.topics.learnt import Learnt, Read
from answerable.meaning import Encoder

SHARE_KNOWN = 1 / 3
"""The share of a question's words that must be of the language before its meaning is asked for."""

AT_ONCE = 2_000
"""Questions that are compared with the examples at once, so that memory stays small."""

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

_TAUGHT: dict[tuple[str, str], Learnt] = {}
"""What the built-in examples teach, by language and encoder, as long as the program runs."""


class TopicJudge:
    """Judges questions in one language; without an encoder, or examples in it, by words only."""

    def __init__(
        self,
        language: str,
        encoder: Encoder | None = None,
        examples: Sequence[Example] | None = None,
    ) -> None:
        self._clues = Clues(language)
        self._examples: Sequence[Example] = ()
        if encoder:
            self._examples = examples_in(language) if examples is None else examples
        self._encoder = encoder if self._examples else None
        # The built-in examples teach the same each time, and reading them takes two seconds.
        self._taught = _TAUGHT if examples is None else {}
        self._by = (language, encoder.name if encoder else "")

    def judge(self, texts: Sequence[str]) -> list[Judged]:
        """Return what is thought of each text; none changes what is thought of another."""
        starts = range(0, len(texts), AT_ONCE)
        return [thought for n in starts for thought in self._judge(texts[n : n + AT_ONCE])]

    def _judge(self, texts: Sequence[str]) -> list[Judged]:
        plain = [cleaned(text) for text in texts]
        clues = [self._clues.of(text) for text in plain]
        judged = [_by_words(held) for held in clues]
        if self._encoder is None:
            return judged
        telling = [n for n, text in enumerate(plain) if clues[n] or self._knows(text)]
        if telling:
            said = [plain[n] for n in telling]
            read = Read(said, self._encoder.encode(said), [clues[n] for n in telling])
            for number, thought in zip(telling, _by_meaning(read, self._learnt), strict=True):
                judged[number] = thought
        return judged

    @property
    def _learnt(self) -> Learnt:
        if self._by not in self._taught:
            self._taught[self._by] = self._learn()
        return self._taught[self._by]

    def _learn(self) -> Learnt:
        assert self._encoder
        texts = [cleaned(example.question) for example in self._examples]
        clues = [self._clues.of(text) for text in texts]
        return Learnt(self._examples, Read(texts, self._encoder.encode(texts), clues))

    @cached_property
    def _known(self) -> frozenset[str]:
        """The words of the examples: enough to tell the language from another."""
        questions = (example.question.lower() for example in self._examples)
        return frozenset(word for text in questions for word in _WORD.findall(text))

    def _knows(self, text: str) -> bool:
        words = _WORD.findall(text.lower())
        known = sum(word in self._known for word in words)
        return bool(words) and known >= SHARE_KNOWN * len(words)


def _by_words(clues: Mapping[str, Clue]) -> Judged:
    """Return what the surest clue says."""
    for topic, clue in clues.items():
        return Judged(topic, clue.piece, "words")
    return NOTHING


def _by_meaning(read: Read, learnt: Learnt) -> list[Judged]:
    """Return what examples teach of each question; where a piece of it says the same, by that."""
    topics = learnt.topics(read)
    return [
        Judged(topic, clues[topic].piece, "words")
        if topic in clues
        else Judged(topic, like, "meaning")
        for topic, like, clues in zip(
            topics, learnt.nearest(read.vectors, topics), read.clues, strict=True
        )
    ]
