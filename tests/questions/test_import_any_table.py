"""Whatever stands in a table, every row is taken or rejected, and what is taken stands there."""

from __future__ import annotations

import csv
import tempfile
from itertools import zip_longest
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from answerable.questions import Handed, load_backlog
from answerable.questions.handing import cleaned_text
from answerable.questions.imports import (
    Columns,
    CsvSource,
    ImportMapping,
    RefusedImport,
    Rejected,
    guess,
    import_all,
    open_sheet,
)
from answerable.questions.imports.rejects import marked, unmarked
from answerable.questions.sameness import words_alike
from import_cases import terms

HEADER = ("Question", "Date", "Amount", "Deal ID", "Notes")

CELLS = st.one_of(
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20),
    st.sampled_from(
        ["Why?", "why", "2026-11-20", "20.11.2026", "11/20/2026", "1.234", "12,50", "$5",
         "4.892E+092", "=1+1", '"', "'=1", "Total", "Question", "", " ", "\n", "a\r\nb"]
    ),
)  # fmt: skip
GOOD_ROWS = st.tuples(
    CELLS,
    st.sampled_from(["2026-11-20", "2026/11/21 10:00", "20.11.2026"]),
    st.sampled_from(["", "500", "$1,000.00"]),
    st.sampled_from(["", "1", "2"]),
    CELLS,
).map(list)
TABLES = st.lists(
    st.one_of(GOOD_ROWS, st.lists(CELLS, min_size=0, max_size=7)), min_size=1, max_size=12
)


@settings(max_examples=150, deadline=None)
@given(TABLES, st.sampled_from([",", ";", "\t", "|"]))
@example([["Why?", "2026-11-20"], ["Total"]], ",")
@example([["x", "13/12/2026"], ["y", "12/13/2026"]], ",")
def test_rows_read_are_rows_taken_and_rows_rejected(rows: list[list[str]], delimiter: str) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        path = folder / "list.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=delimiter).writerows([HEADER, *rows])
        sheet = open_sheet(path)
        found, header_rows = guess(sheet)
        mapping = ImportMapping(columns=Columns.model_validate(found), header_rows=header_rows)
        try:
            source = CsvSource.of(sheet, mapping, terms())
        except RefusedImport:
            return
        account = import_all(source, folder / "questions", folder, folder / "rejects.csv")
        assert account.read == len(account.taken) + len(account.rejected)
        assert account.read + sum(account.left_out.values()) == 1 + len(rows)
        _stand_in_the_backlog(account.taken, rows, folder)
        _stand_in_the_rejects(account.rejected, folder / "rejects.csv", rows)
        before = _bytes(folder)
        again = import_all(source, folder / "questions", folder, folder / "rejects.csv")
        assert again.count("known") == len(again.taken) == len(account.taken)
        assert _bytes(folder) == before


def _stand_in_the_backlog(
    taken: tuple[tuple[int, Handed], ...], rows: list[list[str]], folder: Path
) -> None:
    loaded = load_backlog(folder / "questions", folder)
    assert loaded.findings == ()
    held = loaded.backlog.by_id
    asks = sum(len(question.asks) for question in held.values())
    assert asks == len(taken)
    for number, handed in taken:
        question = held[handed.id]
        words = cleaned_text(rows[number - 2][0])
        if handed.state == "new":
            assert question.question == words
        assert words_alike(question.question) == words_alike(words)


def _stand_in_the_rejects(
    rejected: tuple[Rejected, ...], path: Path, rows: list[list[str]]
) -> None:
    for row in rejected:
        assert list(row.cells) == rows[row.number - 2]
    if not rejected:
        assert not path.exists()
        return
    kept = [row.cells for row in open_sheet(path).rows()][1:]
    for row, cells in zip_longest(rejected, kept):
        assert tuple(cells[: len(row.cells)]) == row.cells
        assert not any(cells[len(row.cells) :])


@given(CELLS)
def test_a_mark_before_a_formula_can_be_taken_away_again(cell: str) -> None:
    assert unmarked(marked(cell)) == cell
    assert not marked(cell).startswith(("=", "+", "-", "@", "\t"))


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
