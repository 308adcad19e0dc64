"""The gap report: each question of the backlog in its state, the dearest first, and what follows.

Pure: whatever stands in files is handed over as values, the date too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from answerable.findings import Finding
from answerable.gaps.answers import check_answers
from answerable.gaps.covering.advice import Advice, Adviser
from answerable.gaps.covering.agenda import Agenda, Task
from answerable.gaps.covering.coverage import NO_COVERAGE, Coverage, coverage_of
from answerable.gaps.covering.matrix import NO_MATRIX, Matrix, matrix_of
from answerable.gaps.covering.means import Means
from answerable.gaps.covering.standing import standings_of
from answerable.gaps.grouping import Family, Item, answering, families_of, groups_of
from answerable.gaps.matching import Asked, Fit, Matcher, Proposal, has_words
from answerable.gaps.money.basis import Basis
from answerable.gaps.money.heard import UNHEARD, Heard
from answerable.gaps.money.ranks import HIGH_IN, NO_RANKS, Ranks, dearest_first, ranked
from answerable.gaps.money.reckoning import Reckoning, reckoning_of
from answerable.gaps.money.stake import Stake, total
from answerable.gaps.months import Month, months_of, trend_months
from answerable.gaps.reported import ReportedArticle
from answerable.gaps.stale import StaleAnswer, stale_answers
from answerable.gaps.topics.filing import UNFILED, Cabinet, Filing
from answerable.gaps.topics.judging import TopicJudge
from answerable.meaning import Progress, silent
from answerable.questions import Ask, LoadedBacklog, Question
from answerable.settings import Settings

State = Literal["answered", "proposed", "gap", "declined"]


@dataclass(frozen=True)
class Row:
    """One question with all that is known of it, however it was worded.

    It speaks for its group: `members` are the others that ask the same, `asks` are those of all.
    `place` is the question's file and line. `drafts` are articles that will answer it once they are
    published.
    """

    question: Question
    state: State
    place: str
    asks: tuple[Ask, ...]
    stake: Stake
    heard: Heard = UNHEARD
    ranks: Ranks = NO_RANKS
    filing: Filing = UNFILED
    members: tuple[Question, ...] = ()
    answered_by: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    proposal: Proposal | None = None

    @property
    def duplicates(self) -> tuple[str, ...]:
        """The others' ids."""
        return tuple(member.id for member in self.members)

    @property
    def asked(self) -> int:
        """How often it was asked."""
        return len(self.asks)

    @property
    def last_asked(self) -> date | None:
        """The day on which it was asked last."""
        return max((ask.date for ask in self.asks), default=None)

    @property
    def write_now(self) -> bool:
        """Whether it is a gap that stands high in two of the three ranks."""
        return self.state == "gap" and len(self.ranks.high) >= HIGH_IN


