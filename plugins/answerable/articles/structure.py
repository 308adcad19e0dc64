"""What an article holds, as recipes judge it: a value that `pages` fills and nobody changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple


class Shown(NamedTuple):
    """One thing of the catalogue that a buyer sees on the page.

    `what` is a part of a price (range, checked, variants, drivers, options, jobs, included,
    not-included, running, offers, history), `availability`, `problems`, `reviews`, `rating`,
    `best-for`, `not-for`, `strengths`, `pros` and `cons` (what reviewers liked and disliked),
    `verdict`, `neither` (whose product is `none`), `disclosure`, `name`, or a criterion's id.
    """

    what: str
    product: str


@dataclass(frozen=True)
class Section:
    """A heading with the text under it, up to the next heading.

    The text before the first heading has level 0, no heading and no anchor.
    """

    level: int
    heading: str
    anchor: str
    text: str


@dataclass(frozen=True)
class FactUse:
    """A fact that a text quotes: as written, what a buyer sees by it, the line (0: unknown)."""

    reference: str
    shown: Shown
    line: int = 0


@dataclass(frozen=True)
class FenceUse:
    """A fence in a text: its name, all that it shows, and the prose that a person typed in it."""

    name: str
    shows: tuple[Shown, ...] = ()
    line: int = 0
    typed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Link:
    """A link in a text: its target as written (`article:ID`, an address) and its words."""

    target: str
    words: str


@dataclass(frozen=True)
class Structure:
    """What a text holds: its sections in order, facts, fences, links and plain paragraphs."""

    sections: tuple[Section, ...] = ()
    facts: tuple[FactUse, ...] = ()
    fences: tuple[FenceUse, ...] = ()
    links: tuple[Link, ...] = ()
    paragraphs: tuple[str, ...] = ()
    """Prose as people typed it, without what facts filled in: paragraphs, list items, cells, and
    sentences in fences."""

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings below the title, in order."""
        return tuple(section.heading for section in self.sections if section.level > 1)

    @property
    def filled_headings(self) -> tuple[str, ...]:
        """The headings below the title with something under them: text, or a deeper heading."""
        filled = []
        for section, following in zip_longest(self.sections, self.sections[1:]):
            if section.level > 1 and (
                section.text or (following is not None and following.level > section.level)
            ):
                filled.append(section.heading)
        return tuple(filled)

    @property
    def opening(self) -> str:
        """The text that a buyer reads first: up to the third heading, the title not counted."""
        below_title = [section for section in self.sections if section.level != 1]
        return " ".join(f"{part.heading} {part.text}" for part in below_title[:2]) or " ".join(
            section.text for section in self.sections
        )

    def shown(self) -> Iterator[Shown]:
        """Yield everything of the catalogue that a buyer sees, once for each time."""
        for fact in self.facts:
            yield fact.shown
        for fence in self.fences:
            yield from fence.shows
