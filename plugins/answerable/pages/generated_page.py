"""What a generated page is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class GeneratedPage:
    """A page that the site makes of its facts: its path below docs_dir, and its Markdown."""

    path: str
    kind: str
    description: str
    markdown: str
    topic: str = ""
    products: tuple[str, ...] = ()
    updated: date | None = None
