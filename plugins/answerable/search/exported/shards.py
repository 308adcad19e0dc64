"""Shards of postings: a line a word, in order, and a closing line that a cut file lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isqrt

from answerable.search.exported.signs import in_browser_order, shared_length, sign, signs
from answerable.search.folded import FoldedIndex

SMALLEST = 1_200
"""Signs of a shard on a small site; smaller files would cost more in headers than they save."""

OF_ROOT = 3, 2
"""A shard has 3/2 of the square root of all signs, so that neither shards nor their list grow."""

END = "."
TOPIC = "#"
"""Begins the name of a topic, which no word does."""


@dataclass(frozen=True)
class Shard:
    """Lines of a file, and the least word that is looked for there."""

    start: str
    text: str


def shards_of(index: FoldedIndex, by_topic: Mapping[str, Sequence[int]]) -> tuple[Shard, ...]:
    """Return all words and topics, in files of nearly the same size."""
    lines = {TOPIC + topic: _of_topic(topic, pages) for topic, pages in by_topic.items()}
    lines |= {term: _of_term(term, index) for term in index.terms}
    size = max(SMALLEST, OF_ROOT[0] * isqrt(sum(map(len, lines.values()))) // OF_ROOT[1])
    return tuple(_cut(lines, size))


def _cut(lines: Mapping[str, str], size: int) -> Iterator[Shard]:
    held: list[str] = []
    start = last = ""
    length = 0
    for term in in_browser_order(lines):
        line = lines[term]
        if held and length + len(line) > size:
            yield Shard(start, _file(held))
            start, held, length = _between(last, term), [], 0
        held.append(line)
        length += len(line)
        last = term
    yield Shard(start, _file(held))


def _between(before: str, after: str) -> str:
    """Return the shortest beginning of `after` that sorts behind `before`."""
    return after[: shared_length(before, after) + 1]


def _file(lines: Iterable[str]) -> str:
    return "\n".join([*lines, END])


def _of_term(term: str, index: FoldedIndex) -> str:
    gaps = strengths = places = titles = ""
    before, before_titled = -1, -1
    for number, posting in enumerate(index.postings(term)):
        gaps += signs(posting.page - before - 1)
        strengths += sign(posting.strength)
        places += sign(posting.place)
        if posting.titled:
            titles += signs(number - before_titled - 1) + sign(posting.titled)
            before_titled = number
        before = posting.page
    return "\t".join((term, signs(index.weight(term)), gaps, strengths, places, titles))


def _of_topic(topic: str, pages: Sequence[int]) -> str:
    gaps = "".join(
        signs(page - before - 1) for before, page in zip((-1, *pages), pages, strict=False)
    )
    return "\t".join((TOPIC + topic, "", gaps, "", "", ""))
