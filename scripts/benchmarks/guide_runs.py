"""Reckons one guide in one way, and prints as JSON what came out: arguments are ROOT GUIDE WAY.

A process of its own, so that its peak memory is that of this way alone. Ways: `graph` makes all
states; `ends` makes them and reckons what is told at each end, which holds for all rows of answers
that lead there; `plain` reckons each row of answers by itself.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from math import prod
from pathlib import Path
from time import process_time
from typing import Any

from environment import ROOT

sys.path.insert(0, str(ROOT / "plugins"))  # the engine of this checkout, whichever is installed

from answerable.catalogue import load_catalogue
from answerable.findings import Level
from answerable.guides import Answer, Band, Plan, graph_of, load_guides, outcome_of, plan_of
from answerable.guides.conditions import Fact
from answerable.guides.planning.facts import FactFinder
from answerable.settings import load_settings
from benchmarks.plain_guides import Facts, advice, rows

ON = date(2026, 11, 24)
MOST_STATES = 3_000_000


def main() -> int:
    """Reckon, print, and return the exit code."""
    root, id, way = sys.argv[1:]
    plan, facts = read(Path(root), id)
    told = plain(plan, facts) if way == "plain" else {"graph": graph, "ends": ends}[way](plan)
    print(json.dumps(told))
    return 0


def read(root: Path, id: str) -> tuple[Plan, Facts]:
    """Return a guide's plan, and what tells the facts of its catalogue."""
    content = root / "content"
    settings = load_settings(content, root).record
    assert settings is not None, f"no settings in {content}"
    catalogue = load_catalogue(content / "catalogue", root).catalogue
    loaded = load_guides(content, root)
    planned = plan_of(loaded.guides[id], loaded.places[id], catalogue, settings, ON)
    wrong = [str(finding) for finding in planned.findings if finding.level is Level.ERROR]
    assert planned.plan is not None and not wrong, wrong  # noqa: PT018
    finder = FactFinder(catalogue, settings, ON, planned.plan.region)

    @cache
    def facts(fact: Fact, option: str | None) -> Decimal | str | bool | None:
        return finder.find(fact, option).value

    return planned.plan, facts


def graph(plan: Plan) -> Mapping[str, Any]:
    """Make all states."""
    begun = process_time()
    found = graph_of(plan, MOST_STATES)
    taken = process_time() - begun
    return {
        "cpu_s": taken,
        "states": len(found.states),
        "before_merging": found.states_before_merging,
        "ends": sum(1 for _ in found.ends()),
        "questions": len(plan.steps),
        "rules": len(plan.guide.rules),
        "rows": prod(len(step.answers) for step in plan.steps),
    }


def ends(plan: Plan) -> Mapping[str, Any]:
    """Make all states, and reckon what each row of answers is told, once for each end."""
    begun = process_time()
    found = graph_of(plan, MOST_STATES)
    told = Counter[str]()
    for place in found.ends():
        outcome = outcome_of(found, place, by_id)
        told[outcome.recommendation.id if outcome.recommendation else ""] += found.paths[place]
    return {"cpu_s": process_time() - begun, "told": told}


def plain(plan: Plan, facts: Facts) -> Mapping[str, Any]:
    """Reckon each row of answers by itself."""
    numbers = {
        step.step.id: [inside(answer.band) for answer in step.answers if answer.band]
        for step in plan.steps
    }
    begun = process_time()
    told = Counter[str]()
    for row in rows(plan.guide.steps, numbers):
        told[advice(plan.guide, facts, row, lambda _, given: str(given)).recommendation or ""] += 1
    return {"cpu_s": process_time() - begun, "told": told}


def by_id(_: int, answer: Answer) -> str:
    """Tell an answer by its id."""
    return answer.id


def inside(band: Band) -> Decimal:
    """Return a number of a band."""
    return (band.low + band.high) / 2


if __name__ == "__main__":
    sys.exit(main())
