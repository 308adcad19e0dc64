"""Questions' ranks by money, by deals and by lost deals, and what to write now."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from answerable.settings import Ranking

if TYPE_CHECKING:
    from answerable.gaps.gap_report import Row

By = Literal["money", "deals", "lost"]
"""What questions are ranked by: money at stake, distinct deals, distinct lost deals."""

HIGH_IN = 2
"""A question that is high in so many of the three ranks is to be written now."""


@dataclass(frozen=True)
class Ranks:
    """An unanswered question's places among the others of its state, 1 for the first.

    None where it has nothing to be ranked by: no money at stake in the company's currency, no deal,
    no lost deal. `held_back` tells that it would stand higher by money, had more than one deal
    asked it; `high` names the ranks that are high.
    """

    money: int | None = None
    deals: int | None = None
    lost: int | None = None
    held_back: bool = False
    high: tuple[By, ...] = ()


NO_RANKS = Ranks()


def ranked(rows: Iterable[Row], ranking: Ranking) -> tuple[Row, ...]:
    """Return unanswered questions of one state with their ranks, the dearest first.

    The first places by money are kept for questions that were asked in two deals or more. Where
    there are too few of those, places stay empty. Of two that are equal by deals or by lost deals,
    the dearer goes first.
    """
    held = dearest_first(rows)
    dear = [row for row in held if row.stake.at_stake_here]
    several = [row for row in dear if len(row.heard.deals) > 1]
    first = several[: ranking.kept_for_several_deals]
    leaders = {row.question.id for row in first}
    rest = [row for row in dear if row.question.id not in leaders]
    money = {
        **_places(first),
        **_places(rest, ranking.kept_for_several_deals + 1),
    }
    unheld = _places(dear)
    deals = _places(_most_first(held, lambda row: len(row.heard.deals)))
    lost = _places(_most_first(held, lambda row: len(row.heard.lost_deals)))
    highest = high_places(len(held), ranking)

    def ranks(id: str) -> Ranks:
        places: Mapping[By, int | None] = {
            "money": money.get(id),
            "deals": deals.get(id),
            "lost": lost.get(id),
        }
        high = tuple(by for by, place in places.items() if place and place <= highest)
        held_back = id in money and money[id] > unheld[id]
        return Ranks(places["money"], places["deals"], places["lost"], held_back, high)

    order = (*first, *rest, *(row for row in held if row.question.id not in money))
    return tuple(replace(row, ranks=ranks(row.question.id)) for row in order)


def dearest_first(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return questions by the money that asks them, then by how often they were asked."""
    return tuple(sorted(rows, key=lambda row: (*row.stake.rank, -row.asked, row.question.id)))


def high_places(questions: int, ranking: Ranking) -> int:
    """Return up to which place a rank is high among so many questions."""
    return min(ranking.high, math.ceil(questions * ranking.high_share))


def _places(rows: Iterable[Row], first: int = 1) -> dict[str, int]:
    return {row.question.id: place for place, row in enumerate(rows, first)}


def _most_first(rows: Iterable[Row], count: Callable[[Row], int]) -> list[Row]:
    """Return the rows that have any, most first; those with as many stay in their order."""
    return sorted((row for row in rows if count(row)), key=lambda row: -count(row))
