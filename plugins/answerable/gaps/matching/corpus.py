"""What the articles say, cut into the texts that questions are held against.

What an article is about stands in its names: its title, its headings, and the wordings of questions
that it is known to answer. Where an answer stands is one of its passages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import log

import numpy as np
from numpy.typing import NDArray

from answerable.search import LONGEST_WORD, Entry, clean

Numbers = NDArray[np.intp]

PASSAGE_WORDS = 60
"""Words of a passage: about what the model reads at once, the title and heading included."""

PASSAGES_A_SECTION = 3
"""An answer stands in the beginning of its section, or deserves a heading of its own."""

USUAL = 54
"""Articles of a usual site: between those of the two sets that the thresholds are fitted on."""

PIECE = 20
"""Characters that count as a word where no spaces are, as in Chinese."""

_SENTENCE_END = re.compile(r"(?<=[.!?|])\s+|(?<=[\u3002\uff01\uff1f])")


@dataclass(frozen=True)
class Passage:
    """A piece of a section's text; `heading` and `address` are its section's."""

    heading: str
    address: str
    text: str


@dataclass(frozen=True)
class Subject:
    """An article by what it is about; `products` are ids of the catalogue."""

    id: str
    title: str
    address: str
    products: tuple[str, ...]


@dataclass(frozen=True)
class Corpus:
    """All articles, the names that they go by, and their passages.

    `name_of` and `passage_of` hold the number of the article that each belongs to, in rising order;
    each article has at least one of both.
    """

    articles: tuple[Subject, ...]
    names: tuple[str, ...]
    name_of: Numbers
    passages: tuple[Passage, ...]
    passage_of: Numbers

    def reading(self, number: int) -> str:
        """Return a passage as a model reads it: a passage alone often doesn't say of what it is."""
        passage = self.passages[number]
        title = self.articles[self.passage_of[number]].title
        return ". ".join(part for part in (title, passage.heading, passage.text) if part)


def even(scores: NDArray[np.float64], articles: int) -> NDArray[np.float64]:
    """Return BM25 scores as they would be in a corpus of `USUAL` articles, as logarithms.

    A rare word weighs log(articles); without this, the same match would be worth more on a larger
    site, and no threshold would hold on both.
    """
    scaled: NDArray[np.float64] = np.log1p(scores * (log(1 + USUAL) / log(1 + max(articles, 1))))
    return scaled


def corpus_of(entries: Iterable[Entry], wordings: Mapping[str, Sequence[str]]) -> Corpus:
    """Return the corpus of articles' sections; `wordings` holds known questions by article."""
    articles: list[Subject] = []
    names: list[tuple[int, str]] = []
    passages: list[tuple[int, Passage]] = []
    for entry in entries:
        if not articles or articles[-1].id != entry.page:
            number = len(articles)
            articles.append(Subject(entry.page, entry.title, entry.url, entry.products))
            known = (clean(wording) for wording in wordings.get(entry.page, ()))
            names += ((number, name) for name in dict.fromkeys((clean(entry.title), *known)))
            passages.append((number, Passage("", entry.url, "")))
        if entry.heading:
            names.append((number, f"{clean(entry.title)}: {clean(entry.heading)}"))
        cut = islice(_cut(clean(entry.text)), PASSAGES_A_SECTION)
        found = [(number, Passage(entry.heading, entry.address, text)) for text in cut]
        if found and not passages[-1][1].text and passages[-1][0] == number:
            passages.pop()  # the place that is kept for an article without text
        passages += found
    return Corpus(
        tuple(articles),
        tuple(name for _, name in names),
        np.array([number for number, _ in names], np.intp),
        tuple(passage for _, passage in passages),
        np.array([number for number, _ in passages], np.intp),
    )


def _cut(text: str) -> Iterator[str]:
    """Yield the passages of a clean text, which end with sentences where they can."""
    held: list[str] = []
    for sentence in _SENTENCE_END.split(text):
        words = sentence.split()
        if max(map(len, words), default=0) > LONGEST_WORD:
            words = [piece for word in words for piece in _pieces(word)]
        if held and len(held) + len(words) > PASSAGE_WORDS:
            yield " ".join(held)
            held = []
        held += words
        while len(held) > PASSAGE_WORDS * 3 // 2:
            yield " ".join(held[:PASSAGE_WORDS])
            del held[:PASSAGE_WORDS]
    if held:
        yield " ".join(held)


def _pieces(word: str) -> Iterator[str]:
    step = PIECE if len(word) > LONGEST_WORD else len(word)
    for start in range(0, len(word), step):
        yield word[start : start + step]
