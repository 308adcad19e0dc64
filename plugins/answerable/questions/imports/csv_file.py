"""The source of imports `csv`: a file of separated values, read by a mapping of its columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten

from answerable.questions.imports.amounts import decimal_sign
from answerable.questions.imports.cells import Cells
from answerable.questions.imports.days import date_order
from answerable.questions.imports.keys import Keys, id_of
from answerable.questions.imports.layout import Layout, data_rows, layout_of
from answerable.questions.imports.mapping import ImportMapping
from answerable.questions.imports.sheet import Row, Sheet
from answerable.questions.imports.source import Fault, RefusedImport, Rejected, Taken
from answerable.questions.imports.standing import Standings
from answerable.questions.imports.terms import Terms

MOST_ROWS = 50_000
"""More rows in one import are no list of questions that a person has looked at."""


@dataclass(frozen=True)
class CsvSource:
    """A CSV file of which all that holds for whole columns is settled."""

    sheet: Sheet
    mapping: ImportMapping
    terms: Terms
    layout: Layout
    positions: Mapping[str, int]
    standings: Standings

    @staticmethod
    def of(sheet: Sheet, mapping: ImportMapping, terms: Terms) -> CsvSource:
        """Return the source, settled; raises RefusedImport where a column can't be."""
        layout = layout_of(sheet, mapping.header_rows)
        positions = {
            role: layout.position(column) for role, column in mapping.columns.named.items()
        }
        _each_once(positions, layout)
        standings = Standings.of(mapping, terms.stages)

        def column(role: str) -> Iterator[tuple[int, str]]:
            if role not in positions:
                return iter(())
            at = positions[role]
            return ((row.number, _cell(row, at)) for row in data_rows(sheet, layout))

        rows = sum(1 for _ in data_rows(sheet, layout))
        if rows > MOST_ROWS:
            raise RefusedImport(
                f"the file has {rows:,} rows, more than the {MOST_ROWS:,} of one import; split it"
            )
        settled = {
            "date_order": date_order(column("date"), mapping.date_order),
            "decimal": decimal_sign(column("amount"), mapping.decimal),
        }
        standings.check(
            (cell for _, cell in column("outcome")), (cell for _, cell in column("stage"))
        )
        return CsvSource(
            sheet, mapping.model_copy(update=settled), terms, layout, positions, standings
        )

    @property
    def header(self) -> Sequence[tuple[str, ...]]:
        """The rows that stand above rejected rows."""
        return [row.cells for row in self.layout.header]

    @property
    def left_out(self) -> Mapping[str, int]:
        """What is no row of data, with its count."""
        return self.layout.left_out

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should know of the whole file; no word of any cell."""
        undated = (f"no column holds dates: every ask gets the date {self.terms.on}",)
        return (*self.sheet.warnings, *(() if "date" in self.positions else undated))

    def named(self) -> dict[str, str]:
        """Return the name of the column for each thing that was found, fit for one line."""
        names = {
            role: column if isinstance(column, str) else self.layout.name(column - 1)
            for role, column in self.mapping.columns.named.items()
        }
        return {role: shorten(name, 80, placeholder="…") for role, name in names.items()}

    def rows(self) -> Iterator[Taken | Rejected]:
        """Yield each row of data once, in the file's order."""
        keys = Keys(f"{self.sheet.kind}:{self.terms.name}")
        for row in data_rows(self.sheet, self.layout):
            yield self._row(row, keys)

    def _row(self, row: Row, keys: Keys) -> Taken | Rejected:
        surplus = any(cell.strip() for cell in row.cells[self.layout.width :])
        if self.layout.width and surplus:
            reason = (
                f"it has more cells than the header's {self.layout.width}; a cell that holds the"
                " delimiter needs quotes"
            )
            return Rejected(row.number, row.cells, (Fault("", reason),))
        held = {role: _cell(row, at) for role, at in self.positions.items()}
        cells = Cells(held, self.mapping, self.terms, self.standings)
        item = cells.question(keys)
        if item is not None:
            own_id = id_of(item.ask.source) if held.get("id") else ""
            return Taken(row.number, row.cells, item, own_id, tuple(cells.remarks))
        names = self.named()
        faults = [Fault(names[role], reason, held[role]) for role, reason in cells.faults]
        return Rejected(row.number, row.cells, tuple(faults))


def _cell(row: Row, at: int) -> str:
    return row.cells[at].strip() if at < len(row.cells) else ""


def _each_once(positions: Mapping[str, int], layout: Layout) -> None:
    seen: dict[int, str] = {}
    for role, at in positions.items():
        if at in seen:
            raise RefusedImport(
                f"'{layout.name(at)}' can't be both '{seen[at]}' and '{role}'; delete one of them"
                " from the mapping"
            )
        seen[at] = role
