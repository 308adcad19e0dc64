"""What a writer most likely meant otherwise: facts in HTML, braces left over, odd fences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache

from answerable.findings import Finding, Level
from answerable.pages.addresses import SCHEMES
from answerable.pages.extension.run import Run
from answerable.pages.extension.source import Source
from answerable.pages.facts import FACT, UNREAD
from answerable.pages.fences import fences
from answerable.pages.marks import marks_of

_LINK_IN_HTML = re.compile(
    rf"""href\s*=\s*["']?((?:{"|".join(SCHEMES)}):[^"'\s>]+)""", re.IGNORECASE
)
_CODE_IN_HTML = re.compile(r"<(code|pre|script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE)


def left_in_html(run: Run, blocks: Iterable[str]) -> Iterator[Finding]:
    """Yield facts and links by id in HTML that a person wrote, where nothing fills them in."""
    markdown_hint = 'write Markdown there, or put markdown="1" on the element (md_in_html)'
    for html in blocks:
        typed = _CODE_IN_HTML.sub("", html)
        for match in FACT.finditer(typed):
            message = (
                f"'{match.group(0)}' stands in HTML, where it isn't filled in; {markdown_hint}"
            )
            yield run.error("facts.in-html", message, run.line_of_fact(match.group(1)))
        for match in _LINK_IN_HTML.finditer(typed):
            message = f"'{match.group(1)}' stands in HTML, where it leads nowhere; {markdown_hint}"
            yield run.error("links.in-html", message, run.line_of(match.group(1)))


def left_in_prose(run: Run, prose: Iterable[str]) -> Iterator[Finding]:
    """Yield what looks like a fact and is none: buyers would read the braces."""
    for text in prose:
        if match := UNREAD.search(text):
            piece = text[max(0, match.start() - 20) : match.end() + 30].strip()
            message = (
                f"'{piece}' looks like a fact, but none is read there; write"
                " {{ product.field }} in small letters, or put it between backticks"
            )
            line = run.line_of(match.group(0))
            yield Finding("facts.unread", Level.WARNING, run.source.shown, line, message)


def doubtful_fences(source: Source) -> Iterator[Finding]:
    """Yield fences of ours that are never closed, and names that are nearly ours."""
    for mark in marks_of(source.body, source.lines_above):
        if mark.name in fences() and not mark.closed:
            message = f"the fence '{mark.name}' is never closed; write ``` below it"
            yield Finding("fence.unclosed", Level.ERROR, source.shown, mark.line, message)
        if near := _nearly_ours(mark.name):
            message = f"'{mark.name}' is not a fence; did you mean '{near}'?"
            yield Finding("fence.unknown", Level.WARNING, source.shown, mark.line, message)


@cache
def _nearly_ours(name: str) -> str | None:
    if not name or name in fences():
        return None
    return next(iter(get_close_matches(name, fences(), n=1, cutoff=0.8)), None)
