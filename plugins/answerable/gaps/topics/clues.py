"""Clues: pieces of a question that tell its topic, and how surely they do."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from types import MappingProxyType

from answerable.gaps.topics.pieces import any_of
from answerable.reading import read_yaml

LONGEST_TEXT = 1_000
"""Characters of a question that are looked at; whoever writes more asks at the beginning."""

STRENGTHS: Mapping[str, int] = MappingProxyType({"sure": 3, "likely": 2, "hint": 1})
"""How surely a piece tells a topic, by the names that topic_words.yml gives."""

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "`": "'"})


@dataclass(frozen=True)
class Clue:
    """The surest piece of a question that tells a topic."""

    strength: int
    piece: str


@dataclass(frozen=True)
class _Pieces:
    """A language's pieces: those that say nothing, and by topic and strength those that tell it."""

    never: re.Pattern[str]
    topics: Mapping[str, Mapping[int, re.Pattern[str]]]


class Clues:
    """The clues of a language; one that nobody has written pieces for has none."""

    def __init__(self, language: str) -> None:
        self._pieces = _pieces().get(language.split("_")[0])

    def of(self, text: str) -> dict[str, Clue]:
        """Return topic -> the surest clue of a cleaned text, the surest topic first."""
        if self._pieces is None:
            return {}
        # What says nothing is painted over, so that every piece keeps its place in the text.
        seen = self._pieces.never.sub(lambda found: "_" * len(found[0]), text)
        clues = {}
        for topic, by_strength in self._pieces.topics.items():
            for strength, expression in by_strength.items():
                if found := expression.search(seen):
                    piece = text[found.start() : found.end()].strip(" ?!.,;:")
                    clues[topic] = Clue(strength, piece)
                    break
        return dict(sorted(clues.items(), key=lambda clue: -clue[1].strength))


def cleaned(text: str) -> str:
    """Return the words of a question in one line, without tags, and not more than are looked at."""
    whole = text[: 4 * LONGEST_TEXT].encode("utf-8", "replace").decode()
    plain = html.unescape(_TAG.sub(" ", whole)).translate(_QUOTES)
    return " ".join(plain.split())[:LONGEST_TEXT]


@cache
def _pieces() -> Mapping[str, _Pieces]:
    """Return the pieces of all languages, the surest of each topic first."""
    with as_file(files("answerable.gaps.topics") / "topic_words.yml") as path:
        document = read_yaml(path, path.parent)
    return {
        language: _Pieces(
            any_of(held["never"], held["lists"]),
            {
                topic: {STRENGTHS[how]: any_of(some, held["lists"]) for how, some in tells.items()}
                for topic, tells in held["topics"].items()
            },
        )
        for language, held in document.value.items()
        if language != "format"
    }
