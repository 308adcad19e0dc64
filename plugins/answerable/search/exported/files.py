"""All files of the index, each with its path below search/."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from answerable.search.analysis import plain_words
from answerable.search.exported.cards import Card, record
from answerable.search.exported.shards import Shard, shards_of
from answerable.search.exported.signs import in_browser_order, shortened, sign
from answerable.search.finder import Finder
from answerable.search.folded import MOST_HOLDING, STEPS, UNIT

FORMAT = 1
"""Rises when a reader of an earlier version couldn't read the files."""

HASH_LENGTH = 8

SHARDS_A_FOLDER = 8
PAGES_A_FOLDER = 64
"""Files that share a hash: the list of all hashes stays short, and a change renames few files."""


@dataclass(frozen=True)
class _Folders:
    """Files in folders that are named by what is in them."""

    names: tuple[str, ...]
    each: int
    files: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, above: str, texts: Sequence[str], each: int) -> _Folders:
        groups = [texts[start : start + each] for start in range(0, len(texts), each)]
        names = tuple(hashed("\0".join(group)) for group in groups)
        files = tuple(
            (f"{above}/{name}/{number}.txt", text)
            for name, group in zip(names, groups, strict=True)
            for number, text in enumerate(group)
        )
        return cls(names, each, files)

    @property
    def listed(self) -> dict[str, object]:
        return {"folders": " ".join(self.names), "each": self.each}


def hashed(text: str) -> str:
    """Return the short hash that names a file."""
    return sha256(text.encode()).hexdigest()[:HASH_LENGTH]


def index_files(
    finder: Finder, cards: Mapping[str, Card]
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the name of the root and all files, the root included: path below search/ and text.

    `cards` holds what results show of each page by the page's id.
    """
    index = finder.index
    shards = shards_of(index, finder.by_topic)
    terms = _Folders.of("terms", [shard.text for shard in shards], SHARDS_A_FOLDER)
    records = [record(index.sections(n), cards.get(id)) for n, id in enumerate(index.pages)]
    pages = _Folders.of("pages", records, PAGES_A_FOLDER)
    root = json.dumps(
        dict(_root(finder, shards, terms, pages)),
        ensure_ascii=False,
        separators=(",", ":"),
    )
    name = f"root.{hashed(root)}.txt"
    return name, ((name, root), *terms.files, *pages.files)


def _root(
    finder: Finder,
    shards: Iterable[Shard],
    terms: _Folders,
    pages: _Folders,
) -> Iterator[tuple[str, object]]:
    index = finder.index
    known = in_browser_order(index.known)
    yield "format", FORMAT
    yield "count", len(index.pages)
    yield "most", MOST_HOLDING
    yield "unit", UNIT // STEPS
    yield "titles", list(index.title_gains)
    yield "filler", " ".join(sorted(index.analysis.filler))
    yield "spaced", index.analysis.spaced
    yield "known", shortened(known)
    yield "levels", "".join(sign(index.known[term]) for term in known)
    yield "complete", index.complete
    yield "starts", shortened(shard.start for shard in shards)
    yield "terms", terms.listed
    yield "pages", pages.listed
    yield "topics", list(finder.by_topic)
    yield "own", finder.synonyms.own
    yield "synonyms", ["|".join(map(" ".join, group)) for group in finder.synonyms.groups]
    yield (
        "leanings",
        {
            topic: [" ".join(plain_words(phrase)) for phrase in phrases]
            for topic, phrases in finder.leanings.items()
        },
    )
