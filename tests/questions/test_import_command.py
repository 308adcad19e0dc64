"""`answerable import`: what it asks, says, writes and refuses."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from answerable.cli import main
from answerable.questions import Question, load_backlog
from site_builder import SmallSite

LIST = """\
Question,Date,Deal ID,Amount,Status
Why is it so dear?,2026-11-20,311,"68,000.00",Open
Can I pay with a wheelbarrow of turnips,2026-11-21,312,900,
Zebra zirconium?,2026-13-41,313,900,Won
"""


@pytest.fixture
def project(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    monkeypatch.chdir(site.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795521600")
    return site


def run(file: Path, *options: str, typed: str | None = None) -> Result:
    result = CliRunner().invoke(main, ["import", str(file), *options], input=typed)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def written(site: SmallSite, text: str = LIST, name: str = "list.csv") -> Path:
    path = site.root / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def tree(site: SmallSite) -> dict[str, bytes]:
    held = {
        path.relative_to(site.root).as_posix(): path.read_bytes()
        for path in site.root.rglob("*")
        if path.is_file()
    }
    held.pop("content/questions/.answerable.lock", None)
    return held


def questions(site: SmallSite) -> tuple[Question, ...]:
    loaded = load_backlog(site.path("questions"), site.root)
    assert loaded.findings == ()
    return loaded.backlog.questions


def test_all_rows_are_accounted_for(project: SmallSite) -> None:
    result = run(written(project), "--yes")
    assert result.stdout == (
        "3 rows read: 2 taken (1 new question, 1 asked again, 0 known), 1 rejected, see"
        " content/questions/imports/list-rejects.csv.\n"
        "Left out, for they hold no data: header 1.\n"
    )
    assert result.exit_code == 1


def test_nothing_rejected_is_exit_code_0(project: SmallSite) -> None:
    assert run(written(project, "Question\nWhy?\n"), "--yes").exit_code == 0


def test_taken_rows_stand_in_the_backlog(project: SmallSite) -> None:
    run(written(project), "--yes", "--by", "jk")
    (question,) = [q for q in questions(project) if q.question == "Why is it so dear?"]
    ask = question.asks[0].model_dump(mode="json", exclude_defaults=True)
    assert ask.pop("source").startswith("csv:list:")
    assert ask == {
        "date": "2026-11-20", "by": "jk", "deal": "311", "amount": "68000", "outcome": "open",
    }  # fmt: skip


def test_the_same_file_twice_changes_nothing(project: SmallSite) -> None:
    file = written(project)
    run(file, "--yes")
    before = tree(project)
    result = run(file)
    assert "2 taken (0 new questions, 0 asked again, 2 known), 1 rejected" in result.stdout
    assert tree(project) == before


def test_a_question_reworded_by_hand_does_not_come_in_again(project: SmallSite) -> None:
    file = written(project)
    run(file, "--yes")
    (path,) = project.path("questions").glob("2026-11.yml")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Why is it so dear?", "Why this price?"), encoding="utf-8")
    before = tree(project)
    assert "2 known" in run(file).stdout
    assert tree(project) == before


def test_a_later_export_under_another_name_doubles_nothing(project: SmallSite) -> None:
    run(written(project, name="deals-2026-11-01.csv"), "--yes")
    later = LIST.replace("Open", "Won") + "How long?,2026-11-22,314,1,\n"
    result = run(written(project, later, "deals-2026-11-08 (1).csv"))
    assert "3 taken (1 new question, 0 asked again, 2 known)" in result.stdout
    assert "1 known ask have another" not in result.stdout
    assert "1 known ask has another stage, amount or outcome in the file" in result.stdout


def test_a_later_export_updates_known_asks_when_told(project: SmallSite) -> None:
    run(written(project), "--yes")
    later = written(project, LIST.replace("Open", "Won").replace(",900,\n", ",,\n"))
    result = run(later, "--update")
    assert "1 known ask got the file's stage, amount or outcome." in result.stdout
    asks = {ask.deal: ask for question in questions(project) for ask in question.asks}
    assert asks["311"].outcome == "won"
    assert asks["312"].amount == 900  # an empty cell keeps what is there
    before = tree(project)
    run(later, "--update")
    assert tree(project) == before


def test_an_id_that_comes_again_with_another_question_is_rejected(project: SmallSite) -> None:
    run(written(project, "Entry Id,Question\n1,Why?\n"), "--yes")
    before = questions(project)
    result = run(written(project, "Entry Id,Question\n1,How?\n2,When?\n"))
    assert "row 2: the row's id is known with another question, as q-" in result.stderr
    assert len(questions(project)) == len(before) + 1


def test_a_dry_run_changes_nothing_at_all(project: SmallSite) -> None:
    file = written(project)
    before = tree(project)
    result = run(file, "--dry-run", "--yes")
    assert "3 rows read: 2 taken (1 new question, 1 asked again, 0 known)" in result.stdout
    assert result.stdout.endswith("Nothing was changed: this was a dry run.\n")
    assert tree(project) == before
    assert not (project.path("questions") / ".answerable.lock").exists()


def test_in_a_pipe_a_guess_is_refused_with_the_mapping_to_write(project: SmallSite) -> None:
    file = written(project)
    before = tree(project)
    result = run(file)
    assert result.exit_code == 2
    assert "write this to content/questions/imports/list.yml" in result.stderr
    mapping = result.stderr.partition("--yes:\n\n")[2]
    assert mapping.startswith("format: 1\ncolumns:\n  question: Question\n")
    assert tree(project) == before
    project.write("questions/imports/list.yml", mapping)
    assert run(file).exit_code == 1


def test_on_a_terminal_the_mapping_and_three_rows_are_confirmed(
    project: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("answerable.cli.import_.at_a_terminal", lambda: True)
    result = run(written(project), typed="y\n")
    assert "  question  <- Question\n  date      <- Date\n  deal      <- Deal ID\n" in result.stderr
    assert "  row 2: “Why is it so dear?” date 2026-11-20, deal 311, amount 68000" in result.stderr
    assert "Is this right? [y/N]" in result.stderr
    assert project.path("questions/imports/list.yml").is_file()
    assert "<-" not in run(written(project)).stderr  # remembered, so nothing is asked


def test_a_refused_guess_imports_nothing(
    project: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("answerable.cli.import_.at_a_terminal", lambda: True)
    before = tree(project) | {"list.csv": LIST.encode()}
    result = run(written(project), typed="n\n")
    assert (result.exit_code, tree(project)) == (2, before)


def test_a_given_mapping_is_remembered(project: SmallSite) -> None:
    mapping = project.root / "mine.yml"
    mapping.write_text("format: 1\ncolumns: {question: Notes}\n", encoding="utf-8")
    file = written(project, "Notes,Who\nWhy?,Jane\n")
    assert run(file, "--map", str(mapping)).exit_code == 0
    assert "1 known" in run(file).stdout


def test_an_order_that_was_asked_for_is_remembered(project: SmallSite) -> None:
    file = written(project, "Question,Date\nWhy?,08/12/2026\n")
    assert run(file, "--yes").exit_code == 2
    assert run(file, "--yes", "--date-order", "day-first").exit_code == 0
    assert run(file).exit_code == 0
    assert questions(project)[-1].asks[0].date.isoformat() == "2026-12-08"


def test_a_mapping_with_a_mistake_is_explained(project: SmallSite) -> None:
    project.write("questions/imports/list.yml", "format: 1\ncolumns: {question: Q, dat: D}\n")
    result = run(written(project))
    assert result.exit_code == 2
    assert "'dat' is not a field of a list of columns; did you mean 'date'?" in result.stderr


def test_rejects_can_be_mended_and_imported(project: SmallSite) -> None:
    run(written(project, LIST.replace("Zebra", "=Zebra")), "--yes")
    rejects = project.path("questions/imports/list-rejects.csv")
    with rejects.open(encoding="utf-8-sig", newline="") as file:
        (header, row) = csv.reader(file)
    assert header[-2:] == ["answerable: row", "answerable: why rejected"]
    assert row[0] == "'=Zebra zirconium?"
    assert row[-2:] == ["4", "Date: it is not a day of the calendar"]
    text = rejects.read_text(encoding="utf-8-sig").replace("2026-13-41", "2026-11-22")
    rejects.write_text(text, encoding="utf-8")
    assert "1 taken (1 new question" in run(rejects).stdout
    assert questions(project)[-1].question == "=Zebra zirconium?"


def test_no_cell_is_told_unless_asked_for(project: SmallSite) -> None:
    file = written(project)
    for options in (["--dry-run"], ["--yes"], ["--json"]):
        result = run(file, *options)
        # An id is drawn by chance, and may hold any two digits.
        words = re.sub(r"\bq-[0-9a-z]{6}\b", "", result.stdout + result.stderr)
        assert not any(held in words for held in ("ebra", "dear", "turnips", "2026-13", "68"))
    assert "row 4: Date: it is not a day of the calendar: 2026-13-41" in (
        run(file, "--show-values").stderr
    )


def test_json_tells_each_row(project: SmallSite) -> None:
    value = json.loads(run(written(project), "--yes", "--json").stdout)
    assert value["read"] == value["taken"] + value["rejected"] == 3
    assert [(row["row"], row["state"]) for row in value["rows"]] == [(2, "new"), (3, "again")]
    assert value["rows"][1]["id"] == "q-zzzz9x"
    assert value["rejections"] == [
        {"row": 4, "column": "Date", "reason": "it is not a day of the calendar"}
    ]


def test_unknown_stages_stop_the_import_and_are_listed(project: SmallSite) -> None:
    file = written(project, "Question,Stage\nWhy?,Parked\nHow?,First talk\nWhen?,Maybe\n")
    before = tree(project)
    result = run(file, "--yes")
    assert result.exit_code == 2
    assert 'stages:\n  "Maybe": \n  "Parked": ' in result.stderr
    assert tree(project) == before


def test_without_a_question_column_the_mapping_to_write_is_shown(project: SmallSite) -> None:
    result = run(written(project, "Zebra,Date\nx,2026-11-20\n"))
    assert result.exit_code == 2
    assert "  question: THE COLUMN'S NAME\n  date: Date\n" in result.stderr
    assert "Zebra" not in result.stderr


def test_a_broken_backlog_is_mended_first(project: SmallSite) -> None:
    project.write("questions/2026-10.yml", "- id: q-aaaa\n  question: 'open\n")
    file = written(project)
    before = tree(project)
    result = run(file, "--yes")
    assert result.exit_code == 2
    assert "content/questions/2026-10.yml" in result.stderr
    assert tree(project) == before


def test_a_backlog_that_the_site_would_publish_is_refused(project: SmallSite) -> None:
    project.edit("settings.yml", ("format: 1", "format: 1\nquestions: articles/questions"))
    result = run(written(project), "--yes")
    assert result.exit_code == 2
    assert "inside what the site publishes" in result.stderr


def test_a_list_that_the_site_would_publish_is_refused(project: SmallSite) -> None:
    result = run(written(project, name="content/articles/list.csv"), "--yes")
    assert result.exit_code == 2
    assert "list.csv lies inside what the site publishes; move it out" in result.stderr


@pytest.mark.parametrize(
    ("held", "words"),
    [
        (b"", "the file is empty"),
        (b"PK\x03\x04rest", "a workbook or a ZIP"),
        (b"\xff\xfe\x00", "save it as UTF-8"),
        (b"\xff\xfe\x00\x00", "UTF-32"),
        (b"\x00\x01\x02", "binary data"),
        (b'Question\n"open', "quote that nothing closes"),
        (b"Question\n" + b"x" * 140_000, "more than 131,072 characters"),
        (b"\x81\x8d", "neither UTF-8 nor Windows-1252"),
        (b"Question\n", "no row below its header"),
        (b"\n\r\n  \n", "the file is empty"),
    ],
)
def test_what_is_no_list_is_refused_in_words(project: SmallSite, held: bytes, words: str) -> None:
    path = project.root / "list.csv"
    path.write_bytes(held)
    result = run(path, "--yes")
    assert result.exit_code == 2
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_a_file_that_is_not_there_is_wrong_use(project: SmallSite) -> None:
    assert run(project.root / "nowhere.csv").exit_code == 2
    assert run(project.root).exit_code == 2


def test_two_thousand_columns_are_read(project: SmallSite) -> None:
    header = ["Question", *(f"c{number}" for number in range(1999))]
    text = ",".join(header) + "\n" + "\n".join(f"Why {n}?" + "," * 1999 for n in range(20)) + "\n"
    assert "20 taken" in run(written(project, text), "--yes").stdout


def test_a_large_file_is_read_row_by_row_and_a_larger_one_is_refused(
    project: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(project, "Question,Note\n" + f"Why?,{'x' * 100_000}\n" * 30)
    assert "30 taken" in run(file, "--yes").stdout
    monkeypatch.setattr("answerable.questions.imports.sheet.LARGEST_IMPORT_BYTES", 2_000_000)
    result = run(file)
    assert result.exit_code == 2
    assert "the file has 3 MB, more than the 2 MB that one import reads; split it" in result.stderr


def test_an_import_has_a_most_of_rows(project: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("answerable.questions.imports.csv_file.MOST_ROWS", 2)
    result = run(written(project), "--yes")
    assert result.exit_code == 2
    assert "3 rows, more than the 2 of one import" in result.stderr
