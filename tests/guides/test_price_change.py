"""A price that rises in the catalogue changes estimate, recommendation and scenario alike."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest

from answerable.guides import END
from answerable.pages import GuideWords
from guided_site import guide_findings, guided
from site_builder import Built, SmallSite

SHELL = "catalogue/products/shell.yml"
ANSWERS: Mapping[str, str | Decimal] = {
    "place": "front",
    "width": Decimal(14),
    "budget": Decimal(43_000),
    "care": "little",
    "ground": "rock",
}
"""A buyer who can just pay for the shell, as long as its price stands."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[SmallSite, SmallSite]:
    """Return the site before and after the price of its shell rose."""
    folder = tmp_path_factory.mktemp("risen")
    before, after = (guided(SmallSite(folder / name)) for name in ("before", "after"))
    after.edit(SHELL, ("low: 41237\n    high: 93451", "low: 44861\n    high: 97753"),
               ("low: 41237", "low: 44861"))  # fmt: skip
    return before, after


def recommended(site: SmallSite) -> tuple[GuideWords, int]:
    """Return the guide's words, and the end to which the buyer comes."""
    words = site.press().guides["pools"]
    graph = words.walkable.graph
    place = 0
    while (step := graph.states[place].step) != END:
        planned = graph.plan.steps[step]
        given = ANSWERS[planned.step.id]
        number = next(
            n
            for n, answer in enumerate(planned.answers)
            if answer.id == given
            or (answer.band and isinstance(given, Decimal) and answer.band.holds(given))
        )
        place = graph.edges[place][number]
    return words, place


def page_of(site: SmallSite, built: Built) -> str:
    """Return the text of the page on which the buyer is recommended something."""
    _, place = recommended(site)
    path = site.press().addresses.path("state", f"pools/{place}")
    return built.page(path.removesuffix(".md") + "/index.html").text


def test_the_recommendation_changes(sites: tuple[SmallSite, SmallSite]) -> None:
    first = [words.outcome(place).first for words, place in map(recommended, sites)]
    assert first == ["shell", "liner"]


def test_the_reason_quotes_the_new_price(sites: tuple[SmallSite, SmallSite]) -> None:
    _, after = sites
    text = page_of(after, after.build())
    assert "It begins at $44,861." in text
    assert "$41,237" not in text


def test_the_estimate_changes(sites: tuple[SmallSite, SmallSite]) -> None:
    shown = [site.build().page("pricing/shell/estimate/index.html").text for site in sites]
    assert ["41,237" in text for text in shown] == [True, False]
    assert ["44,861" in text for text in shown] == [False, True]


def test_the_scenario_no_longer_holds(sites: tuple[SmallSite, SmallSite]) -> None:
    before, after = map(guide_findings, sites)
    assert before == []
    (told,) = after
    assert told.startswith("warning: ")
    assert "[guide.scenario]" in told
    assert "47348-108673" in told
