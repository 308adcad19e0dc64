"""Scenarios: buyers whom a person thought of, and whether the guide tells them what it must."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from answerable.catalogue import Catalogue
from answerable.findings import Finding, Level
from answerable.guides.answering import answer_given
from answerable.guides.building import Walkable
from answerable.guides.checks.case import Case
from answerable.guides.guide import Scenario
from answerable.guides.outcome import Outcome, outcome_of
from answerable.guides.planning.ways import END
from answerable.guides.rows import row_of, told_row
from answerable.pricing import Choices, Estimate, estimate
from answerable.reading import Loc

_COSTS = re.compile(r"(\d+(?:\.\d+)?)\s*[-–]\s*(\d+(?:\.\d+)?)")  # noqa: RUF001


@dataclass(frozen=True)
class Fault:
    """Why a scenario doesn't hold; `loc` lies within it. `due` where only the calendar did it.

    Figures alone that differ mislead nobody: the site shows those of today.
    """

    message: str
    loc: Loc = ()
    due: bool = False
    level: Level = Level.ERROR


def scenario_findings(case: Case) -> Iterator[Finding]:
    """Yield the scenarios that don't hold, or that there is none."""
    for number, scenario in enumerate(case.guide.scenarios):
        for fault in scenario_faults(case.walkable, scenario, case.catalogue, case.on):
            level = Level.WARNING if fault.due else fault.level
            message = f"the scenario '{scenario.name}': {fault.message}"
            loc = ("scenarios", number, *fault.loc)
            yield replace(case.finding("guide.scenario", level, message, *loc), due=fault.due)
    if not case.guide.scenarios:
        message = (
            "the guide has no scenario; write down two or three buyers and what must be recommended"
            " to each, so that no later change misleads them"
        )
        yield case.finding("guide.no-scenario", Level.NOTE, message)


def scenario_faults(
    walkable: Walkable, scenario: Scenario, catalogue: Catalogue, on: date
) -> tuple[Fault, ...]:
    """Return why a scenario doesn't hold on a day; nothing where it holds."""
    try:
        answers = dict(_answers(walkable, scenario))
    except _MisansweredError as error:
        return (error.fault,)
    graph = walkable.graph
    place = graph.walked(answers)
    if graph.states[place].step != END:
        step = graph.plan.steps[graph.states[place].step].step
        message = f"it has no answer to '{step.id}', which comes up; add it to 'answers'"
        return (Fault(message, ("answers",)),)
    outcome = outcome_of(graph, place, lambda step, answer: answer.id)
    way = told_row(graph.plan, row_of(graph, answers))
    held = _Held(walkable, scenario, outcome, way)
    return (*held.recommendation(), *held.costs(catalogue, on))


class _MisansweredError(ValueError):
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def _answers(walkable: Walkable, scenario: Scenario) -> Iterator[tuple[int, int]]:
    numbers = {planned.step.id: n for n, planned in enumerate(walkable.graph.plan.steps)}
    for id, given in scenario.answers.items():
        try:
            yield numbers[id], answer_given(walkable.graph.plan.steps[numbers[id]], given)
        except ValueError as error:
            raise _MisansweredError(Fault(f"'{id}': {error}", ("answers", id))) from None


@dataclass(frozen=True)
class _Held:
    """A scenario beside what comes out."""

    walkable: Walkable
    scenario: Scenario
    outcome: Outcome
    way: str

    def recommendation(self) -> Iterator[Fault]:
        """Yield how what is recommended differs from what must be."""
        scenario, outcome = self.scenario, self.outcome
        found = outcome.recommendation
        named = f"'{found.id}'" if found else "no recommendation"
        if found is None or found.id != scenario.expect:
            message = (
                f"'{scenario.expect}' is expected, but {named} comes out by {self.way}{self._why()}"
                "; correct the rules or the scenario"
            )
            yield Fault(message, ("expect",))
            return
        first = tuple(one.product for one in outcome.advised)
        if first[: len(scenario.options)] != scenario.options:
            message = (
                f"{', '.join(scenario.options)} must come first, but it is"
                f" {', '.join(first) or 'no product'} by {self.way}{self._why()}; correct the rules"
                " or the scenario"
            )
            yield Fault(message, ("options",))

    def costs(self, catalogue: Catalogue, on: date) -> Iterator[Fault]:
        """Yield how the estimate of the first option differs from what it must be.

        The figures may be written with the offers of the day, or without any, which lasts longer.
        With an offer that has ended, or has begun since, only the calendar made them wrong.
        """
        written = self.scenario.costs
        if not written:
            return
        read = _COSTS.fullmatch(written.strip())
        if read is None:
            message = f"'{written}' can't be read; write two figures, digits only, like 58000-84000"
            yield Fault(message, ("costs",))
            return
        if not self.outcome.advised:
            message = f"it costs {written}, but no product is recommended; delete 'costs'"
            yield Fault(message, ("costs",))
            return
        first, region = self.outcome.advised[0], self.walkable.graph.plan.region
        product = catalogue.products[first.product]
        found = estimate(product, region, first.choices, on)
        if found is None:
            message = f"'{product.id}' has no price in {region}, so it can't cost {written}"
            yield Fault(f"{message}; add a price, or delete 'costs'", ("costs",))
            return
        wanted = (Decimal(read[1]), Decimal(read[2]))
        if wanted in ((found.low, found.high), _without_offers(found)):
            return
        days = {offer.id: offer.valid_from for offer in found.price.offers}
        others = (estimate(product, region, first.choices, day) for day in days.values())
        by_time = any(held and (held.low, held.high) == wanted for held in others)
        why = ": an offer has ended or begun since" if by_time else self._parts(first.choices)
        message = (
            f"'{product.id}' must cost {written}, but the estimate is {_told(found)}{why};"
            " correct the figures here, the rules about prices, or the price"
        )
        yield Fault(message, ("costs",), by_time, Level.WARNING)

    def _why(self) -> str:
        """Return in words what ruled out the options that were expected."""
        wanted = self.scenario.options
        out: Mapping[str, str] = {one.product: one.reason.rule.id for one in self.outcome.excluded}
        told = [f"'{out[id]}' rules out '{id}'" for id in wanted if id in out]
        return f", where {' and '.join(told)}" if told else ""

    def _parts(self, choices: Choices) -> str:
        parts = sorted({choices.variant, *choices.drivers, *choices.options} - {""})
        return f", with {', '.join(parts)}" if parts else ", with nothing added"


def _without_offers(found: Estimate) -> tuple[Decimal | None, Decimal | None]:
    kept = replace(found, lines=tuple(line for line in found.lines if line.kind != "offer"))
    return kept.low, kept.high


def _told(found: Estimate) -> str:
    low, high = (("open" if end is None else f"{end:f}") for end in (found.low, found.high))
    if any(line.kind == "offer" for line in found.lines):
        bare = ["open" if end is None else f"{end:f}" for end in _without_offers(found)]
        return f"{'-'.join(bare)} ({low}-{high} with today's offers)"
    return f"{low}-{high}"
