"""What is handed in to the backlog, what became of it, and why it couldn't be taken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from answerable.findings import AnswerableError
from answerable.questions.question import Ask
from answerable.settings import Topic

LONGEST_QUESTION = 50_000
"""Characters of one question: a letter of 5,000 words has fewer, a whole transcript has more."""

State = Literal["new", "again", "known"]

# Signs that no text needs and that YAML refuses or reads as the end of a line; line breaks and
# tabs stay. Halves of surrogate pairs come from a terminal that isn't set to UTF-8.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_HALVES = re.compile("[\ud800-\udfff]+")


class StoreError(AnswerableError):
    """Something couldn't be written to the backlog; `handed` holds what was written before."""

    def __init__(self, message: str, handed: Sequence[Handed] = ()) -> None:
        super().__init__(message)
        self.handed = tuple(handed)


@dataclass(frozen=True)
class NewQuestion:
    """A question as somebody heard it once."""

    question: str
    ask: Ask
    topic: Topic | Literal["process"] | None = None
    products: tuple[str, ...] = ()

    def cleaned(self) -> NewQuestion:
        """Return it with its texts as they are kept; raises StoreError where it can't be kept."""
        question = cleaned_text(self.question)
        if fault := text_fault(question):
            raise StoreError(fault)
        ask = self.ask.model_copy(
            update={
                name: " ".join(cleaned_text(value).split())
                for name in ("by", "deal", "stage", "source")
                if (value := getattr(self.ask, name))
            }
        )
        return replace(self, question=question, ask=ask)


@dataclass(frozen=True)
class Handed:
    """What became of a question that was handed in.

    `place` is its entry's file and line. `state` says whether the entry is new, got one more ask
    again, or the very same ask was known already. `aside` marks an entry that stands in another
    file because the month's file couldn't take it.
    """

    id: str
    place: str
    state: State
    aside: bool = False


def cleaned_text(text: str) -> str:
    """Return a text as the backlog keeps it: without control characters, else to the letter."""
    return _CONTROLS.sub("", _HALVES.sub("\ufffd", _BREAKS.sub("\n", text))).strip()


def says_nothing(text: str) -> bool:
    """Return whether a text has no letter, digit or sign that can be seen."""
    return not any(sign.isprintable() and not sign.isspace() for sign in text)


def text_fault(question: str) -> str | None:
    """Return why a question's text can't be taken, or None if it can."""
    text = cleaned_text(question)
    if says_nothing(text):
        return "the question is empty, so nothing was written; type the buyer's words in quotes"
    if len(text) > LONGEST_QUESTION:
        return (
            f"the question has {len(text):,} characters, more than the {LONGEST_QUESTION:,} that"
            " one may have, so nothing was written; hand in the sentences that ask, each on its"
            f" own. It begins: {text[:200]}"
        )
    return None
