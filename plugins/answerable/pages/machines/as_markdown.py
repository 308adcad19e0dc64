"""Turns the HTML of our blocks back into Markdown, for readers that prefer text.

A library that does it for any HTML takes five times as long as this for the few elements that
blocks are made of; what isn't known here is read as the text inside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import quote
from xml.etree.ElementTree import Element

from answerable.pages.machines.html_tree import tree_of

BLOCKS_KEPT = 10_000
"""How many blocks' Markdown is kept, since the same few stand on many pages."""

_SAFE_IN_TARGET = "%:/?#@!$&*+,;=~"
"""What an address holds that may stand in a link's target; the rest is written by its codes."""

_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")
_AT_LINE_END = re.compile(r"[ ]+$", re.MULTILINE)
_SPACE = re.compile(r"\s+")
_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
_PARTS = frozenset(
    "article aside blockquote details div dl fieldset figure footer form header hr main nav ol p"
    " pre section table ul".split()
).union(_HEADINGS)
"""Elements that begin a line of their own."""

_CELLS = ("td", "th")
_AROUND = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_UNSEEN = frozenset(("svg", "script", "style", "template"))
_BOLD = ("ans-label", "ans-sublabel")


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is."""
    return _SPECIAL.sub(r"\\\1", text)


def escaped_line(text: str) -> str:
    """Return a text that Markdown shows as it is, on one line."""
    return escaped(_folded(text))


@lru_cache(BLOCKS_KEPT)
def markdown_of(html: str) -> str:
    """Return the Markdown of a block."""
    return "\n\n".join(_parts_in(tree_of(html)))


def _parts_in(element: Element) -> Iterator[str]:
    """Yield the paragraphs, lists and tables inside an element."""
    words = [escaped(element.text or "")]
    for child in element:
        if child.tag in _PARTS and not _is_unseen(child):
            if line := _folded("".join(words)):
                yield line
            yield from _part(child)
            words = []
        else:
            words.append(_words_of(child))
        words.append(escaped(child.tail or ""))
    if line := _folded("".join(words)):
        yield line


def _part(element: Element) -> Iterator[str]:
    tag = element.tag
    if tag == "p":
        if line := _line(element):
            yield f"**{line}**" if _has_class(element, *_BOLD) else line
    elif tag in _HEADINGS:
        yield f"{_HEADINGS[tag]} {_line(element)}"
    elif tag in ("ul", "ol"):
        yield from _list(element)
    elif tag == "table":
        yield from _table(element)
    elif tag == "dl":
        yield "\n".join(_terms(element))
    elif tag == "blockquote":
        held = "\n\n".join(_parts_in(element))
        yield "\n".join(f"> {line}".rstrip() for line in held.split("\n"))
    elif tag == "pre":
        yield f"```\n{''.join(element.itertext()).strip()}\n```"
    elif tag == "hr":
        yield "---"
    else:
        yield from _parts_in(element)


def _list(element: Element) -> Iterator[str]:
    items = []
    for number, item in enumerate(element.findall("li"), start=1):
        mark = f"{number}. " if element.tag == "ol" else "- "
        held = "\n\n".join(_parts_in(item)).replace("\n", f"\n{' ' * len(mark)}")
        if held:
            items.append(mark + _AT_LINE_END.sub("", held))
    if items:
        apart = "\n\n" if any("\n\n" in item for item in items) else "\n"
        yield apart.join(items)


def _table(element: Element) -> Iterator[str]:
    caption = element.find("caption")
    if caption is not None and (line := _words_of(caption).strip()):
        yield _folded(line)
    rows = [[_line(cell) for cell in row if cell.tag in _CELLS] for row in element.iter("tr")]
    if rows:
        rows.insert(1, ["---"] * len(rows[0]))
        yield "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _terms(element: Element) -> Iterator[str]:
    """Yield a line for each term, with what is said of it."""
    line = ""
    for child in element.iter():
        if child.tag == "dt":
            line = f"- {_line(child)}:"
        elif child.tag == "dd":
            yield f"{line} {_line(child)}".strip()
            line = " "


def _line(element: Element) -> str:
    return _folded(_words_in(element))


def _words_in(element: Element) -> str:
    """Return what stands inside an element on one line."""
    words = [escaped(element.text or "")]
    for child in element:
        words += (_words_of(child), escaped(child.tail or ""))
    return "".join(words)


def _words_of(element: Element) -> str:
    """Return an element inside a line: small print in brackets, since a line knows no sizes."""
    tag = element.tag
    if _is_unseen(element):
        return ""
    if tag == "code":
        return f"`{''.join(element.itertext())}`"
    if tag == "br":
        return " "
    if tag == "img":
        return f"![{escaped(element.get('alt', ''))}]({element.get('src', '')})"
    words = _words_in(element)
    bare = words.strip()
    if not bare:
        return words
    if tag == "a":
        return f"[{_folded(bare)}]({quote(element.get('href', ''), safe=_SAFE_IN_TARGET)})"
    if tag in _AROUND:
        return f"{_AROUND[tag]}{bare}{_AROUND[tag]}"
    if tag in ("small", "details"):
        return f" ({bare})"
    if tag == "summary":
        return f"{bare}: "
    return f" {bare} " if tag in _PARTS or tag == "li" else words


def _is_unseen(element: Element) -> bool:
    """Return whether an element has no words, or only what screen readers are told again."""
    return element.tag in _UNSEEN or _has_class(element, "ans-hidden")


def _has_class(element: Element, *names: str) -> bool:
    held = element.get("class", "").split()
    return any(name in held for name in names)


def _folded(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
