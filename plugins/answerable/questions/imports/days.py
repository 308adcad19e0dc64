"""Reads a column of dates: the order of day and month is settled once for all its cells.

Guessed cell by cell, 08/12/2026 and 13/12/2026 would lie four months apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from answerable.questions.imports.mapping import DateOrder
from answerable.questions.imports.source import RefusedImport

EARLIEST_YEAR = 1970
"""Spreadsheets write 1899 and 1900 for an empty cell."""

# '2026-06-15 10:00', '2024-03-31T00:00:00.000Z', '2026/09/27 3:00:00 PM GMT+3'
_TIME = (
    r"(?:[T,]?\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?)?"
    r"\s*(?:Z|[A-Z]{2,5}|(?:GMT|UTC)?\s*[+-]\d{1,2}(?::?\d{2})?)?)?"
)
_YEAR_FIRST = re.compile(rf"(\d{{4}})([-/.])\s?(\d{{1,2}})\2\s?(\d{{1,2}})\.?{_TIME}", re.ASCII)
_YEAR_LAST = re.compile(rf"(\d{{1,2}})([-/.])\s?(\d{{1,2}})\2\s?(\d{{4}}){_TIME}", re.ASCII)
_SHORT_YEAR = re.compile(rf"\d{{1,2}}([-/.])\s?\d{{1,2}}\1\s?\d{{2}}{_TIME}", re.ASCII)
_COUNTED = re.compile(r"\d{5}(?:[.,]\d+)?", re.ASCII)


def date_order(cells: Iterable[tuple[int, str]], asked: DateOrder | None) -> DateOrder | None:
    """Return the order of a column's dates; None if each begins with its year.

    Cells come with their row's number. Raises RefusedImport where they contradict each other or
    what was asked for, or where none of them settles it.
    """
    told: dict[DateOrder, int] = {}
    unclear = 0
    for number, cell in cells:
        match = _YEAR_LAST.fullmatch(cell.strip())
        first, second = (int(match[1]), int(match[3])) if match else (0, 0)
        # No locale of the CLDR writes the month first with points between.
        if first > 12 or (match and match[2] == "."):
            told.setdefault("day-first", number)
        elif second > 12:
            told.setdefault("month-first", number)
        elif first != second:
            unclear = unclear or number
    day_first, month_first = told.get("day-first"), told.get("month-first")
    if day_first and month_first:
        raise RefusedImport(
            f"the dates contradict each other: row {day_first} can only be day-first, row"
            f" {month_first} only month-first; correct them, or split the file"
        )
    settled: DateOrder | None = "day-first" if day_first else "month-first" if month_first else None
    if settled and asked and asked != settled:
        raise RefusedImport(
            f"the dates should be {asked}, but row {told[settled]} can only be {settled}"
        )
    if unclear and not (settled or asked):
        raise RefusedImport(
            f"no date settles the order of day and month (row {unclear} could be either): name it"
            " with --date-order day-first or --date-order month-first"
        )
    return settled or asked


def read_date(text: str, order: DateOrder | None) -> date:
    """Return the day that a cell names, as it was written there; raises ValueError with why not.

    A time and its zone are left out: the day is the one that the export shows.
    """
    cell = text.strip()
    if not cell:
        raise ValueError("it is empty")
    if match := _YEAR_FIRST.fullmatch(cell):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
    elif match := _YEAR_LAST.fullmatch(cell):
        if order not in ("day-first", "month-first"):
            raise ValueError("its year stands last, but the column is year-first")
        year, month, day = int(match[4]), int(match[3]), int(match[1])
        if order == "month-first":
            month, day = day, month
    elif _SHORT_YEAR.fullmatch(cell):
        raise ValueError("its year has two digits; write four")
    elif _COUNTED.fullmatch(cell):
        raise ValueError("it is a spreadsheet's day number; show the column as dates and export it")
    else:
        raise ValueError("it is not a date in digits, like 2026-11-24")
    if year < EARLIEST_YEAR:
        raise ValueError(f"its year lies before {EARLIEST_YEAR}")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError("it is not a day of the calendar") from None
