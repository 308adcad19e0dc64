"""What pieces of questions look like: a small language for linguists, made into expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

BETWEEN = r"\W{1,4}"
"""Between two words stands a space, and now and then a comma, a hyphen or a quote."""

GAP = r"(?:\W{1,4}\w+){0,6}?"
"""Where a piece has `...`, up to six words."""

_PART = re.compile(r"(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\]|[^\s(\[])+")
_SIGN = re.compile(r"\{(!?)([a-z]+)\}|.", re.DOTALL)
_MEANS = {"(": "(?:", ")": ")", "|": "|", " ": BETWEEN, "*": r"\w*", "#": r"\d+", "'": r"\W{0,3}"}


def any_of(pieces: Iterable[str], lists: Mapping[str, str]) -> re.Pattern[str]:
    """Return what finds any of the pieces, each from the beginning of a word to an end of one."""
    either = "|".join(_piece(piece, lists) for piece in pieces)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def _piece(piece: str, lists: Mapping[str, str]) -> str:
    made, follows = "", False
    for part in _PART.findall(piece):
        if part == "...":
            made += GAP
        elif part == "^":
            made += r"\A\W*"
        elif part == "$":
            made += r"\W*\Z"
        elif part.startswith("["):
            either = f"(?:{_words(part[1:-1], lists)})"
            made += f"(?:{BETWEEN}{either})?" if follows else f"(?:{either}{BETWEEN})?"
        else:
            made += (BETWEEN if follows else "") + _words(part, lists)
            follows = True
    return made


def _words(part: str, lists: Mapping[str, str]) -> str:
    def meant(sign: re.Match[str]) -> str:
        without, name = sign.groups()
        if not name:
            return _MEANS.get(sign.group(), re.escape(sign.group()))
        either = "|".join(map(re.escape, lists[name].split()))
        return rf"(?!(?:{either})(?!\w))\w+" if without else f"(?:{either})"

    return _SIGN.sub(meant, part)
