"""What a check reports: place, value, fix, in one form for every room."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum


class AnswerableError(Exception):
    """The base of every error that a person can mend; it is shown without a traceback."""


class Level(IntEnum):
    """How much a finding matters, in rising order.

    A warning leaves the site right; an error would tell a buyer something false.
    """

    NOTE = 0
    WARNING = 1
    ERROR = 2

    def __str__(self) -> str:
        return self.name.lower()


@dataclass(frozen=True)
class Finding:
    """One thing that a person should look at, with the place and the way to mend it.

    `path` is relative to the project's root with forward slashes, `line` counts from 1 (0 where
    a file has no line to name). `due` marks findings that appear only because time passes; `why`
    gives the reason behind a rule, with its source.
    """

    id: str
    level: Level
    path: str
    line: int
    message: str
    due: bool = False
    why: str = ""

    @property
    def place(self) -> str:
        """Return `path:line`, or the path alone where no line can be named."""
        return f"{self.path}:{self.line}" if self.line else self.path

    def __str__(self) -> str:
        return f"{self.place}: {self.message} [{self.id}]"


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings once each, sorted by file and line, the graver first on one line."""
    return sorted(set(findings), key=lambda f: (f.path, f.line, -f.level, f.id, f.message))


def summary(findings: Iterable[Finding]) -> str:
    """Return the closing line of a report: `3 findings in 2 files: 1 error, 2 warnings`."""
    found = list(findings)
    if not found:
        return "No findings."
    files = len({finding.path for finding in found})
    counts = [
        _counted(sum(1 for finding in found if finding.level is level), str(level))
        for level in sorted(Level, reverse=True)
        if any(finding.level is level for finding in found)
    ]
    return f"{_counted(len(found), 'finding')} in {_counted(files, 'file')}: {', '.join(counts)}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
