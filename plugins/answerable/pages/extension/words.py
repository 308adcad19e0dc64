"""Words that are put into a text as they are."""

from __future__ import annotations

from markdown.util import AMP_SUBSTITUTE, AtomicString


def literal(words: str) -> AtomicString:
    """Return words that are shown as they are; the serializer would take `&amp;` for an entity."""
    return AtomicString(words.replace("&", f"{AMP_SUBSTITUTE}amp;"))
