"""Names of groups of questions: what can be one, and which ones are proposed."""

from __future__ import annotations

from collections.abc import Collection

from answerable.questions.handing import StoreError, cleaned_text, says_nothing
from answerable.questions.sameness import spelled_alike

LONGEST_NAME = 200
"""Characters of a group's name: it stands in one row of the report."""

LONGEST_PROPOSED = 80


def group_name(text: str) -> str:
    """Return a group's name as it is kept, in one line; raises StoreError where it can't be one."""
    name = " ".join(cleaned_text(text).split())
    if says_nothing(name):
        raise StoreError("the group's name is empty; say in a few words what its questions ask")
    if len(name) > LONGEST_NAME:
        raise StoreError(
            f"the group's name has {len(name):,} characters, more than the {LONGEST_NAME} that one"
            " may have; say in a few words what its questions ask"
        )
    return name


def proposed_name(question: str, taken: Collection[str]) -> str:
    """Return a name in the words of a question, cut at a word, that is none of those taken.

    Where it would be, a number is added.
    """
    words = _cut(" ".join(cleaned_text(question).split()))
    known = {spelled_alike(name) for name in taken}
    name, number = words, 1
    while spelled_alike(name) in known:
        number += 1
        name = f"{words} ({number})"
    return name


def _cut(text: str) -> str:
    if len(text) <= LONGEST_PROPOSED:
        return text
    start = text[:LONGEST_PROPOSED]
    at_word = start.rpartition(" ")[0] if text[LONGEST_PROPOSED] != " " else start
    return (at_word or start).rstrip(" ,;:.") + "…"
