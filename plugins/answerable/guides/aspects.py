"""Aspects of a state: the slots about one option, about recommendations, or about ways.

What answers leave of an aspect is a number. The same is left for many buyers, so what becomes of
it after an answer is reckoned once for all of them, and a state is a handful of numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from answerable.guides.planning import FALSE, TRUE, Formulas, Slot

NOTHING = 0
"""What is left of an aspect that can't make a difference any more."""

Tidy = Callable[[list[int], int], None]
"""Drops what can't make a difference, given the steps that may still be asked, one bit each."""


class Kept(dict[int, int]):
    """What a function gives for numbers, each reckoned when it is first asked for."""

    def __init__(self, reckon: Callable[[int], int]) -> None:
        super().__init__()
        self._reckon = reckon

    def __missing__(self, number: int) -> int:
        found = self[number] = self._reckon(number)
        return found


class Aspect:
    """All that may be left of some slots of a plan, by number.

    `places` are the slots' places in the plan. `left` has their formulas, `asks` the steps on which
    these depend, and `cites` the steps whose answers their words may tell, one bit each; `excludes`
    tells whether one of them surely excludes the option.
    """

    def __init__(
        self, formulas: Formulas, slots: Sequence[tuple[int, Slot]], tidy: Tidy, everything: int
    ) -> None:
        self.places = tuple(place for place, _ in slots)
        self.left: list[tuple[int, ...]] = []
        self.asks: list[int] = []
        self.cites: list[int] = []
        self.excludes: list[bool] = []
        self._slots = tuple(slot for _, slot in slots)
        self._formulas = formulas
        self._tidy = tidy
        self._everything = everything
        self._numbers: dict[tuple[int, ...], int] = {}
        self._after: dict[tuple[int, int], Kept] = {}
        self._settled: dict[int, Kept] = {}
        self.number((FALSE,) * len(self.places))

    def number(self, left: tuple[int, ...]) -> int:
        """Return the number of what is left."""
        if left not in self._numbers:
            self._numbers[left] = len(self.left)
            self.left.append(left)
            asks, cites, excludes = 0, 0, False
            for formula, slot in zip(left, self._slots, strict=True):
                asks |= self._formulas.mask(formula)
                cites |= slot.cites if formula != FALSE else 0
                excludes |= formula == TRUE and slot.kind == "exclude"
            self.asks.append(asks)
            self.cites.append(cites)
            self.excludes.append(excludes)
        return self._numbers[left]

    def after(self, step: int, answer: int) -> Kept:
        """Return what maps each number to that of what is left after an answer."""
        if (step, answer) not in self._after:
            after = self._formulas.after(step, answer)
            self._after[step, answer] = Kept(
                lambda number: self.number(tuple(after[formula] for formula in self.left[number]))
            )
        return self._after[step, answer]

    def settled(self, asked: int) -> Kept:
        """Return what maps each number to that of what can make a difference.

        `asked` are the steps that may still be asked, one bit each.
        """
        if asked not in self._settled:
            self._settled[asked] = Kept(lambda number: self._settle(number, asked))
        return self._settled[asked]

    def _settle(self, number: int, asked: int) -> int:
        never = self._everything & ~asked
        left = [self._formulas.without(formula, never) for formula in self.left[number]]
        self._tidy(left, asked)
        return self.number(tuple(left))


def one_reason(excluding: Sequence[int]) -> Tidy:
    """Return what drops all about an excluded option but the first reason.

    `excluding` are the places of the slots that exclude it, within its aspect.
    """

    def tidy(left: list[int], _: int) -> None:
        reason = next((n for n in excluding if left[n] == TRUE), None)
        if reason is not None:
            left[:] = [TRUE if n == reason else FALSE for n in range(len(left))]

    return tidy


def first_only(left: list[int], _: int) -> None:
    """Drop the conditions below one that surely holds."""
    if TRUE in left:
        sure = left.index(TRUE)
        left[sure + 1 :] = [FALSE] * (len(left) - sure - 1)


def of_steps(steps: Sequence[int]) -> Tidy:
    """Return what drops the ways of steps that can't be asked, given each way's step."""

    def tidy(left: list[int], asked: int) -> None:
        for n, step in enumerate(steps):
            if not asked >> step & 1:
                left[n] = FALSE

    return tidy
