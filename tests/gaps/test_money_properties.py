"""What holds of the money that asks a question, whatever the deals are."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from gap_cases import ON, Stubborn, settings_with
from hypothesis import given
from hypothesis import strategies as st

from answerable.gaps import GapReport, report, to_json
from answerable.gaps.money.reckoning import reckoning_of
from answerable.questions import Ask, Backlog, LoadedBacklog, Question
from answerable.reading import Place

KEPT = 5
REPS = ("", "ab", "jk")
STAGES = ("", "talk", "quote")
CURRENCIES = (None, "USD", "CAD", "EUR")

AMOUNTS = st.none() | st.integers(0, 10**15).map(Decimal) | st.decimals(0, 10**6, places=6)
ASKS = st.builds(
    Ask,
    date=st.integers(-2000, 60).map(lambda days: ON + timedelta(days)),
    by=st.sampled_from(REPS),
    deal=st.integers(0, 9).map(str) | st.just(""),
    stage=st.sampled_from(STAGES),
    amount=AMOUNTS,
    currency=st.sampled_from(CURRENCIES),
    outcome=st.sampled_from((None, "open", "won", "lost")),
)
BACKLOGS = st.lists(st.lists(ASKS, max_size=6), min_size=1, max_size=9)

SETTINGS = settings_with(
    stages=[{"id": "talk", "name": "T", "weight": Decimal("0.123456")}],
    ranking={
        "kept_for_several_deals": KEPT,
        "rates": [
            {"currency": "CAD", "rate": Decimal("0.731234"), "date": "2026-11-02", "source": "bank"}
        ],
    },
)


def backlog_of(questions: list[list[Ask]]) -> Backlog:
    """Return a backlog whose questions have these asks, each ask on a line of its own."""
    held = tuple(
        Question(id=f"q-aaa{number}", question="A?", asks=tuple(asks))
        for number, asks in enumerate(questions)
    )
    places = {
        question.id: Place(
            "a.yml",
            {("asks", n): 100 * number + n + 1 for n in range(len(question.asks))},
            100 * number,
        )
        for number, question in enumerate(held)
    }
    return Backlog(held, places)


def reported(backlog: Backlog) -> GapReport:
    return report(LoadedBacklog(backlog), [], Stubborn("x"), SETTINGS, ON)


def gaps_of(questions: list[list[Ask]]) -> GapReport:
    """Return a report that proposes nothing, so that all questions are gaps."""
    backlog = backlog_of(questions)
    refused = tuple(
        question.model_copy(update={"not_answered_by": (_REFUSED,)})
        for question in backlog.questions
    )
    return reported(replace(backlog, questions=refused))


_REFUSED = Question.model_validate(
    {"id": "q-aaaa", "question": "A?", "not_answered_by": [{"article": "x"}]}
).not_answered_by[0]


@given(BACKLOGS, st.randoms(use_true_random=False))
def test_the_order_of_the_questions_changes_nothing(
    questions: list[list[Ask]], chance: random.Random
) -> None:
    backlog = backlog_of(questions)
    turned = list(backlog.questions)
    chance.shuffle(turned)
    assert to_json(reported(backlog)) == to_json(
        reported(replace(backlog, questions=tuple(turned)))
    )


@given(BACKLOGS, st.data())
def test_a_question_that_one_more_open_deal_asks_never_has_less_at_stake(
    questions: list[list[Ask]], data: st.DataObject
) -> None:
    """The deal is one that the backlog holds: a new one would move the medians, too."""
    backlog = backlog_of(questions)
    reckoning = reckoning_of(backlog, SETTINGS, ON)
    family = data.draw(st.lists(st.sampled_from(backlog.questions), unique_by=lambda q: q.id))
    more = data.draw(st.sampled_from(backlog.questions))
    asked = {ask.deal for question in family for ask in question.asks}
    fresh = [
        held
        for held in reckoning.asks[more.id]
        if held.ask.deal not in asked and reckoning.deals[held.ask.deal].outcome == "open"
    ]
    one_more = replace(reckoning, asks={**reckoning.asks, more.id: tuple(fresh)})
    before = dict(reckoning.stake([q for q in family if q.id != more.id]).at_stake)
    after = dict(one_more.stake([*(q for q in family if q.id != more.id), more]).at_stake)
    assert all(after[currency] >= amount for currency, amount in before.items())


@given(BACKLOGS)
def test_no_deal_and_no_rep_counts_more_than_the_limits(questions: list[list[Ask]]) -> None:
    found = gaps_of(questions)
    for row in found.gaps:
        sums: dict[tuple[str, str], Decimal] = {}
        for term in row.stake.terms:
            if term.outcome != "open":
                continue
            most = found.basis.most_per_deal(term.currency)
            assert most is None or term.counts <= most
            assert 0 <= term.counts <= term.before_rep <= term.amount
            key = (term.by, term.currency)
            sums[key] = sums.get(key, Decimal(0)) + term.counts
        for (by, currency), amount in sums.items():
            most = found.basis.most_per_rep(currency)
            assert not by or most is None or amount <= most


@given(BACKLOGS)
def test_a_question_of_a_single_deal_is_never_among_the_first_places_by_money(
    questions: list[list[Ask]],
) -> None:
    rows = gaps_of(questions).gaps
    places = [row.ranks.money for row in rows if row.ranks.money]
    assert places == sorted(set(places))
    for row in rows:
        if len(row.heard.deals) < 2 and row.ranks.money:
            assert row.ranks.money > KEPT
    several = [r for r in rows if len(r.heard.deals) > 1 and r.stake.at_stake_here]
    if len(several) >= KEPT:
        assert all(len(row.heard.deals) > 1 for row in rows[:KEPT])


@given(BACKLOGS)
def test_each_sum_is_that_of_its_terms_and_each_deal_stands_in_it_once(
    questions: list[list[Ask]],
) -> None:
    found = gaps_of(questions)
    for stake in (found.stake, *(row.stake for row in found.gaps)):
        named = [term.deal for term in stake.terms]
        assert len(named) == len(set(named))
        for currency, amount in stake.at_stake:
            parts = [
                Fraction(term.counts)
                for term in stake.terms
                if term.outcome == "open" and term.currency == currency
            ]
            assert Fraction(amount) == sum(parts)


@given(BACKLOGS, st.integers(0, 400))
def test_as_days_go_by_no_question_gains_money(questions: list[list[Ask]], days: int) -> None:
    backlog = backlog_of(questions)
    now, later = (
        reckoning_of(backlog, SETTINGS, on) for on in (ON, date.fromordinal(ON.toordinal() + days))
    )
    for question in backlog.questions:
        after = dict(later.stake([question]).at_stake)
        for currency, amount in now.stake([question]).at_stake:
            assert after[currency] <= amount
