"""Average linkage: puts alike vectors together, the most alike first, until none are alike enough.

Likeness of groups is the mean over all pairs, so that one odd pair neither joins nor parts them.
SciPy has the same, but not with pairs that must stay apart, and weighs 35 MB.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Likeness = NDArray[np.float32]
Labels = NDArray[np.intp]

NEVER = np.float32(-1e9)
"""The likeness of two that must stay apart: no mean with it is ever enough."""

ROUNDS = 3
"""How often single ones may move to the group that they fit better; more changed nothing."""

GAIN = 0.02
"""How much better a group must fit before one moves."""

SLACK = 0.04
"""How much less alike than two that are linked one may be to the group that it fits best."""


def linked(likeness: Likeness, enough: float) -> Labels:
    """Return a label for each row of a square matrix: those of one group bear the same."""
    labels = _merged(likeness.copy(), enough)
    for _ in range(ROUNDS):
        moved = _moved(likeness, labels, enough)
        if (moved == labels).all():
            break
        labels = moved
    return labels


def _merged(likeness: Likeness, enough: float) -> Labels:
    count = len(likeness)
    np.fill_diagonal(likeness, NEVER)
    labels = np.arange(count)
    sizes = np.ones(count, np.float32)
    best = likeness.argmax(axis=1)
    value = likeness[np.arange(count), best]
    while count:
        one = int(value.argmax())
        if value[one] < enough:
            break
        other = int(best[one])
        one, other = min(one, other), max(one, other)
        mean = likeness[one] * sizes[one] + likeness[other] * sizes[other]
        mean /= sizes[one] + sizes[other]
        mean[one] = NEVER
        likeness[one] = likeness[:, one] = mean
        likeness[other] = likeness[:, other] = NEVER
        sizes[one] += sizes[other]
        labels[labels == other] = one
        value[other] = NEVER
        stale = np.flatnonzero(((best == one) | (best == other)) & (value > NEVER))
        for row in {one, *stale.tolist()}:
            best[row] = likeness[row].argmax()
            value[row] = likeness[row, best[row]]
        nearer = (mean > value) & (value > NEVER)
        best[nearer], value[nearer] = one, mean[nearer]
    return labels


def _moved(likeness: Likeness, labels: Labels, enough: float) -> Labels:
    """Return the labels after each one went to the group that it fits best on average."""
    groups, own = np.unique(labels, return_inverse=True)
    member = np.zeros((len(labels), len(groups)), np.float32)
    rows = np.arange(len(labels))
    member[rows, own] = 1
    sizes = member.sum(axis=0)
    sums = likeness @ member
    # Nobody is measured by the likeness to itself.
    sums[rows, own] -= likeness[rows, rows]
    counts = sizes - member
    fit = np.where(counts > 0, sums / np.maximum(counts, 1), NEVER)
    best = fit.argmax(axis=1)
    better = (fit[rows, best] > fit[rows, own] + GAIN) & (fit[rows, best] >= enough - SLACK)
    return np.where(better, groups[best], labels)
