"""What a guide recommends at an end, and why."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from answerable.guides.graph import Graph
from answerable.guides.guide import Recommendation, Rule
from answerable.guides.planning import TRUE, Answer, Plan, Slot
from answerable.guides.planning.ways import ANY
from answerable.guides.states import NOT_TOLD, State
from answerable.pricing import Choices

_NAMED = re.compile(r"\{\{\s*(answers|option)\.([^\s}]+)\s*\}\}")


@dataclass(frozen=True)
class Reason:
    """A rule that holds, with its words; in them stand facts, as `{{ product.price }}`."""

    rule: Rule
    words: str


@dataclass(frozen=True)
class Advised:
    """An option with what speaks for it, and what answers do to its price."""

    product: str
    points: int
    reasons: tuple[Reason, ...]
    choices: Choices


@dataclass(frozen=True)
class Excluded:
    """An option that can't be recommended."""

    product: str
    reason: Reason


@dataclass(frozen=True)
class Outcome:
    """An end of a guide; `recommendation` is None where it leads to none, which is a fault."""

    recommendation: Recommendation | None
    says: str
    advised: tuple[Advised, ...]
    """The options, the best first."""
    further: tuple[str, ...]
    """Options that weren't excluded, but come behind those that are shown."""
    excluded: tuple[Excluded, ...]

    @property
    def first(self) -> str | None:
        """The product that is advised first, if any is."""
        return self.advised[0].product if self.advised else None


InWords = Callable[[int, Answer], str]
"""Tells a step's answer in words, given the step's place and the answer."""


def outcome_of(graph: Graph, place: int, in_words: InWords) -> Outcome:
    """Return what is recommended at an end of a graph."""
    return _Teller(graph.plan, graph.states[place], in_words).outcome()


class _Teller:
    def __init__(self, plan: Plan, state: State, in_words: InWords) -> None:
        self.plan = plan
        self.state = state
        self.in_words = in_words
        pairs = zip(plan.slots, state.formulas, strict=True)
        self.held = [slot for slot, formula in pairs if formula == TRUE]

    def outcome(self) -> Outcome:
        place = self.state.recommendation
        if place == ANY:
            return Outcome(None, "", (), (), self.excluded(self.plan.options))
        found = self.plan.guide.recommendations[place]
        offered = self.plan.options_of(found)
        excluded = self.excluded(offered or self.plan.options)
        out = {one.product for one in excluded}
        order = {id: n for n, id in enumerate(offered)}
        advised = sorted(
            (self.advised(id) for id in offered if id not in out),
            key=lambda one: (-one.points, order[one.product]),
        )
        further = tuple(one.product for one in advised[found.most :])
        says = self.told(found.says, "")
        return Outcome(found, says, tuple(advised[: found.most]), further, excluded)

    def of(self, kind: str, product: str) -> list[Slot]:
        option = self.plan.options.index(product)
        return [slot for slot in self.held if slot.kind == kind and slot.option == option]

    def excluded(self, options: tuple[str, ...]) -> tuple[Excluded, ...]:
        return tuple(
            Excluded(id, self.reason(slot, id)) for id in options for slot in self.of("exclude", id)
        )

    def advised(self, product: str) -> Advised:
        favours = self.of("favour", product)
        reasons = tuple(self.reason(slot, product) for slot in favours)
        points = sum(self.plan.rule(slot).points for slot in favours)
        return Advised(product, points, reasons, self.choices(product))

    def choices(self, product: str) -> Choices:
        rules = [self.plan.guide.prices[slot.number] for slot in self.of("price", product)]
        return Choices(
            next((rule.variant for rule in rules if rule.variant), ""),
            frozenset(rule.driver for rule in rules if rule.driver),
            frozenset(rule.option for rule in rules if rule.option),
        )

    def reason(self, slot: Slot, product: str) -> Reason:
        rule = self.plan.rule(slot)
        return Reason(rule, self.told(rule.because, product))

    def told(self, words: str, product: str) -> str:
        """Return words with the buyer's answers in them, and the product in the place of option."""

        def filled(match: re.Match[str]) -> str:
            if match.group(1) == "option":
                return f"{{{{ {product}.{match.group(2)} }}}}"
            ids = [held.step.id for held in self.plan.steps]
            step = ids.index(match.group(2))
            number = self.state.told[step]
            planned = self.plan.steps[step]
            known = planned.unsure if number == NOT_TOLD else number
            return self.in_words(step, planned.answers[known])

        return _NAMED.sub(filled, words)
