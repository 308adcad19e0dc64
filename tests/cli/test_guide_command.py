"""`answerable guide`: what a marketer reads about guides, in a pipe and at a terminal."""

from __future__ import annotations

import json
import os
import re
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from guided_site import GUIDE, guided
from programs import Checkout
from site_builder import SmallSite
from wheel import DAY, Done

ALL = "place=front width=14 budget=90000 care=little ground=rock"


@pytest.fixture
def pools(site: SmallSite) -> SmallSite:
    """Return the small site with a guide in which nothing is wrong."""
    return guided(site)


def run(site: SmallSite, *arguments: str) -> Done:
    return Checkout().answerable(site.root, "guide", *arguments)


# check


def test_check_tells_a_guide_in_figures(pools: SmallSite) -> None:
    done = run(pools, "check")
    assert done.code == 0
    lines = [" ".join(line.split()) for line in done.out.splitlines()]
    assert lines == [
        "pools: Which pool suits us?",
        "Steps 5",
        "States, one page each 34: 14 with a question, 20 ends",
        "Paths 156 different rows of answers",
        "Questions to an end 3 to 5",
        "Scenarios that hold 2 of 2",
        "Recommended first, if every answer of a question were equally often:",
        "53% Liner pool (a rival's)",
        "10% Mosaic pool (a rival's)",
        "7% Shell pool (ours)",
        "30% none: others serve these buyers better",
        "Altogether 7% ours, 63% rivals'",
        "",
        "No findings.",
    ]


def test_check_gives_programs_the_same_figures(pools: SmallSite) -> None:
    value = json.loads(run(pools, "check", "pools", "--json").out)
    (guide,) = value["guides"]
    assert value["findings"] == []
    assert (guide["pages"], guide["ends"], guide["paths"]) == (34, 20, 156)
    assert guide["shares"] == {
        "products": {"liner": 0.5333, "shell": 0.0667, "mosaic": 0.1},
        "ours": 0.0667, "rivals": 0.6333, "none": 0.3, "talk": 0.0, "lost": 0.0,
    }  # fmt: skip
    assert (guide["scenarios"], guide["holding"]) == (2, 2)


def test_check_fails_by_findings_of_guides_only(pools: SmallSite) -> None:
    pools.article("![](nowhere.png)")
    assert run(pools, "check").code == 0
    pools.edit(GUIDE, ("    expect: none", "    expect: pools"))
    done = run(pools, "check")
    assert done.code == 1
    assert "Scenarios that hold   1 of 2" in done.out
    assert "pools.yml:124: error: the scenario 'A small budget'" in done.out


def test_check_tells_of_a_guide_that_cannot_be_walked(pools: SmallSite) -> None:
    pools.edit(GUIDE, ("option.width\n    exclude", "option.widht\n    exclude"))
    for done in (run(pools, "check"), run(pools, "check", "pools")):
        assert done.code == 1
        assert "did you mean 'width'?" in done.out


def test_check_fails_by_what_is_due_and_walks_on_the_day_that_is_asked(pools: SmallSite) -> None:
    done = run(pools, "check", "--date", "2027-12-24")
    assert done.code == 1
    assert "[guide.reviewed]" in done.out


def test_check_looks_at_the_guides_that_are_named(pools: SmallSite) -> None:
    text = pools.read(GUIDE).replace("    by: ada\n  - id: long-life", "  - id: long-life")
    pools.write("guides/others.yml", text)
    assert run(pools, "check", "pools").code == 0
    assert run(pools, "check", "others").code == 1
    assert run(pools, "check").code == 1


@pytest.mark.parametrize("name", ["check", "walk", "draw"])
def test_a_guide_that_is_not_there_is_told_with_the_nearest_one(
    pools: SmallSite, name: str
) -> None:
    done = run(pools, name, "pols")
    assert done.code == 2
    assert "'pols' is not a guide; did you mean 'pools'?" in done.err
    pools.remove(GUIDE)
    done = run(pools, name, "pools")
    assert done.code == 2
    assert "write content/guides/pools.yml" in done.err


def test_a_site_without_guides_has_nothing_to_check(site: SmallSite) -> None:
    done = run(site, "check")
    assert (done.code, done.out) == (0, "No findings.\n")


# walk


def test_walk_prints_what_is_recommended_and_why(pools: SmallSite) -> None:
    done = run(pools, "walk", "pools", "--answers", ALL)
    assert done.code == 0
    lines = [" ".join(line.split()) for line in done.out.splitlines()]
    assert lines[:8] == [
        "Place: In front of the house",
        "Width: up to 16 ft",
        "Budget: $60,000 or more",
        "Care: As little as possible",
        "Ground: Rock",
        "",
        "These pools suit you",
        "The first suits you best.",
    ]
    at = lines.index("1. Shell pool (ours), 2 points")
    assert lines[at + 1 : at + 6] == [
        "+ It lasts 25 to 40 years.",
        "Shell pool (installed pool) $41,237 to $93,451",
        "Rock in the ground $6,111 to $15,222",
        "Dig in winter -$2,666 to $0",
        "Estimate $44,682 to $108,673",
    ]
    assert "2. Liner pool (Reed Pools)" in lines
    assert "Place: Behind the house -> Liner pool (Reed Pools)" in lines
    assert "Budget: under $28,119 -> No pool suits you" in lines
    assert done.err == ""


