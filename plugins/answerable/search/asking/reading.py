"""Reads a buyer's words: exact ones, synonyms, half-typed ones, typos, words run together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from answerable.search.analysis import Word, plain_words
from answerable.search.asking.sought import Alternative, Query, Sought
from answerable.search.asking.spelling import Spelling
from answerable.search.asking.synonyms import LONGEST_PHRASE, Phrase, Synonyms

MOST_WORDS = 32
"""Words of a query that are looked up; each may cost a file."""

SYNONYM = 0.8
JOINED = 0.9
CONTINUED = 0.5
ONE_SLIP = 0.8
TWO_SLIPS = 0.6
"""How well another word stands for the one that was typed."""

MOST_CONTINUED = 4
"""Words that a half-typed one may become."""

SHORTEST_BEGINNING = 3
"""Letters; of fewer, too many words begin so for any to be meant."""

LONGEST_ENDING = 4
"""Letters by which a half-typed word may be longer than the word that is compared."""

_THOUSANDS = re.compile(r"([0-9]+)k")
_NUMBER = re.compile(r"[0-9]+")
_PIECES = re.compile(r"[0-9]+|[^\W\d_]+")


@dataclass(frozen=True)
class Language:
    """How the index cuts texts into words and compares them."""

    words: Callable[[str], Sequence[Word]]
    stem_of: Callable[[str], str]


class QueryReader:
    """Turns what was typed into the words to look up.

    `known` are the words known by heart with how common they are; `holds` tells whether the site
    holds a word at all; `leanings` are the phrases by which a query leans to a topic.
    """

    def __init__(
        self,
        language: Language,
        known: Mapping[str, int],
        holds: Callable[[str], bool],
        synonyms: Synonyms,
        leanings: Mapping[str, Iterable[str]],
    ) -> None:
        self._language = language
        self._known = known
        self._holds = holds
        self._synonyms = synonyms
        self._spelling = Spelling(known, language.stem_of)
        self._leanings = {
            topic: {tuple(plain_words(phrase)) for phrase in phrases}
            for topic, phrases in leanings.items()
        }
        self._in_order = sorted(known)

    def read(self, typed: str) -> Query:
        """Return what a query names. Its last word counts as half-typed if no space follows it."""
        leaning = dict(self._leaning(typed))
        words = _besides(self._language.words(typed), leaning.values())[:MOST_WORDS]
        unfinished = typed[-1:].strip() != ""
        sought: dict[tuple[Alternative, ...] | str, Sought] = {}
        at = 0
        while at < len(words):
            found, length = self._at(words, at, unfinished)
            sought.setdefault(found.alternatives or found.text.lower(), found)
            at += length
        return Query(tuple(sought.values()), tuple(leaning))

    def _at(self, words: Sequence[Word], at: int, unfinished: bool) -> tuple[Sought, int]:
        """Return what stands at a place of the query, and how many words it has."""
        for length in range(min(LONGEST_PHRASE, len(words) - at), 1, -1):
            phrase = words[at : at + length]
            others = tuple(self._of_phrase(phrase))
            if others:
                text = " ".join(word.text for word in phrase)
                return Sought(text, (*self._exact(phrase), *others)), length
        last = at == len(words) - 1
        return self._of_word(words[at], last and unfinished), 1

    def _of_phrase(self, words: Sequence[Word]) -> Iterator[Alternative]:
        stems = tuple(word.stem for word in words)
        yield from self._synonymous(stems)
        joined = self._language.stem_of("".join(word.text for word in words))
        if len(words) == 2 and joined in self._known:
            yield Alternative((joined,), JOINED)

    def _exact(self, words: Sequence[Word]) -> Iterator[Alternative]:
        stems = tuple(word.stem for word in words if self._holds(word.stem))
        if stems:
            yield Alternative(stems, 1.0)

    def _synonymous(self, phrase: Phrase) -> Iterator[Alternative]:
        for other in self._synonyms.others.get(phrase, ()):
            yield Alternative(other, SYNONYM)

    def _of_word(self, word: Word, unfinished: bool) -> Sought:
        typed = word.text.lower()
        found = [*self._exact([word]), *self._synonymous((word.stem,))]
        found += self._number(typed, word.stem)
        if unfinished:
            found += self._continued(typed, word.stem, bool(found))
        if not found:
            found = list(self._mended(typed, word.stem))
        return Sought(word.text, tuple(found))

    def _number(self, typed: str, stem: str) -> Iterator[Alternative]:
        """Yield 45000 for 45k, and the parts of 30ft or 14x30, but not those of 45,000."""
        match = _THOUSANDS.fullmatch(typed)
        if match:
            value = f"{match.group(1)}000"
            if self._holds(value):
                yield Alternative((value,), 1.0)
        elif _NUMBER.search(typed) and not _NUMBER.fullmatch(stem):
            stems = map(self._language.stem_of, _PIECES.findall(typed))
            held = tuple(stem for stem in stems if stem and self._holds(stem))
            if held and held != (stem,):
                yield Alternative(held, JOINED)

    def _continued(self, typed: str, stem: str, found: bool) -> Iterator[Alternative]:
        """Yield what a half-typed word may become, if that is more common than it."""
        if len(typed) < SHORTEST_BEGINNING and typed.isascii():
            return
        least = self._known.get(stem, -1)
        longer = [
            term
            for term in self._in_order
            if term.startswith((typed, stem)) and self._known[term] > least
        ]
        longer.sort(key=lambda term: -self._known[term])
        for term in longer[:MOST_CONTINUED]:
            yield Alternative((term,), CONTINUED)
        if longer or found:
            return
        for cut in range(1, min(LONGEST_ENDING, len(typed) - LONGEST_ENDING) + 1):
            shorter = self._language.stem_of(typed[:-cut])
            if shorter in self._known:
                yield Alternative((shorter,), CONTINUED)
                return

    def _mended(self, typed: str, stem: str) -> Iterator[Alternative]:
        if max(typed) > "\uffff":
            return  # JavaScript counts such letters twice.
        near = self._spelling.near(typed, stem)
        parts = () if near and near[0].slips == 1 else self._spelling.parts(typed)
        if parts:
            yield Alternative(parts, JOINED)
            return
        for one in near:
            factor = ONE_SLIP if one.slips == 1 else TWO_SLIPS
            yield Alternative((one.term,), factor)
            for other in self._synonyms.others.get((one.term,), ()):
                yield Alternative(other, factor * SYNONYM)

    def _leaning(self, typed: str) -> Iterator[tuple[str, frozenset[str]]]:
        """Yield each topic that a query leans to, with the words that only say so."""
        plain = tuple(plain_words(typed))[: 2 * MOST_WORDS]
        for topic, phrases in self._leanings.items():
            lengths = {len(phrase) for phrase in phrases}
            found = {
                plain[at : at + length]
                for length in lengths
                for at in range(len(plain) - length + 1)
                if plain[at : at + length] in phrases
            }
            if found:
                yield topic, frozenset(word for phrase in found for word in self._said_by(phrase))

    def _said_by(self, phrase: Phrase) -> Sequence[str]:
        """Return the word of a phrase like "how much" that has no meaning besides."""
        meant = [word for word in phrase if self._language.stem_of(word)]
        return meant if len(phrase) > 1 and len(meant) == 1 else ()


def _besides(words: Sequence[Word], leaning: Iterable[frozenset[str]]) -> Sequence[Word]:
    """Return the words of a query that don't only tell its topic; all if none are left."""
    said = frozenset[str]().union(*leaning)
    return [word for word in words if word.text.lower() not in said] or words
