"""What every source of imports gives: its rows, each taken or rejected, none left out in silence.

A new source is one file with a class that has these members; the rest of an import (handing in,
rejects, the account) is the same for all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from answerable.findings import AnswerableError
from answerable.questions.handing import NewQuestion


class RefusedImport(AnswerableError):  # noqa: N818 - what happened, in the words of a person
    """A file can't be imported as it stands; the words say what to do."""


@dataclass(frozen=True)
class Fault:
    """Why a cell can't be taken: the column's name, the reason without the value, the value."""

    column: str
    reason: str
    value: str = ""

    def __str__(self) -> str:
        return f"{self.column}: {self.reason}" if self.column else self.reason


@dataclass(frozen=True)
class Taken:
    """A row that becomes one ask; the ask's source is the row's key, the same in each export.

    `own_id` is what all keys begin with that rows with this row's own id may have, or nothing.
    """

    number: int
    cells: tuple[str, ...]
    item: NewQuestion
    own_id: str = ""
    remarks: tuple[str, ...] = ()
    """What was left out of it, in words that many rows may share."""


@dataclass(frozen=True)
class Rejected:
    """A row that can't be taken, whole, with the fault of each problem cell."""

    number: int
    cells: tuple[str, ...]
    faults: tuple[Fault, ...]


class ImportSource(Protocol):
    """One file of customers' questions, ready to be read."""

    @property
    def header(self) -> Sequence[tuple[str, ...]]:
        """The rows that stand above rejected rows."""

    @property
    def left_out(self) -> Mapping[str, int]:
        """What is no row of data, with its count: 'blank' -> 3."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should know of the whole file; no word of any cell."""

    def rows(self) -> Iterator[Taken | Rejected]:
        """Yield each row of data once, in the file's order."""
