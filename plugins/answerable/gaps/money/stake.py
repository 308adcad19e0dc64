"""The money that asked a question, with each term of the sum, so that every figure has its rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from answerable.questions import Ask, Backlog, Outcome
from answerable.settings import Settings

FULL_WEIGHT = Decimal(1)
"""The weight of a deal whose stage nobody noted, or that settings.yml doesn't know."""


@dataclass(frozen=True)
class Term:
    """One deal's part of a sum: its amount, and how much of it counts.

    `place` is where the amount stands in the backlog.
    """

    deal: str
    outcome: Outcome
    stage: str
    amount: Decimal
    currency: str
    weight: Decimal
    place: str

    @property
    def counts(self) -> Decimal:
        """What the deal adds: amount by weight while open, the amount once lost, 0 once won."""
        if self.outcome == "open":
            return self.amount * self.weight
        return self.amount if self.outcome == "lost" else Decimal(0)


@dataclass(frozen=True)
class Stake:
    """The deals in which a question was asked, each once.

    Sums are (currency, amount) pairs, the company's own currency first; amounts in different
    currencies are never added.
    """

    terms: tuple[Term, ...] = ()
    currency: str = ""

    @property
    def at_stake(self) -> tuple[tuple[str, Decimal], ...]:
        """What the open deals add up to, by their stages' weights."""
        return self._sums("open")

    @property
    def lost(self) -> tuple[tuple[str, Decimal], ...]:
        """What the lost deals add up to, in full."""
        return self._sums("lost")

    @property
    def rank(self) -> tuple[Decimal, ...]:
        """A key that sorts the dearest first: at stake, then lost, then open deals of any money."""
        none = Decimal(0)
        open_deals = sum(term.outcome == "open" for term in self.terms)
        return (
            -dict(self.at_stake).get(self.currency, none),
            -dict(self.lost).get(self.currency, none),
            Decimal(-open_deals),
        )

    def _sums(self, outcome: Outcome) -> tuple[tuple[str, Decimal], ...]:
        sums: defaultdict[str, Decimal] = defaultdict(Decimal)
        for term in self.terms:
            if term.outcome == outcome:
                sums[term.currency] += term.counts
        return tuple(sorted(sums.items(), key=lambda pair: (pair[0] != self.currency, pair[0])))


def deals(backlog: Backlog, settings: Settings) -> Mapping[str, Term]:
    """Return each deal that has an amount, as the latest asks in the whole backlog tell it.

    Amount, stage and outcome each come from the latest ask that gives one: a deal that was lost
    in May isn't at stake for a question that was asked in it in April. An ask without a deal isn't
    counted, since nobody can tell whether it was of a deal that counts already.
    """
    weights = {stage.id: stage.weight for stage in settings.stages}
    heard: defaultdict[str, list[tuple[Ask, str]]] = defaultdict(list)
    for question in backlog.questions:
        place = backlog.places[question.id]
        for number, ask in enumerate(question.asks):
            if ask.deal:
                where = f"{place.path}:{place.line('asks', number, 'amount')}"
                heard[ask.deal].append((ask, where))
    terms = {}
    for deal, asks in heard.items():
        # Of two asks on one day, the one that was written down later counts.
        latest = sorted(asks, key=lambda pair: pair[0].date)[::-1]
        money = ((ask.money(settings.currency), where) for ask, where in latest)
        priced = next(((held, where) for held, where in money if held), None)
        if priced is None:
            continue
        (currency, amount), where = priced
        stage = next((ask.stage for ask, _ in latest if ask.stage), "")
        outcome = next((ask.outcome for ask, _ in latest if ask.outcome), None)
        weight = weights.get(stage, FULL_WEIGHT)
        terms[deal] = Term(deal, outcome or "open", stage, amount, currency, weight, where)
    return terms


def stake_of(asks: Iterable[Ask], known: Mapping[str, Term], currency: str) -> Stake:
    """Return the money of the deals in which these asks were made, each deal once."""
    named = dict.fromkeys(ask.deal for ask in asks)
    return Stake(tuple(known[deal] for deal in named if deal in known), currency)


def total(stakes: Iterable[Stake]) -> Stake:
    """Return several questions' stakes as one: a deal that asked two of them counts once."""
    held = list(stakes)
    terms = dict.fromkeys(term for stake in held for term in stake.terms)
    return Stake(tuple(terms), held[0].currency if held else "")
