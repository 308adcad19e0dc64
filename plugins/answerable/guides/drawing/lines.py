"""Breaks text into lines that surely fit, without asking any font."""

from __future__ import annotations

import unicodedata

_WIDE = frozenset("mwMWQOGD@%&—…")
_SIGNS = frozenset(".-_/")
_NARROW = frozenset("iIjlftr.,;:'|!()[] ")


def broken(text: str, width: float, size: float) -> tuple[str, ...]:
    """Return the lines of a text in a font of that size, none of them wider than `width`."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if width_of(joined, size) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        line = word
        while width_of(line, size) > width:
            cut = _fitting(line, width, size)
            lines.append(line[:cut])
            line = line[cut:]
    return (*lines, line) if line else tuple(lines)


def width_of(text: str, size: float) -> float:
    """Return how wide a text is at most in the fonts without serifs that people have."""
    return size * sum(map(_em, text))


def _em(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.05
    if letter in _WIDE:
        return 1
    if letter in _NARROW:
        return 0.43
    return 0.78 if letter.isupper() else 0.66


def _fitting(word: str, width: float, size: float) -> int:
    """Return how many letters of a word fit, if possible up to a sign: at least one."""
    fits = [cut for cut in range(1, len(word)) if width_of(word[:cut], size) <= width] or [1]
    signs = [cut for cut in fits if word[cut - 1] in _SIGNS]
    return signs[-1] if signs else fits[-1]
