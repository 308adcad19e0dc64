"""What earlier reports counted, kept so that a report can tell what has changed since.

A line of JSON for each day with a report. It holds counts, sums and questions' ids: no customer's
words, no rep's name, no deal.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field, ValidationError

from answerable.dates import Date
from answerable.gaps.gap_report import GapReport
from answerable.gaps.telling.plain import exact
from answerable.money import Currency
from answerable.records import Record

HISTORY_NAME = "report-history.jsonl"
"""The file's name. It stands beside the backlog, which is private and no cache, and isn't read as a
part of it."""

BEGUN = ("assigned", "drafting")
"""The states of questions that somebody works on."""

Sum = Annotated[Decimal, Field(ge=0, le=Decimal(10) ** 24)]
"""A sum of money; no deals add up to more than fits."""


class Past(Record):
    """What the report of a day counted."""

    called: ClassVar[str] = "line of the report's history"

    format: Literal[1] = Field(1, description="The format of the line")
    on: Date = Field(description="The report's day")
    counts: dict[str, int] = Field(description="Questions by state")
    at_stake: dict[Currency, Sum] = Field({}, description="Money at stake without an answer")
    lost: dict[Currency, Sum] = Field({}, description="Lost without an answer")
    big_5: int = Field(0, ge=0, description="Published articles on the Big 5")
    published: int = Field(0, ge=0, description="Published articles")
    begun: dict[str, Literal["assigned", "drafting"]] = Field(
        {}, description="Questions that somebody works on, by their ids"
    )


@dataclass(frozen=True)
class History:
    """Earlier reports' figures, the oldest first.

    `unread` are lines that can't be read, with their numbers; they are kept as they are.
    """

    pasts: tuple[Past, ...] = ()
    unread: tuple[tuple[int, str], ...] = ()

    def before(self, on: date) -> Past | None:
        """Return the last report before a day."""
        return next((past for past in reversed(self.pasts) if past.on < on), None)

    def unchanged_since(self, question: str, status: str, on: date) -> date | None:
        """Return the first of the last reports in all of which a question had this status."""
        since = None
        for past in reversed(self.pasts):
            if past.on < on:
                if past.begun.get(question) != status:
                    break
                since = past.on
        return since


NO_HISTORY = History()


def history_in(text: str) -> History:
    """Return the history that a file holds. Of two lines of one day, the later counts."""
    days: dict[date, Past] = {}
    unread: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            past = Past.model_validate_json(line)
        except ValidationError:
            unread.append((number, line))
        else:
            days[past.on] = past
    return History(tuple(days[on] for on in sorted(days)), tuple(unread))


def text_with(history: History, past: Past) -> str:
    """Return the file's text with a report's figures, which replace those of the same day.

    What couldn't be read stands at the end, for somebody may mend it.
    """
    pasts = [held for held in history.pasts if held.on != past.on]
    insort(pasts, past, key=lambda held: held.on)
    lines = [held.model_dump_json() for held in pasts]
    return "".join(f"{line}\n" for line in (*lines, *(line for _, line in history.unread)))


def past_of(report: GapReport) -> Past:
    """Return a report's figures."""
    return Past.model_validate(
        {
            "on": report.on.isoformat(),
            "counts": report.counts,
            "at_stake": _sums(dict(report.stake.at_stake)),
            "lost": _sums(dict(report.stake.lost)),
            "big_5": report.coverage.big_5,
            "published": report.coverage.published,
            "begun": {
                row.question.id: row.question.status
                for row in (*report.gaps, *report.proposed)
                if row.question.status in BEGUN
            },
        }
    )


def _sums(sums: Mapping[str, Decimal]) -> dict[str, str]:
    return {currency: exact(amount) for currency, amount in sums.items()}
