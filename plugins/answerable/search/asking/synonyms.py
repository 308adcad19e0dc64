"""Words that stand for one another, as the index compares them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

Phrase = tuple[str, ...]

LONGEST_PHRASE = 4
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
            whole = dict.fromkeys(stems_of(text) for text in group if _is_whole(text, stems_of))
            phrases = tuple(phrase for phrase in whole if 0 < len(phrase) <= LONGEST_PHRASE)
            there = [phrase for phrase in phrases if all(stem in known for stem in phrase)]
            if len(phrases) < 2 or not there:
                continue
            kept.append(phrases)
            for phrase in phrases:
                found = others.setdefault(phrase, {})
                found.update(dict.fromkeys(other for other in there if other != phrase))
        return cls(tuple(kept), {phrase: tuple(found) for phrase, found in others.items()})


def _is_whole(text: str, stems_of: Callable[[str], Phrase]) -> bool:
    """Return whether a phrase is more than one word of it: "set up" isn't every "set"."""
    return len(text.split()) == 1 or len(stems_of(text)) > 1
