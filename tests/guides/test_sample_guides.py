"""The sample's two guides lead every buyer somewhere, and those of the scenarios where they say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from answerable.guides import UNSURE, Graph, Outcome, Walkable
from answerable.guides.guide import Scenario
from answerable.guides.planning import PlannedStep
from answerable.pages import Content, Folders, Press, press_of, read_content
from answerable.pricing import estimate
from site_builder import PROJECT

DAY = date(2026, 11, 24)
IDS = ("pool", "repair")
MOST_PAGES = 170
"""Pages of both guides together, so that the sample stays a small site."""


@cache
def content() -> Content:
    folders = Folders(PROJECT, PROJECT / "content", PROJECT / "content" / "articles")
    return read_content(folders, lambda settings: DAY)


@cache
def press() -> Press:
    return press_of(content())


def guide(id: str) -> Walkable:
    return content().guides[id]


def outcomes(id: str) -> Iterator[Outcome]:
    words = press().guides[id]
    return (words.outcome(place) for place in guide(id).graph.ends())


def answered(planned: PlannedStep, given: int | Decimal | str) -> int:
    """Return the number of the answer that a scenario gives at a step."""
    for number, answer in enumerate(planned.answers):
        if isinstance(given, str):
            fits = answer.id == given and answer.band is None
        else:
            fits = answer.band is not None and answer.band.holds(Decimal(given))
        if fits:
            return number
    raise AssertionError(f"nobody can answer {given} to {planned.step.id}")


def walked(graph: Graph, scenario: Scenario) -> int:
    steps = {planned.step.id: number for number, planned in enumerate(graph.plan.steps)}
    answers = {
        steps[id]: answered(graph.plan.steps[steps[id]], given)
        for id, given in scenario.answers.items()
    }
    return graph.walked(answers)


SCENARIOS = [
    pytest.param(id, scenario, id=f"{id}: {scenario.name}")
    for id in IDS
    for scenario in guide(id).guide.scenarios
]


def test_both_guides_can_be_walked_and_nothing_is_wrong_with_them() -> None:
    assert set(content().guides) == set(IDS)
    assert [
        str(held) for held in content().findings if held.path.startswith("content/guides")
    ] == []


def test_the_guides_have_few_pages() -> None:
    assert sum(len(guide(id).graph.states) for id in IDS) <= MOST_PAGES


@pytest.mark.parametrize("id", IDS)
def test_a_buyer_is_asked_at_most_eight_questions(id: str) -> None:
    _, most = guide(id).graph.remaining[0]
    assert 3 <= most <= 8


@pytest.mark.parametrize("id", IDS)
def test_every_row_of_answers_ends_at_a_recommendation(id: str) -> None:
    found = {held.recommendation.id for held in outcomes(id) if held.recommendation}
    assert all(held.recommendation for held in outcomes(id))
    assert found == {held.id for held in guide(id).guide.recommendations}


@pytest.mark.parametrize("id", IDS)
def test_every_option_is_recommended_first_to_somebody(id: str) -> None:
    assert {held.first for held in outcomes(id)} - {None} == set(guide(id).graph.plan.options)


@pytest.mark.parametrize("id", IDS)
def test_whoever_is_sent_away_reads_of_a_rival_or_of_what_to_do(id: str) -> None:
    products = content().catalogue.products
    for held in guide(id).guide.recommendations:
        assert held.kind == "options" or held.instead or held.read, held.id
        assert not any(products[product].ours for product in held.instead), held.id


@pytest.mark.parametrize("id", IDS)
def test_every_fact_in_a_text_of_the_guide_is_known(id: str) -> None:
    words = press().guides[id]
    for outcome in outcomes(id):
        reasons = [reason for held in outcome.advised for reason in held.reasons]
        reasons += [held.reason for held in outcome.excluded]
        for text in (outcome.says, *(reason.words for reason in reasons)):
            assert "{{" not in words.filled(text)
    for step in guide(id).guide.steps:
        named = (*step.facts, *(choice.fact for choice in step.choices if choice.fact))
        for fact in named:
            assert "{{" not in words.filled(f"{{{{ {fact} }}}}"), fact


@pytest.mark.parametrize("id", IDS)
def test_every_article_that_the_guide_names_is_on_the_site(id: str) -> None:
    held = guide(id).guide
    named = {read for part in (*held.steps, *held.recommendations) for read in part.read}
    assert named
    assert named <= published()


def published() -> set[str]:
    return {article.id for article in content().published()}


@pytest.mark.parametrize(("id", "scenario"), SCENARIOS)
def test_a_scenario_holds(id: str, scenario: Scenario) -> None:
    graph = guide(id).graph
    place = walked(graph, scenario)
    assert place in set(graph.ends()), "a question is left without an answer"
    outcome = press().guides[id].outcome(place)
    assert outcome.recommendation is not None
    assert outcome.recommendation.id == scenario.expect
    advised = tuple(held.product for held in outcome.advised)
    assert advised[: len(scenario.options)] == scenario.options
    if scenario.costs:
        assert cost_without_offers(id, outcome) == scenario.costs


def cost_without_offers(id: str, outcome: Outcome) -> str:
    """Return what the first option costs, as scenarios write it; an offer would end one day."""
    first = outcome.advised[0]
    product = content().catalogue.products[first.product]
    cost = estimate(product, guide(id).graph.plan.region, first.choices, DAY)
    assert cost is not None
    lines = [line for line in cost.lines if line.kind != "offer"]
    return f"{sum(line.low or 0 for line in lines)}-{sum(line.high or 0 for line in lines)}"


def test_each_guide_has_eight_scenarios_and_some_with_their_costs() -> None:
    for id in IDS:
        scenarios = guide(id).guide.scenarios
        assert len(scenarios) >= 8
        assert sum(bool(held.costs) for held in scenarios) >= 3


@pytest.mark.parametrize(
    ("answers", "costs"),
    [
        ({"width": 12, "yard": "flat"}, "58000-65000"),
        ({"width": 14, "yard": "flat"}, "68000-79000"),
        ({"width": 16, "yard": "flat"}, "81000-94000"),
        ({"width": UNSURE, "yard": "flat"}, "68000-79000"),
        ({"width": 14, "yard": "steep"}, "74000-101000"),
        ({"width": 14, "yard": "rock"}, "72000-97000"),
        ({"width": 14, "yard": "house"}, "70500-88000"),
    ],
)
def test_size_and_yard_move_the_price_of_our_shell(
    answers: dict[str, int | str], costs: str
) -> None:
    known = {"shape": "usual", "weeks": 40, "budget": 95000, "stay": "long", "care": "little"}
    scenario = Scenario.model_validate({"name": "x", "answers": known | answers, "expect": "pools"})
    place = walked(guide("pool").graph, scenario)
    outcome = press().guides["pool"].outcome(place)
    assert outcome.first == "fiberglass-pool"
    assert cost_without_offers("pool", outcome) == costs
