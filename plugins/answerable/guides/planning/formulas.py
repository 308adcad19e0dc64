"""Conditions over answers, each written once, and what is left of them after an answer.

A formula is a number. Formulas that say the same in the same form have the same number, so that
states are compared by their numbers alone. There is no "not" among them: it is pushed down to the
leaves, where it turns the truth of each answer. An answer that decides nothing, like "not sure",
makes a leaf false as well as its opposite; so whatever follows holds only if it surely does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

FALSE = 0
TRUE = 1


@dataclass(frozen=True)
class _Leaf:
    """A comparison with one step's answer: true or false for each answer, in their order."""

    step: int
    truths: tuple[bool, ...]


@dataclass(frozen=True)
class _Joined:
    """Several formulas, of which all or at least one must hold."""

    all: bool
    parts: frozenset[int]


class Formulas:
    """All formulas of one guide."""

    def __init__(self) -> None:
        self._nodes: list[_Leaf | _Joined | None] = [None, None]
        self._numbers: dict[_Leaf | _Joined, int] = {}
        self._masks: list[int] = [0, 0]
        self._after: dict[tuple[int, int], _After] = {}
        self._forgotten: dict[tuple[int, int], int] = {}

    def leaf(self, step: int, truths: Iterable[bool]) -> int:
        """Return the formula that holds for some answers of a step.

        Where it holds for all of them, it still holds only once the step was answered.
        """
        held = tuple(truths)
        return self._number(_Leaf(step, held), 1 << step) if any(held) else FALSE

    def all(self, parts: Iterable[int]) -> int:
        """Return the formula that holds if all parts do."""
        return self._joined(True, parts)

    def any(self, parts: Iterable[int]) -> int:
        """Return the formula that holds if at least one part does."""
        return self._joined(False, parts)

    def mask(self, formula: int) -> int:
        """Return the steps on which a formula depends, one bit each."""
        return self._masks[formula]

    def after(self, step: int, answer: int) -> _After:
        """Return what maps each formula to what is left of it after an answer."""
        key = (step, answer)
        if key not in self._after:
            self._after[key] = _After(self, step, answer)
        return self._after[key]

    def without(self, formula: int, steps: int) -> int:
        """Return what is left of a formula if some steps, one bit each, are never answered."""
        if not self._masks[formula] & steps:
            return formula
        key = (formula, steps)
        if key not in self._forgotten:
            self._forgotten[key] = self._without(formula, steps)
        return self._forgotten[key]

    def rises(self, formula: int, step: int, until: int) -> bool:
        """Return whether a later one of a step's first answers makes true what an earlier did not.

        `until` is the number of answers that are in an order.
        """
        node = self._nodes[formula]
        if isinstance(node, _Joined):
            return any(self.rises(part, step, until) for part in node.parts)
        if node is None or node.step != step:
            return False
        ordered = node.truths[:until]
        return any(later and not before for before, later in pairwise(ordered))

    def _without(self, formula: int, steps: int) -> int:
        node = self._nodes[formula]
        if isinstance(node, _Joined):
            return self._joined(node.all, (self.without(part, steps) for part in node.parts))
        assert node is not None  # TRUE and FALSE depend on no step
        return FALSE

    def _left_after(self, formula: int, step: int, answer: int) -> int:
        node = self._nodes[formula]
        if node is None or not self._masks[formula] >> step & 1:
            return formula
        if isinstance(node, _Leaf):
            return TRUE if node.truths[answer] else FALSE
        after = self.after(step, answer)
        return self._joined(node.all, (after[part] for part in node.parts))

    def _joined(self, all: bool, parts: Iterable[int]) -> int:
        nothing, decisive = (TRUE, FALSE) if all else (FALSE, TRUE)
        flat: set[int] = set()
        for part in parts:
            node = self._nodes[part]
            flat |= node.parts if isinstance(node, _Joined) and node.all is all else {part}
        flat.discard(nothing)
        flat = self._one_leaf_a_step(all, flat)
        if decisive in flat:
            return decisive
        if len(flat) < 2:
            return flat.pop() if flat else nothing
        held = frozenset(flat)
        mask = 0
        for part in held:
            mask |= self._masks[part]
        return self._number(_Joined(all, held), mask)

    def _one_leaf_a_step(self, all: bool, parts: set[int]) -> set[int]:
        """Return the parts with the leaves of one step joined to one."""
        leaves: dict[int, tuple[bool, ...]] = {}
        result = set()
        for part in parts:
            node = self._nodes[part]
            if not isinstance(node, _Leaf):
                result.add(part)
                continue
            other = leaves.get(node.step)
            if other is not None:
                pairs = zip(node.truths, other, strict=True)
                joined = tuple((a and b) if all else (a or b) for a, b in pairs)
                leaves[node.step] = joined
            else:
                leaves[node.step] = node.truths
        return result | {self.leaf(step, truths) for step, truths in leaves.items()}

    def _number(self, node: _Leaf | _Joined, mask: int) -> int:
        number = self._numbers.get(node)
        if number is None:
            number = len(self._nodes)
            self._numbers[node] = number
            self._nodes.append(node)
            self._masks.append(mask)
        return number


class _After(dict[int, int]):
    """What is left of each formula after one answer, reckoned when it is first asked for."""

    def __init__(self, formulas: Formulas, step: int, answer: int) -> None:
        super().__init__()
        self._formulas = formulas
        self._step = step
        self._answer = answer

    def __missing__(self, formula: int) -> int:
        left = self._formulas._left_after(formula, self._step, self._answer)
        self[formula] = left
        return left
