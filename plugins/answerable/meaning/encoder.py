"""What turns texts into vectors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

Vectors: TypeAlias = NDArray[np.float32]
"""One row a text, each of length 1, so that the product of two rows is their cosine."""

Progress: TypeAlias = Callable[[int, int], None]
"""Hears how many texts of how many are done."""


def silent(done: int, of: int) -> None:
    """Hear of progress, and say nothing."""


def unit(rows: Vectors) -> Vectors:
    """Return rows of length 1; a row of noughts stays as it is."""
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled: Vectors = (rows / np.where(length > 0, length, 1)).astype(np.float32)
    return scaled


class Encoder(Protocol):
    """Whatever can turn texts into vectors, all by itself: no text changes another's vector."""

    @property
    def name(self) -> str:
        """What its vectors are known by: another model, or another way of reading, another name."""
        ...

    def encode(self, texts: Sequence[str], progress: Progress = silent) -> Vectors:
        """Return a row for each text, in their order."""
        ...
