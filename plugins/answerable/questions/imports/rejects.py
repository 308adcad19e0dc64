"""Keeps rejected rows whole in a file that can be mended in a spreadsheet and imported again.

Two columns are added, and cells that look like formulas are marked; reading the file again takes
both away.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

from answerable.questions.imports.mapping import write_whole
from answerable.questions.imports.source import Rejected

REASON_COLUMN = "answerable: why rejected"
ROW_COLUMN = "answerable: row"

# A spreadsheet runs a cell that begins so as a formula:
# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")


def write_rejects(
    path: Path, header: Sequence[Sequence[str]], rejected: Sequence[Rejected]
) -> None:
    """Write header rows and rejected rows with the reason of each; raises OSError."""
    width = max(len(row) for row in (*header, *(row.cells for row in rejected)))
    held = io.StringIO()
    writer = csv.writer(held)
    extra = [ROW_COLUMN, REASON_COLUMN]
    for above in header or [()]:
        writer.writerow([*_padded(above, width), *extra])
        extra = ["", ""]
    for row in rejected:
        reasons = "; ".join(map(str, row.faults))
        writer.writerow([*_padded(row.cells, width), row.number, marked(reasons)])
    write_whole(path, held.getvalue().encode("utf-8-sig", "replace"))


def kept_columns(first_row: Sequence[str]) -> int | None:
    """Return how many columns of a file of rejects are the first file's; None for any other."""
    ours = [ROW_COLUMN, REASON_COLUMN]
    starts = (at for at in range(len(first_row)) if list(first_row[at : at + 2]) == ours)
    return next(starts, None)


def marked(cell: str) -> str:
    """Return a cell with an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unmarked(cell: str) -> str:
    """Return a cell of a file of rejects as it stood in the first file."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _padded(cells: Sequence[str], width: int) -> list[str]:
    return [*map(marked, cells), *[""] * (width - len(cells))]
