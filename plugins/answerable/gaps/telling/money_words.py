"""The report's money in words: a deal's term, a question's ranks, and how all of it is reckoned."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from answerable.gaps.gap_report import GapReport, Row
from answerable.gaps.money.basis import Basis
from answerable.gaps.money.ranks import high_places
from answerable.gaps.money.stake import Term
from answerable.gaps.telling.phrases import (
    LANGUAGE,
    counted,
    day_in_words,
    listed,
    money,
    one_line,
)
from answerable.money import money_in_words, number_in_words
from answerable.settings import Rate

NOT_ADDED = (
    "A deal may stand under several questions, so the sums of questions can't be added up. The sum"
    " at the top counts each deal once."
)


def term_in_words(term: Term) -> str:
    """Return how much of a deal's amount counts, and why."""
    amount = _amount_in_words(term)
    if term.outcome == "won":
        return f"{amount}, won: nothing"
    if term.outcome == "lost":
        return f"{amount}, lost: all of it"
    factors = [_capped_in_words(term, amount), number_in_words(term.weight, LANGUAGE)]
    if term.recency != 1:
        factors.append(
            f"{number_in_words(term.recency, LANGUAGE)} (asked on {day_in_words(term.asked)})"
        )
    said = f"{' × '.join(factors)} = {_exact_money(term.before_rep, term)}"  # noqa: RUF001
    if term.left_of_rep is None:
        return said
    return f"{said}, capped at {_exact_money(term.counts, term)}: more counts of no rep"


def standing_in_words(row: Row) -> str:
    """Return a question's deals, and a gap's ranks; nothing where it was asked in no deal."""
    ranks, heard = row.ranks, row.heard
    if not heard.deals:
        return ""
    places = (("money", ranks.money), ("deals", ranks.deals), ("lost deals", ranks.lost))
    known = [f"{_ordinal(place)} by {by}" for by, place in places if place]
    said = listed(known) if row.state == "gap" else ""
    parts = ["write now" if row.write_now else "", said, f"asked {heard_in_words(row)}"]
    if ranks.held_back and row.state == "gap":
        parts.append("kept behind the dearest, since only one deal asked it")
    return "; ".join(part for part in parts if part)


def heard_in_words(row: Row) -> str:
    """Return in how many deals a question was asked, and by how many reps it was heard."""
    heard = row.heard
    if not heard.deals:
        return ""
    lost = f", {len(heard.lost_deals):,} of them lost" if heard.lost_deals else ""
    reps = f", by {counted(len(heard.reps), 'rep')}" if heard.reps else ""
    said = f"in {counted(len(heard.deals), 'deal')}{lost}{reps}"
    if row.stake.estimated:
        return f"{said}; no amount noted of {counted(row.stake.estimated, 'deal')}"
    return said


def basis_in_words(report: GapReport) -> tuple[tuple[str, str], ...]:
    """Return how each number about money is made: pairs of what it is about and what is said."""
    basis = report.basis
    return (
        (
            "At stake",
            "For each open deal in which a question was asked, once: the deal's latest amount ×"  # noqa: RUF001
            " the weight of its stage × recency.",  # noqa: RUF001
        ),
        ("Weights", _weights(basis)),
        ("Recency", _recency(basis)),
        ("Limits", " ".join(_limits(basis))),
        ("No amount noted", _estimates(basis)),
        ("Other currencies", _currencies(basis)),
        (
            "Lost",
            "The amounts of lost deals in which it was asked, in full. That the question cost them"
            " the deal is not said here: nobody knows.",
        ),
        ("Not counted", "Won deals, and asks without a deal's id."),
        ("Write now", _write_now(report)),
        ("Never added", NOT_ADDED),
    )


def _exact_money(amount: Decimal, term: Term) -> str:
    return money_in_words(amount, term.currency, LANGUAGE)


