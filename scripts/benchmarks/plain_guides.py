"""Reckons guides the plain way: one buyer's answers after the other, each rule by its definition.

It shares no states, formulas or bands with the engine, so tests hold the engine against it, and the
benchmark shows what it would cost to do without them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from answerable.guides.conditions import (
    AllOf,
    AnyOf,
    Compared,
    Condition,
    Expression,
    Fact,
    Literal,
    Not,
    OneOf,
    StepName,
    Unknown,
)
from answerable.guides.guide import UNSURE, Guide, Recommendation, Step
from answerable.pricing import Choices

Given = Decimal | str
"""What a buyer answers: a choice's id, a number, or unsure."""

Row = Mapping[str, Given]
"""A buyer's answers by step, also to steps that this buyer is never asked."""

Facts = Callable[[Fact, str | None], Decimal | str | bool | None]
"""Tells a fact, given the option for which `option` stands; None where nobody knows it."""

InWords = Callable[[str, Given], str]
"""Tells the answer to a step in words; of a step that wasn't asked, that the buyer isn't sure."""

_TOLD = re.compile(r"\{\{ answers\.([a-z0-9-]+) \}\}")


@dataclass(frozen=True)
class Advice:
    """What a buyer is told: `excluded` has all reasons that hold for each excluded option."""

    recommendation: str | None
    says: str
    advised: tuple[tuple[str, int, tuple[str, ...], Choices], ...]
    """Each option's id, points, reasons in words, and choices of its price."""
    further: tuple[str, ...]
    excluded: tuple[tuple[str, tuple[str, ...]], ...]


def rows(steps: Sequence[Step], numbers: Mapping[str, Sequence[Decimal]]) -> Iterator[Row]:
    """Yield all rows of answers; `numbers` has those to try for each step that asks for one."""
    if not steps:
        yield {}
        return
    *others, step = steps
    known: list[Given] = [choice.id for choice in step.choices]
    known += numbers.get(step.id, ())
    for row in rows(others, numbers):
        for given in (*known, UNSURE):
            yield {**row, step.id: given}


def advice(guide: Guide, facts: Facts, row: Row, in_words: InWords) -> Advice:
    """Return what a buyer with these answers is told."""
    return _Buyer(guide, facts, row, in_words).advice()


class _Buyer:
    def __init__(self, guide: Guide, facts: Facts, row: Row, in_words: InWords) -> None:
        self.guide = guide
        self.facts = facts
        self.row = row
        self.in_words = in_words
        self.given: dict[str, Given] = {}

    def advice(self) -> Advice:
        found, products = self.end(), tuple[str, ...]()
        if found is not None and found.kind == "options":
            products = found.options or self.guide.options
        reasons = {id: self.reasons(id) for id in products}
        if products and all(reasons.values()):
            none = (held for held in self.guide.recommendations if held.kind == "none")
            found, offered = next(none, None), list[str]()
            reasons = {id: reasons.get(id, []) for id in self.meant(["all"])}
        else:
            offered = [id for id in products if not reasons[id]]
        ranked = [(id, *self.favour(id), self.choices(id)) for id in offered]
        ranked.sort(key=lambda one: -one[1])
        most = found.most if found else 0
        return Advice(
            found.id if found else None,
            self.told(found.says, "") if found else "",
            tuple(ranked[:most]),
            tuple(one[0] for one in ranked[most:]),
            tuple((id, tuple(held)) for id, held in reasons.items() if held),
        )

    def end(self) -> Recommendation | None:
        """Answer question after question, and return the recommendation at the end."""
        places = {step.id: place for place, step in enumerate(self.guide.steps)}
        at = 0
        while at < len(self.guide.steps):
            step, end = self.way(self.guide.steps[at])
            if end is not None:
                return next(held for held in self.guide.recommendations if held.id == end)
            at = places[step] if step is not None else at + 1
        held = (held for held in self.guide.recommendations if self.surely(held.when, None))
        return next(held, None)

    def way(self, step: Step) -> tuple[str | None, str | None]:
        """Answer a question, and return the step and the end to which that leads."""
        given = self.given[step.id] = self.row[step.id]
        own = next((choice for choice in step.choices if choice.id == given), None)
        named = step.unsure if given == UNSURE else own
        if named is not None and (named.next or named.end):
            return named.next, named.end
        way = next((way for way in step.next if self.surely(way.when, None)), None)
        return (way.step, way.end) if way else (None, None)

    def reasons(self, product: str) -> list[str]:
        """Return all reasons that exclude a product, in words."""
        rules = (rule for rule in self.guide.rules if product in self.meant(rule.exclude))
        return [self.told(r.because, product) for r in rules if self.surely(r.when, product)]

    def favour(self, product: str) -> tuple[int, tuple[str, ...]]:
        """Return the points that speak for a product, and the reasons in words."""
        rules = (rule for rule in self.guide.rules if product in self.meant(rule.favour))
        held = [rule for rule in rules if self.surely(rule.when, product)]
        words = tuple(self.told(rule.because, product) for rule in held)
        return sum(rule.points for rule in held), words

    def choices(self, product: str) -> Choices:
        rules = (rule for rule in self.guide.prices if rule.product == product)
        held = [rule for rule in rules if self.surely(rule.when, product)]
        return Choices(
            next((rule.variant for rule in held if rule.variant), ""),
            frozenset(rule.driver for rule in held if rule.driver),
            frozenset(rule.option for rule in held if rule.option),
        )

    def meant(self, names: Sequence[str]) -> Sequence[str]:
        """Return the products that names stand for."""
        further = (id for held in self.guide.recommendations for id in held.options)
        every = dict.fromkeys((*self.guide.options, *further))
        return list(every) if "all" in names else names

    def told(self, words: str, product: str) -> str:
        words = words.replace("{{ option.", f"{{{{ {product}.")
        return _TOLD.sub(lambda m: self.in_words(m[1], self.given.get(m[1], UNSURE)), words)

    def surely(self, condition: Condition | None, option: str | None) -> bool:
        """Return whether a condition surely holds; one that isn't there does."""
        return condition is None or self.holds(condition.expression, option) is True

    def holds(self, expression: Expression, option: str | None) -> bool | None:
        """Return whether an expression holds, or None where that depends on what nobody knows."""
        if isinstance(expression, Not):
            inner = self.holds(expression.inner, option)
            return None if inner is None else not inner
        if isinstance(expression, AllOf | AnyOf):
            decisive = isinstance(expression, AnyOf)
            parts = [self.holds(part, option) for part in expression.parts]
            if decisive in parts:
                return decisive
            return None if None in parts else not decisive
        if isinstance(expression, Unknown):
            given = self.given.get(expression.step.id)
            return None if given is None else given == UNSURE
        if isinstance(expression, OneOf):
            value = self.value(expression.left, option)
            return None if value is None else value in expression.words
        return self.compared(expression, option)

    def compared(self, expression: Compared, option: str | None) -> bool | None:
        left, right = (self.value(s, option) for s in (expression.left, expression.right))
        if left is None or right is None:
            return None
        assert isinstance(left, Decimal | int)
        assert isinstance(right, Decimal | int)
        if expression.sign in ("<", ">"):
            return left < right if expression.sign == "<" else left > right
        return left <= right if expression.sign == "<=" else left >= right

    def value(
        self, side: StepName | Fact | Literal, option: str | None
    ) -> Decimal | str | bool | None:
        if isinstance(side, Literal):
            return side.value
        if isinstance(side, Fact):
            return self.facts(side, option)
        given = self.given.get(side.id)
        return None if given == UNSURE else given
