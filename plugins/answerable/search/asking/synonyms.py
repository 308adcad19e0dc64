"""Words that stand for one another, as the index compares them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

Phrase = tuple[str, ...]

LONGEST_PHRASE = 3
"""Words of a phrase that is looked for in a query."""


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
        known: Collection[str],
    ) -> Synonyms:
        """Return the groups that help on a site which knows these words."""
        kept = []
        others: dict[Phrase, dict[Phrase, None]] = {}
        for group in groups:
            phrases = tuple(dict.fromkeys(map(stems_of, group)))
            phrases = tuple(phrase for phrase in phrases if 0 < len(phrase) <= LONGEST_PHRASE)
            there = [phrase for phrase in phrases if all(stem in known for stem in phrase)]
            if len(phrases) < 2 or not there:
                continue
            kept.append(phrases)
            for phrase in phrases:
                found = others.setdefault(phrase, {})
                found.update(dict.fromkeys(other for other in there if other != phrase))
        return cls(tuple(kept), {phrase: tuple(found) for phrase, found in others.items()})
