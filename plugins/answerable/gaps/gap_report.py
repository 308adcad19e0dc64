"""The gap report: each question of the backlog in its state, the dearest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from answerable.gaps.matcher import Matcher, Proposal
from answerable.gaps.stake import Stake, deals, stake_of, total
from answerable.questions import Ask, Backlog, Question
from answerable.settings import Settings


@dataclass(frozen=True)
class Row:
    """One question with all that is known of it, its duplicates included.

    `place` is the question's file and line. `asks` are its own and its duplicates'.
    """

    question: Question
    place: str
    asks: tuple[Ask, ...]
    stake: Stake
    duplicates: tuple[str, ...] = ()
    answered_by: tuple[str, ...] = ()
    proposal: Proposal | None = None

    @property
    def asked(self) -> int:
        """How often it was asked."""
        return len(self.asks)


@dataclass(frozen=True)
class GapReport:
    """The backlog on a day, by state. A proposal is a guess and never counts as an answer."""

    on: date
    answered: tuple[Row, ...] = ()
    proposed: tuple[Row, ...] = ()
    gaps: tuple[Row, ...] = ()
    declined: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """All questions, by state."""
        return (*self.answered, *self.proposed, *self.gaps, *self.declined)

    @property
    def counts(self) -> dict[str, int]:
        """How many questions are in each state; duplicates are counted on their own."""
        return {
            "answered": len(self.answered),
            "proposed": len(self.proposed),
            "gap": len(self.gaps),
            "declined": len(self.declined),
            "duplicate": sum(len(row.duplicates) for row in self.rows),
        }

    @property
    def stake(self) -> Stake:
        """The money of all questions without an answer, proposals included, each deal once."""
        return total(row.stake for row in (*self.proposed, *self.gaps))


def report(
    backlog: Backlog,
    answers: Mapping[str, Iterable[str]],
    published: Collection[str],
    matcher: Matcher,
    settings: Settings,
    on: date,
) -> GapReport:
    """Return the gap report of a backlog.

    `answers` is what articles say of themselves (question's id -> articles' ids), `published` the
    articles that buyers can read: no other one answers anything.
    """
    families: defaultdict[str, list[Question]] = defaultdict(list)
    for question in backlog.questions:
        families[backlog.original(question).id].append(question)
    known = deals(backlog, settings)
    states: defaultdict[str, list[Row]] = defaultdict(list)
    for id, family in families.items():
        question = backlog.by_id[id]
        place = backlog.places[id]
        asks = tuple(ask for member in family for ask in member.asks)
        answered_by = _answered_by(family, answers, published)
        proposal = None
        if not answered_by and question.status != "declined":
            refused = {article for member in family for article in member.refused}
            proposal = matcher.propose(question.question, question.products, refused)
        row = Row(
            question=question,
            place=f"{place.path}:{place.first_line}",
            asks=asks,
            stake=stake_of(asks, known, settings.currency),
            duplicates=tuple(member.id for member in family if member.id != id),
            answered_by=answered_by,
            proposal=proposal,
        )
        states[_state(row)].append(row)
    return GapReport(on, *(tuple(sorted(states[name], key=_dearest_first)) for name in _STATES))


_STATES = ("answered", "proposed", "gap", "declined")


def _state(row: Row) -> str:
    if row.answered_by:
        return "answered"
    if row.question.status == "declined":
        return "declined"
    return "proposed" if row.proposal else "gap"


def _answered_by(
    family: Iterable[Question], answers: Mapping[str, Iterable[str]], published: Collection[str]
) -> tuple[str, ...]:
    named = (
        article
        for question in family
        for article in (*answers.get(question.id, ()), *question.confirmed)
    )
    return tuple(dict.fromkeys(article for article in named if article in published))


def _dearest_first(row: Row) -> tuple[object, ...]:
    return (*row.stake.rank, -row.asked, row.question.id)
