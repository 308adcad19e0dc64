"""Which questions people say are one: those that repeat another, and those of one named group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from answerable.questions import Backlog, Question

FEWEST_WORDS = 4
MOST_WORDS = 20
"""A question of so many words is plain: shorter ones leave out what they ask of, longer ones tell
a story."""


@dataclass(frozen=True)
class Family:
    """A question with those that say they repeat it."""

    question: Question
    repeats: tuple[Question, ...] = ()

    @property
    def members(self) -> tuple[Question, ...]:
        """The question and its repeats."""
        return (self.question, *self.repeats)

    @property
    def first_asked(self) -> date | None:
        """The day on which it was asked first."""
        return min((ask.date for member in self.members for ask in member.asks), default=None)

    @property
    def clarity(self) -> tuple[object, ...]:
        """A key that sorts the clearest wording first, by its own words alone.

        So another wording takes its place only if that is clearer.
        """
        words = len(self.question.question.split())
        odd = max(0, FEWEST_WORDS - words) + max(0, words - MOST_WORDS)
        asks = self.question.question.rstrip().endswith("?")
        return (odd, not asks, self.first_asked or date.max, self.question.id)


def families_of(backlog: Backlog) -> tuple[Family, ...]:
    """Return each question that repeats no other, with its repeats, in the order of the files."""
    repeats: defaultdict[str, list[Question]] = defaultdict(list)
    for question in backlog.questions:
        original = backlog.original(question)
        if original is not question:
            repeats[original.id].append(question)
    return tuple(
        Family(question, tuple(repeats[question.id]))
        for question in backlog.questions
        if backlog.original(question) is question
    )


def answering(
    families: Iterable[Family], said: Mapping[str, Iterable[str]]
) -> dict[str, tuple[str, ...]]:
    """Return which articles answer each family, by its question's id.

    `said` holds the articles that name a question by the question's id. What is confirmed of one
    question holds for all of its named group, since a person said that they are one.
    """
    held = list(families)
    of_group: defaultdict[str, list[str]] = defaultdict(list)
    own: dict[str, list[str]] = {}
    for family in held:
        named = [
            article
            for member in family.members
            for article in (*said.get(member.id, ()), *member.confirmed)
        ]
        own[family.question.id] = named
        of_group[family.question.group] += named
    return {
        family.question.id: tuple(
            dict.fromkeys(
                [
                    *own[family.question.id],
                    *(of_group[family.question.group] if family.question.group else ()),
                ]
            )
        )
        for family in held
    }
