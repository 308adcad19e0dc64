"""Gives each row a key that stays the same when the file is exported again."""

from __future__ import annotations

import hashlib
from collections import Counter

from answerable.questions.imports.words import plain


class Keys:
    """The keys of one file's rows; each begins with the file's own prefix."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._ids: dict[str, str] = {}
        self._seen: Counter[str] = Counter()

    def key(self, id: str, deal: str, question: str, told: tuple[str, ...]) -> str:
        """Return a row's key: its own id and the question, else what stays as a deal goes on.

        That is deal and question, or without a deal the question and what else was told of the
        ask. Of rows alike in that, each has its own key, by their order. Raises ValueError where
        an id stands a second time with another question.
        """
        words = plain(question) or question
        if id:
            if self._ids.setdefault(id, words) != words:
                raise ValueError("the same id stands in a row above with another question")
            return f"{self._prefix}:{id}:{_digest(words)[:8]}"
        digest = _digest(*((deal, words) if deal else (words, *told)))
        self._seen[digest] += 1
        number = self._seen[digest]
        return f"{self._prefix}:{digest}" + (f"-{number}" if number > 1 else "")


def id_of(key: str) -> str:
    """Return what the keys of all rows with one id of their own begin with."""
    return key.rpartition(":")[0]


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:16]
