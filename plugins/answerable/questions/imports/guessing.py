"""Guesses from a header which column holds what; a person confirms it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from answerable.questions.imports.layout import Layout, is_hint
from answerable.questions.imports.mapping import Column
from answerable.questions.imports.sheet import Row, Sheet
from answerable.questions.imports.words import plain, words

LOOKED_AT = 50
"""Rows that a guess looks at."""

HEADER_WITHIN = 3
"""A header stands in one of the first so many rows."""

_IN_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")


def guess(sheet: Sheet) -> tuple[dict[str, Column], int]:
    """Return which column holds what, and how many header rows there are.

    Without a column for the question the guess has failed; what else was found is there.
    """
    rows = islice(sheet.rows(), LOOKED_AT)
    top = [row for row in rows if not row.blank and not is_hint(row)]
    for number, row in enumerate(top[:HEADER_WITHIN]):
        found = _columns(row, top[number + 1 :])
        if "question" in found:
            break
    else:
        number, found = 0, _columns(top[0], top[1:]) if top else {}
    header_rows = number + 1
    if "question" in found and header_rows < len(top) and _is_second_header(top[header_rows]):
        header_rows += 1
    others = [row for row in top[:header_rows] if row is not top[number]]
    layout = Layout((*top[number : number + 1], *others), 0)
    return {role: layout.unique(at) for role, at in found.items()}, header_rows


def _columns(header: Row, below: Sequence[Row]) -> dict[str, int]:
    found: dict[str, int] = {}
    for role, names in words().columns.items():
        free = [at for at in range(len(header.cells)) if at not in found.values()]
        fits = [
            (names.index(form), way, at)
            for at in free
            for way, form in enumerate(_forms(header.cells[at]))
            if form in names
        ]
        if fits:
            found[role] = min(fits)[2]
    if "question" not in found:
        asking = [at for at, cell in enumerate(header.cells) if cell.strip().endswith("?")]
        # A row of data may hold a question too, but no column's name.
        if len(asking) == 1 and found and asking[0] not in found.values():
            found = {"question": asking[0]} | found
    if "id" not in found:
        for at, cell in enumerate(header.cells):
            named = cell.strip() == "#" or plain(cell) in words().perhaps_id
            if named and at not in found.values() and not _counted(at, below):
                found["id"] = at
                break
    return found


def _forms(name: str) -> Iterator[str]:
    """Yield the ways to read a column's name, the nearest to what is written first."""
    bare = _IN_BRACKETS.sub(" ", name)
    yield plain(name)
    yield plain(bare)
    prefix, _, rest = bare.partition(":") if ":" in bare else bare.partition(" - ")
    if rest and plain(prefix) in words().prefixes:
        yield plain(rest)


def _counted(at: int, rows: Sequence[Row]) -> bool:
    """Return whether a column's cells may only count the rows: such numbers begin anew."""
    held = [row.cells[at].strip() for row in rows if at < len(row.cells)]
    return not held or any(cell.isdigit() or not cell for cell in held)


def _is_second_header(row: Row) -> bool:
    roles = {
        role
        for role, names in words().columns.items()
        for cell in row.cells
        if plain(cell) in names
    }
    return len(roles) > 1 and bool(roles & {"question", "date"})
