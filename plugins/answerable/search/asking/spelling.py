"""Which known words are near to one that the site doesn't hold: typos, and words run together.

The usual slips are one letter too many, too few, wrong, or swapped with its neighbour (Damerau,
A technique for computer detection and correction of spelling errors, 1964). They are undone in the
word as it was typed, before its ending goes, since a slip often hides the ending.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

SHORTEST = 4
"""Letters of the shortest word that is mended; most shorter ones are near to many others."""

TWICE_FROM = 8
"""Letters from which a word may hold two slips."""

SHORTEST_STEM = 3

MOST = 2
"""Words that one typo may stand for."""

MOST_LETTERS = 64
"""Letters that may be missing or wrong: an alphabet or two, but not all signs of Chinese."""

COMMON = 1
"""How common a part of a compound is at least: it stands in four sections or more."""


@dataclass(frozen=True)
class Near:
    """A known word and the slips between it and what was typed."""

    term: str
    slips: int


class Spelling:
    """Mends words by those that are known by heart (`known`: word -> how common it is)."""

    def __init__(self, known: Mapping[str, int], stem_of: Callable[[str], str]) -> None:
        self._known = known
        self._stem_of = stem_of
        uses = Counter(sign for term in known for sign in term if sign.isalpha())
        self._letters = sorted(uses, key=lambda letter: (-uses[letter], letter))[:MOST_LETTERS]

    def near(self, word: str, stem: str) -> tuple[Near, ...]:
        """Return the known words that a typed word, in lower case, may stand for.

        Of the nearest the most common come first.
        """
        if len(word) < SHORTEST or not word.isalpha():
            return ()
        found = {term: 1 for term in map(self._stem_of, self._one_slip(word)) if self._fits(term)}
        if not found and len(word) >= TWICE_FROM:
            found = {term: 2 for term in self._known if self._two_slips(term, word, stem)}
        by_use = sorted(found, key=lambda term: (-self._known[term], term))
        return tuple(Near(term, found[term]) for term in by_use[:MOST])

    def parts(self, word: str) -> tuple[str, ...]:
        """Return the two common words that are run together in one, none if there are none."""
        best: tuple[int, tuple[str, ...]] = (COMMON - 1, ())
        for cut in range(SHORTEST_STEM, len(word) - SHORTEST_STEM + 1):
            first, second = self._stem_of(word[:cut]), self._stem_of(word[cut:])
            use = min(self._known.get(first, 0), self._known.get(second, 0))
            if use > best[0] and self._fits(first) and self._fits(second):
                best = (use, (first, second))
        return best[1]

    def _fits(self, term: str) -> bool:
        return len(term) >= SHORTEST_STEM and term in self._known

    def _one_slip(self, word: str) -> Iterator[str]:
        """Yield all that is one slip away from a word."""
        for at in range(len(word) + 1):
            before, after = word[:at], word[at:]
            if after:
                yield before + after[1:]
            if len(after) > 1:
                yield before + after[1] + after[0] + after[2:]
            for letter in self._letters:
                yield before + letter + after
                if after:
                    yield before + letter + after[1:]

    def _two_slips(self, term: str, word: str, stem: str) -> bool:
        if len(term) < SHORTEST:
            return False
        return within(term, stem, 2) or within(term, word, 2)


def within(one: str, other: str, most: int) -> bool:
    """Return whether at most so many slips lie between two words."""
    if abs(len(one) - len(other)) > most:
        return False
    earlier: list[int] = []
    previous = list(range(len(other) + 1))
    for row, sign in enumerate(one, start=1):
        current = [row]
        for column, against in enumerate(other, start=1):
            cost = min(
                previous[column] + 1,
                current[column - 1] + 1,
                previous[column - 1] + (sign != against),
            )
            swapped = row > 1 and column > 1 and sign == other[column - 2]
            if swapped and one[row - 2] == against:
                cost = min(cost, earlier[column - 2] + 1)
            current.append(cost)
        if min(current) > most:
            return False
        earlier, previous = previous, current
    return previous[-1] <= most
