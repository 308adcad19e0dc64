"""Whatever customers type, the page holds no markup of theirs and the table no formula."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from gap_cases import Stubborn, report_of, stubborn_report
from hypothesis import given
from hypothesis import strategies as st

from answerable.gaps import GapReport, to_csv, to_html
from answerable.gaps.telling.as_csv import harmless
from answerable.gaps.telling.phrases import one_line
from answerable.pages import own_overrides
from site_builder import Html

TEMPLATES = [own_overrides() / "reports"]
SCRIPT = TEMPLATES[0] / "gaps.js"
SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")

WICKED = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "<b>bold</b> & &lt;i&gt; &#60;",
    "\"'><svg/onload=alert(1)>",
    "{{ report }} {% raw %}",
    "\u202egnp.exe \u2067right\u2069 \u05e9\u05dc\u05d5\u05dd?",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 how much?",
    "\x1b[31mred\x1b[0m\x07\x00 bell",
    "one\ntwo\r\nthree\u2028four",
    "x" * 5000,
)


def question_of(text: str, folder: Path) -> GapReport:
    """Return the report of one question with these words, in every field that takes text."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    quoted = "".join(f"\\u{ord(c):04x}" if ord(c) < 32 or c == "\x7f" else c for c in quoted)
    return stubborn_report(
        f'- {{id: q-aaaa, question: "{quoted}", owner: "{quoted}", group: "{quoted}",'
        f' asks: [{{date: 2026-11-01, by: "{quoted}", deal: "{quoted}", stage: "{quoted}",'
        f' amount: 5, source: "{quoted}"}}]}}\n',
        folder,
        Stubborn("y"),
    )


def page(report: GapReport, **more: str) -> Html:
    return Html(to_html(report, TEMPLATES, "A <company> & sons", **more))


@pytest.mark.parametrize("text", WICKED, ids=range(len(WICKED)))
def test_a_page_shows_what_was_typed_and_runs_none_of_it(text: str, tmp_path: Path) -> None:
    shown = page(question_of(text, tmp_path))
    assert [e.text for e in shown.all("script")] == [SCRIPT.read_text(encoding="utf-8")]
    assert not shown.all("img")
    assert all(e.attributes["class"] in ("chart", "trend") for e in shown.all("svg"))
    assert len(shown.all("b")) == len(page(question_of("Plain?", tmp_path)).all("b"))
    question = shown.all("h3", dir="auto")[0]
    assert question.text == one_line(text)
    assert not any(name.startswith("on") for e in shown.elements for name in e.attributes)


@pytest.mark.parametrize("text", WICKED, ids=range(len(WICKED)))
def test_the_table_has_one_line_a_question(text: str, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(question_of(text, tmp_path)))))
    assert len(rows) == 1
    assert rows[0]["question"].lstrip("'") == one_line(text)


@pytest.mark.parametrize("sign", SIGNS, ids=repr)
def test_no_cell_begins_with_a_sign_of_formulas(sign: str) -> None:
    assert not harmless(f"{sign}cmd|' /C calc'!A0").startswith(SIGNS)
    assert not harmless(f" \u200f{sign}1+1").startswith(SIGNS)


def test_a_formula_gets_an_apostrophe_and_keeps_its_words() -> None:
    assert harmless("=1+1") == "'=1+1"
    assert harmless("@SUM(A1)") == "'@SUM(A1)"
    assert harmless("20k more = why?") == "20k more = why?"


def test_a_semicolon_begins_no_formula_where_it_ends_cells() -> None:
    assert harmless("x; =1+1") == "x; '=1+1"
    assert harmless("x;y") == "x;y"


@given(st.text())
def test_any_text_makes_a_harmless_cell(text: str) -> None:
    cell = harmless(text)
    assert not cell.startswith(SIGNS)
    assert "\n" not in cell
    assert harmless(cell) == cell
    cell.encode()


def test_the_page_needs_nothing_but_itself(tmp_path: Path) -> None:
    shown = page(question_of("A?", tmp_path), base="https://site.example.com/")
    assert not shown.all("link")
    assert "http" not in "".join(e.text for e in shown.all("style"))
    held = [e.attributes.get("content", "") for e in shown.all("meta")]
    assert any("default-src 'none'" in content for content in held)
    assert any("noindex" in content for content in held)
    assert all("src" not in e.attributes for e in shown.elements)


def test_links_lead_to_the_site_and_nowhere_else(tmp_path: Path) -> None:
    shown = page(question_of("A?", tmp_path), base="https://site.example.com/")
    targets = {e.attributes["href"] for e in shown.all("a")}
    assert "https://site.example.com/t/#h" in targets
    outside = {target for target in targets if not target.startswith("#")}
    assert all(target.startswith("https://site.example.com/") for target in outside)
    assert {target[1:] for target in targets - outside} <= shown.ids


@pytest.mark.parametrize("base", ["/", "", "javascript:alert(1)//"])
def test_without_an_address_of_the_site_nothing_is_linked(base: str, tmp_path: Path) -> None:
    shown = page(question_of("A?", tmp_path), base=base)
    assert all(e.attributes["href"].startswith("#") for e in shown.all("a"))
    assert "/t/#h" in shown.all("figcaption")[0].text


def test_the_page_says_at_its_top_that_it_is_private(tmp_path: Path) -> None:
    shown = page(question_of("A?", tmp_path))
    first = next(e for e in shown.elements if e.tag == "p")
    assert first.text.startswith("Private.")


def test_the_page_of_an_empty_backlog_says_so(tmp_path: Path) -> None:
    shown = page(report_of({"backlog": ""}, tmp_path))
    assert "The backlog is empty" in shown.one("header").text
    assert not shown.all("table")
