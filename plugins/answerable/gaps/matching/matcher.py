"""Which article answers a question, as far as meaning, words and subject can tell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from answerable.gaps.matching.asked import Asked, has_words, readable
from answerable.gaps.matching.by_words import WordsEncoder
from answerable.gaps.matching.corpus import corpus_of
from answerable.gaps.matching.proposal import Proposal
from answerable.gaps.matching.scoring import Scorer
from answerable.gaps.matching.subject import (
    Mentions,
    Subjects,
    contains,
    is_about,
    named_sizes,
    singular,
)
from answerable.gaps.matching.thresholds import STRENGTHS, Fit, Strength, Thresholds
from answerable.gaps.matching.words import WordScores
from answerable.meaning import Encoder, Progress, Vectors, silent
from answerable.search import SearchIndex

BATCH = 1_000
"""Questions that are scored at once: 1,000 against 10,000 passages take 120 MB."""


class Matcher(Protocol):
    """Whatever can tell which questions are alike, and guess which articles answer them."""

    @property
    def enough(self) -> float:
        """How alike two questions must be on average to be one."""
        ...

    def vectors(self, texts: Sequence[str], progress: Progress = silent) -> Vectors:
        """Return a row for each question; the product of two rows is how alike they are."""
        ...

    def named(self, text: str, products: Collection[str]) -> frozenset[str]:
        """Return the products that a question is about: those noted, else those it names."""
        ...

    def sizes(self, text: str) -> frozenset[str]:
        """Return the measures that a question names."""
        ...

    def propose(self, asked: Sequence[Asked], progress: Progress = silent) -> list[Proposal | None]:
        """Return for each question the best guess, or None where a guess would mislead."""
        ...


@dataclass(frozen=True)
class Best:
    """The article that fits a question best, and how sure that is, on the scale of the fit.

    `doubts` are the products, places and sizes that the question names and the article doesn't;
    each lowers `strength`, which is None where there is nothing to propose.
    """

    article: int
    score: float
    strength: Strength | None
    doubts: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """What buyers call things: products' ids -> names, and the names of places."""

    products: Mapping[str, Iterable[str]]
    places: Collection[str] = ()


