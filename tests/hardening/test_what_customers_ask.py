"""The backlog under hard use: whatever is asked is kept or refused in words, and nothing is lost.

Races, kills and a full disk are played in tests/questions/test_store_races.py on the store itself.
"""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from programs import Checkout, Program
from site_builder import SmallSite

MONTH = "questions/2026-11.yml"


def asked(program: Program, site: SmallSite, words: str, *options: str) -> dict[str, str]:
    done = program.answerable(site.root, "ask", "--by", "jk", "--json", *options, "--", words)
    assert done.code == 0, done.said
    value: dict[str, str] = json.loads(done.out)
    return value


def questions(program: Program, site: SmallSite) -> list[str]:
    report = json.loads(program.answerable(site.root, "gaps", "--json").out)
    states = ("answered", "proposed", "gaps", "declined")
    return [
        said["question"]
        for state in states
        for row in report[state]
        for said in (row, *row["wordings"])
    ]


WORDS = {
    "5,000 words": "why " * 5_000,
    "HTML": "<script>alert(1)</script> & </td> why?",
    "emoji": "🏊🏽‍♀️ how deep? 👩‍👩‍👧",
    "a formula": '=HYPERLINK("http://x.example","y")',
    "right-to-left": "כמה זה עולה? \u202eabc\u202c",
    "one word": "price",
    "YAML": "- a: &b [*c, !!python/object:x {}] # | >",
    "quotes and line breaks": "say \"why\"\n'so'\r\n\tdear?",
}


@pytest.mark.parametrize("kind", WORDS)
def test_any_words_are_kept_and_harm_no_report(
    site: SmallSite, program: Program, kind: str
) -> None:
    words = WORDS[kind].strip()
    asked(program, site, words)
    kept = [q for q in questions(program, site) if "".join(q.split()) == "".join(words.split())]
    assert len(kept) == 1
    out = site.root / "reports"
    out.mkdir()
    done = program.answerable(
        site.root, "gaps", "--html", "reports/a.html", "--csv", "reports/a.csv"
    )
    assert done.code in (0, 1), done.said
    page = (out / "a.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "\n=" not in (out / "a.csv").read_text(encoding="utf-8-sig")
    assert program.build(site.root).holding("HYPERLINK") == []


@pytest.mark.parametrize("words", ["", "  ", "\n\t", "\u200b"])
def test_an_empty_question_is_refused_in_a_sentence(
    site: SmallSite, program: Program, words: str
) -> None:
    before = site.read(MONTH)
    done = program.answerable(site.root, "ask", words, "--by", "jk")
    assert done.code == 2
    assert done.err.strip()
    assert site.read(MONTH) == before


@pytest.mark.parametrize("broken", ["- id: [", "\0", "- id: q-aaaa\n  question: A\n\tb: 1\n"])
def test_a_backlog_broken_by_hand_loses_no_question_and_says_where_it_went(
    site: SmallSite, program: Program, broken: str
) -> None:
    site.write(MONTH, broken)
    done = program.answerable(site.root, "ask", "Is it warm?", "--by", "jk")
    assert done.code == 0, done.said
    (aside,) = [p for p in site.path("questions").glob("*.yml") if p.name != "2026-11.yml"]
    assert aside.name in done.said
    assert "Is it warm?" in aside.read_text(encoding="utf-8")
    assert site.read(MONTH) == broken
    assert f"content/{MONTH}" in program.answerable(site.root, "check").out


def test_a_question_file_of_50_megabytes_is_told_and_the_new_question_kept(
    site: SmallSite, program: Program
) -> None:
    with site.path(MONTH).open("wb") as file:
        file.truncate(50_000_000)
    assert f"content/{MONTH}: error: the file has 50.0 MB" in (
        program.answerable(site.root, "check").out
    )
    asked(program, site, "Is it warm?")
    assert any(
        "Is it warm?" in path.read_text(encoding="utf-8")
        for path in site.path("questions").glob("*.yml")
        if path.name != "2026-11.yml"
    )


def test_eight_people_at_once_lose_nothing(site: SmallSite, program: Program) -> None:
    def ask(number: int) -> int:
        words = ("ask", f"Question number {number}?", "--by", "jk")
        if not isinstance(program, Checkout):
            return program.answerable(site.root, *words).code
        command = [sys.executable, "-m", "answerable.cli", *words]
        return subprocess.run(command, cwd=site.root, capture_output=True, check=False).returncode

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, range(8))) == [0] * 8
    assert {f"Question number {n}?" for n in range(8)} <= set(questions(program, site))