@dataclass(frozen=True)
class GapReport:
    """The backlog on a day, by state. A proposal is a guess and never counts as an answer.

    `articles` are all articles by id, `products` the names of the catalogue's products by id,
    `basis` is what the money is reckoned with.
    `notices` say what its readers must know of how it was made, `fit` what its guesses were weighed
    with.
    `advice` says what to do, by question's id; questions that are well, or declined, have none.
    """

    on: date
    basis: Basis
    answered: tuple[Row, ...] = ()
    proposed: tuple[Row, ...] = ()
    gaps: tuple[Row, ...] = ()
    declined: tuple[Row, ...] = ()
    coverage: Coverage = NO_COVERAGE
    matrix: Matrix = NO_MATRIX
    advice: Mapping[str, Advice] = field(default_factory=dict)
    next: tuple[Task, ...] = ()
    stale: tuple[StaleAnswer, ...] = ()
    months: tuple[Month, ...] = ()
    notes: tuple[Finding, ...] = ()
    notices: tuple[str, ...] = ()
    fit: Fit | None = None
    articles: Mapping[str, ReportedArticle] = field(default_factory=dict)
    products: Mapping[str, str] = field(default_factory=dict)

    @property
    def rows(self) -> tuple[Row, ...]:
        """All questions, by state."""
        return (*self.answered, *self.proposed, *self.gaps, *self.declined)

    @property
    def counts(self) -> dict[str, int]:
        """How many questions are in each state; other wordings are counted on their own."""
        return {
            "answered": len(self.answered),
            "proposed": len(self.proposed),
            "gap": len(self.gaps),
            "declined": len(self.declined),
            "duplicate": sum(len(row.duplicates) for row in self.rows),
        }

    @property
    def stake(self) -> Stake:
        """The money of the deals without an answer, proposals included, each deal once.

        It isn't the sum of the questions' stakes, since a deal may stand under several questions.
        """
        return total(row.stake for row in (*self.proposed, *self.gaps))

    @property
    def write_now(self) -> tuple[Row, ...]:
        """The gaps that stand high in two of the three ranks."""
        return tuple(row for row in self.gaps if row.write_now)

    @property
    def from_website(self) -> tuple[Row, ...]:
        """The questions without an answer that were asked in no deal, as on the website.

        No money ranks them, so they stand by how often and how lately they were asked.
        """
        rows = (row for row in (*self.gaps, *self.proposed) if row.asks and not row.heard.deals)
        return tuple(sorted(rows, key=_most_asked_first))

    @property
    def trend_months(self) -> tuple[date, ...]:
        """The first days of the months that each question's trend counts."""
        return trend_months(self.on)


def report(
    loaded: LoadedBacklog,
    articles: Iterable[ReportedArticle],
    matcher: Matcher,
    settings: Settings,
    on: date,
    products: Mapping[str, str] | None = None,
    cabinet: Cabinet | None = None,
    means: Means | None = None,
    progress: Progress = silent,
) -> GapReport:
    """Return the gap report of a backlog.

    `articles` are all there are: those that buyers can't read answer nothing. `products` holds
    products' ids and names in the order of the coverage; `cabinet` tells where a question belongs,
    `means` is what the company acts with.
    """
    held = {reported.id: reported for reported in articles}
    cabinet = cabinet or Cabinet(TopicJudge(settings.language))
    reckoning = reckoning_of(loaded.backlog, settings, on)
    rows = _rows(loaded, held, matcher, reckoning, cabinet, progress)
    states: defaultdict[State, list[Row]] = defaultdict(list)
    for row in rows:
        states[row.state].append(row)
    answered = dearest_first(states["answered"])
    proposed = ranked(states["proposed"], settings.ranking)
    gaps = ranked(states["gap"], settings.ranking)
    # What nobody answers is work before what is answered and unknown to those who sell.
    ordered = (*sorted((*gaps, *proposed), key=_pressing_first), *answered)
    names = products or {}
    means = means or Means()
    standings = standings_of(held.values(), settings, on)
    advice = Adviser(held, standings, means.lacking, on).advice_on(ordered)
    return GapReport(
        on,
        reckoning.basis,
        answered=answered,
        proposed=proposed,
        gaps=gaps,
        declined=dearest_first(states["declined"]),
        coverage=coverage_of(rows, held.values(), names),
        matrix=matrix_of(rows, held.values(), standings, list(names), means.ours, settings.stages),
        advice=advice,
        next=Agenda(advice, held, names, settings, means).tasks(ordered),
        stale=stale_answers(answered, held, settings.review_articles_after_days, on),
        months=months_of(rows, on),
        notes=tuple(check_answers(loaded, (reported.article for reported in held.values()))),
        articles=held,
        products=names,
    )


