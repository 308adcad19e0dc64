"""Vectors made of words alone, for where no model is installed: alike words, alike vectors."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np

from answerable.gaps.matching.letters import runs
from answerable.meaning import Progress, Vectors, silent, unit
from answerable.search import SearchIndex

WIDTH = 1024
"""Numbers in a vector: enough that few words of a question fall together."""

LONGEST = 2_000
"""Characters of a text that are looked at."""

WORD = 2.0
"""How much more a whole word counts than one of its runs of three letters."""


class WordsEncoder:
    """Turns the stems of a text, and the runs of their letters, into a vector."""

    name = f"words-{WIDTH}"

    def __init__(self, index: SearchIndex) -> None:
        self._index = index

    def encode(self, texts: Sequence[str], progress: Progress = silent) -> Vectors:
        """Return a row for each text."""
        rows = np.zeros((len(texts), WIDTH), np.float32)
        for number, text in enumerate(texts):
            for word in self._index.words(text[:LONGEST]):
                pieces = [*runs(word.stem)]
                _add(rows[number], word.stem, WORD)
                for piece in pieces:
                    _add(rows[number], piece, 1 / len(pieces))
            progress(number + 1, len(texts))
        return unit(rows)


def _add(row: Vectors, piece: str, weight: float) -> None:
    digest = crc32(piece.encode())
    row[digest % WIDTH] += weight if digest >> 31 else -weight
