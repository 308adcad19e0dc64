"""The index of a site's sections, and what it finds for words that people type.

There is no query language: whatever is typed is taken for words, so nothing typed can be wrong.
Whoosh keeps the words and weighs them (BM25F); its matchers of many words are left aside, since
they take fifty times as long as adding up what each word gives.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from heapq import nlargest
from math import log
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

from whoosh.fields import ID, STORED, TEXT, Schema
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.query import Term
from whoosh.scoring import BM25F

from answerable.search.analysis import Analysis, Word, clean
from answerable.search.entry import Entry
from answerable.search.passage import passage

BOOSTS: Mapping[str, float] = {"title": 3.0, "heading": 2.0, "names": 2.0, "text": 1.0}
"""How much more a word counts in a section's title than in its text."""

K1 = 1.2
B = 0.75
"""The constants of BM25F as Whoosh has them."""

LONGEST_QUERY = 10_000
"""Characters of a query that are read; a letter of five pages has as many."""

WORDS_REMEMBERED = 5_000
"""Words whose sections are remembered, since many questions share their words."""

FEW = 50
"""Sections that are found at once, more than most callers look at."""


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


@dataclass(frozen=True)
class _Sought:
    """A word of a query: as it was typed, how much it tells, and what it gives each section.

    A section's `scores` are complex: the real part is its score, the other the word's weight.
    """

    text: str
    stem: str
    weight: float
    scores: Mapping[int, complex]


class _Memory(RamStorage):  # type: ignore[misc]
    """Storage in memory; what outgrows it while an index is written goes to a folder.

    Whoosh's own way shares one folder with other processes, and leaves things there.
    """

    def __init__(self, drafts: str) -> None:
        super().__init__()
        self._drafts = drafts

    def temp_storage(self, name: str | None = None) -> FileStorage:
        return FileStorage(mkdtemp(dir=self._drafts))


def schema_of(analysis: Analysis) -> Schema:
    """Return the fields of an index; `page` and `entry` serve only the kept one."""
    # Positions of words would only serve phrases, and double the time.
    fields = {name: TEXT(analyzer=analysis.analyzer, phrase=False) for name in BOOSTS}
    return Schema(page=ID(), entry=STORED(), **fields)


def searched(entry: Entry) -> dict[str, str]:
    """Return what an entry is found by: field -> text."""
    return {
        "title": clean(entry.title),
        "heading": clean(entry.heading),
        "names": clean(" ".join(entry.names)),
        "text": clean(entry.text),
    }


def in_order(entry: Entry) -> tuple[str, ...]:
    """Return a key that sorts entries in the same way however a site was built."""
    return (entry.page, entry.address, entry.heading, entry.title, entry.text)


