"""Importers: other packages' readers of files that are no CSV, as rows of cells.

Whatever a file is, its rows go the same way: a header that is guessed or mapped, dates and amounts
settled for whole columns, rejects, and an account of every row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from answerable.extras import IMPORTERS, extras
from answerable.questions.imports.sheet import Row, Sheet, check_size, open_csv
from answerable.questions.imports.source import RefusedImport

_OWN = ("csv",)


@dataclass(frozen=True)
class Importer:
    """A kind of file of questions: the endings of its names, and what reads its rows.

    `read` gives each row as the texts of its cells, the header first, and raises ValueError with
    words for people where the file is not of its kind.
    """

    endings: tuple[str, ...]
    read: Callable[[Path], Iterable[Sequence[str]]]


@dataclass(frozen=True)
class _ReadSheet:
    """The rows that an importer read."""

    path: Path
    kind: str
    held: tuple[Row, ...]
    warnings: tuple[str, ...] = ()

    def rows(self) -> Iterator[Row]:
        """Yield all rows."""
        yield from self.held


@cache
def importers() -> dict[str, Importer]:
    """Return the importers of other packages by their names; raises ExtraError."""
    return extras(IMPORTERS, Importer, _OWN)


def open_sheet(path: Path, encoding: str | None = None, delimiter: str | None = None) -> Sheet:
    """Return a file's sheet, read by the importer of its ending, else as CSV.

    Raises RefusedImport if it can't be read.
    """
    for name, importer in importers().items():
        if path.suffix.lower() in importer.endings:
            return _read(path, name, importer)
    return open_csv(path, encoding, delimiter)


def _read(path: Path, name: str, importer: Importer) -> _ReadSheet:
    check_size(path)
    try:
        rows = [tuple(str(cell) for cell in cells) for cells in importer.read(path)]
    except (OSError, ValueError) as error:
        raise RefusedImport(f"the importer '{name}' can't read the file: {error}") from None
    held = tuple(Row(number, cells) for number, cells in enumerate(rows, start=1))
    return _ReadSheet(path, name, held)
