"""An index that outgrows the memory which Whoosh gives to its writing."""

from __future__ import annotations

import pytest
from whoosh.writing import PostingPool

from answerable.search import Entry, SearchIndex

WORDS = "gelcoat liner crane quote warranty".split()


def test_an_index_larger_than_its_writers_memory_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PostingPool, "__init__", _small_pool(PostingPool.__init__))
    entries = [
        Entry(
            page=f"page-{number}", kind="article", url=f"page-{number}/", title=f"Answer {number}",
            anchor="", heading="", text=" ".join(WORDS[: 1 + number % len(WORDS)]),
        )
        for number in range(200)
    ]  # fmt: skip
    index = SearchIndex.of(entries)
    assert len(index.find("warranty", limit=500)) == 40
    assert len(index.find("gelcoat", limit=500)) == 200


def _small_pool(own: object) -> object:
    def small(
        self: PostingPool, tempstore: object, segment: object, limitmb: int = 1, **more: object
    ) -> None:
        own(self, tempstore, segment, limitmb=0.01, **more)  # type: ignore[operator]

    return small
