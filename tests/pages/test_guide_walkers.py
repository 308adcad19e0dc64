"""Both ways through a guide lead to the same: links from page to page, and answers in an address.

Node walks the browser's map over all rows of answers of a small guide and of the sample's.
"""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from posixpath import normpath
from typing import Any
from urllib.parse import urlencode

import pytest

from answerable.guides import END, Answer, Graph, changes_of
from answerable.pages import Press
from answerable.pages.guiding.words import GuideWords
from site_builder import PROJECT, Built, SmallSite
from walked_site import all_rows, rows, with_guide

DRIVER = PROJECT / "tests" / "javascript" / "walks.mjs"

Row = Mapping[int, int]


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Press, Built]:
    """Return the small site with a guide, and what was built of it."""
    site = with_guide(tmp_path_factory.mktemp("walked") / "project")
    return site.press(), site.build()


@pytest.fixture(scope="module")
def sample_press() -> Press:
    """Return what prints the sample."""
    return SmallSite.at(PROJECT).press()


def in_browser(node: str, press: Press, id: str, searches: list[str]) -> list[Any]:
    """Return where a browser walks to by each address."""
    asked = {"map": json.loads(press.guide_maps[id].file().content), "searches": searches}
    done = subprocess.run(
        [node, DRIVER], input=json.dumps(asked), capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    found: list[Any] = json.loads(done.stdout)
    return found


def search(graph: Graph, row: Row) -> str:
    """Return a row of answers as an address holds it."""
    steps = graph.plan.steps
    return "?" + urlencode(
        [(steps[n].step.id, steps[n].answers[answer].name) for n, answer in row.items()]
    )


def states_of(press: Press, id: str) -> tuple[Graph, GuideWords]:
    return press.guides[id].walkable.graph, press.guides[id]


def typed(answer: Answer, chance: random.Random) -> Iterator[Decimal]:
    """Yield numbers that a buyer may type and that lie in an answer's range: ends, and between."""
    band = answer.band
    assert band is not None
    tried = [band.low, band.high, (band.low + band.high) / 2]
    tried.append(band.low + (band.high - band.low) * Decimal(chance.randint(1, 99)) / 100)
    yield from (number for number in tried if band.holds(number))


def guides(press: Press) -> Iterable[str]:
    assert press.guides
    return press.guides


def compare_all_rows(node: str, press: Press) -> None:
    for id in guides(press):
        graph, words = states_of(press, id)
        known = list(rows(graph))
        assert len(known) > 20
        found = in_browser(node, press, id, [search(graph, row) for row, _ in known])
        for (row, end), there in zip(known, found, strict=True):
            assert graph.walked(row) == end
            said = [[graph.plan.steps[n].step.id, words.answer_given(n, a)] for n, a in row.items()]
            assert (there["state"], there["refused"], there["given"]) == (end, False, said)
        compare_turns(words, random.Random(7).sample(list(zip(known, found, strict=True)), 20))


def compare_turns(words: GuideWords, found: Iterable[tuple[tuple[Row, int], Any]]) -> None:
    """Compare which other answers would change the advice with what the command line tells."""
    graph, advice = words.walkable.graph, cache(words.advice)
    outcome = cache(words.outcome)
    for (row, end), there in found:
        assert there["turns"] == [
            [graph.plan.steps[one.step].step.id, words.answer_given(one.step, one.answer), told]
            for one in changes_of(graph, row, outcome)
            if (told := advice(one.end)) != advice(end)
        ]


def test_all_rows_of_answers_lead_to_the_same_end_in_a_browser(
    node: str, walked: tuple[Press, Built]
) -> None:
    compare_all_rows(node, walked[0])


def test_all_rows_of_answers_of_the_samples_guides_do(node: str, sample_press: Press) -> None:
    compare_all_rows(node, sample_press)


def test_answers_to_questions_that_are_not_asked_change_nothing(
    node: str, walked: tuple[Press, Built]
) -> None:
    press, _ = walked
    graph, _words = states_of(press, "pool")
    chance = random.Random(5)
    every = [dict(chance.sample(list(row.items()), len(row))) for row in all_rows(graph)]
    found = in_browser(node, press, "pool", [search(graph, row) for row in every])
    assert [there["state"] for there in found] == [graph.walked(row) for row in every]
    assert all(graph.states[there["state"]].step == END for there in found)


def test_half_of_the_answers_leads_to_the_first_question_that_is_open(
    node: str, walked: tuple[Press, Built]
) -> None:
    press, _ = walked
    graph, _words = states_of(press, "pool")
    chance = random.Random(6)
    every = [
        {step: answer for step, answer in row.items() if chance.random() < 0.6}
        for row in all_rows(graph)
    ]
    found = in_browser(node, press, "pool", [search(graph, row) for row in every])
    assert [there["state"] for there in found] == [graph.walked(row) for row in every]


@pytest.mark.parametrize("place", ["small", "sample"])
def test_a_typed_number_leads_where_its_range_leads(
    node: str, walked: tuple[Press, Built], sample_press: Press, place: str
) -> None:
    press = walked[0] if place == "small" else sample_press
    chance = random.Random(7)
    count = 0
    for id in guides(press):
        graph, _words = states_of(press, id)
        numbers = [n for n, planned in enumerate(graph.plan.steps) if planned.step.number]
        searches, expected = [], []
        for place_of_state, state in enumerate(graph.states):
            if state.step not in numbers:
                continue
            planned = graph.plan.steps[state.step]
            start = _row_to(graph, place_of_state)
            for answer, known in enumerate(planned.answers[: planned.unsure]):
                for number in typed(known, chance):
                    searches.append(f"{search(graph, start)}&{planned.step.id}={number:f}")
                    expected.append(graph.walked({**start, state.step: answer}))
        found = in_browser(node, press, id, searches)
        assert [there["state"] for there in found] == expected
        count += len(searches)
    assert count > 20


def _row_to(graph: Graph, wanted: int) -> dict[int, int]:
    """Return a row of answers that leads to a state."""
    leads = {0: dict[int, int]()}
    for place, following in enumerate(graph.edges):
        for answer, next in enumerate(following):
            leads.setdefault(next, {**leads[place], graph.states[place].step: answer})
    return leads[wanted]


def compare_pages(press: Press, built: Built) -> None:
    products = press.content.catalogue.products
    for id in guides(press):
        graph, words = states_of(press, id)
        for end in graph.ends():
            name = press.addresses.path("state", f"{id}/{end}").removesuffix(".md") + "/index.html"
            page, found = built.pages[name], words.outcome(end)
            assert found.recommendation is not None
            title = words.filled(found.recommendation.title)
            assert [h.text.removesuffix("\u00b6").strip() for h in page.all("h1")] == [title]
            links = [a for a in page.all("a") if a.inside[-2:] == ("article", "h2")]
            expected = [products[one.product] for one in found.advised]
            assert [link.text for link in links] == [product.name for product in expected]
            assert [normpath(f"{name}/../{link.attributes['href']}") for link in links] == [
                press.addresses.path("product", product.id).removesuffix(".md")
                for product in expected
            ]
            reasons = [why.words for one in found.advised for why in one.reasons]
            reasons += [one.reason.words for one in found.excluded]
            for reason in reasons:
                assert words.filled(reason) in page.text


def test_the_page_of_each_end_shows_the_options_in_order_with_their_reasons(
    walked: tuple[Press, Built],
) -> None:
    compare_pages(*walked)


def test_the_pages_of_the_samples_ends_do(sample_press: Press, sample: Built) -> None:
    compare_pages(sample_press, sample)
