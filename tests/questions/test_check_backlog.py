"""What is doubtful in a backlog is found, and told without its words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from answerable.findings import Finding
from answerable.questions import check_backlog, load_backlog
from answerable.settings import Settings

SETTINGS = Settings.model_validate(
    {
        "currency": "USD",
        "time_zone": "America/New_York",
        "regions": [{"id": "here", "name": "Here"}],
        "stages": [{"id": "first-talk", "name": "First talk"}, {"id": "proposal", "name": "P"}],
    }
)


def check(tmp_path: Path, text: str, settings: Settings = SETTINGS) -> list[Finding]:
    (tmp_path / "a.yml").write_text(text, encoding="utf-8")
    loaded = load_backlog(tmp_path, tmp_path)
    assert loaded.findings == ()
    products, articles = ["fiberglass-pool", "vinyl-pool"], ["fiberglass-cost"]
    return list(check_backlog(loaded.backlog, settings, products, articles, date(2026, 11, 24)))


def asked(*asks: str, also: str = "") -> str:
    lines = "".join(f"    - {{{ask}}}\n" for ask in asks)
    return f"- id: q-aaaa\n  question: Why?\n{also}  asks:\n{lines}"


def test_a_right_backlog_has_no_findings(tmp_path: Path) -> None:
    ask = "date: 2026-11-24, by: jk, deal: 7, stage: proposal, amount: 5"
    assert check(tmp_path, asked(ask, also="  products: [vinyl-pool]\n")) == []


def test_an_unknown_stage_is_found_with_the_nearest_one(tmp_path: Path) -> None:
    (finding,) = check(tmp_path, asked("date: 2026-11-24, stage: propsal"))
    assert (finding.id, f"{finding.place}: {finding.message}") == (
        "questions.unknown-stage",
        "a.yml:4: q-aaaa: 'stage' names a stage that isn't there; did you mean 'proposal'?",
    )


def test_an_unknown_product_is_found_on_its_line(tmp_path: Path) -> None:
    text = asked("date: 2026-11-24", also="  products:\n    - vinyl-pol\n")
    (finding,) = check(tmp_path, text)
    assert (finding.id, finding.line) == ("questions.unknown-product", 4)
    assert "did you mean 'vinyl-pool'?" in finding.message


def test_an_unknown_article_is_found(tmp_path: Path) -> None:
    text = asked("date: 2026-11-24", also="  answered_by: [{article: fiberglas-cost}]\n")
    (finding,) = check(tmp_path, text)
    assert finding.id == "questions.unknown-article"
    assert "'article' names an article that isn't there" in finding.message


def test_an_ask_dated_ahead_is_found(tmp_path: Path) -> None:
    (finding,) = check(tmp_path, asked("date: 2026-11-25"))
    assert finding.id == "questions.date-ahead"


def test_a_judgement_dated_ahead_is_found(tmp_path: Path) -> None:
    also = "  answered_by: [{article: fiberglass-cost, date: 2027-01-01}]\n"
    (finding,) = check(tmp_path, asked("date: 2026-11-24", also=also))
    assert finding.id == "questions.date-ahead"


def test_a_deal_with_two_amounts_at_one_stage_is_found(tmp_path: Path) -> None:
    (finding,) = check(
        tmp_path,
        asked(
            "date: 2026-11-20, deal: 311, stage: proposal, amount: 68000",
            "date: 2026-11-21, deal: 311, stage: proposal, amount: 86000",
        ),
    )
    assert (finding.id, f"{finding.place}: {finding.message}") == (
        "questions.two-amounts",
        "a.yml:5: q-aaaa: the deal of this ask has another 'amount' or 'currency' at the same"
        " 'stage' in a.yml:4; the latest ask counts, correct the wrong one",
    )


def test_a_deal_that_grows_from_stage_to_stage_is_right(tmp_path: Path) -> None:
    asks = (
        "date: 2026-11-20, deal: 311, stage: first-talk, amount: 60000",
        "date: 2026-11-21, deal: 311, stage: proposal, amount: 68000",
    )
    assert check(tmp_path, asked(*asks)) == []


def test_naming_the_companys_own_currency_is_no_difference(tmp_path: Path) -> None:
    asks = (
        "date: 2026-11-20, deal: 311, stage: proposal, amount: 60000",
        "date: 2026-11-21, deal: 311, stage: proposal, amount: 60000, currency: USD",
    )
    assert check(tmp_path, asked(*asks)) == []


def test_an_amount_without_a_deal_is_found(tmp_path: Path) -> None:
    (finding,) = check(tmp_path, asked("date: 2026-11-20, stage: proposal, amount: 60000"))
    assert finding.id == "questions.no-deal"


def test_an_amount_without_a_stage_is_noted_where_stages_exist(tmp_path: Path) -> None:
    text = asked("date: 2026-11-20, deal: 311, amount: 60000")
    assert [finding.id for finding in check(tmp_path, text)] == ["questions.no-stage"]
    assert check(tmp_path, text, SETTINGS.model_copy(update={"stages": ()})) == []


def test_an_article_both_confirmed_and_refused_is_found(tmp_path: Path) -> None:
    also = (
        "  answered_by: [{article: fiberglass-cost}]\n"
        "  not_answered_by: [{article: fiberglass-cost}]\n"
    )
    (finding,) = check(tmp_path, asked("date: 2026-11-24", also=also))
    assert finding.id == "questions.judged-twice"


def test_no_finding_repeats_a_deal_a_name_an_amount_or_an_unknown_id(tmp_path: Path) -> None:
    text = asked(
        "date: 2027-11-20, by: zebra, deal: zebra, stage: zebra, amount: 777",
        "date: 2027-11-20, by: zebra, deal: zebra, stage: zebra, amount: 778, source: zebra",
        also="  products: [zebra]\n  answered_by: [{article: zebra, by: zebra}]\n",
    )
    findings = check(tmp_path, text)
    assert len(findings) == 7
    assert not any(word in str(f) for f in findings for word in ("zebra", "777", "778", "Why?"))


GROUPED = """\
- {id: q-aaaa, question: A?, group: Shell Rust}
- {id: q-bbbb, question: B?, group: Shell Rust}
- {id: q-cccc, question: C?, group: "shell  rust"}
- {id: q-dddd, question: D?, group: Rust}
- {id: q-eeee, question: E?, group: shell rust}
"""


def test_a_groups_name_in_other_case_or_spaces_is_found_once_a_spelling(tmp_path: Path) -> None:
    found = check(tmp_path, GROUPED)
    assert [(finding.id, finding.place) for finding in found] == [
        ("questions.group-name", "a.yml:3"),
        ("questions.group-name", "a.yml:5"),
    ]
    assert "q-cccc: this 'group' and that of q-aaaa differ by case or spaces" in found[0].message


def test_a_duplicates_own_group_is_found(tmp_path: Path) -> None:
    entry = "- {{id: {0}, question: Q?, status: duplicate, duplicate_of: {1}, group: {2}}}\n"
    text = "- {id: q-aaaa, question: A?, group: Rust}\n"
    text += entry.format("q-bbbb", "q-aaaa", "Rust") + entry.format("q-cccc", "q-bbbb", "Other")
    (finding,) = check(tmp_path, text)
    assert (finding.id, finding.line) == ("questions.duplicate-group", 3)
    assert "'group' isn't that of q-aaaa" in finding.message


def test_no_finding_on_groups_says_a_name(tmp_path: Path) -> None:
    assert not any("rust" in finding.message.casefold() for finding in check(tmp_path, GROUPED))
