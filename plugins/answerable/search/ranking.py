"""Puts pages in order for a query: BM25F over its words, how much of it a page holds, the title.

Every step is one that Python and JavaScript do alike, in the same order: sums, products and
quotients of doubles, no powers and no logarithms. overrides/search/ranking.js is its twin.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from answerable.search.asking import Alternative, Query, Sought
from answerable.search.folded import STEPS, UNIT, FoldedIndex, Posting

BY_TITLE = 1
"""How much more a page counts whose title is the query, word by word."""

OUTSIDE = 3
"""A result leads to a section if at least one in so many parts of the query isn't in the title."""

LEANING = 1.2
"""How often more a page counts whose topic the query leans to."""


@dataclass(frozen=True)
class Ranked:
    """A page that was found, its score, and the number of the section that answers best."""

    page: int
    score: float
    place: int


@dataclass
class _Sum:
    """What the words of a query give a page so far."""

    score: float = 0.0
    held: float = 0.0
    titled: float = 0.0
    titled_weight: float = 0.0
    title: int = 0


@dataclass
class _Gain:
    """What one alternative gives a page."""

    score: float = 0.0
    held: float = 0.0
    titled: float = 0.0
    title: int = 0
    places: list[tuple[int, float]] = field(default_factory=list)


def ranked(
    query: Query, index: FoldedIndex, by_topic: Mapping[str, Collection[int]]
) -> list[Ranked]:
    """Return the pages that hold anything of a query, the best first.

    `by_topic` holds each topic's pages. A query of leanings alone finds the pages of its topics.
    """
    leaning = {page for topic in query.topics for page in by_topic.get(topic, ())}
    sought = [one for one in query.sought if one.alternatives]
    if not sought:
        return [Ranked(page, 1.0, 0) for page in sorted(leaning)]
    sums: dict[int, _Sum] = {}
    total = 0.0
    places: dict[int, dict[int, float]] = {}
    for one in sought:
        weight = float(_weight(one.alternatives[0], index))
        total += weight
        for page, (gain, factor) in _best(one, index).items():
            held = sums.setdefault(page, _Sum())
            held.score += factor * gain.score
            held.held += weight * factor * gain.held
            held.titled += factor * gain.titled
            if gain.title:
                held.titled_weight += weight * factor * gain.held
                held.title = gain.title
            of_page = places.setdefault(page, {})
            for place, told in gain.places:
                of_page[place] = of_page.get(place, 0.0) + factor * told
    found = []
    for page, held in sums.items():
        score = held.score * (0.5 + 0.5 * (held.held / total))
        if held.title:
            of_title = min(1.0, held.titled / held.title)
            of_query = held.titled_weight / total
            likeness = 2 * of_title * of_query / (of_title + of_query)
            score *= 1 + BY_TITLE * likeness * likeness
        if page in leaning:
            score *= LEANING
        outside = (held.held - held.titled_weight) * OUTSIDE >= total
        found.append(Ranked(page, score, _most_told(places[page]) if outside else 0))
    found.sort(key=lambda one: (-one.score, one.page))
    return found


def _weight(alternative: Alternative, index: FoldedIndex) -> int:
    return sum(index.weight(term) for term in alternative.terms)


def _best(one: Sought, index: FoldedIndex) -> Mapping[int, tuple[_Gain, float]]:
    """Return for each page the alternative that gives it most."""
    best: dict[int, tuple[_Gain, float]] = {}
    for alternative in one.alternatives:
        for page, gain in _gains(alternative.terms, index).items():
            before = best.get(page)
            if before is None or alternative.factor * gain.score > before[1] * before[0].score:
                best[page] = (gain, alternative.factor)
    return best


def _gains(terms: Sequence[str], index: FoldedIndex) -> Mapping[int, _Gain]:
    """Return what these words together give each page that holds one of them."""
    gains: dict[int, _Gain] = {}
    total = sum(index.weight(term) for term in terms)
    for term in terms:
        weight = index.weight(term)
        for posting in index.postings(term):
            gain = gains.setdefault(posting.page, _Gain())
            score = float(weight * _strength(posting, index))
            gain.score += score
            gain.held += weight / total
            if posting.titled:
                gain.titled += 1
                gain.title = posting.titled
            else:
                gain.places.append((posting.place, score))
    return gains


def _strength(posting: Posting, index: FoldedIndex) -> int:
    by_title = index.title_gains[posting.titled] if posting.titled else 0
    return posting.strength * (UNIT // STEPS) + by_title


def _most_told(places: Mapping[int, float]) -> int:
    """Return the section that tells most; words of the title stand in all of them."""
    return min(places, key=lambda place: (-places[place], place), default=0)