HEADER = "Question,Date,Deal ID,Amount\n"
ROW = "Why is it so dear?,2026-11-20,311,68000\n"
LISTS: dict[str, bytes] = {
    "a right one": (HEADER + ROW).encode(),
    "no header": ROW.encode(),
    "two headers": ("Sale,,,\n" + HEADER + ROW).encode(),
    "2,000 columns": (
        ",".join(["Question", *map(str, range(1999))]) + "\nWhy?" + "," * 1999 + "\n"
    ).encode(),
    "UTF-16": (HEADER + ROW).encode("utf-16"),
    "Windows-1252": (HEADER + "Zü teuer?,2026-11-20,311,68000\n").encode("cp1252"),
    "formulas": (HEADER + '"=1+1?",2026-11-20,=A1,=9*9\n@x?,2026-11-20,7,5\n').encode(),
    "line breaks in fields": (HEADER + '"Why,\nso ""dear""?",2026-11-20,3,5\r\n').encode(),
    "ids that a spreadsheet damaged": (HEADER + "Why?,2026-11-20,4.892E+092,5\n").encode(),
    "an open quote": (HEADER + '"Why?,2026-11-20\n').encode(),
    "nothing": b"",
    "a header only": HEADER.encode(),
    "a workbook": b"PK\x03\x04 and so on",
    "binary": bytes(range(256)),
}  # fmt: skip


@pytest.mark.parametrize("kind", LISTS)
def test_every_row_of_a_list_is_accounted_for_or_the_list_is_refused_in_words(
    site: SmallSite, program: Program, kind: str
) -> None:
    (site.root / "list.csv").write_bytes(LISTS[kind])
    before = site.read(MONTH)
    done = program.answerable(site.root, "import", "list.csv", "--yes", "--json")
    if done.code == 2:
        assert done.err.strip()
        assert site.read(MONTH) == before
        return
    account = json.loads(done.out)
    assert account["read"] == account["taken"] + account["rejected"] > 0
    again = program.answerable(site.root, "import", "list.csv", "--yes", "--json")
    assert json.loads(again.out)["known"] == account["taken"]


def test_an_article_that_answers_a_question_that_is_gone_is_told(
    site: SmallSite, program: Program
) -> None:
    site.edit("articles/cost/shell.md", ("answers: [q-7k3f9d]", "answers: [q-gone99]"))
    told = program.answerable(site.root, "gaps").said
    assert "content/articles/cost/shell.md:7: " in told
    assert "the article answers q-gone99, which isn't in the backlog" in " ".join(told.split())


def test_two_articles_that_answer_one_question_both_stand_in_the_report(
    site: SmallSite, program: Program
) -> None:
    site.edit("articles/problems/shell.md", ("author: ada", "author: ada\nanswers: [q-7k3f9d]"))
    report = json.loads(program.answerable(site.root, "gaps", "--json").out)
    (row,) = [row for row in report["answered"] if row["id"] == "q-7k3f9d"]
    assert "shell-cost" in json.dumps(row)
    assert "shell-problems" in json.dumps(row)


def test_amounts_in_two_currencies_are_never_added_up(site: SmallSite, program: Program) -> None:
    words = "Can I pay with a wheelbarrow of turnips?"
    more = ("--deal", "d9", "--stage", "first-talk", "--amount", "500", "--currency", "EUR")
    asked(program, site, words, *more)
    assert "€100 at stake, $31,457 lost" in program.answerable(site.root, "gaps").out


def test_the_backlog_is_named_by_ids_only_in_a_log(site: SmallSite, program: Program) -> None:
    done = program.answerable(site.root, "gaps", "--ids")
    assert "q-zzzz9x" in done.said
    assert "turnips" not in done.said


def written_in(folder: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yml")))


def test_what_is_forgotten_is_nowhere_in_the_backlog(site: SmallSite, program: Program) -> None:
    done = program.answerable(site.root, "forget", "--deal", "deal-884417", "--yes")
    assert done.code == 0, done.said
    assert "884417" not in written_in(site.path("questions"))
