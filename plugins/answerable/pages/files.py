"""Files below docs_dir that a text names: where they lie, and whether they are there."""

from __future__ import annotations

import posixpath
from collections.abc import Collection
from pathlib import Path

from answerable.ids import nearest


def from_docs(named: str, page: str) -> str:
    """Return a file's path below docs_dir: `named` is seen from the page, or with `/` from there.

    A path that leads out of docs_dir keeps its `../`.
    """
    if named.startswith("/"):
        return posixpath.normpath(named.lstrip("/"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), named))


def is_there(docs: Path, path: str) -> bool:
    """Return whether a file is there; capitals count, as they do for the hosts of sites."""
    folder = docs
    for part in path.split("/"):
        if not folder.is_dir() or part not in {held.name for held in folder.iterdir()}:
            return False
        folder = folder / part
    return folder.is_file()


def none_there(docs: Path, path: str, endings: Collection[str]) -> str:
    """Return in words that a file isn't there, with the nearest one that is."""
    known = [
        file.relative_to(docs).as_posix()
        for file in sorted(docs.rglob("*"))
        if file.suffix.lower() in endings and file.is_file()
    ]
    near = nearest(path, known) or next(
        (name for name in known if posixpath.basename(name) == posixpath.basename(path)), None
    )
    hint = f"did you mean '/{near}'?" if near else f"put the file into {docs.name}/"
    return f"there is no file '/{path}'; {hint}"
