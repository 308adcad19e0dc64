"""The gap report as a table for spreadsheets: one row a question.

Customers' words can't become formulas (https://owasp.org/www-community/attacks/CSV_Injection): each
cell is one line without tabs, and one that begins with a formula's sign gets an apostrophe.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from decimal import Decimal

from answerable.gaps.gap_report import GapReport, Row
from answerable.gaps.telling.phrases import one_line
from answerable.gaps.telling.plain import exact

COLUMNS = (
    "state", "id", "question", "asked", "last_asked", "at_stake", "lost", "currency",
    "other_money", "topic", "topic_from", "products", "products_from", "status", "owner", "due",
    "answered_by", "drafts", "proposal", "proposal_title", "proposal_heading", "proposal_address",
    "proposal_passage", "lacking", "duplicates", "place", "write_now", "rank_by_money",
    "rank_by_deals", "rank_by_lost_deals", "deals", "lost_deals", "reps", "first_asked", "trend",
    "verb", "strength", "doubts", "group", "wordings",
)  # fmt: skip

_SIGNS = r"[=+\-@\uff1d\uff0b\uff0d\uff20]"
_FORMULA = re.compile(rf"(?={_SIGNS})")
# Where commas are decimal points, spreadsheets begin a new cell after each semicolon.
_AFTER_SEMICOLON = re.compile(rf";(\s*)(?={_SIGNS})")


def to_csv(report: GapReport, base: str = "") -> str:
    """Return the table, its header first; `base` is the site's address.

    Sums are in the company's own currency; what is in others stands in words in `other_money`.
    """
    held = io.StringIO()
    writer = csv.writer(held)
    writer.writerow(COLUMNS)
    for row in report.rows:
        writer.writerow([harmless(cell) for cell in _cells(row, report, base)])
    return held.getvalue()


def harmless(cell: str) -> str:
    """Return a cell in one line that no spreadsheet takes for a formula."""
    text = one_line(cell)
    guarded = f"'{text}" if _FORMULA.match(text) else text
    return _AFTER_SEMICOLON.sub(r";\1'", guarded)


def _cells(row: Row, report: GapReport, base: str) -> Iterator[str]:
    question, stake, proposal = row.question, row.stake, row.proposal
    at_stake, lost = dict(stake.at_stake), dict(stake.lost)
    yield from (row.state, question.id, question.question, str(row.asked))
    yield row.last_asked.isoformat() if row.last_asked else ""
    yield exact(at_stake.get(stake.currency, Decimal(0)))
    yield exact(lost.get(stake.currency, Decimal(0)))
    yield stake.currency
    yield "; ".join(_others(stake.currency, at_stake, lost))
    filing = row.filing
    yield from (filing.topic, filing.topic_from, " ".join(filing.products), filing.products_from)
    yield from (question.status, question.owner)
    yield question.due.isoformat() if question.due else ""
    yield from (" ".join(row.answered_by), " ".join(row.drafts))
    if proposal:
        yield from (proposal.article, proposal.title, proposal.heading, base + proposal.address)
        yield from (proposal.passage, " ".join(proposal.lacking))
    else:
        yield from [""] * 6
    yield from (" ".join(row.duplicates), row.place, "yes" if row.write_now else "")
    ranks, heard = row.ranks, row.heard
    yield from (str(place or "") for place in (ranks.money, ranks.deals, ranks.lost))
    yield from (str(len(held)) for held in (heard.deals, heard.lost_deals, heard.reps))
    yield heard.first_asked.isoformat() if heard.first_asked else ""
    yield " ".join(map(str, heard.trend))
    advice = report.advice.get(question.id)
    yield advice.verb if advice else ""
    yield from (proposal.strength, "; ".join(proposal.doubts)) if proposal else ("", "")
    yield from (question.group, " | ".join(member.question for member in row.members))


def _others(own: str, at_stake: dict[str, Decimal], lost: dict[str, Decimal]) -> Iterator[str]:
    for words, sums in (("at stake", at_stake), ("lost", lost)):
        for currency, amount in sums.items():
            if currency != own and amount:
                yield f"{exact(amount)} {currency} {words}"
