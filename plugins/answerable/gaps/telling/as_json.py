"""The gap report as plain values, for `answerable gaps --json`.

Keys stay as they are; new ones may join them, here and in gap_report.schema.json. Amounts and
weights are text, because they are exact decimals; dates are text as year-month-day.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from answerable.findings import Finding
from answerable.gaps.covering.coverage import Coverage
from answerable.gaps.gap_report import GapReport, Row
from answerable.gaps.matching import Proposal
from answerable.gaps.months import Month
from answerable.gaps.stale import StaleAnswer
from answerable.gaps.telling.covering_values import advice_value, matrix_value, task_value
from answerable.gaps.telling.money_json import basis_values, stake_values, standing_values
from answerable.gaps.telling.plain import due_value, month_of

JSON_FORMAT = 1
"""Rises when a key changes its meaning or goes."""


def to_json(report: GapReport, base: str = "") -> dict[str, Any]:
    """Return a report with these keys; `base` is the site's address, to complete addresses with.

    - `format`: 1; `on`: the report's date
    - `notices`: what readers must know of how the report was made
    - `counts`: state -> number of questions; `stake`: that of the deals without an answer, each
      once; it isn't the sum of the rows' stakes, which can't be added up
    - `answered`, `proposed`, `gaps`, `declined`: rows, the dearest first
    - `write_now`: ids of the gaps that are high in two of the three ranks
    - `from_website`: `id`, `asked`, `last_asked` of what is unanswered and was asked in no deal
    - `terms`: how each number about money is made: `currency`, `weights` (stage -> weight),
      `medians` (`stage` null: of all deals; `amount`, `deals`), `caps` (currency -> most of a
      `deal`, of a `rep`), `rates`, `high_places`, the settings under their names, and `words`
    - `coverage`: `big_5` of `published` articles, and `cells`: `topic`, `product` (null: none) and
      the ids of `articles` and of questions that are `answered`, `open` or here by a guess
      (`guessed`); `empty` where buyers asked and no article is
    - `matrix`: its columns `topics` and `stages` (`id`, null for none noted, and `name`), and
      `rows`: `products` (one, a pair, or none) and `squares`, those in which something stands
    - `next`: the first tasks: `verb`, `questions` (`id`, `question`), `topic`, `products`, `title`,
      `advice`, `asks`, `stake`, `effort_hours` (or null), `interview` (`rep`, `asks`, `last`, or
      null), `stage`, `command`
    - `stale`: answers to read again: `article`, `title`, `address`, `read`, `unread`, `due`
      (facts), `questions`, `stake`
    - `months`: `month` (null: all before), `asks`, `new` (questions), `answered` (asks)
    - `notes`: findings: `id`, `path`, `line`, `message`

    A row holds `id`, `question`, `place`, `topic`, `products`, `status`, `owner`, `due`, `asked`
    (how often), `last_asked`, `group` (that a person put it in, or null), `duplicates` (ids of
    others that ask the same), `wordings` (these others: `id`, `question`, `asked`), `stake`,
    `answered_by`, `drafts`, `proposal` (or null), and `filed`: `topic` and `products` with their
    origin (`question`, `answer`; a guess: `words`, `meaning`).
    How an unanswered one stands among the others of its state: `ranks` by `money`, `deals` and
    `lost` (null: none; `held_back`: would stand higher, had more than one deal asked it; `high`:
    where it is high), `write_now`, `reps`, `deals`, `lost_deals`, `first_asked`, `trend` (asks in
    `trend_months`).
    A stake holds `at_stake` and `lost` (currency -> amount), how many deals in them have an
    `estimated` amount, and `terms`, one a deal: `deal`,
    `outcome`, `stage`, `amount`, `currency`, `weight`, `recency`, `counts`, `place` (of the
    amount), `asked`, `asked_place`, `by` (the deal's last ask of the question), `estimated` and
    the `median` that stands in for an amount, `converted` (`amount`, `currency`, `rate`, `date`,
    `source`), and where a limit bites `most_of_deal` and `left_of_rep` (else null).
    A proposal holds `article`, `title`, `heading`, `address`, `passage`, `share`, `matched`,
    `lacking`, `about`, `strength` (`strong`, `likely`, `weak`), the `score` that it comes from, and
    `doubts` (what the question names and the article doesn't), each of which lowers it.
    A row's `advice` is null where all is well; else it holds `verb` (`write`, `improve`, `send`,
    `confirm`), `article` (or null), `age_days`, `lacks` (checks: `id`, `says`), `words`, `due`
    (facts), `again` (null, or `answered_on`, `asks`, and `reps` with how often each heard it).
    A square holds `topic`, `state` (`empty`, `proposed`, `stale`, `thin`, `answered`), `questions`
    (state -> ids), `articles`, `guessed`, `asks`, `at_stake`, `lost`, `deals` (their ids), and by
    `stages` the same for each `stage`.
    """
    return {
        "format": JSON_FORMAT,
        "on": report.on.isoformat(),
        "counts": report.counts,
        "notices": list(report.notices),
        "stake": stake_values(report.stake),
        "answered": [_row(row, report, base) for row in report.answered],
        "proposed": [_row(row, report, base) for row in report.proposed],
        "gaps": [_row(row, report, base) for row in report.gaps],
        "declined": [_row(row, report, base) for row in report.declined],
        "coverage": _coverage(report.coverage),
        "matrix": matrix_value(report.matrix),
        "next": [{**task_value(task), "stake": stake_values(task.stake)} for task in report.next],
        "stale": [_stale(stale, base) for stale in report.stale],
        "months": [_month(month) for month in report.months],
        "notes": [_note(finding) for finding in report.notes],
        "write_now": [row.question.id for row in report.write_now],
        "from_website": [
            {"id": row.question.id, "asked": row.asked, "last_asked": _day(row.last_asked)}
            for row in report.from_website
        ],
        "trend_months": [month_of(month) for month in report.trend_months],
        "terms": basis_values(report),
    }


def _row(row: Row, report: GapReport, base: str) -> dict[str, Any]:
    question, advice = row.question, report.advice.get(row.question.id)
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
        "due": _day(question.due),
        "asked": row.asked,
        "last_asked": _day(row.last_asked),
        "group": question.group or None,
        "duplicates": list(row.duplicates),
        "wordings": [
            {"id": member.id, "question": member.question, "asked": len(member.asks)}
            for member in row.members
        ],
        "stake": stake_values(row.stake),
        "answered_by": list(row.answered_by),
        "drafts": list(row.drafts),
        "proposal": _proposal(row.proposal, base) if row.proposal else None,
        **standing_values(row),
        "advice": advice_value(advice) if advice else None,
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
        "strength": proposal.strength,
        "score": round(proposal.score, 2),
        "doubts": list(proposal.doubts),
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
    return {
        "article": stale.article.id,
        "title": stale.article.title,
        "address": base + stale.article.address,
        "read": _day(stale.article.article.updated),
        "unread": stale.unread,
        "due": [due_value(fact) for fact in stale.article.due],
        "questions": list(stale.questions),
        "stake": stake_values(stale.stake),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _month(month: Month) -> dict[str, Any]:
    return {
        "month": month_of(month.first_day) if month.first_day else None,
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
