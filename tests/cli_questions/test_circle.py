"""The circle, once around: question, report, article, answered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from answerable.cli import main
from site_builder import SmallSite


@pytest.fixture
def here(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(site.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795521600")
    monkeypatch.delenv("ANSWERABLE_QUESTIONS", raising=False)
    return site.root


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def states() -> dict[str, str]:
    report = json.loads(run("gaps", "--json").stdout)
    return {
        row["question"]: state
        for state in ("answered", "proposed", "gaps", "declined")
        for row in report[state]
    }


def test_a_question_comes_round_to_its_answer(here: Path, site: SmallSite) -> None:
    words = "Will the crane crush our septic tank?"
    asked = run("ask", words, "--by", "zq", "--deal", "z9", "--amount", "68000", "--json")
    assert asked.exit_code == 0, asked.output
    id = next(
        row["id"]
        for row in json.loads(run("gaps", "--json").stdout)["gaps"]
        if row["question"] == words
    )
    article = here / "content/articles/process/septic.md"
    head = f'---\ntitle: "{words}"\ndescription: About cranes.\ntopic: process\nproducts: []\n'
    dates = f"answers: [{id}]\npublished: 2026-11-20\n---\n"
    article.write_text(f"{head}{dates}\nNo: the crane stands in the street.\n", encoding="utf-8")
    assert states()[words] == "answered"
    assert "septic" in run("find", "crane crush septic tank").output
    built = site.build()
    assert "crane stands in the street" in (here / "site/process/septic/index.html").read_text()
    assert built.holding("z9") == []


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>?",
        "=1+1",
        "كم يكلف؟",
        "🏊?",
        "Why?",
        " ".join(["word"] * 5000),
        "- id: q-x",
        'Say "yes" \\ or #no',
    ],
)
def test_any_words_are_kept_as_they_were_said(here: Path, words: str) -> None:
    assert run("ask", "--by", "zq", "--", words).exit_code == 0
    assert words in states()


def test_a_confirmed_proposal_counts_as_answered_and_a_refused_one_as_none(here: Path) -> None:
    run("ask", "Is it loud at night?", "--by", "zq")
    report = json.loads(run("gaps", "--json").stdout)
    rows = [*report["gaps"], *report["proposed"]]
    id = next(row["id"] for row in rows if row["question"] == "Is it loud at night?")
    article = "shell-cost"
    assert run("confirm", id, article, "--by", "zq").exit_code == 0
    assert states()["Is it loud at night?"] == "answered"
    assert run("refuse", id, article, "--by", "zq").exit_code == 0
    assert states()["Is it loud at night?"] == "gaps"


def test_what_is_forgotten_is_nowhere_in_the_backlog(here: Path) -> None:
    run("ask", "Is it loud at night?", "--by", "zqrep", "--deal", "zq77", "--amount", "5")
    assert run("forget", "--deal", "zq77", "--yes").exit_code == 0
    assert run("forget", "--person", "zqrep", "--yes").exit_code == 0
    text = "".join(path.read_text() for path in here.rglob("*.yml"))
    assert "zq77" not in text
    assert "zqrep" not in text


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", " ", "--by", "zq"),
        ("ask", "A?", "--amount", "many"),
        ("ask", "A?", "--stage", "nowhere"),
        ("confirm", "q-nope99", "shell-cost"),
        ("assign", "q-nope99", "anna"),
        ("decline", "q-nope99"),
    ],
)
def test_wrong_use_is_told_in_a_sentence_and_changes_nothing(
    here: Path, arguments: tuple[str, ...]
) -> None:
    def backlog() -> dict[str, bytes]:
        return {str(p): p.read_bytes() for p in (here / "content/questions").glob("*.yml")}

    before = backlog()
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert backlog() == before
