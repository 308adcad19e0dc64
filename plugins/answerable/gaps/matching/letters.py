"""How alike the letters of questions and of articles' names are: it sees through slips of the pen.

Each word is cut into its runs of three letters, and the runs are weighed by BM25.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

from answerable.gaps.matching.corpus import Corpus, Numbers, even
from answerable.search import plain_words

K1 = 1.2
B = 0.75
"""The usual constants of BM25 (Robertson and Zaragoza 2009), those of Whoosh too."""

LONGEST = 2_000
"""Characters of a question that are looked at."""


class LetterScores:
    """Scores of all articles for a question, by the letters of their names."""

    def __init__(self, corpus: Corpus) -> None:
        count = len(corpus.articles)
        held: list[Counter[str]] = [Counter() for _ in range(count)]
        for number, name in zip(corpus.name_of, corpus.names, strict=True):
            held[number].update(runs(name))
        lengths = [sum(counter.values()) for counter in held]
        usual = sum(lengths) / count if count else 1
        found: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, counter in enumerate(held):
            norm = K1 * (1 - B + B * lengths[number] / (usual or 1))
            for run, times in counter.items():
                found[run].append((number, times * (K1 + 1) / (times + norm)))
        self._count = count
        self._held = {run: _weighed(pairs, count) for run, pairs in found.items()}

    def of(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Return a row for each text, with the score of each article."""
        scores = np.zeros((len(texts), self._count))
        for row, text in zip(scores, texts, strict=True):
            for run in set(runs(text[:LONGEST])):
                if run in self._held:
                    numbers, weights = self._held[run]
                    row[numbers] += weights
        return even(scores, self._count)


def runs(text: str) -> Iterator[str]:
    """Yield the runs of three letters of each word, its ends marked."""
    for word in plain_words(text):
        marked = f"^{word}$"
        for start in range(max(1, len(marked) - 2)):
            yield marked[start : start + 3]


def _weighed(pairs: list[tuple[int, float]], count: int) -> tuple[Numbers, NDArray[np.float64]]:
    rarity = log(1 + (count - len(pairs) + 0.5) / (len(pairs) + 0.5))
    numbers = np.array([number for number, _ in pairs], np.intp)
    return numbers, np.array([weight for _, weight in pairs]) * rarity
