"""Puts questions that ask the same into groups, the same ones from run to run.

Questions are taken in day by day, by when each was first asked: one that comes later never changes
the groups of those before it. The order in which they are written down changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from answerable.gaps.grouping.linking import NEVER, Likeness, linked
from answerable.meaning import Vectors

BLOCK = 2_000
"""Questions of one day that are linked at once: their likeness takes 16 MB, and that to 30,000
groups 240 MB."""


@dataclass(frozen=True)
class Item:
    """A question to group.

    `first_asked` is None for one that nobody noted an ask of. `named` is the group that a person
    put it in, or nothing. `subjects` are the products and `sizes` the measures that it names.
    One that doesn't `speak`, since it holds no word, stays alone.
    """

    id: str
    first_asked: date | None = None
    named: str = ""
    subjects: frozenset[str] = frozenset()
    sizes: frozenset[str] = frozenset()
    speaks: bool = True

    @property
    def order(self) -> tuple[date, str]:
        """When it is taken in: those without an ask last."""
        return (self.first_asked or date.max, self.id)


class _Group:
    """Questions that are one; the mean of their vectors gives the mean of their likenesses."""

    def __init__(self) -> None:
        self.members: list[int] = []
        self.named: set[str] = set()
        self.subjects: set[frozenset[str]] = set()
        self.sizes: set[frozenset[str]] = set()
        self.speaks = False

    def admits(self, item: Item) -> bool:
        """Return whether nothing that is known keeps a question out."""
        return self.speaks and not (
            _clash(self.named, item.named)
            or _clash(self.subjects, item.subjects)
            or _clash(self.sizes, item.sizes)
        )

    def add(self, number: int, item: Item) -> None:
        self.members.append(number)
        self.named |= {item.named} - {""}
        self.subjects |= {item.subjects} - {frozenset()}
        self.sizes |= {item.sizes} - {frozenset()}
        self.speaks |= item.speaks


def groups_of(items: Sequence[Item], vectors: Vectors, enough: float) -> list[int]:
    """Return the number of each question's group; `enough` is how alike two must be on average.

    Questions that a person put in one group stand together, however unlike they are; those in
    groups of different names never do, nor those that name different products or sizes.
    """
    groups: list[_Group] = []
    means = _Means(vectors)
    by_name: dict[str, int] = {}
    order = sorted(range(len(items)), key=lambda number: items[number].order)
    # Whoever is in a named group is there first, since a person's word outweighs all likeness.
    for number in order:
        if name := items[number].named:
            if name not in by_name:
                by_name[name] = len(groups)
                groups.append(_Group())
                means.begin()
            _join(groups, means, by_name[name], number, items)
    free = (number for number in order if not items[number].named)
    for _, day in groupby(free, key=lambda number: items[number].order[0]):
        for block in _blocks(list(day)):
            alike = means.likeness(block)
            left = [
                number
                for number, row in zip(block, alike, strict=True)
                if not _joined(groups, means, row, number, items, enough)
            ]
            for members in _linked(left, items, vectors, enough):
                groups.append(_Group())
                means.begin()
                for number in members:
                    _join(groups, means, len(groups) - 1, number, items)
    numbers = [0] * len(items)
    for at, group in enumerate(groups):
        for number in group.members:
            numbers[number] = at
    return numbers


class _Means:
    """The sums of the vectors of groups, in one array that grows."""

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors
        self._sums = np.zeros((16, vectors.shape[1] if vectors.size else 1), np.float32)
        self._sizes = np.zeros(16, np.float32)
        self._count = 0

    def begin(self) -> None:
        if self._count == len(self._sums):
            self._sums = np.vstack([self._sums, np.zeros_like(self._sums)])
            self._sizes = np.concatenate([self._sizes, np.zeros_like(self._sizes)])
        self._count += 1

    def add(self, group: int, number: int) -> None:
        self._sums[group] += self._vectors[number]
        self._sizes[group] += 1

    def likeness(self, numbers: Sequence[int]) -> Likeness:
        """Return how alike questions are to each group that is there, on average."""
        means = self._sums[: self._count] / self._sizes[: self._count, None]
        alike: Likeness = self._vectors[list(numbers)] @ means.T
        return alike


def _join(
    groups: Sequence[_Group], means: _Means, group: int, number: int, items: Sequence[Item]
) -> None:
    groups[group].add(number, items[number])
    means.add(group, number)


def _joined(
    groups: Sequence[_Group],
    means: _Means,
    alike: NDArray[np.float32],
    number: int,
    items: Sequence[Item],
    enough: float,
) -> bool:
    """Put a question into the group that it fits best, if it fits one well enough."""
    if not items[number].speaks:
        return False
    fitting = np.flatnonzero(alike >= enough)
    for group in fitting[np.argsort(-alike[fitting], kind="stable")]:
        if groups[group].admits(items[number]):
            _join(groups, means, int(group), number, items)
            return True
    return False


def _linked(
    numbers: list[int], items: Sequence[Item], vectors: Vectors, enough: float
) -> Iterator[list[int]]:
    """Yield the groups that new questions make among themselves."""
    if not numbers:
        return
    likeness = vectors[numbers] @ vectors[numbers].T
    mute = np.array([not items[number].speaks for number in numbers])
    likeness[mute, :] = likeness[:, mute] = NEVER
    for kind in ("subjects", "sizes"):
        _keep_apart(likeness, [getattr(items[number], kind) for number in numbers])
    held: defaultdict[int, list[int]] = defaultdict(list)
    for number, label in zip(numbers, linked(likeness, enough), strict=True):
        held[int(label)].append(number)
    yield from held.values()


def _keep_apart(likeness: Likeness, named: Sequence[frozenset[str]]) -> None:
    """Make never alike those that name something, and not the same."""
    different = {names: number for number, names in enumerate(dict.fromkeys(named), 1) if names}
    codes = np.array([different.get(names, 0) for names in named])
    both = (codes[:, None] > 0) & (codes[None, :] > 0)
    likeness[both & (codes[:, None] != codes[None, :])] = NEVER


def _clash(held: set[frozenset[str]] | set[str], new: frozenset[str] | str) -> bool:
    return bool(new) and bool(held) and new not in held


def _blocks(numbers: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(numbers), BLOCK):
        yield numbers[start : start + BLOCK]
