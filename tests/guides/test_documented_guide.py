"""The guide and the conditions that the documentation shows work as they are shown."""

from __future__ import annotations

import re
import shutil
from datetime import date

import pytest

from answerable.guides.conditions import read_condition
from answerable.guides.guide import Guide
from answerable.pages import Content, Folders, press_of, read_content
from answerable.reading import parse_yaml
from documents import PAGES, blocks
from site_builder import PROJECT

DAY = date(2026, 11, 24)
WRITING, CONDITIONS = PAGES / "guides.md", PAGES / "guide-conditions.md"
SHOWN = re.findall(
    r"^\| `([^`{]+)` \| (?:the|it|a|both|at|what) ", CONDITIONS.read_text("utf-8"), re.M
)
WHEN = [
    line.removeprefix("when: ")
    for page in (WRITING, CONDITIONS)
    for block in blocks(page, "yaml")
    for line in re.findall(r"when: [a-z].*", block.text)
]


@pytest.mark.parametrize("written", [*SHOWN, *WHEN])
def test_a_condition_that_is_shown_can_be_read(written: str) -> None:
    assert read_condition(written).written == written


def test_all_conditions_of_the_table_were_found() -> None:
    assert len(SHOWN) == 16


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """Return the sample with the guide that the documentation shows."""
    root = tmp_path_factory.mktemp("shown")
    shutil.copytree(PROJECT / "content", root / "content")
    (block,) = (block for block in blocks(WRITING, "yaml") if block.title)
    (root / block.title).write_text(block.text, encoding="utf-8")
    return read_content(Folders(root, root / "content", root / "content/articles"), lambda _: DAY)


def test_the_guide_that_is_shown_can_be_walked_without_a_finding(shown: Content) -> None:
    assert [str(found) for found in shown.findings if "heater" in found.path] == []
    assert len(shown.guides["heater"].graph.states) < 40


def test_the_guide_that_is_shown_recommends_both_heaters_and_sends_people_away(
    shown: Content,
) -> None:
    words = press_of(shown).guides["heater"]
    ends = [words.outcome(place) for place in shown.guides["heater"].graph.ends()]
    assert {end.first for end in ends} == {"heat-pump", "gas-heater", None}
    told = {end.recommendation.id for end in ends if end.recommendation}
    assert told == {"heaters", "too-fast", "unheated"}
    reasons = {words.filled(one.reason.words) for end in ends for one in end.excluded}
    assert any("it takes 40 to 60 hours" in reason for reason in reasons)


def test_parts_of_guides_that_are_shown_have_the_fields_of_guides() -> None:
    fields = set(Guide.model_fields) | {"next", "when"}
    parts = [block for page in (WRITING, CONDITIONS) for block in blocks(page, "yaml")]
    assert len(parts) == 4
    for part in parts:
        assert set(parse_yaml(part.text, part.name).value) <= fields | {"format"}