class SearchIndex:
    """An index of a site's sections, never changed once it is open."""

    def __init__(self, entries: Sequence[Entry], analysis: Analysis, index: Any) -> None:
        """Take the entries in the order in which `index` numbers their sections."""
        self._entries = entries
        by_key = sorted(range(len(entries)), key=lambda number: in_order(entries[number]))
        self._places = {number: place for place, number in enumerate(by_key)}
        self.analysis = analysis
        self._searcher = index.searcher(weighting=BM25F())
        self._scores = lru_cache(WORDS_REMEMBERED)(self._scores_of)

    @classmethod
    def of(cls, entries: Iterable[Entry], language: str = "en") -> SearchIndex:
        """Return the index of `entries`, whose order doesn't matter: a site is built in any."""
        ordered = sorted(entries, key=in_order)
        analysis = Analysis(language)
        with TemporaryDirectory(prefix="answerable-") as drafts:
            index = _Memory(drafts).create_index(schema_of(analysis))
            writer = index.writer()
            for entry in ordered:
                writer.add_document(**searched(entry))
            writer.commit()
        return cls(tuple(ordered), analysis, index)

    def words(self, text: str) -> tuple[Word, ...]:
        """Return the words of a text that carry meaning, as this index compares them."""
        return tuple(self.analysis.words(clean(text[:LONGEST_QUERY])))

    @property
    def entries(self) -> tuple[tuple[int, Entry], ...]:
        """All sections with their numbers, page by page."""
        return tuple((number, self._entries[number]) for number in self._places)

    def weight(self, stem: str) -> float:
        """Return how much a word tells: the more, the fewer sections hold it."""
        # Titles and names stand in every section of their page, and would make rare words common.
        holding = max(self._searcher.doc_frequency(name, stem) for name in ("heading", "text"))
        return log(1 + len(self._entries) / (holding + 0.5))

    def holding(self, stem: str) -> Mapping[int, float]:
        """Return the score that a word gives each section that holds it, by its number."""
        return {number: held.real for number, held in self._scores(stem).items()}

    def frequencies(self) -> Iterator[tuple[str, str, int]]:
        """Yield each field with each of its words, and how many sections hold it there."""
        reader = self._searcher.reader()
        for name in BOOSTS:
            for term in reader.lexicon(name):
                word = term.decode("utf-8")
                yield name, word, self._searcher.doc_frequency(name, word)

    def holding_in(self, field: str, stem: str) -> Iterator[tuple[int, float]]:
        """Yield the sections that hold a word in one field, and how often."""
        matcher = Term(field, stem).matcher(self._searcher)
        while matcher.is_active():
            yield matcher.id(), matcher.weight()
            matcher.next()

    def length_of(self, section: int, field: str) -> int:
        """Return how many words a field of a section has."""
        return self._searcher.reader().doc_field_length(section, field) or 0

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
        pages: Counter[str] = Counter()
        hits: list[Hit] = []
        for score, number in self._ranked(query):
            if len(hits) >= limit:
                break
            entry = self._entries[number]
            if (kinds is None or entry.kind in kinds) and pages[entry.page] < per_page:
                pages[entry.page] += 1
                hits.append(self._hit(number, score, query))
        return tuple(hits)

    def lacking(self, typed: str, page: str) -> tuple[str, ...]:
        """Return the words of a text that no section of a page holds, as the text writes them."""
        sections = self._sections.get(page, ())
        return tuple(
            word.text
            for word in self._query(typed)
            if not any(number in word.scores for number in sections)
        )

    @cached_property
    def _sections(self) -> Mapping[str, tuple[int, ...]]:
        """The numbers of each page's sections."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(self._entries):
            found[entry.page].append(number)
        return {page: tuple(numbers) for page, numbers in found.items()}

    def _query(self, typed: str) -> tuple[_Sought, ...]:
        """Return the words to look up, in the order typed."""
        typed_first: dict[str, str] = {}
        for word in self.words(typed):
            typed_first.setdefault(word.stem, word.text)
        return tuple(
            _Sought(text, stem, self.weight(stem), self._scores(stem))
            for stem, text in typed_first.items()
        )

    def _scores_of(self, stem: str) -> Mapping[int, complex]:
        """Return what a word gives each section that holds it: its score + its weight times i."""
        weight = self.weight(stem)
        scores: defaultdict[int, float] = defaultdict(float)
        for name, boost in BOOSTS.items():
            matcher = Term(name, stem).matcher(self._searcher)
            if not matcher.is_active():
                continue
            # What Whoosh's own scorer (BM25F) does, without its four calls a section.
            most, norms = boost * self._searcher.idf(name, stem) * (K1 + 1), self._norms[name]
            while matcher.is_active():
                number, times = matcher.id(), matcher.weight()
                scores[number] += most * times / (times + norms[number])
                matcher.next()
        return {number: complex(score, weight) for number, score in scores.items()}

    @cached_property
    def _norms(self) -> Mapping[str, Sequence[float]]:
        """For each field how much its length weighs against a word, section by section."""
        reader = self._searcher.reader()
        norms = {}
        for name in BOOSTS:
            usual = self._searcher.avg_field_length(name) or 1
            lengths = (reader.doc_field_length(n, name) or 1 for n in range(len(self._entries)))
            norms[name] = [K1 * ((1 - B) + B * length / usual) for length in lengths]
        return norms

    def _ranked(self, query: Iterable[_Sought]) -> Iterator[tuple[float, int]]:
        """Yield (score, number) of each section that holds a word, the best first."""
        # The busiest loops: a list and complex numbers take half the time of two dictionaries.
        sums = [0j] * len(self._entries)
        total = 0.0
        for word in query:
            total += word.weight
            for number, held in word.scores.items():
                sums[number] += held
        if not total:
            return
        # A section that holds more of the words beats one that repeats a few of them.
        scores = [held.real * (1 + held.imag / total) / 2 for held in sums]
        # Few callers go on past the first sections, so the others are put in order only then.
        least = min(nlargest(FEW, scores))
        first = [(score, number) for number, score in enumerate(scores) if score >= least]
        yield from self._in_order(first)
        others = [(score, number) for number, score in enumerate(scores) if score < least]
        yield from self._in_order(others)

    def _in_order(self, found: Iterable[tuple[float, int]]) -> list[tuple[float, int]]:
        held = (pair for pair in found if pair[0])
        return sorted(held, key=lambda pair: (-pair[0], self._places[pair[1]]))

    def _hit(self, number: int, score: float, query: tuple[_Sought, ...]) -> Hit:
        entry = self._entries[number]
        text = clean(entry.text)
        weights = {word.stem: word.weight for word in query}
        matched = [word for word in query if number in word.scores]
        return Hit(
            entry,
            score,
            sum(word.weight for word in matched) / sum(weights.values()),
            passage(text, tuple(self.analysis.words(text)), weights),
            tuple(word.text for word in matched),
            tuple(word.text for word in query if number not in word.scores),
        )
