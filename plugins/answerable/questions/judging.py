"""What a person says of an article as the answer to a question, and how an entry keeps it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from answerable.questions.emitting import plain_value
from answerable.questions.question import Answer


@dataclass(frozen=True)
class Judgement:
    """That an article answers a question, or doesn't; both are named by their ids."""

    question: str
    article: str
    answers: bool


def with_judgements(
    value: dict[str, Any], judgements: Iterable[Judgement], by: str, on: date | None
) -> dict[str, Any]:
    """Return an entry's value with judgements of its question, one after the other.

    Each takes the place of the opposite one, and of an earlier one of its kind.
    """
    for judgement in judgements:
        value = _judged(value, judgement, by, on)
    return value


def _judged(
    value: dict[str, Any], judgement: Judgement, by: str, on: date | None
) -> dict[str, Any]:
    article = judgement.article
    kept, dropped = "answered_by", "not_answered_by"
    if not judgement.answers:
        kept, dropped = dropped, kept
    of_others = {
        name: [held for held in value.get(name) or () if held.get("article") != article]
        for name in (kept, dropped)
    }
    same = [held for held in value.get(kept) or () if held.get("article") == article]
    new = {name: held for name, held in value.items() if name != dropped}
    if of_others[dropped]:
        new[dropped] = of_others[dropped]
    # A judgement that stands stays as it was made, with its date and whoever made it.
    if len(same) != 1:
        new[kept] = [*of_others[kept], plain_value(Answer(article=article, by=by, date=on))]
    return new
