"""The gap report as plain values, for `answerable gaps --json`.

Keys stay as they are; new ones may join them. Amounts and weights are text, because they are exact
decimals; dates are text as year-month-day.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from answerable.gaps.gap_report import GapReport, Row
from answerable.gaps.matcher import Proposal
from answerable.gaps.stake import Stake

JSON_FORMAT = 1
"""Rises when a key changes its meaning or goes."""


def to_json(report: GapReport) -> dict[str, Any]:
    """Return a report with these keys.

    - `format`: 1; `on`: the report's date
    - `counts`: state -> number of questions; `stake`: that of all questions without an answer
    - `answered`, `proposed`, `gaps`, `declined`: rows, the dearest first

    A row holds `id`, `question`, `place`, `topic`, `products`, `status`, `owner`, `due`, `asked`
    (how often), `last_asked`, `duplicates`, `stake`, `answered_by`, `proposal` (or null).
    A stake holds `at_stake` and `lost` (currency -> amount) and `terms`, one a deal: `deal`,
    `outcome`, `stage`, `amount`, `currency`, `weight`, `counts`, `place`.
    A proposal holds `article`, `title`, `heading`, `address`, `passage`, `share`, `matched`,
    `lacking`.
    """
    return {
        "format": JSON_FORMAT,
        "on": report.on.isoformat(),
        "counts": report.counts,
        "stake": _stake(report.stake),
        "answered": [_row(row) for row in report.answered],
        "proposed": [_row(row) for row in report.proposed],
        "gaps": [_row(row) for row in report.gaps],
        "declined": [_row(row) for row in report.declined],
    }


def _row(row: Row) -> dict[str, Any]:
    question = row.question
    return {
        "id": question.id,
        "question": question.question,
        "place": row.place,
        "topic": question.topic,
        "products": list(question.products),
        "status": question.status,
        "owner": question.owner,
        "due": question.due.isoformat() if question.due else None,
        "asked": row.asked,
        "last_asked": max((ask.date.isoformat() for ask in row.asks), default=None),
        "duplicates": list(row.duplicates),
        "stake": _stake(row.stake),
        "answered_by": list(row.answered_by),
        "proposal": _proposal(row.proposal) if row.proposal else None,
    }


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {
        "article": proposal.article,
        "title": proposal.title,
        "heading": proposal.heading,
        "address": proposal.address,
        "passage": proposal.passage,
        "share": round(proposal.share, 3),
        "matched": list(proposal.matched),
        "lacking": list(proposal.lacking),
    }


def _stake(stake: Stake) -> dict[str, Any]:
    return {
        "at_stake": {currency: _exact(amount) for currency, amount in stake.at_stake},
        "lost": {currency: _exact(amount) for currency, amount in stake.lost},
        "terms": [
            {
                "deal": term.deal,
                "outcome": term.outcome,
                "stage": term.stage,
                "amount": _exact(term.amount),
                "currency": term.currency,
                "weight": _exact(term.weight),
                "counts": _exact(term.counts),
                "place": term.place,
            }
            for term in stake.terms
        ],
    }


def _exact(number: Decimal) -> str:
    """Return a decimal in digits, without an exponent and without idle zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