def test_walk_tells_what_is_ruled_out_and_by_which_rule(pools: SmallSite) -> None:
    done = run(pools, "walk", "pools", "--answers", "place=back width=20 budget=15000")
    assert "No pool suits you" in done.out
    told = done.out[done.out.index("Ruled out:") :]
    assert "Shell pool (ours): No crane reaches behind a house. [crane]" in told
    assert "Liner pool (Reed Pools): It begins at $28,119. [too-dear]" in told


def test_walk_gives_programs_the_same(pools: SmallSite) -> None:
    value = json.loads(run(pools, "walk", "pools", "--answers", ALL, "--json").out)
    assert value["recommendation"] == "pools"
    assert [one["product"] for one in value["advised"]] == ["shell", "liner", "mosaic"]
    assert value["answers"]["width"] == {
        "id": "band-1", "says": "up to 16 ft", "low": 8, "high": 16,
    }  # fmt: skip
    shell, _, mosaic = value["advised"]
    assert shell["reasons"] == [{"rule": "long-life", "because": "It lasts 25 to 40 years."}]
    estimate = shell["estimate"]
    assert (estimate["currency"], estimate["low"], estimate["high"]) == ("USD", 44682, 108673)
    assert [line["kind"] for line in estimate["lines"]] == ["base", "driver", "offer"]
    assert sum(line["low"] for line in estimate["lines"]) == estimate["low"]
    assert mosaic["estimate"] is None
    changes = {(c["step"], c["answer"]["id"]): c["first"] for c in value["changes"]}
    assert changes[("width", "band-3")] == "mosaic"


def test_walk_shows_no_figures_that_pages_would_withhold(pools: SmallSite) -> None:
    done = run(pools, "walk", "pools", "--answers", ALL, "--date", "2027-12-24")
    assert "There are no figures for it." in done.out
    assert "$41,237" not in done.out


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ("place=front", "no answer to 'width'; 'budget', 'care' and 'ground' may come up, too"),
        ("place=frnt", "'frnt' is not an answer to 'place'; did you mean 'front'?"),
        ("plac=front", "'plac' is not a step of this guide; did you mean 'place'?"),
        ("place", "'place' is not an answer; write the step's id, =, and the answer"),
        ("place=front place=back", "'place' has two answers; delete one"),
        ("width=5", "'width': 5 is out of bounds; give a number from 8 to 60 ft, or 'unsure'"),
        ("budget=60,000", "'60,000' may be read in two ways; write digits only, like 60000"),
        ("budget=60.000", "'60.000' may be read in two ways; write digits only, like 60000"),
        ("budget='60 000'", "'60 000' may be read in two ways; write digits only, like 60000"),
        ("budget=$60000", "'$60000': write the number alone, like 60000"),
        ("width='14 ft'", "'14 ft': write the number alone, like 14"),
        ("width=wide", "'wide' is not a number"),
        ("place='front", "a quote isn't closed"),
    ],
)
def test_an_answer_that_cannot_be_used_is_told_with_its_fix(
    pools: SmallSite, answers: str, message: str
) -> None:
    done = run(pools, "walk", "pools", "--answers", answers)
    assert done.code == 2
    assert message in " ".join(done.err.split())
    assert done.out == ""


def test_a_guide_with_errors_cannot_be_walked_and_says_where_they_are_told(
    pools: SmallSite,
) -> None:
    pools.edit(GUIDE, ("    expect: none", "    expect: nona"))
    done = run(pools, "walk", "pools")
    assert done.code == 2
    assert "'answerable guide check pools' tells them" in " ".join(done.err.split())


# walk, at a terminal


