"""Answers that somebody must read again: nobody has for too long, or facts in them are due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from answerable.gaps.money.stake import Stake, total
from answerable.gaps.reported import ReportedArticle

if TYPE_CHECKING:
    from answerable.gaps.gap_report import Row


@dataclass(frozen=True)
class StaleAnswer:
    """An article that answers questions and must be read again.

    `unread` tells whether nobody has read it for too long; `stake` is the money of its questions.
    """

    article: ReportedArticle
    questions: tuple[str, ...]
    stake: Stake
    unread: bool


def is_unread(reported: ReportedArticle, after_days: int, on: date) -> bool:
    """Return whether nobody has read an article for too long.

    One without any date may be as old as the company.
    """
    age = reported.age_days(on)
    return age is None or age > after_days


def stale_answers(
    answered: Iterable[Row], articles: Mapping[str, ReportedArticle], after_days: int, on: date
) -> tuple[StaleAnswer, ...]:
    """Return the stale answers, those that the most money asks first."""
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for row in answered:
        for id in row.answered_by:
            rows[id].append(row)
    return tuple(sorted(_stale(rows, articles, after_days, on), key=_dearest_first))


def _stale(
    rows: Mapping[str, list[Row]],
    articles: Mapping[str, ReportedArticle],
    after_days: int,
    on: date,
) -> Iterator[StaleAnswer]:
    for id, asked in rows.items():
        reported = articles[id]
        unread = is_unread(reported, after_days, on)
        if unread or reported.due:
            questions = tuple(row.question.id for row in asked)
            yield StaleAnswer(reported, questions, total(row.stake for row in asked), unread)


def _dearest_first(stale: StaleAnswer) -> tuple[object, ...]:
    return (*stale.stake.rank, stale.article.article.updated or date.min, stale.article.id)
