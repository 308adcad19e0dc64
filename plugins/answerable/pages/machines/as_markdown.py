"""Turns the HTML of our blocks back into Markdown, for readers that prefer text."""

from __future__ import annotations

import re
from functools import lru_cache

from bs4 import Tag
from markdownify import ATX, MarkdownConverter

BLOCKS_KEPT = 10_000
"""How many blocks' Markdown is kept, since the same few stand on many pages."""

_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")
_MANY_EMPTY_LINES = re.compile(r"\n{3,}")


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is."""
    return _SPECIAL.sub(r"\\\1", text)


@lru_cache(BLOCKS_KEPT)
def markdown_of(html: str) -> str:
    """Return the Markdown of a block."""
    made = _Converter(heading_style=ATX, bullets="-").convert(html)
    return _MANY_EMPTY_LINES.sub("\n\n", made).strip()


class _Converter(MarkdownConverter):
    """Knows how our blocks say by their look what Markdown must say by signs."""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        return "" if not text else escaped(text)

    def convert_span(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Leave out what only screen readers are told: it repeats the table's headings."""
        return "" if _has_class(el, "ans-hidden") else text

    def convert_small(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f" ({text.strip()})" if text.strip() else ""

    def convert_summary(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"{text.strip()}: " if text.strip() else ""

    def convert_details(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f" ({text.strip()})" if "td" in parent_tags else f"\n\n{text.strip()}\n\n"

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if text.strip() and (_has_class(el, "ans-label") or _has_class(el, "ans-sublabel")):
            text = f"**{text.strip()}**"
        return str(super().convert_p(el, text, parent_tags))  # type: ignore[misc]

    def convert_caption(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"{text.strip()}\n\n"

    def convert_dt(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"- {text.strip()}: "

    def convert_dd(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"{' '.join(text.split())}\n"


def _has_class(el: Tag, name: str) -> bool:
    return name in (el.get("class") or ())