class ArticleMatcher:
    """Guesses by an encoder and by words, never an article on another subject.

    `wordings` holds the questions that each article is known to answer. `among` keeps to some
    articles, where reading all would take too long.
    """

    def __init__(
        self,
        index: SearchIndex,
        encoder: Encoder,
        fit: Fit,
        vocabulary: Vocabulary,
        wordings: Mapping[str, Sequence[str]],
        progress: Progress = silent,
        among: Collection[str] | None = None,
    ) -> None:
        entries = (
            entry
            for _, entry in index.entries
            if entry.kind == "article" and (among is None or entry.page in among)
        )
        self._index = index
        self._encoder = encoder
        self.fit = fit
        self.corpus = corpus_of(entries, wordings)
        self.subjects = Subjects(vocabulary.products, self._stems)
        self._called = {id: next(iter(names), id) for id, names in vocabulary.products.items()}
        self._numbers = {article.id: number for number, article in enumerate(self.corpus.articles)}
        self._on_subject = cache(self._about)
        self._places = [(place, self._stems(place)) for place in vocabulary.places]
        self._words = WordScores(index, self.corpus)
        self._scorer = Scorer(self.corpus, self._words, fit.weights, encoder, progress)

    def vectors(self, texts: Sequence[str], progress: Progress = silent) -> Vectors:
        """Return the vectors of questions, by which they can be grouped."""
        return self._encoder.encode([readable(text) for text in texts], progress)

    def propose(self, asked: Sequence[Asked], progress: Progress = silent) -> list[Proposal | None]:
        """Return the best article for each, if it is likely enough and on the same subject."""
        found: list[Proposal | None] = [None] * len(asked)
        for number, article, score, vector in self._judged(asked, progress):
            if asked[number].wanted:
                best = self._best(asked[number], article, score)
                found[number] = self._proposal(asked[number], best, vector)
        return found

    @property
    def enough(self) -> float:
        """How alike two questions must be on average to be one."""
        return self.fit.same

    def named(self, text: str, products: Collection[str]) -> frozenset[str]:
        """Return the products that a question is about: those noted, else those it names.

        A mention that fits two products says nothing of which one is meant.
        """
        mentions = self.subjects.named_in(readable(text))
        sure = (next(iter(ids)) for ids in mentions if len(ids) == 1)
        return frozenset(products) or frozenset(sure)

    def sizes(self, text: str) -> frozenset[str]:
        """Return the measures that a question names."""
        return frozenset("".join(size.lower().split()) for size in named_sizes(readable(text)))

    def best(self, asked: Sequence[Asked], progress: Progress = silent) -> list[Best | None]:
        """Return the best article for each, however unlikely; None where none can be meant."""
        found: list[Best | None] = [None] * len(asked)
        for number, article, score, _ in self._judged(asked, progress):
            found[number] = self._best(asked[number], article, score)
        return found

    def _judged(
        self, asked: Sequence[Asked], progress: Progress
    ) -> Iterator[tuple[int, int, float, Vectors]]:
        if not self.corpus.articles:
            return
        texts = [readable(one.text) for one in asked]
        vectors = self._encoder.encode(texts, silent)
        order = sorted(range(len(asked)), key=lambda number: (asked[number].group, number))
        done = 0
        for numbers in _batches(order, [one.group for one in asked]):
            groups = np.array([asked[number].group for number in numbers], np.intp)
            scores = self._scorer.scores(
                [texts[number] for number in numbers], vectors[numbers], groups
            )
            allowed = np.stack([self._allowed(asked[number]) for number in numbers])
            articles, sure = self._scorer.confidence(scores, allowed)
            for number, article, score in zip(numbers, articles, sure, strict=True):
                if article >= 0 and has_words(texts[number]):
                    yield number, int(article), float(score), vectors[number]
            done += len(numbers)
            progress(done, len(asked))

    def _allowed(self, asked: Asked) -> NDArray[np.bool_]:
        """Return which articles a question may be answered by."""
        allowed = self._on_subject(self._mentions(asked)).copy()
        for id in asked.refused & self._numbers.keys():
            allowed[self._numbers[id]] = False
        return allowed

    def _mentions(self, asked: Asked) -> Mentions:
        noted = tuple(frozenset({product}) for product in asked.products)
        return noted or self.subjects.named_in(readable(asked.text))

    def _about(self, mentions: Mentions) -> NDArray[np.bool_]:
        """Return which articles are on what is named, or on no product in particular."""
        return np.array(
            [
                not article.products or is_about(article.products, mentions)
                for article in self.corpus.articles
            ],
            np.bool_,
        )

    def _best(self, asked: Asked, article: int, score: float) -> Best:
        text = readable(asked.text)
        doubts = tuple(self._doubts(text, self._mentions(asked), article))
        return Best(article, score, _lowered(self.fit.strength(score), len(doubts)), doubts)

    def _proposal(self, asked: Asked, best: Best, vector: Vectors) -> Proposal | None:
        article = self.corpus.articles[best.article]
        text = readable(asked.text)
        matched, lacking, share = self._words.held(text, best.article)
        if best.strength is None:
            return None
        passage = self.corpus.passages[self._scorer.best_passage(vector, best.article)]
        return Proposal(
            article.id, article.title, passage.heading, passage.address, passage.text,
            share, matched, lacking, article.products, best.strength, best.score, best.doubts,
        )  # fmt: skip

    def _doubts(self, text: str, mentions: Mentions, article: int) -> Iterator[str]:
        """Yield what a question names and the article doesn't: its products, places and sizes."""
        if mentions and not self.corpus.articles[article].products:
            yield from (self._called.get(min(products), min(products)) for products in mentions)
        named = self._stems(text)
        for place, stems in self._places:
            if contains(named, stems) and not self._words.holds(place, article):
                yield place
        yield from (size for size in named_sizes(text) if not self._words.holds(size, article))

    def _stems(self, text: str) -> tuple[str, ...]:
        return tuple(singular(word.stem) for word in self._index.words(text))


def matcher_of(
    index: SearchIndex,
    encoder: Encoder | None,
    thresholds: Thresholds,
    vocabulary: Vocabulary,
    wordings: Mapping[str, Sequence[str]],
    progress: Progress = silent,
    among: Collection[str] | None = None,
) -> ArticleMatcher:
    """Return what matches by meaning and words, or without an encoder by words only."""
    fit = thresholds.meaning if encoder else thresholds.words
    return ArticleMatcher(
        index, encoder or WordsEncoder(index), fit, vocabulary, wordings, progress, among
    )


def _batches(order: Sequence[int], groups: Sequence[int]) -> Iterator[list[int]]:
    """Yield numbers in batches that tear no group apart."""
    batch: list[int] = []
    for number in order:
        if len(batch) >= BATCH and groups[number] != groups[batch[-1]]:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def _lowered(strength: Strength | None, steps: int) -> Strength | None:
    """Return a strength so many steps lower; below weak there is nothing to propose."""
    if strength is None:
        return None
    place = STRENGTHS.index(strength) + steps
    return STRENGTHS[place] if place < len(STRENGTHS) else None
