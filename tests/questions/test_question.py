"""What people's judgements of one article add up to."""

from __future__ import annotations

import pytest

from answerable.questions import Backlog, Question


def question(**fields: object) -> Question:
    return Question.model_validate({"id": "q-aaaa", "question": "Why?", **fields})


def judged(day: str) -> list[dict[str, str]]:
    return [{"article": "a", "date": day}]


@pytest.mark.parametrize(
    ("confirmed", "refused", "counts"),
    [("2026-01-01", "2026-01-02", False), ("2026-01-02", "2026-01-01", True),
     ("2026-01-01", "2026-01-01", False)],
)  # fmt: skip
def test_of_two_judgements_the_later_counts_and_on_one_day_the_refusal(
    confirmed: str, refused: str, counts: bool
) -> None:
    held = question(answered_by=judged(confirmed), not_answered_by=judged(refused))
    assert (held.confirmed, held.refused) == ((("a",), ()) if counts else ((), ("a",)))


def test_a_duplicates_duplicate_leads_to_the_first_question() -> None:
    first = question()
    second = question(id="q-bbbb", status="duplicate", duplicate_of="q-aaaa")
    third = question(id="q-cccc", status="duplicate", duplicate_of="q-bbbb")
    assert Backlog((first, second, third)).original(third) is first
