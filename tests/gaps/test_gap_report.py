"""The gap report over whole small backlogs: golden files, and what can't be said in one.

A golden file says what goes in (see gap_cases.py), and what must come out: per state the ids in
order, under `rows` what is written of the questions named there, under `report` what is written of
the whole.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from gap_cases import ON, Stubborn, backlog_of, report_of, settings_with, stubborn_report

from answerable.gaps import Proposal, report, to_json
from answerable.questions import LoadedBacklog
from answerable.questions.backlog import Backlog
from answerable.reading import read_yaml

GOLDEN = sorted((Path(__file__).parents[1] / "golden" / "gaps").glob("*.yml"))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden(path: Path, tmp_path: Path) -> None:
    document = read_yaml(path, path.parent)
    assert document.findings == ()
    case = document.value
    found = to_json(report_of(case, tmp_path))
    states = {
        state: [row["id"] for row in found[state]]
        for state in ("answered", "proposed", "gaps", "declined")
        if found[state]
    }
    assert states == case["states"]
    rows = {
        row["id"]: row
        for state in ("answered", "proposed", "gaps", "declined")
        for row in found[state]
    }
    for id, wanted in case.get("rows", {}).items():
        assert_holds(rows[id], wanted)
    for key, wanted in case.get("report", {}).items():
        assert_holds(found[key], wanted)


def assert_holds(found: Any, wanted: Any) -> None:
    """Compare what is wanted only: a golden file names the keys that it is about."""
    if isinstance(wanted, dict) and wanted:
        for key, value in wanted.items():
            assert_holds(found[key], value)
    elif isinstance(wanted, list) and wanted and isinstance(wanted[0], dict):
        assert len(found) == len(wanted), found
        for one, other in zip(found, wanted, strict=True):
            assert_holds(one, other)
    else:
        assert found == wanted


def test_another_matcher_can_take_the_place_of_the_lexical_one(tmp_path: Path) -> None:
    found = stubborn_report("- {id: q-aaaa, question: A?}\n", tmp_path)
    assert found.proposed[0].proposal == Proposal("x", "T", "H", "t/#h", "P", 1.0, ("a",), ())


def test_no_proposal_is_made_for_what_is_declined(tmp_path: Path) -> None:
    found = stubborn_report("- {id: q-aaaa, question: A?, status: declined}\n", tmp_path)
    assert found.declined[0].proposal is None


def test_each_row_knows_its_file_and_line(tmp_path: Path) -> None:
    found = stubborn_report("\n- {id: q-aaaa, question: A?}\n", tmp_path)
    assert found.proposed[0].place == "a.yml:2"


def test_the_same_backlog_gives_the_same_report_in_any_order(tmp_path: Path) -> None:
    lines = "".join(f"- {{id: q-aaa{n}, question: A?}}\n" for n in range(5))
    loaded = backlog_of(lines, tmp_path)
    turned = replace(loaded.backlog, questions=loaded.backlog.questions[::-1])
    one, other = (
        to_json(report(held, [], Stubborn("x"), settings_with(), ON))
        for held in (loaded, LoadedBacklog(turned))
    )
    assert one == other


def test_an_empty_backlog_gives_an_empty_report() -> None:
    found = report(LoadedBacklog(Backlog()), [], Stubborn("x"), settings_with(), ON)
    assert json.loads(json.dumps(to_json(found)))["counts"] == {
        "answered": 0, "proposed": 0, "gap": 0, "declined": 0, "duplicate": 0,
    }  # fmt: skip
