"""What a result shows of a page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from answerable.search.analysis import clean
from answerable.search.entry import Entry
from answerable.search.folded import LAST_PLACE

LEAD_LENGTH = 120
"""Signs of a section's text that a result shows; whole texts would make the index ten times as
large, and the page itself is one tap away."""

OMITTED = "\u2026"


@dataclass(frozen=True)
class Card:
    """What a result shows besides a page's words: what it is about, of when, at what price."""

    tags: tuple[str, ...]


def record(sections: Iterable[Entry], card: Card | None) -> str:
    """Return a page as the browser reads it; its sections stand in the order of their places."""
    held = tuple(sections)[: LAST_PLACE + 1]
    page = {
        "address": held[0].url,
        "title": clean(held[0].title),
        "tags": [clean(tag) for tag in card.tags] if card else [],
        "sections": [_section(entry) for entry in held],
    }
    return json.dumps(page, ensure_ascii=False, separators=(",", ":"))


def _section(entry: Entry) -> list[str]:
    """Return a section's anchor, heading and lead; the page's own title leads to its top."""
    if entry.top:
        return ["", "", lead(entry.text)]
    return [entry.anchor, clean(entry.heading), lead(entry.text)]


def lead(text: str) -> str:
    """Return how a text begins, cut between two words where it has any."""
    whole = clean(text)
    if len(whole) <= LEAD_LENGTH:
        return whole
    cut = whole[:LEAD_LENGTH]
    space = cut.rfind(" ", LEAD_LENGTH // 2)
    return (cut[:space] if space > 0 else cut).rstrip(" ,;:.") + OMITTED
