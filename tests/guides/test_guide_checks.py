"""What is found in guides: each fault gives its finding, and without it the guide has none.

A golden file changes the guided site by `edit` (file -> pairs of old and new text) and `write`, and
lists all that is then found in its guides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from answerable.guides import END, outcome_of, row_of, row_to, told_row
from golden_files import assert_lines, cases
from guided_site import GUIDE, guide_findings, guided, walkable
from site_builder import PROJECT, SmallSite

CASES = cases("guide-findings")
MADE = PROJECT / "plugins" / "answerable" / "guides" / "checks"


@pytest.fixture
def pools(site: SmallSite) -> SmallSite:
    """Return the small site with a guide in which nothing is wrong."""
    return guided(site)


def test_nothing_is_found_in_a_sound_guide(pools: SmallSite) -> None:
    assert guide_findings(pools) == []


@pytest.mark.parametrize("case", CASES)
def test_a_fault_in_a_guide_is_told_with_place_and_fix(
    pools: SmallSite, case: Mapping[str, Any]
) -> None:
    for name, pairs in case.get("edit", {}).items():
        pools.edit(name, *(tuple(pair) for pair in pairs))
    for name, text in case.get("write", {}).items():
        pools.write(name, text)
    assert_lines(guide_findings(pools), case["findings"])


def test_every_finding_of_the_checks_has_a_golden_file() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in MADE.glob("*.py"))
    shown = {
        line[line.rindex("[") + 1 : -1] for case in CASES for line in case.values[0]["findings"]
    }
    given = set(re.findall(r'"(guide\.[a-z-]+)"', code))
    assert len(given) >= 15
    assert sorted(given - shown) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (
            "fewer-with-more-money",
            "    when: budget > 100000\n",
            "    when: budget > 100000\n    although_dearer: It isn't sold at that price.\n",
        ),
        ("budget-first", "reviewed:", "budget_first: A loan decides.\nreviewed:"),
        ("exclusion-without-a-ground", "for less.\n", "for less than {{ mosaic.width }}.\n"),
    ],
)
def test_the_way_to_mend_that_a_finding_names_mends_it(
    pools: SmallSite, name: str, old: str, new: str
) -> None:
    (case,) = (held.values[0] for held in CASES if held.id == name)
    pools.edit(GUIDE, *(tuple(pair) for pair in case["edit"][GUIDE]))
    assert guide_findings(pools) != []
    assert guide_findings(pools.edit(GUIDE, (old, new))) == []


def test_what_only_time_made_wrong_stops_no_build(pools: SmallSite) -> None:
    late = guide_findings(pools, date(2028, 6, 1))
    assert late != []
    assert [line for line in late if not line.startswith("due warning")] == []


def test_a_scenario_may_give_its_costs_with_the_offers_of_the_day(pools: SmallSite) -> None:
    pools.edit(GUIDE, ("costs: 47348-108673", "costs: 44682-108673"))
    assert guide_findings(pools) == []


def test_a_waiting_time_is_compared_with_the_lead_time_of_each_option(pools: SmallSite) -> None:
    pools.edit(
        GUIDE,
        ("rules:\n", f"{_step('wait', 'weeks', 2, 52)}rules:\n  - id: late\n{_LATE}"),
        ("      ground: rock\n", "      ground: rock\n      wait: 20\n"),
    )
    assert guide_findings(pools) == []
    graph = walkable(pools).graph
    wait = [step.id for step in graph.plan.guide.steps].index("wait")
    bands = [answer.band for answer in graph.plan.steps[wait].answers if answer.band]
    assert [(str(band.low), str(band.high)) for band in bands] == [("2", "10"), ("10", "52")]
    ruled_out = set()
    for place in graph.ends():
        outcome = outcome_of(graph, place, lambda step, answer: answer.id)
        late = [one.product for one in outcome.excluded if one.reason.rule.id == "late"]
        ruled_out |= {(product, dict(row_to(graph, place)).get(wait)) for product in late}
    assert ruled_out == {("shell", 0)}


def test_a_guide_of_one_question_leads_to_its_ends(pools: SmallSite) -> None:
    pools.write(GUIDE, _ONE)
    assert guide_findings(pools) == []
    graph = walkable(pools).graph
    ends = {told_row(graph.plan, row_to(graph, place)) for place in graph.ends()}
    assert ends == {"place=front", "place=back"}


def test_a_row_of_answers_leads_to_the_state_for_which_it_was_asked(pools: SmallSite) -> None:
    graph = walkable(pools).graph
    for place, state in enumerate(graph.states):
        row = row_to(graph, place)
        assert graph.walked(dict(row)) == place
        assert row_of(graph, dict(row)) == row
        assert (state.step == END) == (graph.edges[place] == ())


_LATE = (
    "    when: wait < option.lead_time.low\n    exclude: shell\n"
    "    because: It takes longer than you can wait, says our list.\n"
)

_ONE = """\
format: 1
title: Shell or liner?
description: One question.
by: ada
reviewed: 2026-11-18
options: [shell, liner]
steps:
  - id: place
    question: Where shall it go?
    why: Some pools need a crane.
    choices:
      - {id: front, says: In front}
      - {id: back, says: Behind}
    unsure: {how: Walk around the house.}
rules:
  - {id: crane, when: place is not front, exclude: shell, because: No crane., by: ada}
recommendations:
  - {id: pools, title: These suit you, says: In this order.}
scenarios:
  - {name: In front, answers: {place: front}, expect: pools, options: [shell, liner]}
"""


def _step(id: str, unit: str, low: int, high: int) -> str:
    return (
        f"  - id: {id}\n    question: How many?\n    why: It matters.\n    number:\n"
        f"      unit: {unit}\n      low: {low}\n      high: {high}\n"
        "    unsure:\n      how: Ask.\n"
    )
