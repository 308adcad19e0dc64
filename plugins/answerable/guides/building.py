"""Guides that can be walked today, and why others can't."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from answerable.catalogue import Catalogue
from answerable.findings import Finding, Level
from answerable.guides.graph import Graph, TooManyStatesError, graph_of
from answerable.guides.guide import Guide
from answerable.guides.load import LoadedGuides
from answerable.guides.planning import Plan, plan_of
from answerable.reading import Place
from answerable.settings import Settings

MOST_COUNTED = 20_000
"""States up to which it is counted what a question adds."""


@dataclass(frozen=True)
class Walkable:
    """A guide with all its states on a day."""

    guide: Guide
    place: Place
    graph: Graph


@dataclass(frozen=True)
class Walkables:
    """All guides that can be walked, by id, and what is wrong with the others."""

    guides: Mapping[str, Walkable]
    findings: tuple[Finding, ...]


def walkable_guides(
    loaded: LoadedGuides,
    catalogue: Catalogue,
    settings: Settings,
    on: date,
    broken: Collection[str] = (),
) -> Walkables:
    """Return the guides with their states, but those about products whose files are broken."""
    guides: dict[str, Walkable] = {}
    findings: list[Finding] = list(loaded.findings)
    for id, guide in loaded.guides.items():
        if _names(guide, broken):
            continue
        place = loaded.places[id]
        planned = plan_of(guide, place, catalogue, settings, on)
        findings += planned.findings
        if planned.plan is None:
            continue
        try:
            graph = graph_of(planned.plan, max(guide.most_pages, MOST_COUNTED))
        except TooManyStatesError as error:
            findings.append(_too_many(planned.plan, place, error.states, "more than "))
            continue
        if len(graph.states) > guide.most_pages:
            findings.append(_too_many(planned.plan, place, len(graph.states)))
            continue
        guides[id] = Walkable(guide, place, graph)
    return Walkables(guides, tuple(findings))


def _names(guide: Guide, products: Iterable[str]) -> bool:
    """Return whether a guide mentions one of some products."""
    text = guide.model_dump_json() if products else ""
    return any(re.search(rf"(?<![a-z0-9-]){id}(?![a-z0-9-])", text) for id in products)


def _too_many(plan: Plan, place: Place, states: int, about: str = "") -> Finding:
    most = plan.guide.most_pages
    message = f"the guide would have {about}{states:,} pages, and may have {most:,}"
    without = min(_without_each(plan, states), default=None)
    number, which = 0, "its steps"
    if without is not None:
        left, number = without
        which = "that step"
        id = plan.guide.steps[number].id
        message += f"; without the step '{id}' it would have {left:,}"
    message += (
        f": give {which} fewer choices, let fewer rules and texts depend on them, or ask only where"
        " it matters"
    )
    return place.finding("guide.too-many-pages", Level.ERROR, message, "steps", number)


def _without_each(plan: Plan, states: int) -> Iterator[tuple[int, int]]:
    """Yield how many states there would be without each step, where that can be counted."""
    least = min(states, MOST_COUNTED)
    for number in range(len(plan.steps)):
        try:
            least = len(graph_of(plan, least, 1 << number).states)
        except TooManyStatesError:
            continue
        yield least, number
