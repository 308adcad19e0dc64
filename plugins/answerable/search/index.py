"""The index of a site's sections, and what it finds for words that people type.

There is no query language: whatever is typed is taken for words, so nothing typed can be wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import Any

from whoosh.fields import TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.query import Or, Term
from whoosh.scoring import BM25F

from answerable.search.analysis import Analysis, Word, clean
from answerable.search.entry import Entry
from answerable.search.passage import passage

BOOSTS: Mapping[str, float] = {"title": 3.0, "heading": 2.0, "names": 2.0, "text": 1.0}
"""How much more a word counts in a section's title than in its text."""

LONGEST_QUERY = 10_000
"""Characters of a query that are read."""

MOST_WORDS = 40
"""Words of a query that are looked up: the rarest, which tell most."""

FEWEST_CANDIDATES = 50
"""Sections that are looked at closely for even one hit."""


@dataclass(frozen=True)
class Hit:
    """A section that was found, and why.

    `share` tells how much of the query's weight the section holds, 0 to 1; a rare word weighs more
    than a common one. `matched` and `lacking` are the query's words, as the query writes them.
    """

    entry: Entry
    score: float
    share: float
    passage: str
    matched: tuple[str, ...]
    lacking: tuple[str, ...]


class _Any(Or):  # type: ignore[misc]  # Whoosh has no types
    """Matches any of its words, adding up their scores in an array.

    In an index of more than 5,000 sections Whoosh would walk a tree, fifty times as slow.
    """

    matcher_type = Or.ARRAY_MATCHER


class SearchIndex:
    """An index in memory: made once of all entries, never changed."""

    def __init__(self, entries: Iterable[Entry], language: str = "en") -> None:
        # Sorted, because a site can be built in any order; the number of a document in the index
        # is then the number of its entry.
        self._entries = tuple(
            sorted(entries, key=lambda e: (e.page, e.address, e.heading, e.title, e.text))
        )
        self._analysis = Analysis(language)
        self._searcher = self._indexed().searcher(weighting=BM25F())
        self._stems = lru_cache(maxsize=None)(self._stems_of)

    @classmethod
    def of(cls, entries: Iterable[Entry], language: str = "en") -> SearchIndex:
        """Return the index of `entries`, whose order doesn't matter."""
        return cls(entries, language)

    def words(self, text: str) -> tuple[Word, ...]:
        """Return the words of a text that carry meaning, as this index compares them."""
        return tuple(self._analysis.words(clean(text[:LONGEST_QUERY])))

    def find(
        self,
        words: str,
        limit: int = 10,
        kinds: Collection[str] | None = None,
        per_page: int = 1,
    ) -> tuple[Hit, ...]:
        """Return the sections that fit the words best, the best first.

        `kinds` keeps to entries of these kinds, `per_page` to so many sections of one page.
        """
        query = self._query(words)
        if not query or limit < 1:
            return ()
        ranked = self._ranked(query, limit, kinds)
        return tuple(
            self._hit(number, score, share, query)
            for number, score, share in self._first(ranked, limit, per_page)
        )

    def _indexed(self) -> Any:
        # Positions would only serve phrases, and double the time.
        fields = {name: TEXT(analyzer=self._analysis.analyzer, phrase=False) for name in BOOSTS}
        index = RamStorage().create_index(Schema(**fields))
        writer = index.writer()
        for entry in self._entries:
            writer.add_document(**_fields(entry))
        writer.commit()
        return index

    def _query(self, words: str) -> dict[str, tuple[str, float]]:
        """Return stem -> (the word as it was typed, its weight), in the order typed."""
        typed: dict[str, str] = {}
        for word in self.words(words):
            typed.setdefault(word.stem, word.text)
        weights = {stem: self._weight(stem) for stem in typed}
        rarest = sorted(typed, key=lambda stem: -weights[stem])[:MOST_WORDS]
        kept = set(rarest)
        return {stem: (text, weights[stem]) for stem, text in typed.items() if stem in kept}

    def _weight(self, stem: str) -> float:
        """Return how much a word tells: the more, the fewer sections hold it."""
        # Titles and names stand in every section of their page, and would make rare words common.
        holding = max(self._searcher.doc_frequency(name, stem) for name in ("heading", "text"))
        return log(1 + len(self._entries) / (holding + 0.5))

    def _ranked(
        self, query: Mapping[str, tuple[str, float]], limit: int, kinds: Collection[str] | None
    ) -> Iterator[tuple[int, float, float]]:
        """Yield (number, score, share) of the candidates, the best first."""
        terms = [Term(name, stem, boost=boost) for stem in query for name, boost in BOOSTS.items()]
        allowed = None if kinds is None else self._of_kinds(frozenset(kinds))
        results = self._searcher.search(
            _Any(terms), limit=max(FEWEST_CANDIDATES, limit * 10), filter=allowed
        )
        candidates = []
        for score, number in results.top_n:
            share = self._share(number, query)
            # A section that holds more of the words beats one that repeats a few of them. Rounded,
            # since sums of floats differ in their last digits by the order of adding.
            candidates.append((number, round(score * (1 + share) / 2, 6), share))
        yield from sorted(candidates, key=lambda found: (-found[1], found[0]))

    def _of_kinds(self, kinds: frozenset[str]) -> set[int]:
        return {number for number, entry in enumerate(self._entries) if entry.kind in kinds}

    def _share(self, number: int, query: Mapping[str, tuple[str, float]]) -> float:
        held = self._stems(number)
        total = sum(weight for _, weight in query.values())
        return sum(weight for stem, (_, weight) in query.items() if stem in held) / total

    def _first(
        self, ranked: Iterable[tuple[int, float, float]], limit: int, per_page: int
    ) -> Iterator[tuple[int, float, float]]:
        pages: Counter[str] = Counter()
        shown = 0
        for number, score, share in ranked:
            page = self._entries[number].page
            pages[page] += 1
            if pages[page] <= per_page:
                yield number, score, share
                shown += 1
            if shown == limit:
                return

    def _hit(
        self, number: int, score: float, share: float, query: Mapping[str, tuple[str, float]]
    ) -> Hit:
        entry, held = self._entries[number], self._stems(number)
        text = clean(entry.text)
        weights = {stem: weight for stem, (_, weight) in query.items()}
        return Hit(
            entry,
            score,
            share,
            passage(text, tuple(self._analysis.words(text)), weights),
            tuple(word for stem, (word, _) in query.items() if stem in held),
            tuple(word for stem, (word, _) in query.items() if stem not in held),
        )

    def _stems_of(self, number: int) -> frozenset[str]:
        texts = _fields(self._entries[number]).values()
        return frozenset(word.stem for text in texts for word in self._analysis.words(text))


def _fields(entry: Entry) -> dict[str, str]:
    """Return an entry's searchable texts by field."""
    return {
        "title": clean(entry.title),
        "heading": clean(entry.heading),
        "names": clean(" ; ".join(entry.names)),
        "text": clean(entry.text),
    }
