"""Files that a fence names: where they lie below docs_dir, and whether they are there."""

from __future__ import annotations

import posixpath
from collections.abc import Collection
from pathlib import Path

from answerable.ids import nearest
from answerable.pages.fences.fence import Fault, FenceError
from answerable.pages.press import Press
from answerable.reading import Loc, read_text


def from_docs(named: str, page: str) -> str:
    """Return a file's path below docs_dir: `named` is seen from the page, or with `/` from there.

    A path that leads out of docs_dir keeps its `../`.
    """
    if named.startswith("/"):
        return posixpath.normpath(named.lstrip("/"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), named))


def file_faults(path: str, endings: Collection[str], press: Press, loc: Loc) -> list[Fault]:
    """Return why a file below docs_dir can't be shown: its kind, its place, or that none is there.

    Capitals count, as they do for the hosts of sites, whatever the writer's own system thinks.
    """
    docs = press.content.folders.docs
    if posixpath.splitext(path)[1].lower() not in endings:
        return [Fault(f"'{path}' must end in {' or '.join(endings)}", loc)]
    if path.startswith("../"):
        return [Fault(f"'{path}' lies outside {docs.name}/, which is all that is published", loc)]
    if _is_there(docs, path):
        return []
    known = [
        file.relative_to(docs).as_posix()
        for file in sorted(docs.rglob("*"))
        if file.suffix.lower() in endings and file.is_file()
    ]
    near = nearest(path, known) or next(
        (name for name in known if posixpath.basename(name) == posixpath.basename(path)), None
    )
    hint = f"did you mean '/{near}'?" if near else f"put the file into {docs.name}/"
    return [Fault(f"there is no file '/{path}'; {hint}", loc)]


def text_of(path: str, press: Press, loc: Loc) -> str:
    """Return the text of a file below docs_dir; raises FenceError if it can't be read."""
    docs = press.content.folders.docs
    text = read_text(docs / path, docs)
    if text.findings:
        raise FenceError(*(Fault(f"'/{path}': {found.message}", loc) for found in text.findings))
    return text.text


def _is_there(docs: Path, path: str) -> bool:
    folder = docs
    for part in path.split("/"):
        if not folder.is_dir() or part not in {held.name for held in folder.iterdir()}:
            return False
        folder = folder / part
    return folder.is_file()
