"""The gap report over whole small backlogs: golden files, and what can't be said in one.

A golden file holds what goes in (settings' `stages`, `articles` with sections, products' `names`,
the `backlog` as people write it, `answers`), and what must come out: per state the ids in order,
and what is written under `rows` of the questions named there.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from answerable.gaps import GapReport, LexicalMatcher, Proposal, report, to_json
from answerable.questions import Backlog, load_backlog
from answerable.reading import read_yaml
from answerable.search import Entry, SearchIndex
from answerable.settings import Settings

GOLDEN = sorted((Path(__file__).parents[1] / "golden" / "gaps").glob("*.yml"))
ON = date(2026, 11, 24)


def settings_with(stages: list[dict[str, Any]]) -> Settings:
    return Settings.model_validate(
        {
            "currency": "USD",
            "time_zone": "America/New_York",
            "regions": [{"id": "here", "name": "Here"}],
            "stages": stages,
        }
    )


def entries(articles: list[dict[str, Any]]) -> list[Entry]:
    return [
        Entry(
            page=article["id"],
            kind=article.get("kind", "article"),
            url=f"/{article['id']}/",
            title=article["title"],
            anchor=heading.lower().replace(" ", "-"),
            heading=heading,
            text=text,
            products=tuple(article.get("products", ())),
        )
        for article in articles
        for heading, text in article["sections"].items()
    ]


def backlog_of(text: str, folder: Path) -> Backlog:
    (folder / "a.yml").write_text(text, encoding="utf-8")
    loaded = load_backlog(folder, folder)
    assert loaded.findings == ()
    return loaded.backlog


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden(path: Path, tmp_path: Path) -> None:
    document = read_yaml(path, path.parent)
    assert document.findings == ()
    case = document.value
    articles = case.get("articles", [])
    matcher = LexicalMatcher(SearchIndex.of(entries(articles)), case.get("names", {}))
    found = to_json(
        report(
            backlog_of(case["backlog"], tmp_path),
            case.get("answers", {}),
            [article["id"] for article in articles if article.get("published", True)],
            matcher,
            settings_with(case.get("stages", [])),
            ON,
        )
    )
    states = {
        state: [row["id"] for row in found[state]]
        for state in ("answered", "proposed", "gaps", "declined")
        if found[state]
    }
    assert states == case["states"]
    rows = {row["id"]: row for rows in found.values() if isinstance(rows, list) for row in rows}
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
        assert len(found) == len(wanted)
        for one, other in zip(found, wanted, strict=True):
            assert_holds(one, other)
    else:
        assert found == wanted


@dataclass(frozen=True)
class Stubborn:
    """A matcher that proposes the same article whatever is asked, unless it was refused."""

    article: str

    def propose(
        self, question: str, products: Collection[str], refused: Collection[str]
    ) -> Proposal | None:
        """Return the one article."""
        if self.article in refused:
            return None
        return Proposal(self.article, "T", "H", "/t/#h", "P", 1.0, ("a",), ())


def stubborn_report(text: str, folder: Path) -> GapReport:
    return report(backlog_of(text, folder), {}, ["x"], Stubborn("x"), settings_with([]), ON)


def test_another_matcher_can_take_the_place_of_the_lexical_one(tmp_path: Path) -> None:
    found = stubborn_report("- {id: q-aaaa, question: A?}\n", tmp_path)
    assert found.proposed[0].proposal == Proposal("x", "T", "H", "/t/#h", "P", 1.0, ("a",), ())


def test_no_proposal_is_made_for_what_is_declined(tmp_path: Path) -> None:
    found = stubborn_report("- {id: q-aaaa, question: A?, status: declined}\n", tmp_path)
    assert found.declined[0].proposal is None


def test_each_row_knows_its_file_and_line(tmp_path: Path) -> None:
    found = stubborn_report("\n- {id: q-aaaa, question: A?}\n", tmp_path)
    assert found.proposed[0].place == "a.yml:2"


def test_the_same_backlog_gives_the_same_report_in_any_order(tmp_path: Path) -> None:
    backlog = backlog_of("".join(f"- {{id: q-aaa{n}, question: A?}}\n" for n in range(5)), tmp_path)
    turned = replace(backlog, questions=backlog.questions[::-1])
    one, other = (
        report(each, {}, [], Stubborn("x"), settings_with([]), ON) for each in (backlog, turned)
    )
    assert one == other


def test_an_empty_backlog_gives_an_empty_report() -> None:
    found = report(Backlog(), {}, [], Stubborn("x"), settings_with([]), ON)
    assert json.loads(json.dumps(to_json(found)))["counts"] == {
        "answered": 0, "proposed": 0, "gap": 0, "declined": 0, "duplicate": 0,
    }  # fmt: skip
