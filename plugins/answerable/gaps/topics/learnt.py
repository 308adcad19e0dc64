"""What a judge learns from examples: a topic from a question's meaning, wording and clues together.

A ridge regression from the question's vector, its ways of asking and the strengths of its clues to
the topics: with some hundred examples it does as well as anything larger, and is learnt anew in
milliseconds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from answerable.gaps.topics.clues import STRENGTHS, Clue
from answerable.gaps.topics.examples import Example
from answerable.meaning import Vectors
from answerable.settings import TOPICS

CLUE_WEIGHT = 0.3
"""What a sure clue weighs beside a vector of length 1."""

WAYS_WEIGHT = 0.5
"""What the ways of asking weigh beside a vector of length 1."""

RIDGE = 3.0
"""How strongly large weights are held down.

All three were chosen by examples of trades that were left out, and by questions that were written
after the pieces: larger weights of clues trust the pieces more than new words deserve.
"""

TRADES = 6
"""In how many trades buyers must ask with a word, for it to be a way of asking and not a thing."""

DIGITS = 4
"""Digits of a score that count, so that a text alone is judged as it is in a batch."""

_WORD = re.compile(r"[\w']+")


@dataclass(frozen=True)
class Read:
    """Questions as they are read: their cleaned texts, and for each its vector and its clues."""

    texts: Sequence[str]
    vectors: Vectors
    clues: Sequence[Mapping[str, Clue]]


class Learnt:
    """Tells topics as examples teach them."""

    def __init__(self, examples: Sequence[Example], known: Read) -> None:
        self._examples = examples
        self._vectors = known.vectors
        self._topics = np.array([TOPICS.index(example.topic) for example in examples])
        self._ways = _common_ways(examples, known.texts)
        features = self._features(known)
        wanted = np.where(self._topics[:, None] == np.arange(len(TOPICS)), 1.0, -1.0)
        # Each topic counts alike, however many examples it has.
        share = len(examples) / len(TOPICS) / np.bincount(self._topics, minlength=len(TOPICS))
        weighted = features * share[self._topics][:, None]
        held_down = RIDGE * np.eye(features.shape[1])
        self._weights = np.linalg.solve(weighted.T @ features + held_down, weighted.T @ wanted)

    def topics(self, read: Read) -> list[str]:
        """Return the topic of each question."""
        scores = np.round(self._features(read) @ self._weights, DIGITS)
        return [TOPICS[best] for best in scores.argmax(axis=1)]

    def nearest(self, vectors: Vectors, topics: Sequence[str]) -> list[str]:
        """Return for each question, given by its vector, the example of its topic most like it."""
        alike = np.round(vectors @ self._vectors.T, DIGITS)
        of_topic = self._topics[None, :] == np.array([[TOPICS.index(t)] for t in topics])
        best = np.where(of_topic, alike, -np.inf).argmax(axis=1)
        return [self._examples[number].question for number in best]

    def _features(self, read: Read) -> NDArray[np.float64]:
        ways = np.zeros((len(read.texts), len(self._ways)))
        clues = np.zeros((len(read.texts), len(TOPICS)))
        for row, text in enumerate(read.texts):
            used = [self._ways[way] for way in _ways_in(text) if way in self._ways]
            ways[row, used] = WAYS_WEIGHT / np.sqrt(max(len(used), 1))
            for topic, clue in read.clues[row].items():
                share = clue.strength / STRENGTHS["sure"]
                clues[row, TOPICS.index(topic)] = CLUE_WEIGHT * share
        return np.hstack([read.vectors, ways, clues, np.ones((len(read.texts), 1))])


def _common_ways(examples: Sequence[Example], texts: Sequence[str]) -> Mapping[str, int]:
    """Return the ways in which buyers of many trades ask, with a number for each."""
    trades: defaultdict[str, set[str]] = defaultdict(set)
    for example, text in zip(examples, texts, strict=True):
        for way in _ways_in(text):
            trades[way].add(example.trade)
    common = sorted(way for way, held in trades.items() if len(held) >= TRADES)
    return {way: number for number, way in enumerate(common)}


def _ways_in(text: str) -> set[str]:
    """Return a question's words, its pairs of words, and those that it begins with (after `^`)."""
    words = _WORD.findall(text.lower())
    pairs = [" ".join(pair) for pair in pairwise(words)]
    return {*words, *pairs, *(f"^{way}" for way in (*words[:1], *pairs[:1]))}
