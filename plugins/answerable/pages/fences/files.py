"""Files that a fence names: whether they can be shown, and their text."""

from __future__ import annotations

import posixpath
from collections.abc import Collection

from answerable.pages.fences.fence import Fault, FenceError
from answerable.pages.files import is_there, none_there
from answerable.pages.press import Press
from answerable.reading import Loc, read_text


def file_faults(path: str, endings: Collection[str], press: Press, loc: Loc) -> list[Fault]:
    """Return why a file below docs_dir can't be shown: its kind or place, or that none is there."""
    docs = press.content.folders.docs
    if posixpath.splitext(path)[1].lower() not in endings:
        return [Fault(f"'{path}' must end in {' or '.join(endings)}", loc)]
    if path.startswith("../"):
        return [Fault(f"'{path}' lies outside {docs.name}/, which is all that is published", loc)]
    return [] if is_there(docs, path) else [Fault(none_there(docs, path, endings), loc)]


def text_of(path: str, press: Press, loc: Loc) -> str:
    """Return the text of a file below docs_dir; raises FenceError if it can't be read."""
    docs = press.content.folders.docs
    text = read_text(docs / path, docs)
    if text.findings:
        raise FenceError(*(Fault(f"'/{path}': {found.message}", loc) for found in text.findings))
    return text.text
