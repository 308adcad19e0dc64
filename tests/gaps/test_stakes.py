"""Money in words, as settings decide it, and as the page for leaders explains it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from gap_cases import report_of, settings_with
from pydantic import ValidationError

from answerable.gaps import GapReport, to_html, to_json
from answerable.gaps.telling.money_words import (
    NOT_ADDED,
    basis_in_words,
    standing_in_words,
    term_in_words,
)
from answerable.pages import own_overrides
from answerable.reading import parse_yaml, read_yaml
from site_builder import PROJECT, Html

LEADERS = PROJECT / "docs/content/articles/leaders.md"
TERMS = PROJECT / "tests/golden/gaps/words/terms.yml"

RATE = "{currency: CAD, rate: 0.73, date: 2026-11-02, source: our bank}"
SETTINGS = f"""
stages: [{{id: talk, name: First talk, weight: 0.5}}]
ranking: {{rates: [{RATE}]}}
"""
USUAL = """
- id: q-zzzz
  question: Usual deals?
  asks:
    - {date: 2026-11-24, deal: x1, stage: talk, amount: 1000}
    - {date: 2026-11-24, deal: x2, stage: talk, amount: 2000}
    - {date: 2026-11-24, deal: x3, stage: talk, amount: 3000}
"""


def values(text: str) -> Any:
    """Return what YAML says, with exact numbers."""
    return parse_yaml(text, "x.yml").value


def reckoned(asks: str, folder: Path, others: str = USUAL, settings: str = SETTINGS) -> GapReport:
    """Return the report of a question q-aaaa with these asks, and of others."""
    question = f"- {{id: q-aaaa, question: A?, asks: [{asks}]}}\n"
    return report_of({"backlog": question + others, "settings": values(settings)}, folder)


@pytest.mark.parametrize("case", read_yaml(TERMS, PROJECT).value, ids=lambda case: case["words"][0])
def test_a_deal_says_how_much_of_it_counts_and_why(case: dict[str, Any], tmp_path: Path) -> None:
    found = reckoned(", ".join(case["asks"]), tmp_path)
    row = next(row for row in found.gaps if row.question.id == "q-aaaa")
    assert [term_in_words(term) for term in row.stake.terms] == case["words"]


def test_a_gap_says_how_it_stands_and_what_keeps_it_behind(tmp_path: Path) -> None:
    found = reckoned("{date: 2026-11-24, by: jk, deal: 1, amount: 9000, outcome: open}", tmp_path)
    assert {row.question.id: standing_in_words(row) for row in found.gaps} == {
        "q-zzzz": "write now; 1st by money and 1st by deals; asked in 3 deals",
        "q-aaaa": "6th by money and 2nd by deals; asked in 1 deal, by 1 rep;"
        " kept behind the dearest, since only one deal asked it",
    }


def test_a_gap_says_of_how_many_deals_nobody_noted_the_amount(tmp_path: Path) -> None:
    asks = "{date: 2026-11-24, deal: 1}, {date: 2026-11-24, deal: 2, outcome: lost}"
    row = next(row for row in reckoned(asks, tmp_path).gaps if row.question.id == "q-aaaa")
    assert standing_in_words(row) == (
        "2nd by money, 2nd by deals and 1st by lost deals; asked in 2 deals, 1 of them lost;"
        " no amount noted of 2 deals"
    )


def test_the_report_says_with_its_own_numbers_how_each_is_made(tmp_path: Path) -> None:
    found = reckoned("{date: 2026-11-24, deal: 1, amount: 9000}", tmp_path)
    said = dict(basis_in_words(found))
    assert said["Weights"] == "First talk 0.5; without a stage of settings.yml 1."
    assert said["Recency"].startswith("A deal counts in full on the day on which it asks, half 180")
    assert "a deal's amount at most $7,500 (3" in said["Limits"]
    assert "$2,500, the median of 4 deals) counts" in said["Limits"]
    assert "First talk $2,000 (3 deals); all deals $2,500 (4 deals)" in said["No amount noted"]
    assert "CAD at 0.73, November 2, 2026, our bank" in said["Other currencies"]
    assert said["Never added"] == NOT_ADDED


def test_the_report_says_what_the_settings_switch_off(tmp_path: Path) -> None:
    off = "ranking: {half_life_days: 0, most_per_deal: 0, kept_for_several_deals: 0}"
    found = reckoned("{date: 2026-11-24, deal: 1}", tmp_path, "", off)
    said = dict(basis_in_words(found))
    assert said["Recency"] == "No deal fades: each counts in full, however long ago it asked."
    assert said["Limits"] == (
        "All of a deal's amount counts. All of one rep's open deals in a question counts, until 3"
        " deals with an amount tell what is usual."
    )
    assert said["No amount noted"].startswith("Nothing is made up")
    assert said["Other currencies"].startswith("They stand apart, are never added")
    assert "kept" not in said["Write now"]


def test_the_page_says_it_too(tmp_path: Path) -> None:
    found = reckoned("{date: 2026-11-24, deal: 1, amount: 9000}", tmp_path)
    page = Html(to_html(found, [own_overrides() / "reports"], "A company"))
    reading = page.one("section", id="reading").text
    assert all(says in reading for _, says in basis_in_words(found))
    gap = page.one("section", id="gaps").text
    assert "Write now" in gap
    assert "in 3 deals" in gap
    ranks = [" ".join(e.text.split()) for e in page.all("dl", class_="ranks")]
    assert ranks[0] == "Money1 Deals1 Lost–"  # noqa: RUF001


def test_no_currency_has_two_rates() -> None:
    with pytest.raises(ValidationError, match="CAD has two rates; delete the older one"):
        settings_with(**values(f"ranking: {{rates: [{RATE}, {RATE}]}}"))


def test_our_own_currency_has_no_rate() -> None:
    with pytest.raises(ValidationError, match="CAD is your own currency"):
        settings_with(**{**values(SETTINGS), "currency": "CAD"})


def test_the_example_for_leaders_is_reckoned_as_it_says(tmp_path: Path) -> None:
    text = LEADERS.read_text(encoding="utf-8")
    table = [
        [cell.strip() for cell in line.strip("| ").split("|")]
        for line in text.splitlines()
        if re.match(r"\| 31\d \|", line)
    ]
    weights = {stage: weight for _, _, stage, weight, *_ in table}
    stages = ", ".join(f"{{id: {id}, name: A, weight: {of}}}" for id, of in weights.items())
    others = """
