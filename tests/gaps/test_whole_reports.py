"""The whole report, by the command: whatever buyers asked stands in it, and nothing is guessed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from answerable.cli.main import main
from site_builder import SmallSite


@pytest.fixture(params=["meaning", "words"])
def here(
    request: pytest.FixtureRequest, site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> SmallSite:
    """Stand in the small site without questions, matched by meaning or by words."""
    for file in (site.root / "content" / "questions").glob("*.yml"):
        file.unlink()
    site.write("settings.yml", site.read("settings.yml") + f"matching: {{by: {request.param}}}\n")
    monkeypatch.chdir(site.root)
    monkeypatch.setenv("XDG_STATE_HOME", str(site.root.parent / "state"))
    return site


def gaps(*options: str) -> Result:
    result = CliRunner().invoke(main, ["gaps", "--date", "2026-11-24", *options])
    assert result.exit_code == 0, result.output
    return result


def report() -> Any:
    return json.loads(gaps("--json").stdout)


def backlog(site: SmallSite, *questions: str) -> None:
    """Write questions down as JSON, which is YAML too."""
    lines = [
        json.dumps({"id": f"q-{number:05}", "question": question}, ensure_ascii=False)
        for number, question in enumerate(questions)
    ]
    site.write("questions/2026.yml", "".join(f"- {line}\n" for line in lines))


def ids(found: Any) -> list[str]:
    """Return the ids of all questions, those that another speaks for too."""
    rows = [row for state in ("answered", "proposed", "gaps", "declined") for row in found[state]]
    return sorted(said["id"] for row in rows for said in (row, *row["wordings"]))


def test_an_empty_backlog_has_nothing_to_report(here: SmallSite) -> None:
    assert set(report()["counts"].values()) == {0}
    here.write("questions/2026.yml", "")
    assert set(report()["counts"].values()) == {0}
    gaps()


def test_one_question_ten_thousand_times_is_one_row_of_the_report(here: SmallSite) -> None:
    backlog(here, *["Can I pay with turnips?"] * 10_000)
    found = report()
    assert len(found["gaps"]) + len(found["proposed"]) == 1
    assert found["counts"]["duplicate"] == 9_999
    assert len(ids(found)) == 10_000


ASKED = [
    "price", "?", "12345", "\U0001f600", "\U0001f3ca\U0001f3fd\u200d\u2640\ufe0f?", "why " * 5_000,
    "Was kostet ein Becken aus einem Stück?", "Was kostet a pool, s'il vous plaît, プール?",
    "泳池多少钱" * 90, "<p>How much is a <b>shell</b>?</p><script>alert(1)</script>", "=1+1",
    '=HYPERLINK("http://x.example")', "$\\frac{1}{2}$ {{ shell.price }} `code` | table",
    "\u202eabc\u202c", "a" * 20_000,
]  # fmt: skip


def test_whatever_was_asked_is_in_the_report_once(here: SmallSite) -> None:
    backlog(here, *ASKED)
    found = report()
    assert ids(found) == [f"q-{number:05}" for number in range(len(ASKED))]
    alone = {row["id"] for row in found["gaps"] if not row["wordings"]}
    assert {"q-00001", "q-00003", "q-00004"} <= alone
    text = gaps("--limit", "0").stdout
    assert all(f"q-{number:05}" in text for number in range(len(ASKED)))


def test_an_article_without_text_is_proposed_for_nothing_even_by_its_title(
    here: SmallSite,
) -> None:
    here.article("", "title: Can I pay with turnips?", name="process/turnips.md")
    backlog(here, "Can I pay with turnips?")
    assert report()["counts"]["gap"] == 1


def test_no_articles_leave_every_question_a_gap(here: SmallSite) -> None:
    for file in (here.root / "content" / "articles").rglob("*.md"):
        if file.parent.name != "articles":
            file.unlink()
    backlog(here, "How much does a shell cost?", "Can I pay with turnips?")
    assert report()["counts"]["gap"] == 2


@pytest.mark.parametrize(("noted", "article"), [("shell", True), ("liner", False)])
def test_only_the_article_on_the_product_asked_for_is_proposed(
    here: SmallSite, noted: str, article: bool
) -> None:
    here.write(
        "questions/2026.yml",
        f"- {{id: q-aaaa, question: How much does it cost?, products: [{noted}]}}\n"
        f"- {{id: q-bbbb, question: How much does a {noted} pool cost?}}\n",
    )
    articles = {row["proposal"]["article"] for row in report()["proposed"]}
    assert ("shell-cost" in articles) == article


BROKEN_TOPICS = (
    "garbage", "[]", "[" * 100_000, '["{name}", {"{digest}": {"topic": 1}}]',
    '["{name}", {"{digest}": {"topic": "banana", "why": "", "by": "words"}}]',
    '["{name}", {"{digest}": ["cost"]}]', '["{name}", []]',
)  # fmt: skip


@pytest.mark.parametrize("broken", BROKEN_TOPICS)
def test_topics_kept_by_somebody_else_change_nothing(here: SmallSite, broken: str) -> None:
    backlog(here, "How much does a shell cost?")
    before = report()
    file = here.root / ".answerable" / "topics.json"
    name, kept = json.loads(file.read_bytes())
    (digest,) = kept
    file.write_text(broken.replace("{name}", name).replace("{digest}", digest), encoding="utf-8")
    assert report() == before


def test_an_ask_of_the_first_century_stands_in_the_page_too(here: SmallSite) -> None:
    here.write(
        "questions/2026.yml",
        "- id: q-aaaa\n  question: Can I pay with turnips?\n"
        "  asks: [{date: 0001-01-01, by: jk}, {date: 2026-11-01, by: jk}]\n",
    )
    file = here.root.parent / "gaps.html"
    gaps("--html", str(file))
    assert 'value="0001-01"' in file.read_text(encoding="utf-8")
    assert report()["gaps"][0]["first_asked"] == "0001-01-01"
