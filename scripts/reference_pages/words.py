"""Markdown for texts that weren't written as Markdown, and tables of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from markdown.extensions.toc import slugify

_CODE = re.compile(r"(\{\{.*?\}\}|`[^`]*`)")
_MARKS = re.compile(r"([\\*\[\]<>|])")


def prose(text: str) -> str:
    """Return a text so that Markdown shows it as it is, with inline facts as code."""
    pieces = _CODE.split(" ".join(text.split()))
    return "".join(
        f"`{piece.strip('`')}`" if number % 2 else _MARKS.sub(r"\\\1", piece)
        for number, piece in enumerate(pieces)
    )


def code(text: str) -> str:
    """Return a text as code; what splits cells of a table can't stand in it."""
    assert "|" not in text, text
    return f"`{text}`"


def sentence(text: str) -> str:
    """Return a text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def anchor(heading: str) -> str:
    """Return the id that a heading gets."""
    return str(slugify(heading, "-"))


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table, or nothing if it has no rows."""
    lines = [f"| {' | '.join(row)} |".replace("|  |", "| |") for row in rows]
    if not lines:
        return ""
    return "\n".join([f"| {' | '.join(heads)} |", "|---" * len(heads) + "|", *lines])


def page(title: str, description: str, *parts: str) -> str:
    """Return a whole page with its front matter, and a note on where it comes from."""
    head = f'---\ntitle: "{title}"\ndescription: "{description}"\ntopic: process\n'
    head += "author: maintainers\npublished: 2026-11-24\n---\n"
    note = "<!-- Made by scripts/reference.py. Change the code, and run it again. -->"
    body = "\n\n".join(part.strip("\n") for part in parts if part)
    return f"{head}\n# {title}\n\n{note}\n\n{body}\n"
