"""Numbers and sorted words as few signs, which hosts compress well and browsers read fast."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""The signs of base64 for addresses (RFC 4648, section 5), each for a number up to 63."""

LONGEST_SHARED = 31
"""Characters that words share, for each may count twice; hardly any two share more."""

_GROUP = 5
_MORE = 1 << _GROUP


def sign(number: int) -> str:
    """Return a number up to 63 as one sign."""
    return SIGNS[number]


def signs(number: int) -> str:
    """Return a number of any size: five bits a sign, the lowest first, 32 added if more follow."""
    written = ""
    while number >= _MORE:
        written += SIGNS[_MORE + number % _MORE]
        number >>= _GROUP
    return written + SIGNS[number]


def in_browser_order(words: Iterable[str]) -> list[str]:
    """Return words as JavaScript sorts them: by the units of UTF-16."""
    return sorted(words, key=lambda word: word.encode("utf-16-be"))


def shared_length(one: str, other: str) -> int:
    """Return how many signs two words begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def shortened(words: Iterable[str]) -> str:
    """Return sorted words, each without what it shares with the one before, and how much that is.

    It is counted as JavaScript counts, by the units of UTF-16. Words hold no spaces, which stand
    between them.
    """
    return " ".join(_shortened(words))


def _shortened(words: Iterable[str]) -> Iterator[str]:
    before = ""
    for word in words:
        shared = word[: min(shared_length(before, word), LONGEST_SHARED)]
        yield sign(len(shared.encode("utf-16-be")) // 2) + word[len(shared) :]
        before = word
