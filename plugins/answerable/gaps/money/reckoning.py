"""Reckons each question's money, with the whole backlog's deals behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from answerable.gaps.money.basis import Basis, basis_of
from answerable.gaps.money.deals import Deal, DealAsk, deal_asks, deals_of
from answerable.gaps.money.exact import added
from answerable.gaps.money.heard import Heard, heard_of
from answerable.gaps.money.stake import Stake, Term, stake_of
from answerable.questions import Backlog, Question
from answerable.settings import Settings


@dataclass(frozen=True)
class Reckoning:
    """All deals of a backlog on a day, and what their money is reckoned with.

    `asks` are those that name a deal, by the question's id.
    """

    on: date
    basis: Basis
    deals: Mapping[str, Deal]
    asks: Mapping[str, tuple[DealAsk, ...]]

    def stake(self, family: Iterable[Question]) -> Stake:
        """Return the money that asked a question or one of those that say the same."""
        latest: dict[str, DealAsk] = {}
        for question in family:
            for asked in self.asks[question.id]:
                known = latest.get(asked.ask.deal)
                if known is None or known.order < asked.order:
                    latest[asked.ask.deal] = asked
        return stake_of(self._within_reps(self._terms(latest.values())), self.basis.currency)

    def heard(self, family: Iterable[Question]) -> Heard:
        """Return who asked a question or one of those that say the same, and when."""
        asks = (ask for question in family for ask in question.asks)
        return heard_of(asks, self.deals, self.on)

    def _terms(self, latest: Iterable[DealAsk]) -> Iterator[Term]:
        for asked in latest:
            deal = self.deals[asked.ask.deal]
            if deal.amount is None:
                continue
            most = self.basis.most_per_deal(deal.currency)
            yield Term(
                deal=deal.id,
                outcome=deal.outcome,
                stage=deal.stage,
                amount=deal.amount,
                currency=deal.currency,
                weight=self.basis.weight(deal.stage),
                place=deal.place,
                # An ask that is dated ahead counts as one of today.
                recency=self.basis.recency((self.on - asked.ask.date).days),
                asked=asked.ask.date,
                by=asked.ask.by,
                asked_place=asked.place(),
                median=deal.median,
                converted=deal.converted,
                most_of_deal=most if most is not None and most < deal.amount else None,
            )

    def _within_reps(self, terms: Iterable[Term]) -> Iterator[Term]:
        """Yield the terms, those of a rep who exceeds the most that one counts cut down to that.

        The rep's largest deals count first. A deal whose rep nobody noted isn't cut down: two of
        them may be of two reps.
        """
        of_rep: defaultdict[tuple[str, str], list[Term]] = defaultdict(list)
        for term in terms:
            if term.by and term.outcome == "open":
                of_rep[term.by, term.currency].append(term)
            else:
                yield term
        for (_, currency), held in of_rep.items():
            left = self.basis.most_per_rep(currency)
            if left is None or added(term.before_rep for term in held) <= left:
                yield from held
                continue
            for term in sorted(held, key=lambda term: (-term.before_rep, term.deal)):
                part = min(term.before_rep, left)
                left = added((left, -part))
                yield term if part == term.before_rep else replace(term, left_of_rep=part)


def reckoning_of(backlog: Backlog, settings: Settings, on: date) -> Reckoning:
    """Return what the money of a backlog's questions is reckoned with on a day."""
    asks = deal_asks(backlog)
    named = [asked for held in asks.values() for asked in held]
    deals = list(deals_of(named, settings.currency, settings.ranking.rates))
    basis = basis_of(deals, settings)
    priced = (deal.with_median(basis.median(deal.currency, deal.stage)) for deal in deals)
    return Reckoning(on, basis, {deal.id: deal for deal in priced}, asks)
