"""What buyers of any trade call the same thing, language by language: the lists under thesauri/."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import as_file, files
from types import MappingProxyType

from answerable.reading import read_yaml

FOLDER = "thesauri"


@dataclass(frozen=True)
class Thesaurus:
    """Words of one language that mean the same, and words that tell what a buyer wants to know.

    Everything is in lower case and in its base form. A group of `synonyms` holds words and phrases
    of up to three words; `leanings` goes from a topic of the Big 5 to words that lean to it.
    """

    synonyms: tuple[tuple[str, ...], ...] = ()
    leanings: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


def thesaurus_of(language: str) -> Thesaurus:
    """Return the thesaurus of a language, whose country doesn't matter.

    It is empty for a language that nobody has written one for.
    """
    return _shipped().get(re.split(r"[-_]", language)[0].lower(), Thesaurus())


@cache
def _shipped() -> Mapping[str, Thesaurus]:
    """Return language -> the thesaurus that comes with Answerable."""
    found = {}
    with as_file(files("answerable.search") / FOLDER) as folder:
        for path in sorted(folder.glob("*.yml")):
            held = read_yaml(path, folder).value
            found[path.stem] = Thesaurus(
                tuple(tuple(group) for group in held["synonyms"]),
                MappingProxyType({topic: tuple(w) for topic, w in held["leanings"].items()}),
            )
    return found
