"""What has changed since the last report: its figures are kept beside the backlog."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from answerable.cli.main import main
from site_builder import Html, SmallSite

QUESTION = (
    "- id: q-{id}\n  question: {text}?\n"
    "  asks: [{{date: 2026-10-01, by: jk, deal: {id}, amount: {amount}}}]\n"
)


@pytest.fixture(autouse=True)
def here(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    """Stand in the small site with one question."""
    site.remove("questions/2026-11.yml")
    site.write(
        "questions/2026.yml", QUESTION.format(id="aaaa", text="Who pays the moon tax", amount=1000)
    )
    monkeypatch.chdir(site.root)
    monkeypatch.setenv("XDG_STATE_HOME", str(site.root.parent / "state"))
    return site


def page(on: str, *options: str) -> tuple[Html, Result]:
    result = CliRunner().invoke(main, ["gaps", "--date", on, "--html", "../g.html", *options])
    assert result.exit_code == 0, result.output
    return Html(Path("../g.html").read_text(encoding="utf-8")), result


def figures(shown: Html) -> dict[str, str]:
    """Return each figure's change."""
    names = [e.text for e in shown.all("dt") if "figure" in e.inside or "div" in e.inside]
    changes = [e.text for e in shown.all("dd", class_="change")]
    return dict(zip(names, changes, strict=False))


def lines(site: SmallSite) -> list[str]:
    return site.read("questions/report-history.jsonl").splitlines()


def test_a_page_shows_what_has_changed_since_the_last_report(here: SmallSite) -> None:
    first, _ = page("2026-11-10")
    assert not first.all("dd", class_="change")
    assert "No earlier report is known" in first.one("section", id="reading").text
    more = here.read("questions/2026.yml") + QUESTION.format(
        id="bbbb", text="Do dogs swim", amount=3000
    )
    here.write("questions/2026.yml", more)
    second, _ = page("2026-11-17")
    held = figures(second)
    assert held["Gaps"] == "+1"
    assert held["Answered"] == "no change"
    assert held["At stake without an answer"].startswith("+$2,")
    assert "Changes are since the report of November 10, 2026." in second.one("header").text


def test_two_reports_of_a_day_are_one_line(here: SmallSite) -> None:
    page("2026-11-10")
    page("2026-11-17")
    here.write("questions/2026.yml", "")
    page("2026-11-17")
    held = [json.loads(line) for line in lines(here)]
    assert [line["on"] for line in held] == ["2026-11-10", "2026-11-17"]
    assert held[1]["counts"]["gap"] == 0


def test_an_older_day_is_filed_before_and_compared_with_nothing_later(here: SmallSite) -> None:
    page("2026-11-17")
    shown, _ = page("2026-11-10")
    assert not shown.all("dd", class_="change")
    assert [json.loads(line)["on"] for line in lines(here)] == ["2026-11-10", "2026-11-17"]


def test_no_words_no_names_and_no_deals_are_kept(here: SmallSite) -> None:
    here.write(
        "questions/2026.yml",
        QUESTION.format(id="aaaa", text="Who pays the moon tax", amount=1) + "  owner: maren\n",
    )
    page("2026-11-10")
    text = here.read("questions/report-history.jsonl")
    assert not [word for word in ("moon", "jk", "maren", "aaaa") if word in text]


@pytest.mark.parametrize(
    "broken", ["<<<<<<< HEAD", '{"on": "soon"}', "[]", "null", '{"format":1,"on":"2026-11-01"}']
)
def test_a_broken_line_is_said_and_kept_and_the_others_count(broken: str, here: SmallSite) -> None:
    page("2026-11-10")
    (good,) = lines(here)
    here.write("questions/report-history.jsonl", f"{broken}\n{good}\n")
    shown, result = page("2026-11-17")
    said = "content/questions/report-history.jsonl:1: the line doesn't hold the figures of a report"
    assert said in result.stderr
    assert said in shown.one("header").text
    assert figures(shown)["Gaps"] == "no change"
    assert lines(here)[0] == good
    assert lines(here)[-1] == broken


def test_a_history_that_isnt_text_is_left_alone(here: SmallSite) -> None:
    here.write("questions/report-history.jsonl", b"\xff\xfe\x00")
    _, result = page("2026-11-17")
    assert "save it as UTF-8" in result.stderr
    assert here.path("questions/report-history.jsonl").read_bytes() == b"\xff\xfe\x00"


def test_without_history_nothing_is_kept_and_no_change_is_shown(here: SmallSite) -> None:
    page("2026-11-10")
    before = lines(here)
    shown, _ = page("2026-11-17", "--no-history")
    assert not shown.all("dd", class_="change")
    assert lines(here) == before


def test_only_the_page_keeps_figures(here: SmallSite) -> None:
    CliRunner().invoke(main, ["gaps", "--date", "2026-11-10", "--json"])
    assert not here.path("questions/report-history.jsonl").exists()


def test_work_that_stands_still_for_two_weeks_is_stuck(here: SmallSite) -> None:
    taken = "  status: drafting\n  owner: maren\n  due: 2026-12-24\n"
    here.write(
        "questions/2026.yml",
        QUESTION.format(id="aaaa", text="Who pays the moon tax", amount=1) + taken,
    )
    page("2026-11-03")
    early, _ = page("2026-11-10")
    assert "Unchanged" not in early.one("section", id="week").text
    late, _ = page("2026-11-17")
    assert "Unchanged since the report of November 3, 2026" in late.one("section", id="week").text


def test_figures_that_cant_be_kept_are_said_and_the_page_is_written(
    here: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def full(self: Path, target: Path) -> Path:
        if Path(target).name.endswith(".jsonl"):
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)
    shown, result = page("2026-11-10")
    assert shown.all("h1")
    assert "aren't kept for the next one" in result.stderr
    assert not list(here.path("questions").glob("*.jsonl*"))
    assert not list(here.path("questions").glob(".report*"))
