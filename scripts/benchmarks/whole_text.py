"""Finds words that an article lost on its way to a page."""

from __future__ import annotations

import html
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

from benchmarks.real_data import Source

_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"[*_`\\]")
_LIST_NUMBERS = re.compile(r"^[ \t>]*(?:\d+[.)][ \t]+)+", re.MULTILINE)
_FENCE_LANGUAGE = re.compile(r"^([ \t]*(?:```|~~~))[^\n]*", re.MULTILINE)
_LINK_TARGET = re.compile(r"\]\([^)\s]*")


def lost_words(article: Source, page: Path) -> list[str]:
    """Return the words of an article's source that a reader doesn't find on its built page."""
    reader = _Reader()
    reader.feed(page.read_text("utf-8"))
    source = html.unescape(_LIST_NUMBERS.sub(" ", article.body))
    source = _LINK_TARGET.sub("] ", _FENCE_LANGUAGE.sub(r"\1", source))
    return sorted((_words(source) - _words("".join(reader.text))).elements())


def _words(text: str) -> Counter[str]:
    """Return the words of a text; marks of emphasis are left out, as they may stand in a word."""
    return Counter(_WORD.findall(_MARKS.sub("", text)))


class _Reader(HTMLParser):
    """Collects the text of a page's article, as a reader sees it; titles of pictures too."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self._inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter the article, and keep words apart where a block begins."""
        if tag == "article":
            self._inside += 1
        if self._inside:
            if tag not in _INLINE:
                self.text.append(" ")
            self.text += [f" {value} " for name, value in attrs if name in ("alt", "title")]

    def handle_endtag(self, tag: str) -> None:
        """Leave the article, and keep words apart where a block ends."""
        if tag == "article":
            self._inside -= 1
        if tag not in _INLINE:
            self.text.append(" ")

    def handle_data(self, data: str) -> None:
        """Keep the article's words."""
        if self._inside:
            self.text.append(data)


_INLINE = {
    "a",
    "abbr",
    "b",
    "code",
    "em",
    "i",
    "mark",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
}
