"""The gap report: each question of the backlog in its state, the dearest first, and what follows.

Pure: whatever stands in files is handed over as values, the date too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from answerable.findings import Finding
from answerable.gaps.answers import check_answers
from answerable.gaps.covering.coverage import NO_COVERAGE, Coverage, coverage_of
from answerable.gaps.matching.matcher import Matcher, Proposal
from answerable.gaps.matching.subject import Subjects
from answerable.gaps.money.stake import Stake, deals, stake_of, total
from answerable.gaps.months import Month, months_of
from answerable.gaps.reported import ReportedArticle
from answerable.gaps.stale import StaleAnswer, stale_answers
from answerable.gaps.topics.filing import UNFILED, Cabinet, Filing
from answerable.questions import Ask, LoadedBacklog, Question
from answerable.settings import Settings

State = Literal["answered", "proposed", "gap", "declined"]


@dataclass(frozen=True)
class Row:
    """One question with all that is known of it, its duplicates included.

    `place` is the question's file and line. `asks` are its own and its duplicates'. `drafts` are
    articles that will answer it once they are published.
    """

    question: Question
    state: State
    place: str
    asks: tuple[Ask, ...]
    stake: Stake
    filing: Filing = UNFILED
    duplicates: tuple[str, ...] = ()
    answered_by: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    proposal: Proposal | None = None

    @property
    def asked(self) -> int:
        """How often it was asked."""
        return len(self.asks)

    @property
    def last_asked(self) -> date | None:
        """The day on which it was asked last."""
        return max((ask.date for ask in self.asks), default=None)


@dataclass(frozen=True)
class GapReport:
    """The backlog on a day, by state. A proposal is a guess and never counts as an answer.

    `articles` are all articles by id, `products` the names of the catalogue's products by id.
    """

    on: date
    answered: tuple[Row, ...] = ()
    proposed: tuple[Row, ...] = ()
    gaps: tuple[Row, ...] = ()
    declined: tuple[Row, ...] = ()
    coverage: Coverage = NO_COVERAGE
    stale: tuple[StaleAnswer, ...] = ()
    months: tuple[Month, ...] = ()
    notes: tuple[Finding, ...] = ()
    articles: Mapping[str, ReportedArticle] = field(default_factory=dict)
    products: Mapping[str, str] = field(default_factory=dict)

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
    loaded: LoadedBacklog,
    articles: Iterable[ReportedArticle],
    matcher: Matcher,
    settings: Settings,
    on: date,
    products: Mapping[str, str] | None = None,
    subjects: Subjects | None = None,
) -> GapReport:
    """Return the gap report of a backlog.

    `articles` are all there are: those that buyers can't read answer nothing. `products` holds
    products' ids and names in the order of the coverage; `subjects` tells which of them a question
    names.
    """
    held = {reported.id: reported for reported in articles}
    rows = _rows(loaded, held, matcher, settings, Cabinet(settings.language, subjects))
    states: defaultdict[State, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=_dearest_first):
        states[row.state].append(row)
    names = products or {}
    return GapReport(
        on,
        answered=tuple(states["answered"]),
        proposed=tuple(states["proposed"]),
        gaps=tuple(states["gap"]),
        declined=tuple(states["declined"]),
        coverage=coverage_of(rows, held.values(), names),
        stale=stale_answers(states["answered"], held, settings.review_articles_after_days, on),
        months=months_of(rows, on),
        notes=tuple(check_answers(loaded, (reported.article for reported in held.values()))),
        articles=held,
        products=names,
    )


def _rows(
    loaded: LoadedBacklog,
    articles: Mapping[str, ReportedArticle],
    matcher: Matcher,
    settings: Settings,
    cabinet: Cabinet,
) -> list[Row]:
    backlog = loaded.backlog
    families: defaultdict[str, list[Question]] = defaultdict(list)
    for question in backlog.questions:
        families[backlog.original(question).id].append(question)
    said: defaultdict[str, list[str]] = defaultdict(list)
    for reported in articles.values():
        for id in reported.article.meta.answers:
            said[id].append(reported.id)
    known = deals(backlog, settings)
    cabinet.prepare(backlog.by_id[id].question for id in families)
    rows = []
    for id, members in families.items():
        question = backlog.by_id[id]
        family = [question, *(member for member in members if member.id != id)]
        named = _named(family, said)
        answered_by = tuple(a for a in named if a in articles and articles[a].published)
        proposal = None
        if not answered_by and question.status != "declined":
            refused = {article for member in family for article in member.refused}
            proposal = matcher.propose(question.question, question.products, refused)
        asks = tuple(ask for member in family for ask in member.asks)
        place = backlog.places[id]
        rows.append(
            Row(
                question=question,
                state=_state(question, answered_by, proposal),
                place=f"{place.path}:{place.first_line}",
                asks=asks,
                stake=stake_of(asks, known, settings.currency),
                filing=cabinet.file(family, (articles[a].article for a in answered_by)),
                duplicates=tuple(member.id for member in family[1:]),
                answered_by=answered_by,
                drafts=tuple(a for a in named if a in articles and not articles[a].published),
                proposal=proposal,
            )
        )
    return rows


def _state(question: Question, answered_by: tuple[str, ...], proposal: Proposal | None) -> State:
    if answered_by:
        return "answered"
    if question.status == "declined":
        return "declined"
    return "proposed" if proposal else "gap"


def _named(family: Iterable[Question], said: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Return the articles that answer a question by their own word or by a person's."""
    return tuple(
        dict.fromkeys(
            article
            for question in family
            for article in (*said.get(question.id, ()), *question.confirmed)
        )
    )


def _dearest_first(row: Row) -> tuple[object, ...]:
    return (*row.stake.rank, -row.asked, row.question.id)
