"""Writes private reports to files: whole or not at all, and never where they would be published."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from answerable.findings import AnswerableError


class ReportError(AnswerableError):
    """The report can't or mustn't be written there; the message says where it can."""


def check_report_path(file: Path, ending: str, published: Iterable[tuple[str, Path]]) -> Path:
    """Return the file to write, with links followed.

    Raises ReportError where it has another ending than a report's, so that no slip overwrites
    content, or lies in a folder that is published; `published` holds each of them after its name.
    """
    if file.suffix.lower() != ending:
        raise ReportError(f"'{file}' must end in {ending}, so that nothing else is overwritten")
    target = file.resolve()
    for what, folder in published:
        if _inside(target, folder):
            raise ReportError(
                f"'{file}' lies in {what} ({folder}), which is published, and the report is"
                " private: it holds customers' words, deals and amounts. Name a file outside of it"
            )
    if target.is_dir():
        raise ReportError(f"'{file}' is a folder; name a file in it")
    if not target.parent.is_dir():
        raise ReportError(f"there is no folder '{file.parent}'; make it, or name another")
    return target


def write_report(target: Path, content: bytes) -> None:
    """Write a file whole, readable by its owner only: it takes the place of what stood there.

    Raises ReportError where that can't be done; then the old file is still there.
    """
    draft = ""
    try:
        number, draft = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(target)
    except OSError as error:
        if draft:
            Path(draft).unlink(missing_ok=True)
        raise ReportError(f"'{target}' can't be written: {error.strerror}") from None


def _inside(target: Path, folder: Path) -> bool:
    """Return whether a file lies in a folder, by name or, where it exists, by what it really is.

    Names alone don't tell: a disk may take Docs and docs for the same.
    """
    if target.is_relative_to(folder.resolve()):
        return True
    around = (path for path in (target, *target.parents) if path.exists())
    return folder.exists() and any(path.samefile(folder) for path in around)
