"""Scores of articles for questions, in batches: arrays in, arrays out.

A score is made of four parts: the name that means most alike, the passage that does, the letters
of names, and the words of the whole article. To its own score each wording adds a share of what
the other wordings of the same question got, for they are one question.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from answerable.gaps.matching.corpus import Corpus, Numbers
from answerable.gaps.matching.letters import LetterScores
from answerable.gaps.matching.thresholds import Weights
from answerable.gaps.matching.words import WordScores
from answerable.meaning import Encoder, Progress, Vectors, silent

Scores = NDArray[np.float64]

NEAR = 0.08
"""How much less alike a name may be and still speak for its article: that a question is like three
wordings of an article says more than that it is like one. The doubled value found one per cent less
of the right articles (HINT3), half of it told answered from unanswered less well."""

NEXT = 3
"""Articles that the best one is held against: how far it leads tells whether it is the one."""


class Scorer:
    """Scores questions against the articles of a corpus."""

    def __init__(
        self, corpus: Corpus, words: WordScores, weights: Weights, encoder: Encoder,
        progress: Progress = silent,
    ) -> None:  # fmt: skip
        self._weights = weights
        self._letters = LetterScores(corpus)
        self._words = words
        readings = [corpus.reading(number) for number in range(len(corpus.passages))]
        vectors = encoder.encode([*corpus.names, *readings], progress)
        self._names = vectors[: len(corpus.names)]
        self._passages = vectors[len(corpus.names) :]
        self._name_starts = _starts(corpus.name_of)
        self._passage_starts = _starts(corpus.passage_of)

    def scores(self, texts: Sequence[str], vectors: Vectors, groups: Numbers) -> Scores:
        """Return a row of all articles' scores for each text.

        `groups` are the numbers of the texts' groups; those of a group stand one after another.
        """
        weights = self._weights
        own = (
            _agreed(vectors @ self._names.T, self._name_starts)
            + weights.passage * _best(vectors @ self._passages.T, self._passage_starts)
            + weights.letters * self._letters.of(texts)
            + weights.words * self._words.of(texts)
        )
        starts = _starts(groups)
        sizes = np.diff([*starts, len(groups)])
        means = np.add.reduceat(own, starts, axis=0) / sizes[:, None]
        shared: Scores = (1 - weights.group) * own + weights.group * np.repeat(means, sizes, axis=0)
        return shared

    def confidence(self, scores: Scores, allowed: NDArray[np.bool_]) -> tuple[Numbers, Scores]:
        """Return for each row the best article that is allowed, and how sure it is; -1: none is."""
        floor, next_ones = self._weights.floor, np.full((len(scores), NEXT), self._weights.floor)
        best = np.where(allowed, scores, -np.inf).argmax(axis=1)
        rows = np.arange(len(scores))
        top = scores[rows, best]
        others = np.where(allowed, scores, floor)
        others[rows, best] = -np.inf
        following = -np.partition(-np.hstack([others, next_ones]), NEXT - 1, axis=1)[:, :NEXT]
        sure: Scores = top + self._weights.lead * (top - following.mean(axis=1))
        return np.where(allowed[rows, best], best, -1), sure

    def best_passage(self, vector: Vectors, article: int) -> int:
        """Return the number of an article's passage that means most what a text says."""
        ends = [*self._passage_starts[1:], len(self._passages)]
        start = self._passage_starts[article]
        return int(start + (self._passages[start : ends[article]] @ vector).argmax())


def _starts(numbers: Numbers) -> Numbers:
    """Return where each run of one number begins."""
    changes: Numbers = np.flatnonzero(np.diff(numbers, prepend=-1))
    return changes


def _agreed(likeness: Vectors, starts: Numbers) -> Scores:
    """Return the best of each article's columns, a little more where several are as good."""
    best = np.maximum.reduceat(likeness, starts, axis=1)
    near = np.repeat(best, np.diff([*starts, likeness.shape[1]]), axis=1)
    np.subtract(likeness, near, out=near)
    near /= np.float32(NEAR)
    np.exp(near, out=near)
    agreed: Scores = best + NEAR * np.log(np.add.reduceat(near, starts, axis=1)) / 2
    return agreed


def _best(likeness: Vectors, starts: Numbers) -> Scores:
    """Return the best of each article's columns."""
    return np.maximum.reduceat(likeness, starts, axis=1).astype(np.float64)
