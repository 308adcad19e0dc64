"""What the weekly meeting talks about: gaps to decide, new answers to use, and what is stuck."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from answerable.gaps.covering.agenda import Task
from answerable.gaps.gap_report import GapReport, Row
from answerable.gaps.history import BEGUN, History
from answerable.gaps.reported import ReportedArticle

DECIDED = 3
"""So many gaps a meeting can decide."""

NEW_ANSWERS = 3

UNCHANGED_DAYS = 14
"""Work that has stood still for so long is stuck."""


@dataclass(frozen=True)
class NewAnswer:
    """An article that answers questions which buyers asked, since a day.

    `stages` are the ids of those at which they asked, the most frequent first.
    """

    article: ReportedArticle
    since: date
    rows: tuple[Row, ...]
    stages: tuple[str, ...]


@dataclass(frozen=True)
class Stuck:
    """A question that somebody took on and that doesn't get on.

    `overdue_days` count from the day by which it was due; `since` is the first report that knew its
    present status.
    """

    row: Row
    overdue_days: int = 0
    since: date | None = None


@dataclass(frozen=True)
class Meeting:
    """The agenda of a weekly meeting; `coming` is work that isn't stuck, what is due first."""

    decide: tuple[Task, ...]
    answers: tuple[NewAnswer, ...]
    stuck: tuple[Stuck, ...]
    coming: tuple[Row, ...]


def meeting_of(report: GapReport, history: History) -> Meeting:
    """Return what to talk about, given what earlier reports knew."""
    begun = [row for row in (*report.gaps, *report.proposed) if row.question.status in BEGUN]
    stuck = sorted(_stuck(begun, report.on, history), key=_worst_first)
    held_up = {held.row.question.id for held in stuck}
    return Meeting(
        tuple(task for task in report.next if _undecided(task))[:DECIDED],
        tuple(sorted(_answers(report), key=_latest_first))[:NEW_ANSWERS],
        tuple(stuck),
        tuple(sorted((r for r in begun if r.question.id not in held_up), key=_due_first)),
    )


def _undecided(task: Task) -> bool:
    """Return whether nobody has taken on any of a task's gaps."""
    return task.verb in ("write", "improve") and all(
        row.state != "answered" and row.question.status not in BEGUN for row in task.rows
    )


def _answers(report: GapReport) -> Iterator[NewAnswer]:
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for row in report.answered:
        if row.asks:
            for id in row.answered_by:
                rows[id].append(row)
    for id, held in rows.items():
        article = report.articles[id]
        since = _answers_since(article, held, report.on)
        if since:
            stages = Counter(ask.stage for row in held for ask in row.asks if ask.stage)
            ordered = tuple(stage for stage, _ in stages.most_common())
            yield NewAnswer(article, since, tuple(held), ordered)


def _answers_since(article: ReportedArticle, rows: list[Row], on: date) -> date | None:
    """Return the last day on which the article became an answer to any of its questions."""
    said = (
        answer.date
        for row in rows
        for question in (row.question, *row.members)
        for answer in question.answered_by
        if answer.article == article.id and answer.date
    )
    published = article.article.meta.published
    return max((day for day in (published, *said) if day and day <= on), default=None)


def _latest_first(answer: NewAnswer) -> tuple[object, ...]:
    asks = sum(row.asked for row in answer.rows)
    return (-answer.since.toordinal(), -asks, answer.article.id)


def _stuck(rows: Iterable[Row], on: date, history: History) -> Iterator[Stuck]:
    for row in rows:
        question = row.question
        overdue = (on - question.due).days if question.due else 0
        since = history.unchanged_since(question.id, question.status, on)
        still = since is not None and (on - since).days >= UNCHANGED_DAYS
        if overdue > 0 or still or question.due is None:
            yield Stuck(row, max(overdue, 0), since if still else None)


def _worst_first(stuck: Stuck) -> tuple[object, ...]:
    since = stuck.since or date.max
    return (-stuck.overdue_days, since, *stuck.row.stake.rank, stuck.row.question.id)


def _due_first(row: Row) -> tuple[object, ...]:
    return (row.question.due or date.max, row.question.id)
