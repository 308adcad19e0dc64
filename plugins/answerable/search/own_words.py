"""What a company's own buyers call the same thing, beside what the thesaurus knows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from answerable.findings import Finding, Level
from answerable.reading import Place, shown_path
from answerable.records import Loaded, Record, load_record
from answerable.search.analysis import clean, plain_words
from answerable.search.asking.synonyms import LONGEST_PHRASE

OWN_WORDS_FILE = "synonyms.yml"

LONGEST_NAME = 60
"""Characters of a word or phrase: more is a sentence, which nobody types into a search."""


def _word(given: str) -> str:
    word = clean(given).lower()
    if not word:
        raise ValueError("an entry is empty; write a word or delete it")
    if len(word) > LONGEST_NAME:
        raise ValueError(
            f"'{word[:LONGEST_NAME]}…' is longer than {LONGEST_NAME} characters; write what a buyer"
            " would type"
        )
    words = list(plain_words(word))
    if not words:
        raise ValueError(f"'{word}' holds no word; write one or delete it")
    if len(words) > LONGEST_PHRASE:
        raise ValueError(
            f"'{word}' has more than {LONGEST_PHRASE} words, and the search looks for no longer"
            " phrase; write a shorter one"
        )
    return word


def _group(words: tuple[str, ...]) -> tuple[str, ...]:
    if len(words) < 2:
        alone = f"'{words[0]}' stands alone" if words else "a group is empty"
        raise ValueError(f"{alone}; write two or more words that mean the same, or delete it")
    twice, times = Counter(words).most_common(1)[0]
    if times > 1:
        raise ValueError(f"'{twice}' stands twice in one group; delete one of the two")
    return words


# Editors are told the bounds by hand: pydantic's own would speak before these functions do.
Name = Annotated[
    str,
    AfterValidator(_word),
    Field(json_schema_extra={"minLength": 1, "maxLength": LONGEST_NAME}),
]
Group = Annotated[
    tuple[Name, ...], AfterValidator(_group), Field(json_schema_extra={"minItems": 2})
]


class OwnWords(Record):
    """What buyers call things in this trade: the search finds each by all of its names."""

    called: ClassVar[str] = "file of synonyms"

    synonyms: tuple[Group, ...] = Field(
        (),
        description="Groups of words and phrases that mean the same: `[liner pool, vinyl pool]`",
    )


def load_own_words(content: Path, root: Path) -> Loaded[OwnWords]:
    """Return the synonyms of a content folder: none where it has no such file."""
    path = content / OWN_WORDS_FILE
    if not path.exists():
        return Loaded(OwnWords(), Place(shown_path(path, root)))
    loaded = load_record(path, root, OwnWords, {})
    if loaded.record is None:
        return loaded
    repeated = tuple(_repeated(loaded.record, loaded.place))
    return Loaded(loaded.record, loaded.place, (*loaded.findings, *repeated))


def _repeated(own: OwnWords, place: Place) -> Iterator[Finding]:
    """Yield the groups that say no more than one before or after them."""
    groups = [frozenset(group) for group in own.synonyms]
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for word in group:
            holding[word].append(number)
    for number, group in enumerate(groups):
        for other in min((holding[word] for word in group), key=len):
            if group < groups[other] or (group == groups[other] and other < number):
                line = place.line("synonyms", other)
                message = f"the group of line {line} holds all these words; delete this one"
                yield place.finding("synonyms.repeated", Level.WARNING, message, "synonyms", number)
                break
