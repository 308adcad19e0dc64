"""Guides with hostile words, looked at by the programs that people run."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest

from guided_site import GUIDE, guided
from programs import Program
from site_builder import SmallSite

HOSTILE = (
    "<script>alert(1)</script>",
    "{{ shell.price }} and {{ nothing.here }} and {% raw %}",
    "[bold red]Not markup[/bold red] \\[x]",
    "Zwei Zeilen — “quoted” & 'half', 100 % 🏊",
)


@pytest.fixture(params=range(len(HOSTILE)))
def words(request: pytest.FixtureRequest) -> str:
    """Return what somebody wrote for the title of a recommendation."""
    return HOSTILE[request.param]


def test_what_people_wrote_is_told_as_it_is(site: SmallSite, program: Program, words: str) -> None:
    guided(site).edit(
        GUIDE, ("title: No pool suits you", f"title: {json.dumps(words, ensure_ascii=False)}")
    )
    told = words.replace("{{ shell.price }}", "$41,237 to $93,451")
    answers = "place=back width=14 budget=15000"
    done = program.answerable(site.root, "guide", "walk", "pools", "--answers", answers)
    assert done.code == 0, done.said
    assert told in done.out
    given = program.answerable(site.root, "guide", "walk", "pools", "--answers", answers, "--json")
    assert json.loads(given.out)["title"] == told
    svg = ET.fromstring(program.answerable(site.root, "guide", "draw", "pools").out)
    shown = " ".join(held.text or "" for held in svg.iter() if held.get("class") == "text")
    assert told.replace(" ", "") in shown.replace(" ", "")
    assert not [held for held in svg.iter() if held.tag.endswith("script")]


def test_missing_answers_are_named_where_nobody_can_be_asked(
    site: SmallSite, program: Program
) -> None:
    done = program.answerable(guided(site).root, "guide", "walk", "pools")
    assert done.code == 2
    assert "no answer to 'place'; 'width', 'budget', 'care' and 'ground' may" in " ".join(
        done.err.split()
    )


def test_check_counts_and_fails_alike(site: SmallSite, program: Program) -> None:
    assert program.answerable(guided(site).root, "guide", "check").code == 0
    site.edit(GUIDE, ("budget: 90000", "budget: 900000"))
    done = program.answerable(site.root, "guide", "check", "--json")
    assert done.code == 1
    (finding,) = json.loads(done.out)["findings"]
    assert finding["id"] == "guide.scenario"
    assert "900000 is out of bounds; give a number from 10000 to 200000 USD" in finding["message"]
