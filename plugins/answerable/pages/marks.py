"""Finds the fences of a text: where each stands, and what is written in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# Possessive, for a line like ```a_long_name()``` would otherwise be tried in all ways to split it.
_FENCE_LINE = re.compile(
    r"""[>\s\-*+\d.]*+(`{3,}|~{3,})[ ]*+(?:\{[ ]*+)?\.?([a-z][\w-]*+)?"""
    r"""(?:[ ]*+[\w.#-]++(?:=(?:"[^"]*"|'[^']*'))?)*+[ ]*+(?:\}[ ]*+)?$""",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mark:
    """A fence as it stands in a text: its name, bare lines, line of the file, and its end."""

    name: str
    bare: str
    line: int
    closed: bool
    first: int
    """The number of its opening line in the text, from 0 on."""
    after: int
    """The number of the first line behind it."""


def marks_of(text: str, lines_above: int = 0) -> Iterator[Mark]:
    """Yield every outermost fence of a text; one inside a longer fence is an example."""
    lines = text.split("\n")
    number = 0
    while number < len(lines):
        match = _FENCE_LINE.match(lines[number])
        if match is None:
            number += 1
            continue
        end = number + 1
        while end < len(lines) and not _closes(lines[end], match.group(1)):
            end += 1
        held = bare(lines[number + 1 : end])
        line = number + 1 + lines_above
        yield Mark(match.group(2) or "", held, line, end < len(lines), number, end + 1)
        number = end + 1


def bare(lines: Iterable[str]) -> str:
    """Return lines without what they are indented or quoted by, and without empty ones."""
    return "\n".join(stripped for line in lines if (stripped := line.strip("> \t")))


def _closes(line: str, marks: str) -> bool:
    stripped = line.strip("> \t")
    return stripped.startswith(marks) and not stripped.strip(marks[0])
