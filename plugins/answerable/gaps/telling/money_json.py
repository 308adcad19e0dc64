"""The report's money as plain values: stakes with their terms, ranks, and how each is reckoned."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from answerable.gaps.gap_report import GapReport, Row
from answerable.gaps.money.deals import Conversion, Median
from answerable.gaps.money.ranks import high_places
from answerable.gaps.money.stake import Stake, Term
from answerable.gaps.telling.money_words import basis_in_words
from answerable.gaps.telling.plain import exact
from answerable.settings import Rate


def stake_values(stake: Stake) -> dict[str, Any]:
    """Return a stake's sums and terms."""
    return {
        "at_stake": {currency: exact(amount) for currency, amount in stake.at_stake},
        "lost": {currency: exact(amount) for currency, amount in stake.lost},
        "estimated": stake.estimated,
        "terms": [_term(term) for term in stake.terms],
    }


def standing_values(row: Row) -> dict[str, Any]:
    """Return a question's ranks, and who asked it when."""
    ranks, heard = row.ranks, row.heard
    return {
        "ranks": {
            "money": ranks.money,
            "deals": ranks.deals,
            "lost": ranks.lost,
            "held_back": ranks.held_back,
            "high": list(ranks.high),
        },
        "write_now": row.write_now,
        "reps": list(heard.reps),
        "deals": list(heard.deals),
        "lost_deals": list(heard.lost_deals),
        "first_asked": heard.first_asked.isoformat() if heard.first_asked else None,
        "trend": list(heard.trend),
    }


def basis_values(report: GapReport) -> dict[str, Any]:
    """Return what the money is reckoned with, as values and in words."""
    basis = report.basis
    ranking = basis.ranking
    currencies = sorted({median.currency for median in basis.medians})
    return {
        "currency": basis.currency or None,
        "weights": {stage.id: exact(stage.weight) for stage in basis.stages},
        "weight_without_stage": exact(ranking.weight_without_stage),
        "half_life_days": ranking.half_life_days,
        "most_per_deal": exact(ranking.most_per_deal),
        "most_per_rep": exact(ranking.most_per_rep),
        "caps": {
            currency: {
                "deal": _amount(basis.most_per_deal(currency)),
                "rep": _amount(basis.most_per_rep(currency)),
            }
            for currency in currencies
        },
        "fewest_for_median": ranking.fewest_for_median,
        "medians": [_median(median) for median in basis.medians],
        "rates": [_rate(rate) for rate in ranking.rates],
        "high": ranking.high,
        "high_share": exact(ranking.high_share),
        "high_places": high_places(len(report.gaps), ranking),
        "kept_for_several_deals": ranking.kept_for_several_deals,
        "words": [{"about": about, "says": says} for about, says in basis_in_words(report)],
    }


def _term(term: Term) -> dict[str, Any]:
    return {
        "deal": term.deal,
        "outcome": term.outcome,
        "stage": term.stage,
        "amount": exact(term.amount),
        "currency": term.currency,
        "weight": exact(term.weight),
        "recency": exact(term.recency),
        "counts": exact(term.counts),
        "place": term.place,
        "asked": term.asked.isoformat(),
        "asked_place": term.asked_place,
        "by": term.by,
        "estimated": term.median is not None,
        "median": _median(term.median) if term.median else None,
        "converted": _conversion(term.converted) if term.converted else None,
        "most_of_deal": _amount(term.most_of_deal),
        "left_of_rep": _amount(term.left_of_rep),
    }


def _median(median: Median) -> dict[str, Any]:
    return {
        "currency": median.currency,
        "stage": median.stage or None,
        "amount": exact(median.amount),
        "deals": median.deals,
    }


def _conversion(converted: Conversion) -> dict[str, Any]:
    return {"amount": exact(converted.amount), **_rate(converted.rate)}


def _rate(rate: Rate) -> dict[str, Any]:
    return {
        "currency": rate.currency,
        "rate": exact(rate.rate),
        "date": rate.date.isoformat(),
        "source": rate.source,
    }


def _amount(amount: Decimal | None) -> str | None:
    return None if amount is None else exact(amount)
