"""When two questions are the same: their words are alike, whatever their case and punctuation."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = "'\u2019\u2018\u02bc`\u00b4"
_MINUS = re.compile(r"(?<!\w)-(?=\d)")
_DECODED = {
    "n": "\n", "t": "\t", "r": "\r", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
    "0": "", "a": "", "b": "", "e": "", "f": "", "v": "", "\n": "",
}  # fmt: skip
_ESCAPE = re.compile(
    r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U(0010[0-9a-fA-F]{4}|000[0-9a-fA-F]{5})|\r?(.))",
    re.DOTALL,
)
_NOT_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())


class _Words(dict[int, str | None]):
    """What each character is to the words: itself, a gap, or nothing."""

    def __missing__(self, code: int) -> str | None:
        sign = chr(code)
        if sign in _APOSTROPHES or unicodedata.category(sign) == "Cf":
            self[code] = None
        elif sign != "%" and unicodedata.category(sign)[0] in "PZC":
            self[code] = " "
        else:
            self[code] = sign
        return self[code]


class _Letters(dict[int, str | None]):
    """Letters, digits and the marks upon them stay; everything else goes."""

    def __missing__(self, code: int) -> str | None:
        sign = chr(code)
        self[code] = sign if unicodedata.category(sign)[0] in "LMN" else None
        return self[code]


_WORDS, _LETTERS = _Words(), _Letters()


def words_alike(text: str) -> str:
    """Return what a question has in common with all questions that are the same.

    Figures and signs that mean something stay: 1.5 is not 15, 5 % is not $5, -20 is not 20.
    """
    folded = _folded(_MINUS.sub("\u2212", text))
    return " ".join(folded.translate(_WORDS).split()) or " ".join(folded.split())


def spelled_alike(text: str) -> str:
    """Return what a name has in common with all that differ from it by case or spaces only."""
    return " ".join(_folded(text).split())


def letters(text: str) -> str:
    """Return the letters and digits of a text alone.

    Those of a question stand in those of the YAML file that holds it, however it is broken into
    lines and quoted; `unescaped` is for double quotes with escapes.
    """
    if text.isascii():
        return text.lower().encode().translate(None, _NOT_LETTERS).decode()
    return _folded(text).translate(_LETTERS)


def unescaped(text: str) -> str:
    """Return a YAML text with the escapes of double quotes resolved wherever they stand."""
    return _ESCAPE.sub(_resolved, text)


def _resolved(match: re.Match[str]) -> str:
    hexadecimal = match[1] or match[2] or match[3]
    if hexadecimal:
        return chr(int(hexadecimal, 16))
    return _DECODED.get(match[4], match[4])


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
