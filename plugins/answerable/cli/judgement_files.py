"""Reads files of judgements: lists of ids, and the gap report's table with a column more."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from answerable.questions.imports import (
    CsvSheet,
    RefusedImport,
    data_rows,
    layout_of,
    open_csv,
    plain,
    yes_or_no,
)

STDIN = "-"
COLUMNS = ("id", "proposal", "answers")

_WORDS = re.compile(r"""[^\s,;"']+""")
_CELLS = re.compile(r"[,;\t|]")


@dataclass(frozen=True)
class Line:
    """One line of a file: its place there, and what it says or what is wrong with it.

    Without an `article` it is the proposed one; without `answers` the command tells.
    """

    place: str
    question: str = ""
    article: str = ""
    answers: bool | None = None
    fault: str = ""


def judgement_lines(source: str) -> tuple[Line, ...]:
    """Return the lines of a file, or of standard input; raises RefusedImport if it can't be read.

    Blank lines, comments and rows of a table without an answer are left out.
    """
    if source != STDIN:
        return tuple(_lines(Path(source)))
    with tempfile.TemporaryDirectory() as folder:
        held = Path(folder, "list")
        held.write_bytes(sys.stdin.buffer.read())
        return tuple(_lines(held))


def _lines(path: Path) -> Iterator[Line]:
    sheet = open_csv(path)
    text = path.read_text(encoding=sheet.encoding)
    return _of_table(sheet) if _is_table(text) else _of_list(text)


def _is_table(text: str) -> bool:
    """Return whether the first line that isn't Excel's hint names a column of ids."""
    lines = (line for line in text.split("\n") if line.strip() and not line.startswith("sep="))
    return "id" in map(plain, _CELLS.split(next(lines, "")))


def _of_list(text: str) -> Iterator[Line]:
    for number, line in enumerate(text.split("\n"), start=1):
        words = _WORDS.findall(line.partition("#")[0])
        if len(words) > 2:
            fault = "write a question's id and, behind it, an article's, and no more"
            yield Line(f"line {number}", fault=fault)
        elif words:
            yield Line(f"line {number}", *words)


def _of_table(sheet: CsvSheet) -> Iterator[Line]:
    layout = layout_of(sheet, header_rows=1)
    names = [plain(name) for name in layout.names]
    for column in COLUMNS:
        if names.count(column) != 1:
            raise RefusedImport(
                f"the table has {names.count(column)} columns '{column}', and needs one; take what"
                " 'answerable gaps --csv FILE' writes, and add a column 'answers' with yes or no"
            )
    positions = [names.index(column) for column in COLUMNS]
    for row in data_rows(sheet, layout):
        cells = [*row.cells, *[""] * len(names)]
        question, article, said = (cells[at].strip() for at in positions)
        place = f"row {row.number}"
        try:
            answers = yes_or_no(said)
        except ValueError:
            yield Line(place, fault="'answers' says neither yes nor no")
            continue
        if answers is None:
            continue
        if article:
            yield Line(place, question, article, answers)
        else:
            yield Line(place, fault="'proposal' names no article; write its id there")
