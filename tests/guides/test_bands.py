"""Numbers fall into bands, within which no condition changes."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from guide_cases import answer_of, made, plainly, planned, small_fact
from hypothesis import given
from hypothesis import strategies as st

from answerable.guides import Band
from answerable.guides.guide import Step
from answerable.guides.planning.answers import answers_of
from benchmarks.plain_guides import advice

CUTS = st.sets(st.tuples(st.integers(-3, 13).map(Decimal), st.booleans()), max_size=6)
NUMBERS = st.integers(0, 20).map(lambda half: Decimal(half) / 2)
SIGNS = ("<", "<=", ">", ">=")


def _bands(cuts: set[tuple[Decimal, bool]]) -> list[Band]:
    step = {"id": "width", "question": "?", "why": "!", "unsure": {"how": "Look."}}
    held = Step.model_validate({**step, "number": {"unit": "ft", "low": 0, "high": 10}})
    *bands, unsure = answers_of(held, cuts)
    assert unsure.unsure
    return [answer.band for answer in bands if answer.band]


@given(CUTS, NUMBERS)
def test_each_number_lies_in_exactly_one_band(
    cuts: set[tuple[Decimal, bool]], number: Decimal
) -> None:
    assert sum(band.holds(number) for band in _bands(cuts)) == 1


@given(CUTS)
def test_bands_follow_each_other_from_bound_to_bound(cuts: set[tuple[Decimal, bool]]) -> None:
    """Each holds some number, and the next begins where it ends."""
    bands = _bands(cuts)
    assert (bands[0].low, bands[0].with_low, bands[0].first) == (0, True, True)
    assert (bands[-1].high, bands[-1].with_high, bands[-1].last) == (10, True, True)
    for band in bands:
        assert any(band.holds(n) for n in (band.low, band.high, (band.low + band.high) / 2))
    for one, next in pairwise(bands):
        assert (one.high, one.with_high) == (next.low, not next.with_low)
        assert not one.last
        assert not next.first


@given(CUTS, NUMBERS, NUMBERS)
def test_two_numbers_share_a_band_unless_a_cut_is_between_them(
    cuts: set[tuple[Decimal, bool]], one: Decimal, other: Decimal
) -> None:
    low, high = sorted((one, other))
    parted = any(
        (low < at or (below and low == at)) and (high > at or (not below and high == at))
        for at, below in cuts
    )
    together = any(band.holds(low) and band.holds(high) for band in _bands(cuts))
    assert together is not (parted and low != high)


@given(
    st.lists(st.tuples(st.sampled_from(SIGNS), st.integers(11, 61)), min_size=1, max_size=3),
    st.integers(24, 120).map(lambda half: Decimal(half) / 2),
    st.booleans(),
)
def test_a_condition_says_the_same_of_a_number_as_of_its_band(
    compared: list[tuple[str, int]], number: Decimal, turned: bool
) -> None:
    """The formula of each condition agrees with the number itself, on either side of the sign."""
    step = {"id": "width", "question": "?", "why": "!", "unsure": {"how": "Look."}}
    texts = [f"{n} {sign} width" if turned else f"width {sign} {n}" for sign, n in compared]
    rules = [
        {"id": f"r{n}", "when": text, "favour": "all", "because": f"r{n}"}
        for n, text in enumerate(texts)
    ]
    guide = made(
        {
            "options": ["shell"],
            "steps": [{**step, "number": {"unit": "ft", "low": 12, "high": 60}}],
            "rules": rules,
            "recommendations": [{"id": "pools", "title": "These", "says": "Them."}],
        }
    )
    plan = planned(guide)
    answer = answer_of(plan, 0, {"width": number})
    left = [plan.formulas.after(0, answer)[formula] for formula in plan.start]
    held = advice(guide, small_fact, {"width": number}, lambda *_: "").advised[0]
    assert [f"r{n}" for n in range(len(texts)) if left[n] == 1] == list(held[2])


@pytest.mark.parametrize(
    ("at", "bands"),
    [
        ("width <= 12", ["12 to 12", "12 to 60"]),
        ("width < 12", ["12 to 60"]),
        ("width >= 60", ["12 to 60", "60 to 60"]),
        ("width > 60", ["12 to 60"]),
        ("width < 16 or width <= 16", ["12 to 16", "16 to 16", "16 to 60"]),
    ],
)
def test_a_cut_at_a_bound_parts_the_bound_only_where_a_rule_does(at: str, bands: list[str]) -> None:
    step = {"id": "width", "question": "?", "why": "!", "unsure": {"how": "Look."}}
    plan = planned(
        made(
            {
                "options": ["shell"],
                "steps": [{**step, "number": {"unit": "ft", "low": 12, "high": 60}}],
                "rules": [{"id": "r", "when": at, "favour": "all", "because": "So."}],
                "recommendations": [{"id": "pools", "title": "These", "says": "Them."}],
            }
        )
    )
    found = [answer.band for answer in plan.steps[0].answers if answer.band]
    assert [f"{band.low} to {band.high}" for band in found] == bands
    assert plainly(0, plan.steps[0].answers[0]) == "band-1"
