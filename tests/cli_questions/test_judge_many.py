"""`confirm` and `refuse` of many questions at once: all is noted, or nothing."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from answerable.cli import main
from answerable.questions import Question, load_backlog
from site_builder import SmallSite

BACKLOG = """\
- id: q-aaaa
  question: Should I take a liner pool or a shell if I need 18 ft?
- id: q-bbbb
  question: Is a liner pool the better choice above 16 ft?
- id: q-cccc
  question: Can I pay with a wheelbarrow of turnips?
- id: q-dddd
  question: Do you build in winter?
  status: declined
- id: q-eeee
  question: Does a shell cost more?
  answered_by: [{article: shell-cost}]
- id: q-ffff
  question: A liner or a shell?
  status: duplicate
  duplicate_of: q-aaaa
"""
FILE = "questions/2026.yml"
PROPOSED = "shell-vs-liner"


@pytest.fixture(autouse=True)
def here(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    """Stand in the small site, with questions that have a proposal and others that have none."""
    site.remove("questions/2026-11.yml")
    site.write(FILE, BACKLOG)
    monkeypatch.chdir(site.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795521600")
    monkeypatch.setenv("XDG_STATE_HOME", str(site.root.parent / "state"))
    monkeypatch.delenv("ANSWERABLE_QUESTIONS", raising=False)
    return site


def run(*arguments: str, code: int = 0, given: str | bytes | None = None) -> Result:
    result = CliRunner().invoke(main, list(arguments), input=given)
    assert result.exit_code == code, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def refused(site: SmallSite, *arguments: str, given: str | bytes | None = None) -> list[str]:
    """Return the lines that say why a command is refused; it must change nothing."""
    before = site.read(FILE)
    result = run(*arguments, code=2, given=given)
    assert site.read(FILE) == before
    return result.stderr.partition("Error: ")[2].splitlines()


def questions(site: SmallSite) -> dict[str, Question]:
    loaded = load_backlog(site.path("questions"), site.root)
    assert loaded.findings == ()
    return dict(loaded.backlog.by_id)


def judged(site: SmallSite) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return question's id -> the articles that people confirmed and refused for it."""
    return {
        id: (question.confirmed, question.refused)
        for id, question in questions(site).items()
        if question.confirmed or question.refused
    }


# What is proposed


def test_proposals_are_confirmed_many_at_once_and_each_pair_is_printed(here: SmallSite) -> None:
    told = run("confirm", "q-bbbb", "q-aaaa", "q-bbbb", "--proposed", "--by", "zq").stdout
    assert told == (
        "q-bbbb is answered by shell-vs-liner (content/questions/2026.yml:5).\n"
        "q-aaaa is answered by shell-vs-liner (content/questions/2026.yml:1).\n"
    )
    (answer,) = questions(here)["q-aaaa"].answered_by
    assert (answer.article, answer.by, str(answer.date)) == (PROPOSED, "zq", "2026-11-24")


def test_a_refused_proposal_is_never_proposed_again(here: SmallSite) -> None:
    run("refuse", "q-aaaa", "q-bbbb", "--proposed")
    assert judged(here)["q-bbbb"] == ((), (PROPOSED,))
    rows = json.loads(run("gaps", "--json").stdout)["proposed"]
    assert PROPOSED not in {row["proposal"]["article"] for row in rows}


def test_a_repeat_is_judged_with_what_is_proposed_for_its_original(here: SmallSite) -> None:
    run("confirm", "q-ffff", "--proposed")
    assert judged(here)["q-ffff"] == ((PROPOSED,), ())


def test_every_question_without_a_proposal_is_listed(here: SmallSite) -> None:
    why = refused(here, "confirm", "q-aaaa", "q-cccc", "q-dddd", "q-eeee", "--proposed")
    assert why == [
        "nothing was written:",
        "no article is proposed for q-cccc: none comes near enough",
        "no article is proposed for q-dddd: it is declined",
        "no article is proposed for q-eeee: it is answered already",
    ]


