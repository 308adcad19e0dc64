"""Finds guides by what people call them, and what is wrong with each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from answerable.findings import AnswerableError, Finding
from answerable.guides import GUIDES_FOLDER, Walkable
from answerable.ids import suggestion
from answerable.pages import Content
from answerable.reading import shown_path


class NoGuideError(AnswerableError):
    """There is no such guide, or it can't be walked."""


def guide_ids(content: Content, asked: Iterable[str]) -> tuple[str, ...]:
    """Return the ids that were asked for, or those of all guides, also of broken ones.

    Raises NoGuideError for an id that no file has, with the nearest one.
    """
    known = sorted({*content.guides, *(_id(finding) for finding in _of_guides(content))})
    chosen = tuple(dict.fromkeys(asked))
    if unknown := next((id for id in chosen if id not in known), None):
        raise NoGuideError(_unknown(content, unknown, known))
    return chosen or tuple(known)


def found_in(content: Content, id: str) -> Iterator[Finding]:
    """Yield what is wrong with a guide."""
    return (finding for finding in _of_guides(content) if _id(finding) == id)


def walkable_guide(content: Content, id: str) -> Walkable:
    """Return a guide that can be walked; raises NoGuideError where there is none."""
    if id in content.guides:
        return content.guides[id]
    (known,) = guide_ids(content, [id])
    raise NoGuideError(
        f"the guide '{known}' can't be walked, because its file has errors: 'answerable guide check"
        f" {known}' tells them"
    )


def _of_guides(content: Content) -> Iterator[Finding]:
    folder = shown_path(content.folders.content / GUIDES_FOLDER, content.folders.root)
    return (f for f in content.findings if PurePosixPath(f.path).parent.as_posix() == folder)


def _id(finding: Finding) -> str:
    return PurePosixPath(finding.path).stem


def _unknown(content: Content, id: str, known: list[str]) -> str:
    if not known:
        folder = shown_path(content.folders.content / GUIDES_FOLDER, content.folders.root)
        return f"there is no guide '{id}': {folder}/ holds none; write {folder}/{id}.yml"
    return f"'{id}' is not a guide{suggestion(id, known)}"
