"""The gap report's rows, by the questions that stand in them."""

from __future__ import annotations

from collections.abc import Mapping

from answerable.gaps import GapReport, Row


def members_of(row: Row) -> tuple[str, ...]:
    """Return the ids of all questions that a row stands for, the one that names it first."""
    return row.question.id, *row.duplicates


def rows_by_id(report: GapReport) -> Mapping[str, Row]:
    """Return question's id -> the row that it stands in."""
    return {id: row for row in report.rows for id in members_of(row)}
