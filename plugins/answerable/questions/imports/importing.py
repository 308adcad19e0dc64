"""Hands in what a source of imports gives, and accounts for every row."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from answerable.findings import Level
from answerable.questions.backlog import load_backlog, question_files
from answerable.questions.handing import Handed, State, StoreError
from answerable.questions.imports.known import KnownAsks
from answerable.questions.imports.rejects import write_rejects
from answerable.questions.imports.source import (
    Fault,
    ImportSource,
    RefusedImport,
    Rejected,
    Taken,
)
from answerable.questions.store import Store


@dataclass(frozen=True)
class Account:
    """What became of every row: rows read are rows taken and rows rejected, always.

    Of the known asks `differing` say now something else than the backlog; where an update was
    asked for, the backlog says it too.
    """

    taken: tuple[tuple[int, Handed], ...] = ()
    rejected: tuple[Rejected, ...] = ()
    remarks: Mapping[str, int] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)
    differing: int = 0
    updated: bool = False

    @property
    def read(self) -> int:
        """The number of rows of data."""
        return len(self.taken) + len(self.rejected)

    def count(self, state: State) -> int:
        """Return how many rows were a new question, one asked again, or a known ask."""
        return sum(handed.state == state for _, handed in self.taken)


def import_all(
    source: ImportSource, folder: Path, root: Path, rejects: Path | None, update: bool = False
) -> Account:
    """Hand in all rows of a source to the backlog in `folder`; keep rejected rows in `rejects`.

    With `update`, asks that are known get the stage, amount and outcome of their rows. Raises
    RefusedImport where something can't be read or written, saying how far it came.
    """
    known = _known(folder, root)
    taken, rejected = _sorted(source, known)
    if rejected and rejects:
        try:
            write_rejects(rejects, source.header, rejected)
        except OSError as error:
            raise RefusedImport(
                f"{rejects.name} can't be written ({error.strerror}), so nothing was imported"
            ) from None
    there = {row.number: known.handed(row.item.ask) for row in taken}
    fresh = [row for row in taken if there[row.number] is None]
    store = Store(folder, root)
    try:
        handed = store.hand_in([row.item for row in fresh])
        changes = known.changes(row.item.ask for row in taken)
        if update and changes:
            store.revise([known.question_of[source] for source in changes], known.changed(changes))
    except StoreError as error:
        raise RefusedImport(
            f"{error}. Import the file again for the rest: no ask is doubled"
        ) from None
    new = dict(zip((row.number for row in fresh), handed, strict=True))
    return Account(
        tuple((row.number, there[row.number] or new[row.number]) for row in taken),
        tuple(rejected),
        Counter(remark for row in taken for remark in row.remarks),
        source.left_out,
        len(changes),
        update,
    )


@contextmanager
def rehearsal(folder: Path) -> Iterator[Path]:
    """Give a copy of the backlog for a dry run; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="answerable-") as temporary:
        copy = Path(temporary) / "questions"
        copy.mkdir()
        for path in question_files(folder):
            shutil.copyfile(path, copy / path.name)
        yield copy


def _known(folder: Path, root: Path) -> KnownAsks:
    """Return the asks of the backlog; raises RefusedImport if some can't be read.

    What they hold would be taken for new.
    """
    loaded = load_backlog(folder, root)
    errors = [fault for fault in loaded.findings if fault.level is Level.ERROR]
    if errors:
        first = "\n".join(str(fault) for fault in errors[:5])
        raise RefusedImport(
            "the backlog has errors, so known questions could come in twice; mend them first"
            f" ('answerable check' lists them):\n{first}"
        )
    return KnownAsks.of(loaded.backlog)


def _sorted(source: ImportSource, known: KnownAsks) -> tuple[Sequence[Taken], list[Rejected]]:
    taken: list[Taken] = []
    rejected: list[Rejected] = []
    for row in source.rows():
        if isinstance(row, Rejected):
            rejected.append(row)
        elif other := known.other_words(row.item.ask, row.own_id):
            reason = (
                f"the row's id is known with another question, as {other}; change that one by"
                " hand, or give this row another id"
            )
            rejected.append(Rejected(row.number, row.cells, (Fault("", reason),)))
        else:
            taken.append(row)
    return taken, rejected