def test_every_unknown_question_is_named_with_the_nearest(here: SmallSite) -> None:
    why = refused(here, "confirm", "q-aaab", "q-aaaa", "q-dddf", "--proposed")
    assert why == [
        "there is no question q-aaab that can be read; did you mean q-aaaa?",
        "there is no question q-dddf that can be read; did you mean q-dddd?",
    ]


# Lists


def test_a_list_holds_pairs_and_lone_questions_in_any_separation(
    here: SmallSite, tmp_path: Path
) -> None:
    held = f"# judged on Monday\n\nq-aaaa\nq-bbbb  {PROPOSED}  # sure\nq-cccc,shell-cost\r\n"
    held += '"q-dddd";"shell-cost"\nq-eeee\tshell-vs-liner\n'
    (tmp_path / "list.txt").write_text(held, encoding="utf-8")
    told = run("confirm", "--from", str(tmp_path / "list.txt"), "--by", "zq").stdout
    assert [line.split()[0] for line in told.splitlines()] == [
        "q-aaaa", "q-bbbb", "q-cccc", "q-dddd", "q-eeee",
    ]  # fmt: skip
    assert judged(here) == {
        "q-aaaa": ((PROPOSED,), ()),
        "q-bbbb": ((PROPOSED,), ()),
        "q-cccc": (("shell-cost",), ()),
        "q-dddd": (("shell-cost",), ()),
        "q-eeee": (("shell-cost", "shell-vs-liner"), ()),
    }


def test_a_list_is_read_from_standard_input(here: SmallSite) -> None:
    run("refuse", "--from", "-", given="\ufeffq-aaaa shell-cost\nq-aaaa shell-vs-liner\n")
    assert judged(here)["q-aaaa"] == ((), ("shell-cost", "shell-vs-liner"))


def test_the_same_pair_twice_is_judged_once(here: SmallSite) -> None:
    told = run("confirm", "--from", "-", given="q-aaaa\nq-aaaa shell-vs-liner\nq-aaaa\n").stdout
    assert len(told.splitlines()) == 1


def test_a_list_of_comments_changes_nothing(here: SmallSite) -> None:
    assert run("confirm", "--from", "-", given="# q-aaaa\n\n").stdout == "Nothing to judge there.\n"
    assert here.read(FILE) == BACKLOG


def test_every_faulty_line_is_named_and_nothing_is_written(here: SmallSite) -> None:
    lines = [
        "q-aaaa",
        "q-aaab shell-cost",
        "q-aaaa shell-cot",
        "Is it loud?",
        "secret words",
        "q-cccc",
        "q-aaaa 'its' x",
        "q-aaaa =1+1",
        "🏊",
        "q-zzzzz9",
        "word " * 5000,
    ]
    why = refused(here, "confirm", "--from", "-", given="\n".join(lines))
    no_id = "it names no question's id, like q-7k3f9d"
    too_many = "write a question's id and, behind it, an article's, and no more"
    assert why == [
        "nothing was written:",
        "line 2: there is no question q-aaab that can be read; did you mean q-aaaa?",
        "line 3: 'shell-cot' is not an article; did you mean 'shell-cost'?",
        f"line 4: {too_many}",
        f"line 5: {no_id}",
        "line 6: no article is proposed for q-cccc: none comes near enough",
        f"line 7: {too_many}",
        "line 8: what stands behind the question's id is no article's id",
        f"line 9: {no_id}",
        "line 10: there is no question q-zzzzz9 that can be read",
        f"line 11: {too_many}",
    ]


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("", "the file is empty"),
        (b"PK\x03\x04rest", "this is a workbook or a ZIP"),
        (b"q-aaaa\0\0", "the file holds binary data"),
        ("id,proposal,answers\n", "the file holds no row below its header"),
        ("id,proposal\nq-aaaa,shell-cost\n", "the table has 0 columns 'answers', and needs one"),
        ("id,answers\nq-aaaa,yes\n", "the table has 0 columns 'proposal'"),
        ("id,id,proposal,answers\nq-aaaa,q-aaaa,x,yes\n", "the table has 2 columns 'id'"),
        ('id,proposal,answers\nq-aaaa,"x,yes\n', "opens a quote that nothing closes"),
    ],
)
def test_a_file_that_cant_be_read_is_refused(here: SmallSite, given: str | bytes, why: str) -> None:
    assert why in refused(here, "confirm", "--from", "-", given=given)[0]


