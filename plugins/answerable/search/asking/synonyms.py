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
    """Groups of phrases with one meaning. Only phrases that stand on the site are of use."""

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
            there = [phrase for phrase in phrases if is_common(phrase, known)]
            if len(phrases) < 2 or not there:
                continue
            kept.append(phrases)
            for phrase in phrases:
                found = others.setdefault(phrase, {})
                found.update(dict.fromkeys(other for other in there if other != phrase))
        best = {phrase: tuple(in_order(found, known)) for phrase, found in others.items()}
        return cls(tuple(kept), best)


def is_common(phrase: Phrase, known: Mapping[str, int]) -> bool:
    """Return whether a site says a phrase often enough to look for it in another's place."""
    return all(known.get(stem, 0) >= COMMON for stem in phrase)


def in_order(phrases: Iterable[Phrase], known: Mapping[str, int]) -> list[Phrase]:
    """Return the phrases that stand for another, those that the site says most."""
    return sorted(phrases, key=lambda phrase: -min(known[stem] for stem in phrase))[:MOST]


def _is_whole(text: str, stems_of: Callable[[str], Phrase]) -> bool:
    """Return whether a phrase is more than one word of it: "set up" isn't every "set"."""
    return len(text.split()) == 1 or len(stems_of(text)) > 1
