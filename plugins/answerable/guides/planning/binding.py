"""Turns conditions into formulas over answers, with the facts of a day in them."""

from __future__ import annotations

import operator
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from answerable.guides.conditions import (
    AllOf,
    AnyOf,
    Compared,
    Expression,
    Fact,
    Literal,
    Not,
    OneOf,
    StepName,
    Unknown,
)
from answerable.guides.conditions.tree import Sign, leaves, sides
from answerable.guides.guide import UNSURE, Step
from answerable.guides.planning.answers import Answer, Band, Cut
from answerable.guides.planning.facts import FactFinder, Found
from answerable.guides.planning.formulas import FALSE, TRUE, Formulas
from answerable.ids import suggestion

_HOLDS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_TURNED: Mapping[Sign, Sign] = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


@dataclass
class Binder:
    """Binds the conditions of one guide; all its methods raise ValueError in people's words."""

    steps: tuple[Step, ...]
    facts: FactFinder
    used: set[str] = field(default_factory=set)
    """The products whose facts decide something."""
    due: set[str] = field(default_factory=set)
    """The products whose facts are out of date."""

    def __post_init__(self) -> None:
        self._numbers = {step.id: number for number, step in enumerate(self.steps)}
        self._cuts: defaultdict[int, set[Cut]] = defaultdict(set)

    def number_of(self, id: str) -> int:
        """Return a step's place among the steps."""
        if id not in self._numbers:
            raise ValueError(f"'{id}' is not a step{suggestion(id, self._numbers)}")
        return self._numbers[id]

    def cuts(self, step: int) -> set[Cut]:
        """Return the places at which conditions that were checked cut a step's number."""
        return self._cuts[step]

    def check(self, expression: Expression, option: str | None) -> None:
        """Check that a condition can be bound, and note where it cuts numbers."""
        for leaf in leaves(expression):
            for side in sides(leaf):
                if isinstance(side, StepName):
                    self.number_of(side.id)
                elif isinstance(side, Fact):
                    self._fact(side, option)
            if isinstance(leaf, OneOf):
                self._check_words(leaf, option)
            elif isinstance(leaf, Compared):
                self._check_numbers(leaf, option)

    def bound(
        self,
        expression: Expression,
        option: str | None,
        answers: tuple[tuple[Answer, ...], ...],
        formulas: Formulas,
        holds: bool = True,
    ) -> int:
        """Return the formula of a condition that was checked, or of its opposite."""
        if isinstance(expression, Not):
            return self.bound(expression.inner, option, answers, formulas, not holds)
        if isinstance(expression, AllOf | AnyOf):
            parts = [self.bound(p, option, answers, formulas, holds) for p in expression.parts]
            every = isinstance(expression, AllOf) is holds
            return formulas.all(parts) if every else formulas.any(parts)
        step = next((side for side in sides(expression) if isinstance(side, StepName)), None)
        if step is None:
            return TRUE if self._constant(expression, option) is holds else FALSE
        number = self.number_of(step.id)
        truths = self._truths(expression, step, option, answers[number])
        return formulas.leaf(number, (truth is holds for truth in truths))

    def unknown_facts(self, expression: Expression, option: str | None) -> Iterator[str]:
        """Yield the facts in a condition that nobody wrote down for an option."""
        for leaf in leaves(expression):
            for side in sides(leaf):
                if isinstance(side, Fact):
                    found = self._fact(side, option)
                    if found.value is None and not found.due:
                        yield side.written

    def _fact(self, fact: Fact, option: str | None) -> Found:
        found = self.facts.find(fact, option)
        self.used.add(found.product)
        if found.due:
            self.due.add(found.product)
        return found

    def _check_words(self, leaf: OneOf, option: str | None) -> None:
        if isinstance(leaf.left, Fact):
            found, fact = self._fact(leaf.left, option), leaf.left.written
            for word in leaf.words:
                spelled = str(word).lower() if isinstance(word, bool) else str(word)
                if found.words and spelled not in found.words:
                    hint = suggestion(spelled, found.words)
                    raise ValueError(f"'{fact}' is never '{spelled}'{hint}")
                if isinstance(found.value, Decimal) and not isinstance(word, Decimal):
                    raise ValueError(f"'{fact}' is a number, and never '{spelled}'")
            return
        step = self.steps[self.number_of(leaf.left.id)]
        if step.number is not None:
            raise ValueError(f"the answer to '{step.id}' is a number; compare it by <, <=, > or >=")
        known = [choice.id for choice in step.choices]
        for word in leaf.words:
            if word == UNSURE:
                raise ValueError(f"write '{step.id} is {UNSURE}' by itself, joined by 'or'")
            if word not in known:
                hint = suggestion(str(word), known)
                raise ValueError(f"'{word}' is not a choice of '{step.id}'{hint}")

    def _check_numbers(self, leaf: Compared, option: str | None) -> None:
        steps = [side for side in (leaf.left, leaf.right) if isinstance(side, StepName)]
        if len(steps) == 2:
            raise ValueError("two answers can't be compared; compare each with a number or a fact")
        units = {}
        for side in (leaf.left, leaf.right):
            number, unit = self._number(side, option)
            if unit:
                units[unit.casefold()] = unit
            if steps and number is not None:
                self._cut(leaf, steps[0], number)
        if len(units) > 1:
            raise ValueError(
                f"it compares {' with '.join(units.values())}; give both the same unit"
            )

    def _number(
        self, side: StepName | Fact | Literal, option: str | None
    ) -> tuple[Decimal | None, str]:
        """Return a side's number, if it is known before anybody answers, and its unit."""
        if isinstance(side, StepName):
            step = self.steps[self.number_of(side.id)]
            if step.number is None:
                raise ValueError(f"the answer to '{step.id}' is no number; compare it by 'is'")
            return None, step.number.unit
        if isinstance(side, Literal):
            if not isinstance(side.value, Decimal):
                raise ValueError(f"'{side.value}' is no number")
            return side.value, ""
        found = self._fact(side, option)
        if isinstance(found.value, str | bool):
            raise ValueError(f"'{side.written}' is no number; compare it by 'is'")
        return found.value, found.unit

    def _cut(self, leaf: Compared, step: StepName, at: Decimal) -> None:
        sign = leaf.sign if leaf.left == step else _TURNED[leaf.sign]
        self._cuts[self.number_of(step.id)].add((at, sign in ("<=", ">")))

    def _truths(
        self,
        leaf: OneOf | Unknown | Compared,
        step: StepName,
        option: str | None,
        answers: tuple[Answer, ...],
    ) -> Iterator[bool | None]:
        """Return what a comparison says of each answer to its step; None if nothing."""
        if isinstance(leaf, Unknown):
            return (answer.unsure for answer in answers)
        if isinstance(leaf, OneOf):
            words = leaf.words
            return (None if answer.unsure else answer.id in words for answer in answers)
        sign = leaf.sign if leaf.left == step else _TURNED[leaf.sign]
        other, _ = self._number(leaf.right if leaf.left == step else leaf.left, option)
        return (_compared(answer.band, sign, other) for answer in answers)

    def _constant(self, leaf: OneOf | Unknown | Compared, option: str | None) -> bool | None:
        if isinstance(leaf, OneOf):
            assert isinstance(leaf.left, Fact)
            held = self._fact(leaf.left, option).value
            return None if held is None else held in leaf.words
        assert isinstance(leaf, Compared)  # whether a buyer is sure depends on a step
        (left, _), (right, _) = self._number(leaf.left, option), self._number(leaf.right, option)
        return None if left is None or right is None else _HOLDS[leaf.sign](left, right)


def _compared(band: Band | None, sign: Sign, number: Decimal | None) -> bool | None:
    """Return whether a band's numbers compare so; no cut goes through a band."""
    if band is None or number is None:
        return None
    touches = band.high == number and (sign in ("<=", ">") or not band.with_high)
    below = band.high < number or touches
    return below if sign in ("<", "<=") else not below
