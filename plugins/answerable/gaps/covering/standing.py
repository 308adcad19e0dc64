"""What an answer is worth today: good, thin, or stale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Literal

from answerable.gaps.reported import ReportedArticle
from answerable.gaps.stale import is_unread
from answerable.settings import Settings

if TYPE_CHECKING:
    from answerable.gaps.gap_report import Row

Standing = Literal["good", "thin", "stale"]
"""Good, the best, comes first: the best article that answers a question tells its standing."""

QuestionState = Literal["answered", "stale", "thin", "proposed", "empty"]
"""What a question has: an answer; one that is due, or thin; a passage that waits; nothing."""

_ORDER: tuple[Standing, ...] = ("good", "thin", "stale")


def standings_of(
    articles: Iterable[ReportedArticle], settings: Settings, on: date
) -> Mapping[str, Standing]:
    """Return what each published article is worth, by its id.

    Stale are those that somebody must read again or whose facts are due. Thin are those with fewer
    words than `report.thin_words` of settings.yml, or in which a check of the recipe, a warning or
    an error, finds something to mend.
    """
    return {held.id: _standing(held, settings, on) for held in articles if held.published}


def best(standings: Iterable[Standing]) -> Standing:
    """Return the best of several standings, at least one."""
    return min(standings, key=_ORDER.index)


def question_state(row: Row, standings: Mapping[str, Standing]) -> QuestionState:
    """Return what a question has; a weak guess is nothing that anybody should rely on."""
    if row.answered_by:
        standing = best(standings[id] for id in row.answered_by)
        return "answered" if standing == "good" else standing
    return "proposed" if waits(row) else "empty"


def waits(row: Row) -> bool:
    """Return whether a proposal waits for a person's word, and is more than a weak guess."""
    return row.proposal is not None and row.proposal.strength != "weak"


def _standing(reported: ReportedArticle, settings: Settings, on: date) -> Standing:
    if reported.due or is_unread(reported, settings.review_articles_after_days, on):
        return "stale"
    short = reported.words is not None and reported.words < settings.report.thin_words
    return "thin" if short or reported.lacks else "good"
