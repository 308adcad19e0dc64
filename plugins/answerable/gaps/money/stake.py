"""The money that asked a question, with each term of the sum, so that every figure has its rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from answerable.gaps.money.deals import Conversion, Median
from answerable.gaps.money.exact import added, product
from answerable.questions import Outcome

Sums = tuple[tuple[str, Decimal], ...]
"""Pairs of currency and amount, since amounts in different currencies are never added."""

_OUTCOMES: tuple[Outcome, ...] = ("open", "lost", "won")


@dataclass(frozen=True)
class Term:
    """One deal's part of a sum: its amount, and how much of it counts.

    `place` is where the amount stands in the backlog, `asked` the day on which the deal asked the
    question last, `by` the rep who heard that, `asked_place` where it stands. `median` is set where
    it stands in for an amount that nobody noted. `most_of_deal` and `left_of_rep` are set where
    they bite: the most that counts of a deal's amount, and what the rep's other deals left of the
    most that counts of one rep.
    """

    deal: str
    outcome: Outcome
    stage: str
    amount: Decimal
    currency: str
    weight: Decimal
    place: str
    recency: Decimal = Decimal(1)
    asked: date = date.min
    by: str = ""
    asked_place: str = ""
    median: Median | None = None
    converted: Conversion | None = None
    most_of_deal: Decimal | None = None
    left_of_rep: Decimal | None = None

    @property
    def counts(self) -> Decimal:
        """What the deal adds to its sum: an open one's part, a lost one's amount, 0 once won."""
        if self.outcome == "open":
            whole = self.before_rep
            return whole if self.left_of_rep is None else self.left_of_rep
        return self.amount if self.outcome == "lost" else Decimal(0)

    @property
    def before_rep(self) -> Decimal:
        """What an open deal would count if its rep had no other: amount x weight x recency."""
        return product(self._capped, self.weight, self.recency)

    @property
    def ranked(self) -> Decimal:
        """What the deal adds to what questions are ranked by: a lost one fades there, too."""
        if self.outcome == "lost":
            return product(self._capped, self.recency)
        return self.counts

    @property
    def _capped(self) -> Decimal:
        return self.amount if self.most_of_deal is None else self.most_of_deal


@dataclass(frozen=True)
class Stake:
    """The deals in which a question was asked, each once; the company's own currency comes first.

    A deal may stand in several questions' stakes, so these are never added up; see `total`.
    """

    terms: tuple[Term, ...] = ()
    currency: str = ""

    @property
    def at_stake(self) -> Sums:
        """What the open deals add up to."""
        return self._sums("open", lambda term: term.counts)

    @property
    def lost(self) -> Sums:
        """What the lost deals add up to, in full."""
        return self._sums("lost", lambda term: term.counts)

    @property
    def at_stake_here(self) -> Decimal:
        """What is at stake in the company's own currency: what questions are ranked by."""
        return dict(self.at_stake).get(self.currency, Decimal(0))

    @property
    def estimated(self) -> int:
        """How many of the deals count with a median, since nobody noted their amount."""
        return sum(term.median is not None for term in self.terms)

    @property
    def rank(self) -> tuple[Decimal, ...]:
        """A key that sorts the dearest first: at stake, then lost, then open deals of any money."""
        lost = dict(self._sums("lost", lambda term: term.ranked))
        open_deals = sum(term.outcome == "open" for term in self.terms)
        return (
            -self.at_stake_here,
            -lost.get(self.currency, Decimal(0)),
            Decimal(-open_deals),
        )

    def _sums(self, outcome: Outcome, part: Callable[[Term], Decimal]) -> Sums:
        parts: defaultdict[str, list[Decimal]] = defaultdict(list)
        for term in self.terms:
            if term.outcome == outcome:
                parts[term.currency].append(part(term))
        sums = ((currency, added(amounts)) for currency, amounts in parts.items())
        return tuple(sorted(sums, key=lambda pair: (pair[0] != self.currency, pair[0])))


def stake_of(terms: Iterable[Term], currency: str) -> Stake:
    """Return the stake that consists of these terms: open deals first, each kind by its money."""

    def order(term: Term) -> tuple[object, ...]:
        whole = term.before_rep if term.outcome == "open" else term.amount
        foreign = term.currency != currency
        return (_OUTCOMES.index(term.outcome), foreign, term.currency, -whole, term.deal)

    return Stake(tuple(sorted(terms, key=order)), currency)


def total(stakes: Iterable[Stake]) -> Stake:
    """Return several questions' stakes as one: a deal that asked several counts once.

    It counts as of the latest day on which it asked any, and without the limit of what one rep
    counts in one question.
    """
    held = list(stakes)
    latest: dict[str, Term] = {}
    for stake in held:
        for term in stake.terms:
            known = latest.get(term.deal)
            if known is None or _asked(known) < _asked(term):
                latest[term.deal] = term
    terms = (replace(term, left_of_rep=None) for term in latest.values())
    return stake_of(terms, held[0].currency if held else "")


def _asked(term: Term) -> tuple[date, str]:
    return (term.asked, term.asked_place)