# Tables


def exported(tmp_path: Path, answers: dict[str, str], separator: str = ",") -> str:
    """Return the path of the report's table as a spreadsheet saves it, with a column more."""
    file = tmp_path / "gaps.csv"
    run("gaps", "--csv", str(file))
    rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    at = rows[0].index("id")
    rows = [[*rows[0], "Answers"], *([*row, answers.get(row[at], "")] for row in rows[1:])]
    with file.open("w", encoding="utf-8-sig", newline="") as saved:
        csv.writer(saved, delimiter=separator).writerows(rows)
    return str(file)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_reports_table_with_answers_confirms_refuses_and_leaves(
    here: SmallSite, tmp_path: Path, separator: str
) -> None:
    file = exported(tmp_path, {"q-aaaa": "Yes", "q-bbbb": "nein", "q-cccc": " "}, separator)
    run("confirm", "--from", file, "--by", "zq")
    assert judged(here) == {
        "q-aaaa": ((PROPOSED,), ()),
        "q-bbbb": ((), (PROPOSED,)),
        "q-eeee": (("shell-cost",), ()),
    }


def test_faulty_rows_of_a_table_are_named_by_their_numbers(here: SmallSite) -> None:
    rows = (
        "id,proposal,answers", "q-aaaa,shell-vs-liner,yes", "q-bbbb,shell-vs-liner,perhaps",
        "q-cccc,,yes", "q-aaaa,shell-vs-liner,no", "q-aaab,shell-cost,no", "q-dddd,,",
    )  # fmt: skip
    assert refused(here, "confirm", "--from", "-", given="\n".join(rows)) == [
        "nothing was written:",
        "row 3: 'answers' says neither yes nor no",
        "row 4: 'proposal' names no article; write its id there",
        "row 5: says the opposite of row 2; keep one of them",
        "row 6: there is no question q-aaab that can be read; did you mean q-aaaa?",
    ]


def test_a_table_that_says_yes_and_no_isnt_refused_as_a_whole(here: SmallSite) -> None:
    given = "id,proposal,answers\nq-aaaa,shell-cost,yes\n"
    why = refused(here, "refuse", "--from", "-", given=given)
    assert why[1:] == [
        "row 2: a table with 'answers' says yes and no; use: answerable confirm --from"
    ]


# Wrong use


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([], "name a question and an article"),
        (["q-aaaa"], "name a question and an article"),
        (["--proposed"], "with --proposed, name questions and no article"),
        (["q-aaaa", "--proposed", "--article", "shell-cost"], "name questions and no article"),
        (["q-aaaa", "shell-cost", "--proposed"], "there is no question shell-cost"),
        (["q-aaaa", "--from", "-"], "not both"),
        (["--proposed", "--from", "-"], "not both"),
        (["--from", "nowhere.txt"], "'nowhere.txt' does not exist"),
    ],
)
@pytest.mark.parametrize("command", ["confirm", "refuse"])
def test_wrong_use_is_told_in_a_sentence(
    here: SmallSite, command: str, arguments: list[str], why: str
) -> None:
    assert why in refused(here, command, *arguments, given="q-aaaa\n")[0]


def test_an_unpublished_article_is_noted_once(here: SmallSite) -> None:
    here.article("Soon.", "draft: true")
    told = run("confirm", "--from", "-", given="q-aaaa extra\nq-bbbb extra\n")
    assert told.stderr == "note: extra isn't published yet; it counts as an answer once it is.\n"