def _amount_in_words(term: Term) -> str:
    amount = _exact_money(term.amount, term)
    if term.median:
        of = "its stage" if term.median.stage else "all deals"
        return f"{amount} (no amount noted: the median of {of})"
    if term.converted:
        rate = term.converted.rate
        noted = money_in_words(term.converted.amount, rate.currency, LANGUAGE)
        return f"{amount} ({noted} at {_rate_in_words(rate)})"
    return amount


def _capped_in_words(term: Term, amount: str) -> str:
    if term.most_of_deal is None:
        return amount
    return f"{amount}, capped at {_exact_money(term.most_of_deal, term)},"


def _rate_in_words(rate: Rate) -> str:
    number = number_in_words(rate.rate, LANGUAGE)
    return f"{number}, {day_in_words(rate.date)}, {one_line(rate.source)}"


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number:,}th"
    return f"{number:,}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _weights(basis: Basis) -> str:
    stages = [
        f"{one_line(stage.name)} {number_in_words(stage.weight, LANGUAGE)}"
        for stage in basis.stages
    ]
    without = number_in_words(basis.ranking.weight_without_stage, LANGUAGE)
    return "; ".join([*stages, f"without a stage of settings.yml {without}"]) + "."


def _recency(basis: Basis) -> str:
    days = basis.ranking.half_life_days
    if not days:
        return "No deal fades: each counts in full, however long ago it asked."
    return (
        f"A deal counts in full on the day on which it asks, half {counted(days, 'day')} later, a"
        f" quarter after {counted(2 * days, 'day')}, and so on."
    )


def _limits(basis: Basis) -> Iterator[str]:
    ranking = basis.ranking
    rep = "one rep's open deals in a question"
    for times, what, most in (
        (ranking.most_per_deal, "a deal's amount", basis.most_per_deal),
        (ranking.most_per_rep, rep, basis.most_per_rep),
    ):
        if not times:
            yield f"All of {what} counts."
            continue
        of = _times_in_words(times)
        sums = [
            f"{money(amount, held.currency)} ({of} {money(held.amount, held.currency)}, the"
            f" median of {counted(held.deals, 'deal')})"
            for held in basis.medians
            if not held.stage and (amount := most(held.currency)) is not None
        ]
        if sums:
            yield f"Of {what} at most {listed(sums)} counts."
        else:
            few = counted(ranking.fewest_for_median, "deal")
            yield f"All of {what} counts, until {few} with an amount tell what is usual."


def _times_in_words(times: Decimal) -> str:
    """Return a multiple: `3 ×`."""  # noqa: RUF002
    return f"{number_in_words(times, LANGUAGE)} ×"  # noqa: RUF001


def _estimates(basis: Basis) -> str:
    if not basis.medians:
        return "Nothing is made up: as long as no deal has an amount, none counts."
    names = {stage.id: one_line(stage.name) for stage in basis.stages}
    medians = [
        f"{names.get(held.stage, one_line(held.stage)) if held.stage else 'all deals'}"
        f" {money(held.amount, held.currency)} ({counted(held.deals, 'deal')})"
        for held in basis.medians
    ]
    few = counted(basis.ranking.fewest_for_median, "deal")
    return (
        f"The median of its stage stands in, or that of all deals where fewer than {few} at its"
        f" stage have an amount, and the deal says so: {'; '.join(medians)}."
    )


def _currencies(basis: Basis) -> str:
    rates = [f"{rate.currency} at {_rate_in_words(rate)}" for rate in basis.ranking.rates]
    if not rates:
        return "They stand apart, are never added, and don't rank a question."
    return f"Converted: {'; '.join(rates)}. Others stand apart, and don't rank a question."


def _write_now(report: GapReport) -> str:
    ranking = report.basis.ranking
    places = high_places(len(report.gaps), ranking)
    high = f"the first {places:,}" if places > 1 else "the first"
    kept = ranking.kept_for_several_deals
    single = (
        f" The first {kept:,} places by money are kept for questions that two deals or more asked."
        if kept
        else ""
    )
    return (
        f"Gaps that are among {high} in two of three ranks: by money at stake, by deals, and by"
        f" lost deals.{single}"
    )
