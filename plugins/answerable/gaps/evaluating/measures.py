"""What is measured on labelled questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray


def auroc(scores: Sequence[float], positive: Sequence[bool]) -> float | None:
    """Return how often a positive scores above a negative, ties counted half; 0.5 is chance.

    None where there is no positive or no negative: nothing can be told apart. Fawcett, "An
    introduction to ROC analysis", 2006.
    """
    held, sign = np.asarray(scores, np.float64), np.asarray(positive, np.bool_)
    count, others = int(sign.sum()), int((~sign).sum())
    if not count or not others:
        return None
    ranks = _ranks(held)
    return float((ranks[sign].sum() - count * (count + 1) / 2) / (count * others))


def pair_f1(found: Sequence[Hashable], right: Sequence[Hashable]) -> float | None:
    """Return the harmonic mean of precision and recall over pairs of one group.

    A pair is found where both have the same group, right where both have the same cluster. None
    where there is neither.
    """
    both = _pairs(list(zip(found, right, strict=True)))
    made, wanted = _pairs(found), _pairs(right)
    return 2 * both / (made + wanted) if made + wanted else None


def share(held: Sequence[bool]) -> float | None:
    """Return the share that is true, or None of nothing."""
    return sum(held) / len(held) if held else None


def _pairs(labels: Sequence[Hashable]) -> int:
    return sum(count * (count - 1) // 2 for count in Counter(labels).values())


def _ranks(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the rank of each score from 1 on; equal ones share the mean of theirs."""
    _, which, counts = np.unique(scores, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    ranks: NDArray[np.float64] = (last - (counts - 1) / 2)[which]
    return ranks
