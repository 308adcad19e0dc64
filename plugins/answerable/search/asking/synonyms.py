"""Words that stand for one another, as the index compares them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

Phrase = tuple[str, ...]

LONGEST_PHRASE = 4
"""Words of a phrase that is looked for in a query."""

COMMON = 1
"""How common each word of a synonym is at least: it stands in four sections or more."""

MOST = 2
"""Synonyms that are looked for as well; each may cost a file."""


@dataclass(frozen=True)
class Synonyms:
    """Groups of phrases with one meaning.

    What the site says more often is looked for in the place of what it says less often, or never.
    """

    groups: tuple[tuple[Phrase, ...], ...]
    others: Mapping[Phrase, tuple[Phrase, ...]] = field(repr=False)
    """For each phrase those to look for as well."""

    @classmethod
    def of(
        cls,
        groups: Iterable[Iterable[str]],
        stems_of: Callable[[str], Phrase],
        known: Mapping[str, int],
    ) -> Synonyms:
        """Return the groups that help on a site; `known` tells how common its words are."""
        kept = []
        others: dict[Phrase, dict[Phrase, None]] = {}
        for group in groups:
            whole = dict.fromkeys(stems_of(text) for text in group if _is_whole(text, stems_of))
            phrases = tuple(phrase for phrase in whole if 0 < len(phrase) <= LONGEST_PHRASE)
            there = [phrase for phrase in phrases if use_of(phrase, known) >= COMMON]
            if len(phrases) < 2 or not there:
                continue
            kept.append(phrases)
            for phrase in phrases:
                found = others.setdefault(phrase, {})
                least = use_of(phrase, known)
                found.update(dict.fromkeys(o for o in there if use_of(o, known) > least))

        def best(found: Iterable[Phrase]) -> tuple[Phrase, ...]:
            return tuple(sorted(found, key=lambda phrase: -use_of(phrase, known))[:MOST])

        return cls(tuple(kept), {phrase: best(found) for phrase, found in others.items()})


def use_of(phrase: Phrase, known: Mapping[str, int]) -> int:
    """Return how common the rarest word of a phrase is, below 0 where the site lacks it."""
    return min(known.get(stem, -1) for stem in phrase)


def _is_whole(text: str, stems_of: Callable[[str], Phrase]) -> bool:
    """Return whether a phrase is more than one word of it: "set up" isn't every "set"."""
    return len(text.split()) == 1 or len(stems_of(text)) > 1
