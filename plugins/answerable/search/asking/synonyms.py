"""Words that stand for one another, as the index compares them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

Phrase = tuple[str, ...]

LONGEST_PHRASE = 4
"""Words of a phrase that is looked for in a query."""

MOST = 2
"""Synonyms that are looked for as well; each may cost a file."""


@dataclass(frozen=True)
class Synonyms:
    """Groups of phrases with one meaning.

    What the site says more often is looked for in the place of what it says less often, or never.
    Within a company's own groups, each phrase is looked for in the place of each.
    """

    groups: tuple[tuple[Phrase, ...], ...]
    own: int
    """How many of the groups, at the beginning, are the company's own."""
    others: Mapping[Phrase, tuple[Phrase, ...]] = field(repr=False)
    """For each phrase those to look for as well."""

    @classmethod
    def of(
        cls,
        groups: Iterable[Iterable[str]],
        stems_of: Callable[[str], Phrase],
        known: Mapping[str, int],
        own: Iterable[Iterable[str]] = (),
    ) -> Synonyms:
        """Return the groups that help on a site; `known` tells how common its words are."""
        kept_own = list(_kept(own, stems_of, known))
        kept = [*kept_own, *_kept(groups, stems_of, known)]
        others: dict[Phrase, dict[Phrase, bool]] = {}
        for number, phrases in enumerate(kept):
            is_own = number < len(kept_own)
            for phrase in phrases:
                least = -1 if is_own else use_of(phrase, known)
                found = others.setdefault(phrase, {})
                for other in phrases:
                    if other != phrase and use_of(other, known) > least:
                        found.setdefault(other, is_own)
        best = {phrase: tuple(_best(found, known)) for phrase, found in others.items()}
        return cls(tuple(kept), len(kept_own), best)


def _kept(
    groups: Iterable[Iterable[str]],
    stems_of: Callable[[str], Phrase],
    known: Mapping[str, int],
) -> Iterator[tuple[Phrase, ...]]:
    """Yield the groups of which the site says anything, as their words are compared."""
    for group in groups:
        whole = dict.fromkeys(stems_of(text) for text in group if _is_whole(text, stems_of))
        phrases = tuple(phrase for phrase in whole if 0 < len(phrase) <= LONGEST_PHRASE)
        if len(phrases) > 1 and any(use_of(phrase, known) >= 0 for phrase in phrases):
            yield phrases


def _best(found: Mapping[Phrase, bool], known: Mapping[str, int]) -> Iterator[Phrase]:
    """Yield all of the company's own, and of the others those that the site says most."""
    yield from (phrase for phrase, is_own in found.items() if is_own)
    others = (phrase for phrase, is_own in found.items() if not is_own)
    yield from sorted(others, key=lambda phrase: -use_of(phrase, known))[:MOST]


def use_of(phrase: Phrase, known: Mapping[str, int]) -> int:
    """Return how common the rarest word of a phrase is, below 0 where the site lacks it."""
    return min(known.get(stem, -1) for stem in phrase)


def _is_whole(text: str, stems_of: Callable[[str], Phrase]) -> bool:
    """Return whether a phrase is more than one word of it: "set up" isn't every "set"."""
    return len(text.split()) == 1 or len(stems_of(text)) > 1
