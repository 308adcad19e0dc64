"""Ends that lead nowhere, and recommendations to which nobody comes."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.findings import Finding, Level
from answerable.guides.checks.case import Case
from answerable.guides.planning import FALSE


def dead_ends(case: Case) -> Iterator[Finding]:
    """Yield why some answers lead to no recommendation: once for each reason, with an example."""
    ruled_out: list[int] = []
    unheld: list[int] = []
    for place, outcome in case.outcomes.items():
        if outcome.recommendation is None:
            excluded = {one.product for one in outcome.excluded}
            (ruled_out if _all_out(case, excluded) else unheld).append(place)
    if ruled_out:
        message = (
            f"{_led(case, ruled_out)}: all options are ruled out, and no recommendation has the"
            " kind 'none'; add one that says who serves this buyer better"
        )
        yield case.finding("guide.dead-end", Level.ERROR, message, "recommendations")
    if unheld:
        message = (
            f"{_led(case, unheld)}: no recommendation's condition holds then; add one at the end of"
            " the list without 'when'"
        )
        yield case.finding("guide.dead-end", Level.ERROR, message, "recommendations")


def unreachable_recommendations(case: Case) -> Iterator[Finding]:
    """Yield the recommendations to which no row of answers leads.

    One for buyers whom nothing suits stays without a finding as long as rules could bring a buyer
    there: prices change.
    """
    for n, slot in case.slots("recommend"):
        held = case.guide.recommendations[slot.number]
        waits = held.kind == "none" and all(map(case.may_be_excluded, case.plan.options))
        if slot.number in case.reached or waits or case.plan.start[n] == FALSE:
            continue
        message = (
            f"no answers lead to the recommendation '{held.id}': wherever it would hold, one above"
            " it holds too, or no buyer comes there; move it up, correct its 'when', or delete it"
        )
        yield case.finding(
            "guide.unreachable-recommendation", Level.WARNING, message,
            "recommendations", slot.number,
        )  # fmt: skip


def hidden_none(case: Case) -> Iterator[Finding]:
    """Yield that each option can be ruled out, but the guide never says that nothing suits.

    Where a buyer comes there today, it is a dead end.
    """
    kinds = {held.kind for held in case.guide.recommendations}
    dead = any(held.recommendation is None for held in case.outcomes.values())
    options = case.plan.options
    if "none" in kinds or dead or not options or not all(map(case.may_be_excluded, options)):
        return
    message = (
        "each option can be ruled out, but no recommendation has the kind 'none'; once a price"
        " changes, a buyer may be left with nothing: add one that says who serves such a buyer"
    )
    yield case.finding("guide.hides-none", Level.WARNING, message, "recommendations")


def _all_out(case: Case, excluded: set[str]) -> bool:
    """Return whether one recommendation lost all its options, and none is there for that case."""
    held = case.guide.recommendations
    offers = (case.plan.options_of(one) for one in held if one.kind == "options")
    return all(one.kind != "none" for one in held) and any(
        excluded.issuperset(options) for options in offers
    )


def _led(case: Case, places: list[int]) -> str:
    row = case.row(places[0])
    more = len(places) - 1
    others = f" (and {more} more {'end' if more == 1 else 'ends'})" if more else ""
    return f"the answers {row}{others} lead to no recommendation"
