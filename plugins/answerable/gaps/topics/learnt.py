"""What a judge learns from examples: a topic from a question's meaning and its clues together.

A ridge regression from the question's vector and the strengths of its clues to the topics: with a
few hundred examples it does as well as anything larger, and is learnt anew in milliseconds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from answerable.gaps.topics.clues import STRENGTHS, Clue
from answerable.gaps.topics.examples import Example
from answerable.meaning import Vectors
from answerable.settings import TOPICS

CLUE_WEIGHT = 0.3
"""What a sure clue weighs beside a vector of length 1."""

RIDGE = 3.0
"""How strongly large weights are held down.

Of 0.1 to 1.5 and 0.3 to 10, chosen by examples of trades that were left out, and by questions that
were written after the pieces: larger weights trust the pieces more than new words deserve.
"""

DIGITS = 4
"""Digits of a score that count, so that a text alone is judged as it is in a batch."""

Clued = Mapping[str, Clue]


class Learnt:
    """Tells topics as examples teach them."""

    def __init__(
        self, examples: Sequence[Example], vectors: Vectors, clues: Sequence[Clued]
    ) -> None:
        self._examples = examples
        self._vectors = vectors
        self._topics = np.array([TOPICS.index(example.topic) for example in examples])
        known = _features(vectors, clues)
        wanted = np.where(self._topics[:, None] == np.arange(len(TOPICS)), 1.0, -1.0)
        # Each topic counts alike, however many examples it has.
        share = len(examples) / len(TOPICS) / np.bincount(self._topics, minlength=len(TOPICS))
        weighted = known * share[self._topics][:, None]
        held_down = RIDGE * np.eye(known.shape[1])
        self._weights = np.linalg.solve(weighted.T @ known + held_down, weighted.T @ wanted)

    def topics(self, vectors: Vectors, clues: Sequence[Clued]) -> list[str]:
        """Return the topic of each question, given by its vector and its clues."""
        scores = np.round(_features(vectors, clues) @ self._weights, DIGITS)
        return [TOPICS[best] for best in scores.argmax(axis=1)]

    def nearest(self, vectors: Vectors, topics: Sequence[str]) -> list[str]:
        """Return for each question the example of its topic that is most like it."""
        alike = np.round(vectors @ self._vectors.T, DIGITS)
        of_topic = self._topics[None, :] == np.array([[TOPICS.index(t)] for t in topics])
        best = np.where(of_topic, alike, -np.inf).argmax(axis=1)
        return [self._examples[number].question for number in best]


def _features(vectors: Vectors, clues: Sequence[Clued]) -> NDArray[np.float64]:
    rows = np.zeros((len(vectors), vectors.shape[1] + len(TOPICS) + 1))
    rows[:, : vectors.shape[1]] = vectors
    for row, clued in zip(rows, clues, strict=True):
        for topic, clue in clued.items():
            share = clue.strength / STRENGTHS["sure"]
            row[vectors.shape[1] + TOPICS.index(topic)] = CLUE_WEIGHT * share
    rows[:, -1] = 1
    return rows
