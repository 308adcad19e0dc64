"""What is collected while one page is converted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from answerable.articles import FactUse, FenceUse, Link, Structure
from answerable.findings import Finding, Level
from answerable.pages.extension.source import Source
from answerable.pages.facts import references
from answerable.pages.marks import Mark, bare
from answerable.pages.press import Press


@dataclass(frozen=True)
class Attempt:
    """A fence that was shown. In an indented code block it is only an example, and taken back."""

    html: str
    used: FenceUse | None
    findings: tuple[Finding, ...]


@dataclass
class Run:
    """What is collected while one page is converted."""

    source: Source
    press: Press
    facts: list[FactUse] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    structure: Structure = field(default_factory=Structure)
    blocks: Mapping[int, str] = field(default_factory=dict)
    unfinished: str = ""
    """The fence that is being shown."""

    def error(self, id: str, message: str, line: int) -> Finding:
        """Return an error on a line of the file."""
        return Finding(id, Level.ERROR, self.source.shown, line, message)

    def line_of(self, text: str) -> int:
        """Return the line of the file on which a text stands first, or 0."""
        at = self.source.body.find(text)
        if at < 0:
            return 0
        return self.source.body.count("\n", 0, at) + 1 + self.source.lines_above

    def line_of_fact(self, reference: str) -> int:
        """Return the line of the file on which a fact is quoted first, or 0."""
        for found, line in references(self.source.body):
            if found == reference:
                return line + self.source.lines_above
        return 0

    def take_mark(self, name: str, text: str) -> int:
        """Return the line of the next fence of that name and text, or 0 if it came from elsewhere.

        Superfences hands over the text without its indentation, so lines are compared bare.
        """
        wanted = bare(text.split("\n"))
        for position, mark in enumerate(self.marks):
            if (mark.name, mark.bare) == (name, wanted):
                del self.marks[position]
                return mark.line
        return 0


Current = Callable[[], Run]
"""Gives what is being collected now."""
