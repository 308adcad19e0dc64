"""The coverage, the advice and the tasks of a report as plain values, for JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from answerable.gaps.covering.advice import Advice, Again
from answerable.gaps.covering.agenda import Interview, Task
from answerable.gaps.covering.matrix import Matrix, Square
from answerable.gaps.telling.plain import due_value, exact


def matrix_value(matrix: Matrix) -> dict[str, Any]:
    """Return the matrix; squares in which nothing stands are left out."""
    return {
        "topics": [topic or None for topic in matrix.topics],
        "stages": [{"id": id or None, "name": name} for id, name in matrix.stages.items()],
        "rows": [
            {
                "products": list(row.products),
                "squares": [
                    {"topic": topic or None, **_square(row.squares[topic], matrix.stages)}
                    for topic in matrix.topics
                    if topic in row.squares
                ],
            }
            for row in matrix.rows
        ],
    }


def _square(square: Square, stages: Iterable[str] = ()) -> dict[str, Any]:
    value: dict[str, Any] = {
        "state": square.state,
        "questions": {state: list(ids) for state, ids in sorted(square.questions.items())},
        "articles": list(square.articles),
        "guessed": list(square.guessed),
        "asks": square.asks,
        "at_stake": {currency: exact(amount) for currency, amount in square.stake.at_stake},
        "lost": {currency: exact(amount) for currency, amount in square.stake.lost},
        "deals": [term.deal for term in square.stake.terms],
    }
    if square.stages:
        value["stages"] = [
            {"stage": stage or None, **_square(square.stages[stage])}
            for stage in stages
            if stage in square.stages
        ]
    return value


def advice_value(advice: Advice) -> dict[str, Any]:
    """Return what to do about a question."""
    return {
        "verb": advice.verb,
        "article": advice.article or None,
        "age_days": advice.age_days,
        "lacks": [{"id": lack.id, "says": lack.says} for lack in advice.lacks],
        "words": list(advice.words),
        "due": [due_value(fact) for fact in advice.due],
        "again": _again(advice.again) if advice.again else None,
    }


def _again(again: Again) -> dict[str, Any]:
    return {
        "answered_on": again.answered_on.isoformat(),
        "asks": again.asks,
        "reps": dict(again.reps),
    }


def task_value(task: Task) -> dict[str, Any]:
    """Return a task without its money."""
    return {
        "verb": task.verb,
        "questions": [
            {"id": row.question.id, "question": row.question.question} for row in task.rows
        ],
        "topic": task.topic,
        "products": list(task.products),
        "title": task.title,
        "advice": advice_value(task.advice),
        "asks": task.asks,
        "effort_hours": None if task.effort_hours is None else exact(task.effort_hours),
        "interview": _interview(task.interview) if task.interview else None,
        "stage": task.stage or None,
        "command": task.command or None,
    }


def _interview(interview: Interview) -> dict[str, Any]:
    return {"rep": interview.rep, "asks": interview.asks, "last": interview.last.isoformat()}
