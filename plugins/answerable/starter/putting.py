"""Puts a plan's files in place: all of them, or none."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from errno import EEXIST, ENOTDIR
from pathlib import Path

from answerable.starter.new_site import StarterError
from answerable.starter.planning import Change, Plan, is_there

UNFINISHED = ".answerable-init"
"""The ending of a file that is being written; nothing reads it."""


def put(plan: Plan) -> None:
    """Write what the plan adds and changes.

    Everything is written beside its place first and moved there last, so that a full disk or an
    interruption is met before anything can be seen; what was moved by then is taken back. Raises
    StarterError.
    """
    with ExitStack() as undoing:
        try:
            _put(plan, undoing)
        except OSError as error:
            name = _shown(error, plan.root)
            raise StarterError(
                f"{name} can't be written: {error.strerror}; nothing has been changed"
            ) from None
        undoing.pop_all()


def _put(plan: Plan, undoing: ExitStack) -> None:
    """Write and move the files.

    `undoing` learns how to take back each step before it is done, for an interruption may come
    right behind it.
    """
    _folder(plan.root, undoing)
    moves: list[tuple[Path, Path]] = []
    for file in plan.added:
        path = plan.root / file.path
        _folder(path.parent, undoing)
        moves.append((_written(path, file.text.encode(), undoing), path))
    for change in plan.changed:
        _unchanged(plan.root, change)
        path = (plan.root / change.path).resolve()
        aside = _written(path, change.after, undoing)
        shutil.copymode(path, aside)
        undoing.callback(_restore, path, change)
        aside.replace(path)
    for aside, path in moves:
        if is_there(path):
            raise FileExistsError(EEXIST, "a file of this name has just appeared", str(path))
        undoing.callback(path.unlink, missing_ok=True)
        aside.replace(path)


def _folder(folder: Path, undoing: ExitStack) -> None:
    """Make a folder and those above it, and note which are new."""
    missing = []
    at = folder
    while not at.exists():
        missing.append(at)
        at = at.parent
    if not at.is_dir():
        raise NotADirectoryError(ENOTDIR, "it is a file, and must be a folder", str(at))
    for new in reversed(missing):
        undoing.callback(_remove_empty, new)
        new.mkdir()


def _written(path: Path, data: bytes, undoing: ExitStack) -> Path:
    aside = path.with_name(path.name + UNFINISHED)
    undoing.callback(aside.unlink, missing_ok=True)
    with aside.open("wb") as file:
        file.write(data)
    return aside


def _unchanged(root: Path, change: Change) -> None:
    if (root / change.path).read_bytes() != change.before:
        path = str(root / change.path)
        raise FileExistsError(EEXIST, "somebody has just changed it; run the command again", path)


def _restore(path: Path, change: Change) -> None:
    if path.read_bytes() == change.before:
        return
    aside = path.with_name(path.name + UNFINISHED)
    aside.write_bytes(change.before)
    shutil.copymode(path, aside)
    aside.replace(path)


def _remove_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


def _shown(error: OSError, root: Path) -> str:
    name = str(error.filename or root).removesuffix(UNFINISHED)
    path = Path(name)
    return path.relative_to(root).as_posix() if path != root and path.is_relative_to(root) else name
