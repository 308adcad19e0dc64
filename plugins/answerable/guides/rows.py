"""Rows of answers: how a state is reached, which steps were asked, and what else would change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from answerable.guides.graph import Answers, Graph
from answerable.guides.outcome import Outcome
from answerable.guides.planning import Plan
from answerable.guides.planning.ways import END

Row = tuple[tuple[int, int], ...]
"""A step's place and the number of the answer, for each step that is asked, in that order."""


@dataclass(frozen=True)
class Change:
    """One other answer that would lead to other advice, and the end to which it leads."""

    step: int
    answer: int
    end: int


def row_to(graph: Graph, place: int) -> Row:
    """Return a shortest row of answers that leads to a state."""
    before: dict[int, tuple[int, int]] = {}
    waiting = [0]
    for here in waiting:
        for answer, there in enumerate(graph.edges[here]):
            if there not in before:
                before[there] = (here, answer)
                waiting.append(there)
    row: list[tuple[int, int]] = []
    while place != 0:
        place, answer = before[place]
        row.append((graph.states[place].step, answer))
    return tuple(reversed(row))


def row_of(graph: Graph, answers: Answers) -> Row:
    """Return the steps that are asked of who gives these answers, with each answer."""
    row, place = [], 0
    while (step := graph.states[place].step) != END and step in answers:
        row.append((step, answers[step]))
        place = graph.edges[place][answers[step]]
    return tuple(row)


def told_row(plan: Plan, row: Row) -> str:
    """Return a row by ids: `shape=free width=24-40`; a number is told by the bounds of its band."""
    return " ".join(
        f"{plan.steps[step].step.id}={plan.steps[step].answers[answer].name}"
        for step, answer in row
    )


def changes_of(
    graph: Graph, answers: Answers, outcome: Callable[[int], Outcome]
) -> Iterator[Change]:
    """Yield each single other answer after which another recommendation or product leads.

    Where it brings up steps that have no answer yet, the buyer counts as not sure there.
    """
    given = {step: planned.unsure for step, planned in enumerate(graph.plan.steps)} | dict(answers)
    now = _advice(outcome(graph.walked(given)))
    for step, answer in row_of(graph, given):
        for other in range(graph.plan.steps[step].unsure):
            if other != answer:
                end = graph.walked({**given, step: other})
                if _advice(outcome(end)) != now:
                    yield Change(step, other, end)


def _advice(outcome: Outcome) -> tuple[str | None, str | None]:
    return (outcome.recommendation.id if outcome.recommendation else None, outcome.first)