@contextmanager
def terminal(folder: Path, *arguments: str) -> Iterator[Any]:
    """Run the command with a terminal for its input, as somebody at a keyboard does."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "answerable.cli", "guide", *arguments],
        cwd=folder, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "SOURCE_DATE_EPOCH": DAY, "NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
    os.close(theirs)
    try:
        yield ours, running
    finally:
        running.kill()
        running.wait()
        os.close(ours)


def typed(folder: Path, lines: list[str], *arguments: str) -> Done:
    """Return what the command says to who types these lines, each when it waits for one."""
    with terminal(folder, *arguments) as (keyboard, running):
        said = b""
        for line in lines:
            asked = said.count(b"Your answer")
            while said.count(b"Your answer") == asked:
                ready, _, _ = select.select([running.stderr], [], [], 60)
                assert ready, said.decode()
                piece = os.read(running.stderr.fileno(), 4096)
                assert piece, said.decode()
                said += piece
            os.write(keyboard, f"{line}\n".encode())
        out, rest = running.communicate(timeout=60)
        return Done(running.returncode, out.decode(), (said + rest).decode())


def test_at_a_terminal_questions_are_asked_one_by_one(pools: SmallSite) -> None:
    done = typed(pools.root, ["1", "14", "?", "little", "2"], "walk", "pools")
    assert done.code == 0
    for told in (
        "1. Where shall it go? (3 to 5 left)",
        "Stand in the yard and look.",
        "Some pools need a crane.",
        "1  In front of the house",
        "?  Not sure: Walk around the house.",
        "a number from 8 ft to 60 ft, digits only",
    ):
        assert told in done.err
    assert done.out.startswith("Place: In front of the house\nWidth: up to 16 ft\nBudget: Not sure")
    assert "1. Shell pool (ours), 2 points" in done.out


def test_b_goes_back_to_the_question_before(pools: SmallSite) -> None:
    keys = ["b", "1", "14", "b", "b", "2", "14", "15000"]
    done = typed(pools.root, keys, "walk", "pools")
    assert done.code == 0
    assert "This is the first question." in done.err
    assert done.out.startswith("Place: Behind the house\nWidth: up to 16 ft\nBudget: under $28,119")


def test_what_cannot_be_an_answer_is_said_and_asked_again(pools: SmallSite) -> None:
    keys = ["7", "frnt", "2", "5", "14", "15,000", "15000"]
    done = typed(pools.root, keys, "walk", "pools")
    assert done.code == 0
    for told in ("there is no answer 7; type 1 to 2", "did you mean 'front'?", "out of bounds",
                 "'15,000' may be read in two ways; write digits only, like 15000"):  # fmt: skip
        assert told in done.err


def test_what_is_given_by_answers_is_not_asked(pools: SmallSite) -> None:
    given = "place=back budget=15000"
    done = typed(pools.root, ["14"], "walk", "pools", "--answers", given, "--json")
    assert json.loads(done.out)["recommendation"] == "none"
    assert done.err.count("Your answer") == 1


# draw


def drawn(site: SmallSite) -> ET.Element:
    return ET.fromstring(run(site, "draw", "pools").out)


def texts(svg: ET.Element, kind: str) -> list[str]:
    return [held.text or "" for held in svg.iter() if held.get("class") == kind]


def test_draw_shows_every_step_answer_and_end(pools: SmallSite) -> None:
    svg = drawn(pools)
    assert texts(svg, "head") == [
        "place", "width", "budget", "care", "ground", "All answers given",
        "Recommends: pools", "None of the options: none",
    ]  # fmt: skip
    labels = texts(svg, "label")
    for words in ("• In front of the house", "• Not sure", "• under $28,119", "• Rock"):
        assert words in labels
    assert "if all of them are ruled out" in labels


def test_a_drawing_is_told_to_who_listens(pools: SmallSite) -> None:
    svg = drawn(pools)
    told = {held.tag.rpartition("}")[2]: held for held in svg}
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == f"{told['title'].get('id')} {told['desc'].get('id')}"
    assert told["title"].text == "Which pool suits us?"
    words = told["desc"].text or ""
    assert "place: Where shall it go?" in words
    assert "In front of the house, Behind the house, Not sure: goes to width." in words


def test_a_drawing_is_always_the_same_and_has_colors_for_light_and_dark(pools: SmallSite) -> None:
    first = run(pools, "draw", "pools").out
    assert run(pools, "draw", "pools").out == first
    assert "prefers-color-scheme: dark" in first


def test_what_people_type_is_text_in_a_drawing(pools: SmallSite) -> None:
    pools.edit(GUIDE, ("says: Rock", "says: <script>alert(1)</script> & more"))
    svg = run(pools, "draw", "pools").out
    assert "<script" not in svg
    assert "• <script>alert(1)</script> & more" in " ".join(texts(ET.fromstring(svg), "label"))


def test_draw_writes_a_file_and_nothing_but_a_picture(pools: SmallSite, tmp_path: Path) -> None:
    file = tmp_path / "pools.svg"
    done = run(pools, "draw", "pools", "-o", str(file))
    assert (done.code, done.out) == (0, "")
    assert file.read_text(encoding="utf-8") == run(pools, "draw", "pools").out
    done = run(pools, "draw", "pools", "-o", str(pools.path(GUIDE)))
    assert done.code == 2
    assert "must end in .svg" in done.err
    done = run(pools, "draw", "pools", "-o", str(tmp_path / "nowhere" / "a.svg"))
    assert done.code == 2
    assert "there is no folder" in done.err


def test_a_step_to_which_no_way_leads_stands_in_a_box_of_dashes(pools: SmallSite) -> None:
    assert texts(drawn(pools), "step unreached") == []
    pools.edit(
        GUIDE, ("      how: Walk around the house.\n", "      how: Walk.\n    next: budget\n")
    )
    assert len(texts(drawn(pools), "step unreached")) == 1


def test_no_color_of_a_drawing_is_loaded_from_elsewhere(pools: SmallSite) -> None:
    svg = run(pools, "draw", "pools").out
    assert re.findall(r"https?://[^\"\s]+", svg) == ["http://www.w3.org/2000/svg"]
