"""How often a guide recommends what, and what else would have to be answered for other advice."""

from __future__ import annotations

from fractions import Fraction

import pytest

from answerable.guides import changes_of, outcome_of, shares_of, told_row
from answerable.guides.outcome import Outcome
from guided_site import GUIDE, guided, walkable
from site_builder import SmallSite


@pytest.fixture
def pools(site: SmallSite) -> SmallSite:
    """Return the small site with a guide in which nothing is wrong."""
    return guided(site)


def test_shares_take_every_answer_of_a_question_for_equally_often(pools: SmallSite) -> None:
    # By place (3 answers), width (3 bands), budget (4 bands), care (2), each with "not sure".
    shares = shares_of(walkable(pools).graph)
    assert shares.lost == shares.talk == 0
    assert sum(shares.products.values()) + shares.none == 1
    # Only mosaic is wide enough for one band of four; it is too dear for 3 of 5 answers.
    wide = Fraction(1, 4)
    assert shares.products["mosaic"] == wide * Fraction(2, 5)
    # Shell leads where a crane reaches it, where it is wide enough, can be paid, and care is little
    # (a third), and nowhere else: liner stands above it in the options.
    crane, width, budget, little = Fraction(2, 3), Fraction(2, 4), Fraction(3, 5), Fraction(1, 3)
    assert shares.products["shell"] == crane * width * budget * little
    assert list(shares.products) == ["liner", "shell", "mosaic"]
    assert shares.of({"shell"}) == shares.products["shell"]
    assert shares.of({"shell", "liner"}) == shares.products["shell"] + shares.products["liner"]


def test_shares_count_those_who_are_led_to_a_talk_or_to_nothing(pools: SmallSite) -> None:
    call = (
        "  - id: call\n    kind: talk\n    when: place is front\n    title: Call\n    says: Call.\n"
    )
    pools.edit(
        GUIDE,
        ("recommendations:\n", f"recommendations:\n{call}"),
        ("    kind: none\n", "    kind: none\n    when: budget > 199999\n"),
        ("title: These pools suit you\n", "title: These pools suit you\n    when: place is back\n"),
    )
    shares = shares_of(walkable(pools).graph)
    assert shares.talk == Fraction(1, 3)
    assert shares.lost > 0
    assert sum(shares.products.values()) + shares.none + shares.talk + shares.lost == 1


def test_changes_name_each_single_answer_after_which_other_advice_leads(pools: SmallSite) -> None:
    graph = walkable(pools).graph
    steps = {step.id: n for n, step in enumerate(graph.plan.guide.steps)}

    def outcome(place: int) -> Outcome:
        return outcome_of(graph, place, lambda step, answer: answer.id)

    given = {steps["place"]: 0, steps["width"]: 0, steps["budget"]: 3, steps["care"]: 0}
    changes = list(changes_of(graph, given, outcome))
    told = {told_row(graph.plan, ((c.step, c.answer),)): outcome(c.end).first for c in changes}
    assert told == {
        "place=back": "liner",
        "width=16-24": "liner",
        "width=24-60": "mosaic",
        "budget=10000-28119": None,
        "budget=28119-41237": "liner",
        "care=some": "liner",
    }