- id: q-bbbb
  question: Other questions?
  asks:
    - {date: 2026-11-24, deal: x1, stage: proposal, amount: 70000}
    - {date: 2026-11-24, deal: x2, stage: first-talk, amount: 30000}
    - {date: 2026-11-24, deal: x3, stage: first-talk, amount: 20000}
"""
    asks = ", ".join(_ask_of(deal, amount, stage, on) for deal, amount, stage, _, on, *_ in table)
    found = to_json(reckoned(asks, tmp_path, others, f"stages: [{stages}]"))
    stake = next(row["stake"] for row in found["gaps"] if row["id"] == "q-aaaa")
    terms = {term["deal"]: term for term in stake["terms"]}
    assert len(table) == len(terms) == 4
    for deal, amount, _, weight, _, recency, counts in table:
        term = terms[deal]
        assert (term["weight"], term["recency"]) == (weight, recency)
        if counts != "nothing":
            assert f"${int(term['counts']):,}" == counts
            assert amount.endswith(f"${int(term['most_of_deal'] or term['amount']):,}")
    at_stake, lost = (int(stake[name]["USD"]) for name in ("at_stake", "lost"))
    assert f"has ${at_stake:,} at stake and ${lost:,} lost" in text
    assert found["terms"]["caps"]["USD"] == {"deal": "180000", "rep": "180000"}


def _ask_of(deal: str, amount: str, stage: str, on: str) -> str:
    """Return the ask that a line of the table tells of."""
    noted = re.match(r"\$([\d,]+)", amount)
    money = f", amount: {noted[1].replace(',', '')}" if noted else ""
    outcome = ", outcome: lost" if "lost" in amount else ""
    return f"{{date: {on}, deal: {deal}, stage: {stage}{money}{outcome}}}"
