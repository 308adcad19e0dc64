"""The index folded to pages: what each word gives each page, in whole numbers.

Buyers look for pages, and a section of each to begin with. Whoosh's statistics are those of
sections, so they are added up by page; BM25F's part of a word in a page is then rounded, so that
the browser gets the very numbers that are reckoned with here, and both find the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import log

from answerable.search.analysis import Word
from answerable.search.entry import Entry
from answerable.search.index import BOOSTS, K1, B, SearchIndex

STEPS = 5
"""Steps of a strength in one unit of BM25F; finer ones find nothing better, and pack worse."""

MOST_STRENGTH = 63
"""Strengths and lengths of titles fit one sign of a file each."""

LAST_PLACE = 63
"""The last section of a page that a result leads to; few pages have as many."""

UNIT = 1000
"""Gains and weights are whole numbers of thousandths."""

MOST_KNOWN = 8_000
"""Words that every reader of the index knows by heart; the others are looked up one by one."""

MOST_HOLDING = 2_000
"""Pages of a word; one that more pages hold tells little, and its list would cost a buyer much."""

WORDS_REMEMBERED = 1_000
"""Words whose pages are remembered, for a query asks for them again and again."""

SHARE_OF_TITLES = 4
"""A word in a title is worth knowing by heart as one in so many sections."""


_DIGIT = re.compile(r"[0-9]")


@dataclass(frozen=True, slots=True)
class Posting:
    """A word in a page. `titled` is the length of the title where it holds the word, else 0.

    `place` is the number of the page's section that tells most of the word.
    """

    page: int
    strength: int
    place: int
    titled: int


class FoldedIndex:
    """What each word gives each page, its pages in order of their ids."""

    def __init__(self, index: SearchIndex) -> None:
        self._index = index
        self.analysis = index.analysis
        sections: defaultdict[str, list[int]] = defaultdict(list)
        for number, entry in index.entries:
            sections[entry.page].append(number)
        self._held = dict(index.entries)
        self.pages = tuple(sorted(sections))
        # A stable sort: the top comes first, wherever its anchor stands in the order of signs.
        self._sections = tuple(
            tuple(sorted(sections[page], key=lambda section: not self._held[section].top))
            for page in self.pages
        )
        self._found = lru_cache(WORDS_REMEMBERED)(self._find)

    def sections(self, page: int) -> tuple[Entry, ...]:
        """Return a page's sections in the order in which their places are numbered."""
        return tuple(self._held[number] for number in self._sections[page])

    def words(self, text: str) -> tuple[Word, ...]:
        """Return the words of a text that carry meaning, as this index compares them."""
        return self._index.words(text)

    def stem_of(self, word: str) -> str:
        """Return what one word is compared by, or nothing where it carries no meaning."""
        found = self._index.words(word)
        return found[0].stem if len(found) == 1 else ""

    def holds(self, term: str) -> bool:
        """Return whether any page holds a word."""
        return term in self._frequencies

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """All words that pages hold, as they are compared, in order of their signs."""
        return tuple(sorted(self._frequencies))

    @cached_property
    def known(self) -> Mapping[str, int]:
        """The words known by heart with how common they are: 0 below 4 times, 1 below 16, ...

        Words with digits aren't among them: nobody expects half a number to be understood.
        """
        worth = {
            term: held + SHARE_OF_TITLES * in_titles
            for term, (held, in_titles) in self._frequencies.items()
            if not _DIGIT.search(term)
        }
        first = sorted(worth, key=lambda term: (-worth[term], term))[:MOST_KNOWN]
        return {term: (worth[term].bit_length() - 1) // 2 for term in sorted(first)}

    @cached_property
    def complete(self) -> bool:
        """Whether all words without digits are known by heart."""
        return sum(not _DIGIT.search(term) for term in self.terms) == len(self.known)

    @cached_property
    def title_gains(self) -> tuple[int, ...]:
        """What a word in a title gives, by the title's length in words."""
        most, usual = BOOSTS["title"] * (K1 + 1), self._usual["title"]
        lengths = range(MOST_STRENGTH + 1)
        return tuple(round(UNIT * most / (1 + K1 * (1 - B + B * n / usual))) for n in lengths)

    def weight(self, term: str) -> int:
        """Return how much a word tells: the more, the fewer pages hold it, and never nothing."""
        holding, _ = self._found(term)
        return round(UNIT * log(1 + (len(self.pages) - holding + 0.5) / (holding + 0.5))) or 1

    def postings(self, term: str) -> tuple[Posting, ...]:
        """Return the pages that hold a word, in order; none if there is no such word.

        Of a word that very many pages hold, only those that tell most of it.
        """
        return self._found(term)[1]

    def _find(self, term: str) -> tuple[int, tuple[Posting, ...]]:
        """Return how many pages hold a word, and its postings."""
        found = tuple(self._folded(term))
        if len(found) <= MOST_HOLDING:
            return len(found), found
        told = sorted(found, key=lambda one: (not one.titled, -one.strength, one.page))
        return len(found), tuple(sorted(told[:MOST_HOLDING], key=lambda one: one.page))

    def _folded(self, term: str) -> Iterator[Posting]:
        """Yield what a word gives each page."""
        if term not in self._frequencies:
            return
        times: defaultdict[int, dict[str, dict[int, float]]] = defaultdict(dict)
        for name in BOOSTS:
            for section, count in self._index.holding_in(name, term):
                of_page = times[self._page_of[section]]
                of_page.setdefault(name, {})[section] = count
        for page in sorted(times):
            yield self._posting(page, times[page])

    def _posting(self, page: int, times: Mapping[str, Mapping[int, float]]) -> Posting:
        lengths = self._lengths[page]
        strength = 0.0
        told = dict.fromkeys(self._sections[page], 0.0)
        for name in ("heading", "names", "text"):
            held = times.get(name)
            if not held:
                continue
            # The names stand in each section, but a page has them once.
            count = max(held.values()) if name == "names" else sum(held.values())
            norm = K1 * (1 - B + B * lengths[name] / self._usual[name])
            strength += BOOSTS[name] * (K1 + 1) * count / (count + norm)
            if name != "names":
                for section, here in held.items():
                    told[section] += BOOSTS[name] * (K1 + 1) * here / (here + K1)
        titled = min(MOST_STRENGTH, lengths["title"]) if "title" in times else 0
        best = max(self._sections[page], key=lambda section: told[section])  # the first of the best
        place = 0 if titled else min(LAST_PLACE, self._sections[page].index(best))
        return Posting(page, min(MOST_STRENGTH, round(STEPS * strength)), place, titled)

    @cached_property
    def _frequencies(self) -> Mapping[str, tuple[int, int]]:
        """For each word how many sections hold it in their text or heading, and how many titles."""
        held: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
        for name, term, count in self._index.frequencies():
            if name == "title":
                held[term][1] = count
            else:
                held[term][0] = max(held[term][0], count)
        return {term: (max(1, in_text), titles) for term, (in_text, titles) in held.items()}

    @cached_property
    def _page_of(self) -> Mapping[int, int]:
        return {
            section: page for page, sections in enumerate(self._sections) for section in sections
        }

    @cached_property
    def _lengths(self) -> Sequence[Mapping[str, int]]:
        """How many words each field of each page has."""
        folded = []
        for sections in self._sections:
            by_field = {name: [self._index.length_of(s, name) for s in sections] for name in BOOSTS}
            once = {name: max(by_field[name]) for name in ("title", "names")}
            added = {name: sum(by_field[name]) for name in ("heading", "text")}
            folded.append({**once, **added})
        return folded

    @cached_property
    def _usual(self) -> Mapping[str, float]:
        """The usual length of each field, rounded, so that one page's change moves no other."""
        pages = len(self.pages) or 1
        means = {name: sum(held[name] for held in self._lengths) / pages for name in BOOSTS}
        return {name: float(f"{mean:.2g}") or 1.0 for name, mean in means.items()}
