"""The gap report as a page: what its first sheet, its lists, its charts and its filters hold."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from gap_cases import Stubborn, report_of, stubborn_report

from answerable.cli.main import main
from answerable.gaps import GapReport, to_html
from answerable.gaps.telling.as_html import MOST_IN_FULL
from answerable.pages import own_overrides
from site_builder import Element, Html, SmallSite

WHOLE = Path(__file__).parents[1] / "golden" / "gaps" / "whole"
TEMPLATES = [own_overrides() / "reports"]
ON = "2027-04-24"


def page_of(found: GapReport, base: str = "https://site.example.com/") -> Html:
    return Html(to_html(found, TEMPLATES, "A company", base))


def within(page: Html, id: str) -> Html:
    """Return a section of the page."""
    start = page.source.index(f'<section id="{id}"')
    return Html(page.source[start : page.source.index("\n<section id=", start + 1)])


def words(element: Element) -> str:
    return " ".join(element.text.split())


def entry(id: str, question: str, **more: str) -> str:
    asks = more.pop("asks", "[{date: 2026-11-01, by: jk, deal: d-" + id + ", amount: 500}]")
    fields = "".join(f"  {key}: {value}\n" for key, value in more.items())
    return f"- id: {id}\n  question: {question}\n  asks: {asks}\n{fields}"


@pytest.fixture
def whole(site: SmallSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Html:
    """Return the page of the small site with a backlog in every state."""
    site.remove("questions/2026-11.yml")
    site.write("questions/2026.yml", (WHOLE / "backlog.yml").read_bytes())
    site.article("Soon.", "answers: [q-8draft, q-9never]", "draft: true", name="problems/mosaic.md")
    site.edit(
        "articles/process/first-call.md", ("topic: process", "topic: process\nanswers: [q-7k3f9d]")
    )
    monkeypatch.chdir(site.root)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    file = tmp_path / "gaps.html"
    result = CliRunner().invoke(main, ["gaps", "--date", ON, "--html", str(file)])
    assert result.exit_code == 0, result.output
    assert "wrote " in result.stderr
    assert result.stdout == ""
    return Html(file.read_text(encoding="utf-8"))


def test_the_page_holds_every_part(whole: Html) -> None:
    assert [re.sub(r"[ \d]+$", "", words(e)) for e in whole.all("h2")] == [
        "For this week’s meeting",  # noqa: RUF001
        "Next: what to do first",
        "Gaps: what no article answers",
        "To confirm",
        "Answers to read again",
        "Coverage",
        "How asking goes",
        "Answered",
        "Declined",
        "Notes",
        "How each number is made",
    ]
    assert len(whole.all("h1")) == 1


def test_each_question_stands_on_the_page_once(whole: Html) -> None:
    rows = [e for e in whole.elements if e.attributes.get("data-row")]
    ids = [e.attributes["id"] for e in rows]
    assert sorted(ids) == sorted(set(ids))
    assert set(ids) == {"q-7k3f9d", "q-2rival", "q-3gapss", "q-5evils", "q-6rudes", "q-8draft"}
    held = [e.attributes["id"] for e in whole.elements if "id" in e.attributes]
    assert len(held) == len(set(held))


def test_tables_are_told_by_captions_or_names_and_by_their_headers(whole: Html) -> None:
    assert all(header.attributes["scope"] in ("col", "row") for header in whole.all("th"))
    for region in whole.all("div", role="region"):
        assert region.attributes["tabindex"] == "0"
        assert region.attributes.get("aria-label") or region.attributes["aria-labelledby"]


def test_each_square_says_its_state_in_words_its_share_and_its_money(whole: Html) -> None:
    squares = within(whole, "coverage").all("td")
    said = {e.attributes["class"]: words(e) for e in reversed(squares)}
    assert said["thin"].startswith("Thin1 of 1 answered$")
    assert said["empty"].startswith("Empty0 of ")
    assert said["nothing"].endswith("nothing")
    assert "First talk: thin, 1 of 1" in said["thin"]


def test_the_first_sheet_holds_three_gaps_to_decide_each_with_a_command(tmp_path: Path) -> None:
    texts = ("Is it wet?", "Who digs?", "Why so dear?", "Does it rust?")
    backlog = "".join(entry(f"q-aaa{n}", text) for n, text in enumerate(texts))
    backlog += entry("q-busy1", "Taken on?", status="assigned", owner="maren", due="2026-12-01")
    sheet = within(page_of(report_of({"backlog": backlog}, tmp_path)), "week")
    commands = [e.text for e in sheet.all("code")]
    assert len(commands) == 3
    assert all(command.startswith("answerable new ") for command in commands)
    assert "Taken on?" not in sheet.one("ol", class_="decisions").text
    assert "Heard by jk." in sheet.one("ol", class_="decisions").text
    assert "Assigned to maren, due December 1, 2026." in sheet.one("section", class_="unstick").text


def test_the_first_sheet_says_which_new_answers_to_use_when(tmp_path: Path) -> None:
    asks = "[{date: 2026-10-01, stage: proposal}, {date: 2026-11-01, stage: proposal}]"
    case = {
        "settings": {"stages": [{"id": "proposal", "name": "The proposal", "weight": 1}]},
        "articles": [
            {"id": f"a{n}", "title": f"Answer {n}", "answers": [f"q-aaa{n}"],
             "published": f"2026-0{n}-01", "reviewed": f"2026-0{n}-01"}
            for n in range(1, 6)
        ],
        "backlog": "".join(entry(f"q-aaa{n}", f"Question {n}?", asks=asks) for n in range(1, 6)),
    }  # fmt: skip
    sheet = within(page_of(report_of(case, tmp_path)), "week").one("section", class_="use")
    text = words(sheet)
    assert re.findall(r"Answer \d", text) == ["Answer 5", "Answer 4", "Answer 3"]
    assert "Answers since May 1, 2026. Send it at: The proposal." in text
    assert "Question 5?" in text


def test_the_first_sheet_says_what_is_overdue_and_what_nobody_set_a_day_for(
    tmp_path: Path,
) -> None:
    backlog = entry("q-late1", "Late?", status="drafting", owner="jk", due="2026-11-14")
    backlog += entry("q-open1", "When?", status="assigned", owner="jk")
    backlog += entry("q-fine1", "Fine?", status="assigned", owner="jk", due="2026-12-14")
    text = words(
        within(page_of(report_of({"backlog": backlog}, tmp_path)), "week").one(
            "section", class_="unstick"
        )
    )
    assert "Late? 10 days overdue: drafting by jk, due November 14, 2026." in text
    assert "When? No day is set: assigned to jk." in text
    assert text.index("Late?") < text.index("When?") < text.index("Fine?")


def test_a_gap_shows_its_ranks_its_verb_its_wordings_and_its_trend(tmp_path: Path) -> None:
    backlog = entry("q-aaaa", "How deep is it?", group="depth")
    backlog += entry("q-bbbb", "What is its depth, by the way?", group="depth")
    gaps = within(page_of(report_of({"backlog": backlog}, tmp_path)), "gaps")
    assert words(gaps.one("dl", class_="ranks")) == "Money1 Deals1 Lost–"  # noqa: RUF001
    assert "Write" in [e.text for e in gaps.all("span", class_="badge")]
    wordings = gaps.one("ul", class_="wordings").text
    assert "by the way" in wordings or "How deep" in wordings
    trend = gaps.one("svg", class_="trend")
    assert trend.attributes["aria-label"] == "Asks: 2 in Nov 2026"
    assert "by 1 rep" in gaps.one("li", id="q-aaaa").text


def test_a_proposal_shows_its_strength_its_doubts_and_both_commands(tmp_path: Path) -> None:
    found = stubborn_report(entry("q-aaaa", "Is it wet?"), tmp_path, Stubborn("y"))
    part = within(page_of(found), "confirm")
    assert part.one("p", class_="strength").text == "Likely guess"
    commands = [e.text for e in part.all("code")]
    assert commands == [
        "answerable confirm --proposed q-aaaa",
        "answerable refuse --proposed q-aaaa",
    ]
    assert part.one("figcaption").text == "T, under “H”"
    assert part.one("blockquote").text == "P"


def test_what_was_asked_in_no_deal_stands_by_count(tmp_path: Path) -> None:
    backlog = entry("q-aaaa", "Once?", asks="[{date: 2026-11-01}]")
    backlog += entry("q-bbbb", "Twice?", asks="[{date: 2026-11-01}, {date: 2026-11-02}]")
    part = within(page_of(report_of({"backlog": backlog}, tmp_path)), "website")
    assert [words(e) for e in part.all("li")] == ["2 × Twice?", "1 × Once?"]  # noqa: RUF001


def test_charts_have_a_name_and_a_table_behind_them(whole: Html) -> None:
    charts = within(whole, "charts")
    drawn = charts.all("svg", class_="chart")
    assert len(drawn) == 3
    assert {e.attributes["aria-labelledby"] for e in drawn} <= charts.ids
    rows = {cells[0]: cells[1:] for cells in charts.cells()}
    assert rows["Nov 2026"] == ["5", "1", "1", "20 %"]


def test_the_page_lets_the_browser_run_its_own_script_only(whole: Html) -> None:
    script = whole.one("script").text
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = next(e.attributes["content"] for e in whole.all("meta", content="default-src"))
    assert f"script-src 'sha256-{digest}';" in policy
    assert script == (TEMPLATES[0] / "gaps.js").read_text(encoding="utf-8")


def test_without_scripts_the_filters_are_hidden_and_no_row_is(whole: Html) -> None:
    assert "hidden" in whole.one("form", id="filter").attributes
    assert not [
        e for e in whole.elements if "data-row" in e.attributes and "hidden" in e.attributes
    ]


def test_rows_bear_what_filters_look_for(tmp_path: Path) -> None:
    asks = "[{date: 2026-10-01, by: 'Ann & \"Bo\"', stage: x}, {date: 2026-11-01, by: jk}]"
    backlog = entry("q-aaaa", "How much?", asks=asks, topic="cost", products="[shell, liner]")
    backlog += entry("q-bbbb", "Else?", asks="[{date: 2026-11-01}]")
    page = page_of(report_of({"backlog": backlog}, tmp_path))
    row = page.one("li", id="q-aaaa").attributes
    assert row["data-topic"] == "cost"
    assert row["data-product"].split("\n") == ["liner", "shell"]
    assert row["data-rep"].split("\n") == ['Ann & "Bo"', "jk"]
    assert row["data-stage"].split("\n") == ["-", "x"]
    assert row["data-month"].split("\n") == ["2026-10", "2026-11"]
    assert page.one("li", id="q-bbbb").attributes["data-rep"] == ""
    values = [e.attributes["value"] for e in page.all("option")]
    assert values.count("") == len(page.all("select")) == 5
    assert 'Ann & "Bo"' in values


def test_notices_stand_at_the_very_top(tmp_path: Path) -> None:
    backlog = entry("q-aaaa", "How much?")
    found = report_of({"backlog": backlog}, tmp_path)
    noted = replace(found, notices=("matching is by words only",))
    text = page_of(noted).one("header").text
    assert text.index("Note: matching is by words only.") < text.index("At stake")


def test_of_thousands_of_questions_few_stand_in_full_and_each_stands_somewhere(
    tmp_path: Path,
) -> None:
    backlog = "".join(entry(f"q-{n:05}", f"Number {n}?") for n in range(5000))
    page = page_of(stubborn_report(backlog, tmp_path, Stubborn("x")))
    part = within(page, "confirm")
    assert len(part.all("ol")) == 1
    in_full = [e for e in part.all("li") if e.attributes.get("data-row")]
    in_line = [e for e in part.all("tr") if e.attributes.get("data-row")]
    assert len(in_full) == MOST_IN_FULL
    assert len(in_full) + len(in_line) == 5000
    assert "long" in part.one("details", class_="rest").attributes["class"]
