"""Reads what a converted text holds from its element tree: sections and plain prose."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from answerable.articles import Section

FACT_TAG = "data"
"""The element that an inline fact becomes."""

TITLE_CLASS = "ans-title"
"""The class of a title that stands in a link without words."""

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_PROSE = _HEADINGS | {"p", "li", "td", "th", "dt", "dd", "summary", "figcaption"}
_BLOCKS = _PROSE | {
    "ul", "ol", "dl", "table", "thead", "tbody", "tr", "div", "blockquote", "pre", "section",
    "details", "figure", "hr", "br",
}  # fmt: skip
STASHED = re.compile("\x02wzxhzdk:([0-9]+)\x03")
_ESCAPED = re.compile("\x02([0-9]+)\x03")
_TAGS = re.compile(
    r"<(script|style|template)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.DOTALL | re.IGNORECASE
)
_SPACE = re.compile(r"\s+")


@dataclass
class Outline:
    """What was read from one tree."""

    sections: list[Section] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)


def plain(text: str) -> str:
    """Return an HTML text without its tags, entities resolved, spaces folded."""
    return _SPACE.sub(" ", html.unescape(_TAGS.sub(" ", text))).strip()


def outline_of(root: Element, stashed: Callable[[int], str]) -> Outline:
    """Return what the tree holds; `stashed(n)` gives the HTML that a placeholder stands for."""
    reader = _Reader(_Words(stashed))
    reader.read(root)
    reader.close()
    return reader.outline


class _Words:
    """Turns the text of elements into words: placeholders and escapes resolved."""

    def __init__(self, stashed: Callable[[int], str]) -> None:
        self.stashed = stashed

    def __call__(self, text: str | None) -> str:
        if not text or "\x02" not in text:
            return text or ""
        text = STASHED.sub(lambda match: f" {plain(self.stashed(int(match.group(1))))} ", text)
        text = text.replace("\x02amp\x03amp;", "&").replace("\x02amp\x03", "&")
        return _ESCAPED.sub(lambda match: chr(int(match.group(1))), text)


class _Reader:
    """Walks a tree once, in the order in which a buyer reads it."""

    def __init__(self, words: _Words) -> None:
        self.words = words
        self.outline = Outline()
        self.level, self.heading, self.anchor = 0, "", ""
        self.parts: list[str] = []

    def read(self, element: Element) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _PROSE:
            typed = _folded(_typed(element, self.words))
            if typed:
                self.outline.prose.append(typed)
        if tag in _HEADINGS:
            self.close()
            self.level = int(tag[1])
            self.heading = _folded(_all(element, self.words))
            self.anchor = element.get("id", "")
        else:
            self.parts.append(self.words(element.text))
            for child in element:
                self.read(child)
            if tag in _BLOCKS:
                self.parts.append(" ")
        self.parts.append(self.words(element.tail))

    def close(self) -> None:
        """End the section that is being read."""
        text = _folded(self.parts)
        if text or self.level:
            self.outline.sections.append(Section(self.level, self.heading, self.anchor, text))
        self.parts.clear()


def _folded(parts: Iterable[str]) -> str:
    return _SPACE.sub(" ", "".join(parts)).strip()


def _all(element: Element, words: _Words) -> Iterator[str]:
    """Yield all text of an element, but not the permanent link that headings end with."""
    yield words(element.text)
    for child in element:
        if child.get("class") != "headerlink":
            yield from _all(child, words)
        yield words(child.tail)


def _typed(element: Element, words: _Words) -> Iterator[str]:
    """Yield the text that a person typed in an element: no facts, no code, no inner blocks.

    Placeholders stand for fences and raw HTML, which aren't prose.
    """
    yield words(STASHED.sub(" ", element.text or ""))
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        filled_in = tag in (FACT_TAG, "code") or child.get("class") == TITLE_CLASS
        if not filled_in and tag not in _BLOCKS:
            yield from _typed(child, words)
        yield words(STASHED.sub(" ", child.tail or ""))
