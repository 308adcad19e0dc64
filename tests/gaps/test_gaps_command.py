"""`answerable gaps` on a small whole site: what it prints, what it writes, and where it won't.

tests/golden/gaps/whole/ holds the backlog and the whole report in three forms. When a change to
them is meant, look at what comes out, and copy it there.
"""

from __future__ import annotations

import csv
import io
import json
import stat
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from answerable.cli.gaps import BYTE_ORDER_MARK
from answerable.cli.gaps_text import GapsText
from answerable.cli.main import main
from answerable.cli.project import open_project
from answerable.cli.reporting import gap_report
from answerable.gaps.telling.as_csv import COLUMNS
from site_builder import SmallSite

WHOLE = Path(__file__).parents[1] / "golden" / "gaps" / "whole"
ON = "2027-04-24"
"""A day on which one article's price is due."""


@pytest.fixture(autouse=True)
def here(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    """Stand in the small site, with a backlog in every state."""
    settings = site.read("settings.yml")
    # Words alone: the report's figures are the same with and without the extra.
    site.write("settings.yml", settings + "matching: {by: words}\n")
    site.remove("questions/2026-11.yml")
    site.write("questions/2026.yml", (WHOLE / "backlog.yml").read_bytes())
    article = "problems/mosaic.md"
    site.article("Soon.", "answers: [q-8draft, q-9never]", "draft: true", name=article)
    site.edit(
        "articles/process/first-call.md", ("topic: process", "topic: process\nanswers: [q-7k3f9d]")
    )
    monkeypatch.chdir(site.root)
    monkeypatch.setenv("XDG_STATE_HOME", str(site.root.parent / "state"))
    return site


def gaps(*options: str, code: int = 0) -> Result:
    result = CliRunner().invoke(main, ["gaps", "--date", ON, *options])
    assert result.exit_code == code, result.output
    return result


def golden(name: str) -> str:
    return (WHOLE / name).read_text(encoding="utf-8")


def test_the_whole_report_on_a_pipe() -> None:
    assert gaps("--terms").stdout == golden("report.txt")


def test_the_whole_report_as_json() -> None:
    assert json.loads(gaps("--json").stdout) == json.loads(golden("report.json"))


def test_the_whole_report_as_a_table() -> None:
    table = gaps("--csv", "-").stdout_bytes.decode()
    assert table.replace("\r\n", "\n") == golden("report.csv")


def test_the_table_in_a_file_begins_with_the_mark_that_spreadsheets_need(tmp_path: Path) -> None:
    gaps("--csv", str(tmp_path / "gaps.csv"))
    text = (tmp_path / "gaps.csv").read_bytes().decode()
    assert text.replace("\r\n", "\n") == BYTE_ORDER_MARK + golden("report.csv")
    assert tuple(next(csv.reader(io.StringIO(text[1:])))) == COLUMNS


def test_only_ids_and_states_for_logs() -> None:
    lines = gaps("--ids").stdout.splitlines()
    assert sorted(lines) == [
        "q-2rival proposed", "q-3gapss gap", "q-5evils gap", "q-6rudes declined",
        "q-7k3f9d answered", "q-8draft gap",
    ]  # fmt: skip


def test_what_was_asked_in_no_deal_stands_in_its_own_right(here: SmallSite) -> None:
    asks = "[{date: 2026-11-01}, {date: 2026-11-02}]"
    here.write(
        "questions/web.yml",
        f"- {{id: q-webs1, question: Do you dig on Mars?, asks: {asks}}}\n"
        "- {id: q-webs2, question: How deep is the moon?, asks: [{date: 2026-11-01}]}\n",
    )
    lines = gaps("--limit", "1").stdout.splitlines()
    title = lines.index("Unanswered and asked in no deal, as on the website (2)")
    words = lines[title + 1].split(maxsplit=1)
    assert words[0].startswith("2")
    assert words[1] == "Do you dig on Mars? · q-webs1"
    assert lines[title + 2].strip() == "1 more; --limit 0 prints all"


def test_a_limit_says_how_many_are_left_out() -> None:
    shown = gaps("--limit", "1").stdout
    assert "2 more; --limit 0 prints all" in shown
    assert "more; --limit" not in gaps("--limit", "0").stdout


@pytest.mark.parametrize(
    "file", ["content/articles/gaps.html", "site/gaps.html", "content/articles/new/../gaps.html"]
)
def test_no_report_is_written_where_it_would_be_published(file: str, here: SmallSite) -> None:
    (here.root / "site").mkdir()
    (here.root / "content/articles/new").mkdir()
    result = gaps("--html", file, code=2)
    assert "which is published, and the report is private" in " ".join(result.stderr.split())
    assert not list(here.root.rglob("gaps.html"))


def test_not_even_through_a_link(here: SmallSite, tmp_path: Path) -> None:
    (tmp_path / "harmless").symlink_to(here.root / "content" / "articles")
    gaps("--csv", str(tmp_path / "harmless" / "gaps.csv"), code=2)
    (tmp_path / "gaps.html").symlink_to(here.root / "site" / "gaps.html")
    gaps("--html", str(tmp_path / "gaps.html"), code=2)


def test_no_slip_overwrites_content(here: SmallSite) -> None:
    before = here.read("questions/2026.yml")
    result = gaps("--csv", "content/questions/2026.yml", code=2)
    assert "must end in .csv" in result.stderr
    assert here.read("questions/2026.yml") == before


def test_a_missing_folder_is_said() -> None:
    assert "there is no folder" in gaps("--html", "nowhere/gaps.html", code=2).stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_report_replaces_the_old_one_whole_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    file = tmp_path / "gaps.html"
    file.write_text("old" * 100_000)
    gaps("--html", str(file))
    assert file.read_text(encoding="utf-8").endswith("</html>\n")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.glob(".gaps*")) == []


def test_a_report_that_cant_be_written_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "gaps.html"
    file.write_text("old")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    result = gaps("--html", str(file), code=2)
    monkeypatch.undo()
    assert "No space left" in result.stderr
    assert file.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("width", [60, 90, 140])
def test_on_a_terminal_words_hang_below_where_they_begin(width: int) -> None:
    held = io.StringIO()
    console = Console(file=held, force_terminal=True, color_system=None, width=width)
    GapsText("https://small.example.com/", True, 0, console).print(gap_report(open_project(ON)))
    lines = held.getvalue().splitlines()
    coverage = next(n for n, line in enumerate(lines) if line.startswith("Coverage"))
    assert max(len(line) for line in lines[:coverage]) <= width
    money = next(n for n, line in enumerate(lines) if "$9,288" in line)
    assert lines[money + 1].startswith(" " * 11)


def test_the_day_of_the_report_decides_what_is_stale() -> None:
    early = gap_report(open_project(str(date(2026, 11, 24))))
    assert [stale.article.id for stale in early.stale] == []
    late = gap_report(open_project(ON))
    assert [fact.product for stale in late.stale for fact in stale.article.due]
