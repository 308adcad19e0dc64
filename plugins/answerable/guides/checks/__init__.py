"""What is wrong with a guide that can be walked: where it misleads, or leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from answerable.catalogue import Catalogue
from answerable.findings import Finding, Level
from answerable.guides.building import Walkable
from answerable.guides.checks.age import due_facts, review_age
from answerable.guides.checks.case import Case
from answerable.guides.checks.effects import never_holding, same_answers, unreachable_steps
from answerable.guides.checks.ends import dead_ends, hidden_none, unreachable_recommendations
from answerable.guides.checks.fairness import (
    budget_first,
    dearest_first,
    exclusions_without_ground,
    fewer_with_more,
    never_recommended,
)
from answerable.guides.checks.scenarios import scenario_faults, scenario_findings
from answerable.settings import Settings

__all__ = ["check_guide", "scenario_faults"]

_OF_THE_DAY = (
    unreachable_steps,
    unreachable_recommendations,
    hidden_none,
    never_holding,
    same_answers,
    fewer_with_more,
    never_recommended,
    dearest_first,
    scenario_findings,
)
"""Checks of what comes out, which depends on the facts of the day."""

_OF_THE_TEXT = (exclusions_without_ground, budget_first, due_facts, review_age)
"""Checks of what people wrote, and when."""


def check_guide(
    walkable: Walkable, catalogue: Catalogue, settings: Settings, on: date
) -> Iterator[Finding]:
    """Yield all that is wrong with a guide on a day.

    While facts are out of date that decide something, what comes out may look wrong for that
    reason only; such findings are due, so that the calendar alone stops no build. A way that leads
    nowhere is an error all the same: a buyer would stand before an empty page.
    """
    case = Case(walkable, catalogue, settings, on)
    yield from dead_ends(case)
    for check in _OF_THE_DAY:
        yield from map(_by_time, check(case)) if case.plan.due else check(case)
    for check in _OF_THE_TEXT:
        yield from check(case)


def _by_time(finding: Finding) -> Finding:
    return replace(finding, level=min(finding.level, Level.WARNING), due=True)
