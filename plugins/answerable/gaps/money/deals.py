"""The deals of the backlog, each as the latest asks that tell of it, in whatever question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from answerable.gaps.money.exact import product
from answerable.questions import Ask, Backlog, Outcome
from answerable.reading import Place
from answerable.settings import Rate


@dataclass(frozen=True)
class DealAsk:
    """One ask that names a deal, and where in the backlog it stands."""

    question: str
    number: int
    ask: Ask
    file: Place

    @property
    def order(self) -> tuple[date, str, int, str, int]:
        """A key that puts the latest last: of two asks on one day, the one written further down."""
        return (self.ask.date, self.file.path, self.file.first_line, self.question, self.number)

    def place(self, *field: str) -> str:
        """Return where the ask or a field of it stands."""
        return f"{self.file.path}:{self.file.line('asks', self.number, *field)}"


@dataclass(frozen=True)
class Median:
    """The median amount of the deals in a currency, at one stage or, with stage "", at all."""

    currency: str
    stage: str
    amount: Decimal
    deals: int


@dataclass(frozen=True)
class Conversion:
    """The amount that was noted in another currency, and the rate by which it was converted."""

    amount: Decimal
    rate: Rate


@dataclass(frozen=True)
class Deal:
    """A sale as the backlog knows it: the latest outcome, stage and amount that were noted of it.

    `amount` is None where nobody noted one. `place` is where the amount stands, or else the latest
    ask. `median` is set where it stands in for the amount.
    """

    id: str
    outcome: Outcome
    stage: str
    amount: Decimal | None
    currency: str
    place: str
    converted: Conversion | None = None
    median: Median | None = None

    def with_median(self, median: Median | None) -> Deal:
        """Return the deal with a median for its missing amount; one that has an amount stays."""
        if self.amount is not None or median is None:
            return self
        return replace(self, amount=median.amount, median=median)


def deal_asks(backlog: Backlog) -> Mapping[str, tuple[DealAsk, ...]]:
    """Return the asks that name a deal, by the question's id.

    An ask without a deal is nobody's money, since nobody can tell whether it was of a deal that
    counts already.
    """
    return {
        question.id: tuple(
            DealAsk(question.id, number, ask, backlog.places[question.id])
            for number, ask in enumerate(question.asks)
            if ask.deal
        )
        for question in backlog.questions
    }


def deals_of(asks: Iterable[DealAsk], currency: str, rates: Iterable[Rate]) -> Iterator[Deal]:
    """Yield each deal, in the company's `currency` where it is that or there is a rate for it.

    Amount, stage and outcome each come from the latest ask that gives one: a deal that was lost
    in May isn't at stake for a question that was asked in it in April.
    """
    known = {rate.currency: rate for rate in rates}
    heard: defaultdict[str, list[DealAsk]] = defaultdict(list)
    for asked in asks:
        heard[asked.ask.deal].append(asked)
    for id, told in heard.items():
        latest = sorted(told, key=lambda asked: asked.order, reverse=True)
        stage = next((asked.ask.stage for asked in latest if asked.ask.stage), "")
        outcome = next((asked.ask.outcome for asked in latest if asked.ask.outcome), None)
        deal = _priced(Deal(id, outcome or "open", stage, None, currency, ""), latest)
        rate = known.get(deal.currency)
        yield _converted(deal, rate, currency) if rate else deal


def _priced(deal: Deal, latest: list[DealAsk]) -> Deal:
    """Return the deal with the latest amount, or at least with the currency it would be in."""
    for asked in latest:
        if money := asked.ask.money(deal.currency):
            return replace(deal, amount=money[1], currency=money[0], place=asked.place("amount"))
    named = next((asked.ask.currency for asked in latest if asked.ask.currency), None)
    return replace(deal, currency=named or deal.currency, place=latest[0].place())


def _converted(deal: Deal, rate: Rate, currency: str) -> Deal:
    if deal.amount is None:
        return replace(deal, currency=currency)
    return replace(
        deal,
        amount=product(deal.amount, rate.rate),
        currency=currency,
        converted=Conversion(deal.amount, rate),
    )
