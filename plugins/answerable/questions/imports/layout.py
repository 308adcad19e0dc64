"""Finds what is no data in a sheet: header rows, blank rows, a report's footer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answerable.ids import suggestion
from answerable.questions.imports.mapping import Column
from answerable.questions.imports.sheet import Row, Sheet
from answerable.questions.imports.source import RefusedImport

# What Salesforce writes below a report.
_FOOTER = re.compile(
    r"Grand Totals? \([\d.,]+ records?\)|(?:Grand )?Totals?|Confidential Information\b.*"
    r"|Copyright (?:\(c\)|©) .*",
    re.IGNORECASE,
)
_HINT = re.compile(r"sep=.?\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Layout:
    """The parts of a sheet: its header rows, the number of its last row of data, the rest."""

    header: tuple[Row, ...]
    last: int
    hints: int = 0
    blank: int = 0
    footer: int = 0
    repeated: int = 0

    @property
    def width(self) -> int:
        """The number of columns that have a name; 0 without a header."""
        return _width(self.header)

    @property
    def names(self) -> tuple[str, ...]:
        """The name of each column, from the first header row that gives one."""
        return tuple(self.name(column) for column in range(self.width))

    def name(self, column: int) -> str:
        """Return a column's name, or its number where it has none."""
        held = (row.cells[column].strip() for row in self.header if column < len(row.cells))
        return next((name for name in held if name), f"column {column + 1}")

    def position(self, column: Column) -> int:
        """Return where a column stands, from 0; raises RefusedImport if it isn't there once."""
        if isinstance(column, int):
            if column < 1 or (self.width and column > self.width):
                raise RefusedImport(f"there is no column {column}; the header has {self.width}")
            return column - 1
        rows = [row.cells for row in self.header]
        held = sorted(
            {at for cells in rows for at in range(len(cells)) if _same(cells[at], column)}
        )
        if not held:
            if not self.header:
                raise RefusedImport(f"'{column}': without a header, columns are named by number")
            near = suggestion(column, self.names)
            raise RefusedImport(f"no column is called '{column}' in row {self._numbers}{near}")
        if len(held) > 1:
            numbers = " or ".join(str(at + 1) for at in held)
            raise RefusedImport(
                f"'{column}' is the name of several columns; write the number of one: {numbers}"
            )
        return held[0]

    def unique(self, at: int) -> Column:
        """Return a column's name if it is its alone, else its number."""
        name = self.name(at).replace("\r\n", "\n")
        alone = sum(_same(cell, name) for row in self.header for cell in row.cells) == 1
        return name if alone else at + 1

    @property
    def left_out(self) -> dict[str, int]:
        """What is no row of data, with its count."""
        counts = {
            "header": len(self.header),
            "repeated header": self.repeated,
            "blank": self.blank,
            "footer": self.footer,
            "delimiter's name": self.hints,
        }
        return {words: count for words, count in counts.items() if count}

    @property
    def _numbers(self) -> str:
        return " or ".join(str(row.number) for row in self.header)


def layout_of(sheet: Sheet, header_rows: int) -> Layout:
    """Return the parts of a sheet; raises RefusedImport if it holds no row of data."""
    header: list[Row] = []
    hints = blank = repeated = footer = last = 0
    for row in sheet.rows():
        if is_hint(row):
            hints += 1
        elif row.blank:
            blank += 1
        elif len(header) < header_rows:
            header.append(row)
        elif _repeats(row, header):
            repeated += 1
        elif _is_footer(row, header):
            footer += 1
        else:
            last, footer = row.number, 0  # what looked like a footer above is data
    if not last:
        raise RefusedImport("the file holds no row below its header")
    return Layout(tuple(header), last, hints, blank, footer, repeated)


def data_rows(sheet: Sheet, layout: Layout) -> Iterator[Row]:
    """Yield the rows of data: all that are read, and either taken or rejected."""
    first = layout.header[-1].number if layout.header else 0
    for row in sheet.rows():
        if row.number > layout.last:
            return
        if row.number <= first or row.blank or is_hint(row) or _repeats(row, layout.header):
            continue
        yield row


def is_hint(row: Row) -> bool:
    """Return whether a row is Excel's line that names the delimiter."""
    return row.number == 1 and not any(row.cells[1:]) and bool(_HINT.match("".join(row.cells)))


def _repeats(row: Row, header: Sequence[Row]) -> bool:
    return any(row.cells == above.cells for above in header)


def _is_footer(row: Row, header: Sequence[Row]) -> bool:
    held = [cell for cell in row.cells if cell.strip()]
    wide = _width(header) > 1
    return (
        wide and len(held) == 1 and bool(row.cells[0]) and bool(_FOOTER.fullmatch(held[0].strip()))
    )


def _width(header: Sequence[Row]) -> int:
    return max((len(_trimmed(row.cells)) for row in header), default=0)


def _trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return cells[:end]


def _same(cell: str, name: str) -> bool:
    return " ".join(cell.split()) == " ".join(name.split())