def _rows(
    loaded: LoadedBacklog,
    articles: Mapping[str, ReportedArticle],
    matcher: Matcher,
    reckoning: Reckoning,
    cabinet: Cabinet,
    progress: Progress,
) -> list[Row]:
    backlog = loaded.backlog
    families = families_of(backlog)
    named = answering(families, said_by(articles.values()))
    published = {id for id, reported in articles.items() if reported.published}
    groups = _groups(families, matcher, progress)
    parts: defaultdict[tuple[int, tuple[str, ...], bool], list[Family]] = defaultdict(list)
    for family, group in zip(families, groups, strict=True):
        answered_by = tuple(id for id in named[family.question.id] if id in published)
        # What the engine takes for one question may still have an answer in one of its wordings
        # only, and nobody said that it is the others' too.
        declined = not answered_by and family.question.status == "declined"
        parts[group, answered_by, declined].append(family)
    cabinet.prepare(family.question.question for family in families)
    open_rows: list[tuple[int, tuple[Question, ...]]] = []
    rows: list[Row] = []
    for (_, answered_by, declined), held in parts.items():
        lead, *others = sorted(held, key=lambda family: family.clarity)
        members = (*lead.repeats, *(member for family in others for member in family.members))
        everyone = (lead.question, *members)
        asks = tuple(ask for member in everyone for ask in member.asks)
        place = backlog.places[lead.question.id]
        drafts = dict.fromkeys(
            id
            for family in held
            for id in named[family.question.id]
            if id in articles and id not in published
        )
        if not answered_by and not declined:
            open_rows.append((len(rows), everyone))
        rows.append(
            Row(
                question=lead.question,
                state="answered" if answered_by else "declined" if declined else "gap",
                place=f"{place.path}:{place.first_line}",
                asks=asks,
                stake=reckoning.stake(everyone),
                heard=reckoning.heard(everyone),
                filing=cabinet.file(everyone, (articles[a].article for a in answered_by)),
                members=members,
                answered_by=answered_by,
                drafts=tuple(drafts),
            )
        )
    for number, proposal in _proposals(open_rows, matcher, progress):
        rows[number] = replace(rows[number], state="proposed", proposal=proposal)
    return rows


def said_by(articles: Iterable[ReportedArticle]) -> dict[str, list[str]]:
    """Return which articles say that they answer a question, by the question's id."""
    said: defaultdict[str, list[str]] = defaultdict(list)
    for reported in articles:
        for id in reported.article.meta.answers:
            said[id].append(reported.id)
    return said


def _groups(families: Sequence[Family], matcher: Matcher, progress: Progress) -> list[int]:
    """Return the number of each family's group."""
    texts = [family.question.question for family in families]
    items = [
        Item(
            family.question.id,
            family.first_asked,
            family.question.group,
            matcher.named(family.question.question, family.question.products),
            matcher.sizes(family.question.question),
            has_words(family.question.question),
        )
        for family in families
    ]
    return groups_of(items, matcher.vectors(texts, progress), matcher.enough)


def _proposals(
    rows: Sequence[tuple[int, tuple[Question, ...]]], matcher: Matcher, progress: Progress
) -> Iterator[tuple[int, Proposal]]:
    """Yield the proposals for rows of questions, the first of which speaks for the row.

    What one of them is about, all are: an article on another product answers none of them.
    """
    asked: list[Asked] = []
    leads: dict[int, int] = {}
    for number, members in rows:
        leads[len(asked)] = number
        refused = frozenset(article for member in members for article in member.refused)
        named = (matcher.named(member.question, member.products) for member in members)
        products = tuple(sorted(frozenset().union(*named)))
        asked += [
            Asked(member.question, number, products, refused, wanted=not place)
            for place, member in enumerate(members)
        ]
    for place, proposal in enumerate(matcher.propose(asked, progress)):
        if proposal:
            yield leads[place], proposal


def _most_asked_first(row: Row) -> tuple[object, ...]:
    last = row.last_asked or date.min
    return (-row.asked, -last.toordinal(), row.question.id)


def _pressing_first(row: Row) -> tuple[object, ...]:
    """Sort what is to be written now first, then by money, what one deal alone asked behind it."""
    penniless = row.ranks.money is None
    rank = (*row.stake.rank, -row.asked, row.question.id)
    return (not row.write_now, penniless, row.ranks.held_back, *rank)
