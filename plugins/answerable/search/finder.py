"""Finds for a rep what a buyer finds: the same pages in the same order, by the same sections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from answerable.search.analysis import clean
from answerable.search.asking import Language, Query, QueryReader, Sought, Synonyms
from answerable.search.folded import MOST_HOLDING, FoldedIndex
from answerable.search.index import LONGEST_QUERY, Hit, SearchIndex
from answerable.search.passage import passage
from answerable.search.ranking import Ranked, ranked


class Finder:
    """Finds pages by a buyer's words.

    `synonyms` are groups of phrases with one meaning, `own` those of the company, which hold
    without exception; `leanings` tells by which phrases a query leans to a topic.
    """

    def __init__(
        self,
        index: SearchIndex,
        synonyms: Iterable[Iterable[str]] = (),
        leanings: Mapping[str, Iterable[str]] | None = None,
        own: Iterable[Iterable[str]] = (),
    ) -> None:
        self.index = FoldedIndex(index)
        self.leanings = leanings or {}
        self._groups = tuple(tuple(group) for group in synonyms)
        self._own = tuple(tuple(group) for group in own)

    @cached_property
    def synonyms(self) -> Synonyms:
        """The groups that help on this site."""
        return Synonyms.of(self._groups, self._stems_of, self.index.known, self._own)

    @cached_property
    def by_topic(self) -> Mapping[str, tuple[int, ...]]:
        """The pages of each topic, in order."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for page in range(len(self.index.pages)):
            if topic := self.index.sections(page)[0].topic:
                found[topic].append(page)
        return {topic: tuple(pages) for topic, pages in sorted(found.items())}

    @cached_property
    def _reader(self) -> QueryReader:
        index = self.index
        language = Language(index.words, index.stem_of)
        return QueryReader(language, index.known, index.holds, self.synonyms, self.leanings)

    def read(self, typed: str) -> Query:
        """Return what a query asks for."""
        return self._reader.read(clean_query(typed))

    def ranked(self, typed: str) -> list[Ranked]:
        """Return all pages that a query finds, the best first."""
        return ranked(self.read(typed), self.index, self.by_topic)

    def find(self, typed: str, limit: int = 10) -> tuple[Hit, ...]:
        """Return the best pages for a buyer's words, each with the section that answers."""
        query = self.read(typed)
        found = ranked(query, self.index, self.by_topic)[:limit]
        return tuple(self._hit(one, query) for one in found)

    def _hit(self, one: Ranked, query: Query) -> Hit:
        sections = self.index.sections(one.page)
        held = [sought for sought in query.sought if self._holding(sought, one.page)]
        entry = sections[one.place]
        weights = {
            term: float(self.index.weight(term))
            for sought in held
            for alternative in sought.alternatives
            for term in alternative.terms
        }
        text = clean(entry.text)
        return Hit(
            entry,
            one.score,
            len(held) / len(query.sought) if query.sought else 1.0,
            passage(text, self.index.words(text), weights),
            tuple(sought.text for sought in held),
            tuple(sought.text for sought in query.sought if sought not in held),
        )

    def _holding(self, sought: Sought, page: int) -> bool:
        """Return whether a page holds what is sought, or may: a common word's list isn't whole."""
        lists = (
            self.index.postings(term)
            for alternative in sought.alternatives
            for term in alternative.terms
        )
        return any(
            len(held) == MOST_HOLDING or any(posting.page == page for posting in held)
            for held in lists
        )

    def _stems_of(self, phrase: str) -> tuple[str, ...]:
        return tuple(word.stem for word in self.index.words(phrase))


def clean_query(typed: str) -> str:
    """Return a query in one line and at a length that is read; a space at its end stays one."""
    cut = typed[:LONGEST_QUERY]
    return clean(cut) + (" " if cut[-1:].isspace() else "")
