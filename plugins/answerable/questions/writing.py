"""Puts files on the disk so that neither a second writer nor a crash loses a byte."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path

from filelock import FileLock, Timeout

from answerable.findings import AnswerableError

LOCK_NAME = ".answerable.lock"
"""The lock's file, in the backlog's folder; the reader passes over names with a leading dot."""

LONGEST_WAIT_S = 20.0
"""How long a writer waits for the others before it gives up."""


class WritingError(AnswerableError):
    """A file couldn't be written; it is as it was."""


class ChangedError(AnswerableError):
    """Somebody without the lock, such as an editor, changed a file since it was read."""


@contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; raises WritingError if it isn't free in time or can't be made."""
    lock = FileLock(folder / LOCK_NAME)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=LONGEST_WAIT_S)
    except Timeout:
        raise WritingError(
            f"another program has been writing there for {LONGEST_WAIT_S:.0f} seconds; try again"
        ) from None
    except NotImplementedError:
        raise WritingError("this disk can't lock files; keep the backlog on another") from None
    except OSError as error:
        raise WritingError(reason(error)) from None
    try:
        yield
    finally:
        lock.release()


def reason(error: OSError) -> str:
    """Return why the system refused, in the middle of a sentence."""
    words = error.strerror or str(error)
    return words[:1].lower() + words[1:]


def stamp(path: Path) -> tuple[int, int, int] | None:
    """Return what changes whenever a file's content does, or None where there is no file."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def replace(path: Path, content: bytes, seen: tuple[int, int, int] | None) -> None:
    """Replace a file's content at once, or create it; a link stays, and so do the permissions.

    Raises ChangedError if the file is no longer the one whose stamp was `seen`, and WritingError
    if the system refuses. In both cases, and after a crash, the old file stands whole.
    """
    try:
        target = path.resolve()
        temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
        _sweep(target)
        try:
            _write(temporary, content, target)
            if stamp(path) != seen:
                raise ChangedError(f"{path.name} was changed by another program meanwhile")
            temporary.replace(target)
        finally:
            with suppress(FileNotFoundError):
                temporary.unlink()
        _sync_folder(target.parent)
    except OSError as error:
        raise WritingError(reason(error)) from None


def _write(temporary: Path, content: bytes, target: Path) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with open(os.open(temporary, flags, 0o666), "wb") as file:  # noqa: PTH123 a file's number
        with suppress(FileNotFoundError):
            old = target.stat()
            if hasattr(os, "fchown"):
                with suppress(PermissionError):
                    os.fchown(file.fileno(), old.st_uid, old.st_gid)
            temporary.chmod(stat.S_IMODE(old.st_mode))
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sweep(target: Path) -> None:
    """Delete what a killed writer left half-written; whoever holds the lock is the only one."""
    for left in target.parent.glob(f".{escape(target.name)}.*.tmp"):
        left.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return  # elsewhere a folder can't be opened, and a rename is journalled
    with suppress(OSError):  # the file is in its place already; only a power cut could undo it
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
