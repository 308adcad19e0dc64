"""The gap report as plain values, for `answerable gaps --json`.

Keys stay as they are; new ones may join them. Amounts and weights are text, because they are exact
decimals; dates are text as year-month-day.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from answerable.findings import Finding
from answerable.gaps.covering.coverage import Coverage
from answerable.gaps.gap_report import GapReport, Row
from answerable.gaps.matching.matcher import Proposal
from answerable.gaps.money.stake import Stake
from answerable.gaps.months import Month
from answerable.gaps.stale import StaleAnswer

JSON_FORMAT = 1
"""Rises when a key changes its meaning or goes."""


def to_json(report: GapReport, base: str = "") -> dict[str, Any]:
    """Return a report with these keys; `base` is the site's address, to complete addresses with.

    - `format`: 1; `on`: the report's date
    - `counts`: state -> number of questions; `stake`: that of all questions without an answer
    - `answered`, `proposed`, `gaps`, `declined`: rows, the dearest first
    - `coverage`: `big_5` of `published` articles, and `cells`: `topic`, `product` (null: none) and
      the ids of `articles` and of questions that are `answered`, `open` or here by a guess
      (`guessed`); `empty` where buyers asked and no article is
    - `stale`: answers to read again: `article`, `title`, `address`, `read`, `unread`, `due`
      (facts), `questions`, `stake`
    - `months`: `month` (null: all before), `asks`, `new` (questions), `answered` (asks)
    - `notes`: findings: `id`, `path`, `line`, `message`

    A row holds `id`, `question`, `place`, `topic`, `products`, `status`, `owner`, `due`, `asked`
    (how often), `last_asked`, `duplicates`, `stake`, `answered_by`, `drafts`, `proposal` (or null),
    and `filed`: `topic` and `products` with their origin (`question`, `answer`; a guess:
    `words`, `meaning`).
    A stake holds `at_stake` and `lost` (currency -> amount) and `terms`, one a deal: `deal`,
    `outcome`, `stage`, `amount`, `currency`, `weight`, `counts`, `place`.
    A proposal holds `article`, `title`, `heading`, `address`, `passage`, `share`, `matched`,
    `lacking`, `about`.
    """
    return {
        "format": JSON_FORMAT,
        "on": report.on.isoformat(),
        "counts": report.counts,
        "stake": _stake(report.stake),
        "answered": [_row(row, base) for row in report.answered],
        "proposed": [_row(row, base) for row in report.proposed],
        "gaps": [_row(row, base) for row in report.gaps],
        "declined": [_row(row, base) for row in report.declined],
        "coverage": _coverage(report.coverage),
        "stale": [_stale(stale, base) for stale in report.stale],
        "months": [_month(month) for month in report.months],
        "notes": [_note(finding) for finding in report.notes],
    }


def _row(row: Row, base: str) -> dict[str, Any]:
    question = row.question
    return {
        "id": question.id,
        "question": question.question,
        "place": row.place,
        "topic": question.topic,
        "products": list(question.products),
        "filed": {
            "topic": row.filing.topic or None,
            "topic_from": row.filing.topic_from or None,
            "products": list(row.filing.products),
            "products_from": row.filing.products_from or None,
        },
        "status": question.status,
        "owner": question.owner,
        "due": question.due.isoformat() if question.due else None,
        "asked": row.asked,
        "last_asked": row.last_asked.isoformat() if row.last_asked else None,
        "duplicates": list(row.duplicates),
        "stake": _stake(row.stake),
        "answered_by": list(row.answered_by),
        "drafts": list(row.drafts),
        "proposal": _proposal(row.proposal, base) if row.proposal else None,
    }


def _proposal(proposal: Proposal, base: str) -> dict[str, Any]:
    return {
        "article": proposal.article,
        "title": proposal.title,
        "heading": proposal.heading,
        "address": base + proposal.address,
        "passage": proposal.passage,
        "share": round(proposal.share, 3),
        "matched": list(proposal.matched),
        "lacking": list(proposal.lacking),
        "about": list(proposal.about),
    }


def _stake(stake: Stake) -> dict[str, Any]:
    return {
        "at_stake": {currency: exact(amount) for currency, amount in stake.at_stake},
        "lost": {currency: exact(amount) for currency, amount in stake.lost},
        "terms": [
            {
                "deal": term.deal,
                "outcome": term.outcome,
                "stage": term.stage,
                "amount": exact(term.amount),
                "currency": term.currency,
                "weight": exact(term.weight),
                "counts": exact(term.counts),
                "place": term.place,
            }
            for term in stake.terms
        ],
    }


def _coverage(coverage: Coverage) -> dict[str, Any]:
    return {
        "big_5": coverage.big_5,
        "published": coverage.published,
        "cells": [
            {
                "topic": topic or None,
                "product": product or None,
                "articles": list(cell.articles),
                "answered": list(cell.answered),
                "open": list(cell.open),
                "guessed": list(cell.guessed),
                "empty": (topic, product) in coverage.empty,
            }
            for (topic, product), cell in coverage.cells.items()
        ],
    }


def _stale(stale: StaleAnswer, base: str) -> dict[str, Any]:
    read = stale.article.article.updated
    return {
        "article": stale.article.id,
        "title": stale.article.title,
        "address": base + stale.article.address,
        "read": read.isoformat() if read else None,
        "unread": stale.unread,
        "due": [
            {
                "part": fact.part,
                "product": fact.product,
                "region": fact.region,
                "good_until": fact.good_until.isoformat(),
                "place": fact.place,
            }
            for fact in stale.article.due
        ],
        "questions": list(stale.questions),
        "stake": _stake(stale.stake),
    }


def _month(month: Month) -> dict[str, Any]:
    return {
        "month": f"{month.first_day:%Y-%m}" if month.first_day else None,
        "asks": month.asks,
        "new": month.new,
        "answered": month.answered,
    }


def _note(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "path": finding.path,
        "line": finding.line,
        "message": finding.message,
    }


def exact(number: Decimal) -> str:
    """Return a decimal in digits, without an exponent and without idle zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
