"""Reads the pages of the documentation: their blocks of code, commands and links."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from site_builder import PROJECT

DOCS = PROJECT / "docs"
PAGES = DOCS / "content" / "articles"
GUIDES = (PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", *sorted(PAGES.glob("*.md")))
REFERENCE = tuple(sorted((PAGES / "reference").glob("*.md")))

_OPENING = re.compile(r"( *)(`{3,})(\w*)(?: title=\"([^\"]*)\")?$")
_ASSIGNMENT = re.compile(r"[A-Z_]+=\S+")


@dataclass(frozen=True)
class CodeBlock:
    """A block of code on a page: what it is in, the file that its title names, and its text."""

    page: Path
    line: int
    language: str
    title: str
    text: str

    @property
    def name(self) -> str:
        """Where the block stands, for the name of a test."""
        return f"{self.page.relative_to(PROJECT).as_posix()}:{self.line}"


def blocks(page: Path, *languages: str) -> Iterator[CodeBlock]:
    """Yield a page's blocks of code; blocks inside blocks belong to the outer one."""
    lines = page.read_text(encoding="utf-8").splitlines()
    number = 0
    while number < len(lines):
        match = _OPENING.fullmatch(lines[number])
        number += 1
        if match is None:
            continue
        indent, ticks, language, title = match.groups()
        begun, held = number, []
        while lines[number].strip() != ticks:
            held.append(lines[number].removeprefix(indent))
            number += 1
        number += 1
        if language in languages:
            yield CodeBlock(page, begun, language, title or "", "\n".join(held) + "\n")


def commands(page: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield line and words of each command in a page's console blocks, without settings of it."""
    for block in blocks(page, "console"):
        for offset, line in enumerate(block.text.splitlines(), start=1):
            words = shlex.split(line, comments=True)
            while words and _ASSIGNMENT.fullmatch(words[0]):
                words.pop(0)
            if words:
                yield block.line + offset, words


def mentions(page: Path) -> Iterator[list[str]]:
    """Yield the words of each `answerable …` that stands as code in a page's sentences."""
    text = re.sub(r"^ *(`{3,}).*?^ *\1$", "", page.read_text(encoding="utf-8"), flags=re.S | re.M)
    for match in re.finditer(r"`answerable ([^`]+)`", text):
        yield match.group(1).split()


def links(page: Path) -> Iterator[str]:
    """Yield what a page's links and pictures lead to, on this disk."""
    text = re.sub(r"^ *(`{3,}).*?^ *\1$", "", page.read_text(encoding="utf-8"), flags=re.S | re.M)
    text = re.sub(r"`[^`\n]*`", "", text)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if not re.match(r"[a-z]+:", target):
            yield target
