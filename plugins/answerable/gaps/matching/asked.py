"""A question as it is held against articles and against other questions."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass

from answerable.search import clean, plain_words

LONGEST = 2_000
"""Characters of a question that are read; what comes later rarely says what is asked."""

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>|<!--.{0,300}?-->", re.DOTALL)


@dataclass(frozen=True)
class Asked:
    """A question to match: one of a group's wordings.

    `products` are those that a person noted as its subject, `refused` the articles that a person
    said don't answer it. For one that isn't `wanted` nothing is proposed: it only adds its words to
    its group's.
    """

    text: str
    group: int
    products: tuple[str, ...] = ()
    refused: frozenset[str] = frozenset()
    wanted: bool = True


def readable(text: str) -> str:
    """Return what somebody typed as plain words in one line: no markup, no styled letters."""
    plain = html.unescape(_TAG.sub(" ", text[: 2 * LONGEST]))
    return clean(unicodedata.normalize("NFKC", clean(plain)))[:LONGEST]


def has_words(text: str) -> bool:
    """Return whether a text holds any word: emoji and signs ask nothing that can be matched."""
    return any(not word.isdigit() for word in plain_words(text))
