"""Extras: what other packages add by entry points, checked before it is used."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import TypeVar

from answerable.findings import AnswerableError

CHECKS = "answerable.checks"
RECIPES = "answerable.recipes"
FENCES = "answerable.fences"
OVERRIDES = "answerable.overrides"
IMPORTERS = "answerable.importers"
GROUPS = (CHECKS, RECIPES, FENCES, OVERRIDES, IMPORTERS)
"""The groups of entry points that are read; the documentation page "extending" tells of each."""

T = TypeVar("T")

# Whatever goes wrong in a stranger's module while it is imported.
_FAULTS = (
    ImportError, AttributeError, SyntaxError, NameError, TypeError, ValueError, LookupError,
    ArithmeticError, OSError, RuntimeError, AssertionError,
)  # fmt: skip


class ExtraError(AnswerableError):
    """Another package adds something that can't be used; the words say how to get rid of it."""


def extras(group: str, kind: type[T], taken: Collection[str] = ()) -> dict[str, T]:
    """Return what other packages add to a group, by its names, in the order of the names.

    Raises ExtraError if something can't be imported, is not of the kind, or has a name that is
    taken.
    """
    found: dict[str, T] = {}
    for point in _points(group):
        if point.name in taken or point.name in found:
            raise _refused(point, "that name is taken")
        try:
            value = point.load()
        except _FAULTS as error:
            raise _refused(point, f"it can't be imported: {error}") from error
        if not isinstance(value, kind):
            raise _refused(point, f"it is of the type {type(value).__name__}, not {kind.__name__}")
        found[point.name] = value
    return found


def folders(group: str) -> dict[str, Path]:
    """Return the folders that other packages add to a group; raises ExtraError."""
    found = extras(group, Path)
    for point in _points(group):
        if not found[point.name].is_dir():
            raise _refused(point, f"there is no folder {found[point.name]}")
    return found


def installed() -> Iterator[str]:
    """Yield each extra with its package's version, for whoever keeps what was made with them."""
    for group in GROUPS:
        for point in _points(group):
            version = point.dist.version if point.dist else ""
            yield f"{group} {point.name} {_package(point)} {version}"


def _points(group: str) -> list[EntryPoint]:
    return sorted(entry_points(group=group), key=lambda point: (point.name, point.value))


def _package(point: EntryPoint) -> str:
    return point.dist.name if point.dist else point.module


def _refused(point: EntryPoint, why: str) -> ExtraError:
    return ExtraError(
        f"the package '{_package(point)}' adds '{point.name}' to '{point.group}', and {why}."
        f" Look for a newer version of it, or remove it: pip uninstall {_package(point)}"
    )
