"""How well the words of questions fit articles, by the weights of the search index (BM25F)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from answerable.gaps.matching.corpus import Corpus, Numbers, even
from answerable.search import SearchIndex

WORDS_REMEMBERED = 20_000
"""Words whose articles are remembered, since many questions share their words."""


class WordScores:
    """Scores of all articles for a question: for each word, that of the best section."""

    def __init__(self, index: SearchIndex, corpus: Corpus) -> None:
        self._index = index
        number_of = {article.id: number for number, article in enumerate(corpus.articles)}
        self._article_of: Mapping[int, int] = {
            section: number_of[entry.page]
            for section, entry in index.entries
            if entry.page in number_of
        }
        self._count = len(corpus.articles)
        self._held = lru_cache(WORDS_REMEMBERED)(self._held_by)

    def of(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Return a row for each text, with the score of each article."""
        scores = np.zeros((len(texts), self._count))
        for row, text in zip(scores, texts, strict=True):
            for stem in {word.stem for word in self._index.words(text)}:
                numbers, weights = self._held(stem)
                row[numbers] += weights
        return even(scores, self._count)

    def held(self, text: str, article: int) -> tuple[tuple[str, ...], tuple[str, ...], float]:
        """Return a question's words that an article holds, those that it lacks, and the share.

        The share tells how much of the question's weight the article holds, 0 to 1.
        """
        typed: dict[str, str] = {}
        for word in self._index.words(text):
            typed.setdefault(word.stem, word.text)
        weights = {stem: self._index.weight(stem) for stem in typed}
        held = [stem for stem in typed if article in self._held(stem)[0]]
        whole = sum(weights.values())
        return (
            tuple(typed[stem] for stem in held),
            tuple(typed[stem] for stem in typed if stem not in held),
            sum(weights[stem] for stem in held) / whole if whole else 0.0,
        )

    def holds(self, text: str, article: int) -> bool:
        """Return whether an article holds all words of a text that carry meaning."""
        return all(article in self._held(word.stem)[0] for word in self._index.words(text))

    def _held_by(self, stem: str) -> tuple[Numbers, NDArray[np.float64]]:
        """Return the articles that hold a word, and what it gives each."""
        best: dict[int, float] = {}
        for section, score in self._index.holding(stem).items():
            article = self._article_of.get(section)
            if article is not None:
                best[article] = max(best.get(article, 0.0), score)
        return np.array(list(best), np.intp), np.array(list(best.values()))
