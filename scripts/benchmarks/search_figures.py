"""Measures a site's search: what it finds, what it costs on the line, and how fast it answers.

The line is emulated in the server, 60 ms before each answer and 10 Mbit/s for all of them together,
because the browser's own emulation on a page leaves its workers out. A connection costs nothing
more, as it stands already when a buyer searches. The server has counted the bytes, too.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from statistics import mean, median
from typing import Any

from benchmarks.growing import words_in
from benchmarks.measuring import RunError
from benchmarks.packed_server import Line, Sent
from benchmarks.real_data import Search, Source
from benchmarks.search_sites import SEARCH_FOLDERS, Searched, address_of
from benchmarks.searching import Visit, slowed

ROUND_TRIP_S = 0.060
BITS_PER_S = 10_000_000
SLOWER = 4
PAUSE_S = 0.150
"""Between two keys of somebody who types at leisure."""
TYPED_OF_A_KIND = 2
"""At most."""
LONGEST_TYPED = 60
"""Letters; a longer search is typed no further."""
LEAKS_TRIED = 8
_LIKE = 5


@dataclass(frozen=True)
class Sample:
    """Which searches are measured: all for what is found, some for what takes a visit each."""

    all: tuple[Search, ...]
    visits: tuple[Search, ...]
    typed: tuple[Search, ...]
    hidden: tuple[Search, ...]
    """Words that only an article's description holds: a search must not find the article."""
    rounds: int


@dataclass(frozen=True)
class Bytes:
    """What searches sent over the line, each on a first visit with one search."""

    mean: int
    median: int
    most: int


@dataclass(frozen=True)
class Figures:
    """All that was measured of one engine."""

    recall_at_1: dict[str, float]
    recall_at_5: dict[str, float]
    first_search: Bytes
    bytes_before_search: int
    first_result_ms: float
    keystroke_p95_ms: float | None
    """None where a key waited longer for its answer than anybody would."""
    index_bytes: int
    leaks: int
    """How many of the hidden words found their article all the same: a sign that descriptions are
    indexed, unless a typo was mended into a word that is shown."""

    def as_values(self) -> dict[str, Any]:
        """Return the figures for machines."""
        values = {**asdict(self), "first_search_bytes": self.first_search.mean}
        return {key: values[key] for key in KEYS}


KEYS = (
    "recall_at_1",
    "recall_at_5",
    "first_search_bytes",
    "bytes_before_search",
    "first_result_ms",
    "keystroke_p95_ms",
    "index_bytes",
)
"""What machines are told of an engine."""


def sample_of(
    articles: Sequence[Source], searches: Sequence[Search], of_a_kind: int, rounds: int
) -> Sample:
    """Choose the searches, evenly from each kind."""
    return Sample(
        tuple(searches),
        tuple(_some(searches, of_a_kind)),
        tuple(_some(searches, min(of_a_kind, TYPED_OF_A_KIND))),
        tuple(hidden_words(articles))[:LEAKS_TRIED],
        rounds,
    )


def hidden_words(articles: Sequence[Source]) -> Iterator[Search]:
    """Yield searches for long words that stand nowhere but in one article's description.

    No word that is shown begins like them, so that neither stems nor beginnings lead there.
    """
    shown = {word[:_LIKE] for one in articles for word in words_in(f"{one.title} {one.body}")}
    for article in articles:
        for word in words_in(article.description):
            if len(word) > _LIKE and word[:_LIKE] not in shown:
                yield Search("hidden", word, article.id)


def measure(browser: Any, searched: Searched, sample: Sample) -> Figures:
    """Measure one engine."""
    at_1, at_5, leaks = _recall(browser, searched, sample)
    before, first = _bytes(browser, searched, sample.visits)
    return Figures(
        at_1,
        at_5,
        first,
        before,
        round(_first_result_ms(browser, searched, sample), 1),
        _keystroke_ms(browser, searched, sample.typed),
        searched.index_bytes,
        leaks,
    )


def _recall(
    browser: Any, searched: Searched, sample: Sample
) -> tuple[dict[str, float], dict[str, float], int]:
    """Return how often the right article comes first and in the first five, by kind, and leaks."""
    first, five = defaultdict[str, list[bool]](list), defaultdict[str, list[bool]](list)
    with Visit(browser, searched) as visit:
        for search in sample.all:
            pages = visit.search(search.words).pages
            right = address_of(search.target)
            first[search.kind].append(right in pages[:1])
            five[search.kind].append(right in pages[:5])
        found = [(one, visit.search(one.words).pages) for one in sample.hidden]
        leaks = sum(address_of(one.target) in pages for one, pages in found)
    return _shares(first), _shares(five), leaks


def _bytes(browser: Any, searched: Searched, searches: Sequence[Search]) -> tuple[int, Bytes]:
    """Return the bytes that are sent for the search before it is used, and those of one search."""
    before, sizes = 0, []
    for search in searches:
        with Visit(browser, searched) as visit:
            loaded = len(visit.log.sent)
            visit.search(search.words)
            sent = list(visit.log.sent)
        before = _size(one for one in sent[:loaded] if one.path.startswith(SEARCH_FOLDERS))
        sizes.append(_size(sent[loaded:]))
    return before, Bytes(round(mean(sizes)), round(median(sizes)), max(sizes))


def _first_result_ms(browser: Any, searched: Searched, sample: Sample) -> float:
    """Return the median time to the first result, over a line as phones have it."""
    taken = []
    for search in [search for _ in range(sample.rounds) for search in sample.visits]:
        with Visit(browser, searched, Line(ROUND_TRIP_S, BITS_PER_S)) as visit:
            taken.append(visit.search(search.words).first_ms)
    return median(taken)


def _keystroke_ms(browser: Any, searched: Searched, searches: Sequence[Search]) -> float | None:
    """Return how long all but the slowest twentieth of keys wait; None if one wasn't answered."""
    waits: list[float] = []
    for search in searches:
        with Visit(browser, searched) as visit, slowed(browser, SLOWER):
            try:
                waits += visit.type(search.words[:LONGEST_TYPED], PAUSE_S)[1:]
            except RunError:
                return None
    return round(sorted(waits)[math.ceil(0.95 * len(waits)) - 1], 1)


def _some(searches: Sequence[Search], of_a_kind: int) -> Iterator[Search]:
    kinds = defaultdict[str, list[Search]](list)
    for search in searches:
        kinds[search.kind].append(search)
    for held in kinds.values():
        yield from held[:: max(1, len(held) // of_a_kind)][:of_a_kind]


def _shares(found: dict[str, list[bool]]) -> dict[str, float]:
    return {kind: round(mean(held), 4) for kind, held in found.items()}


def _size(sent: Iterable[Sent]) -> int:
    return sum(one.size for one in sent)
