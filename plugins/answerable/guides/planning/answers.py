"""The answers that a step knows: its choices, or the bands into which rules cut a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from answerable.guides.guide import UNSURE, Choice, NumberAnswer, Step

Cut = tuple[Decimal, bool]
"""A place between two bands: at a number, which itself lies below it (True) or above it."""


@dataclass(frozen=True)
class Band:
    """Numbers between which no rule tells a difference.

    `low` belongs to the band if `with_low`, and `high` if `with_high`. `first` and `last` tell that
    an end is only the bound of what makes sense.
    """

    low: Decimal
    with_low: bool
    high: Decimal
    with_high: bool
    first: bool
    last: bool

    def holds(self, number: Decimal) -> bool:
        """Return whether a number lies in the band."""
        above = number > self.low or (self.with_low and number == self.low)
        return above and (number < self.high or (self.with_high and number == self.high))


@dataclass(frozen=True)
class Answer:
    """One thing that a buyer may answer at a step: a choice, a band, or neither when not sure."""

    id: str
    choice: Choice | None = None
    band: Band | None = None

    @property
    def unsure(self) -> bool:
        """Whether the buyer doesn't know."""
        return self.choice is None and self.band is None

    @property
    def name(self) -> str:
        """By what addresses and reports name it: a choice's id, or the bounds of a range.

        Once other prices cut other ranges, nobody's old address means another range by itself.
        """
        return f"{self.band.low:f}-{self.band.high:f}" if self.band else self.id


def answers_of(step: Step, cuts: Iterable[Cut]) -> tuple[Answer, ...]:
    """Return a step's answers: its choices, or bands in rising order; "not sure" comes last."""
    if step.number is None:
        known = [Answer(choice.id, choice=choice) for choice in step.choices]
    else:
        bands = _bands(step.number, sorted(set(cuts), key=lambda cut: (cut[0], cut[1])))
        known = [Answer(f"band-{n}", band=band) for n, band in enumerate(bands, 1)]
    return (*known, Answer(UNSURE))


def _bands(number: NumberAnswer, cuts: Iterable[Cut]) -> Iterator[Band]:
    low, with_low, first = number.low, True, True
    for at, below in cuts:
        outside = at < number.low or at > number.high
        if outside or (at == number.low and not below) or (at == number.high and below):
            continue  # no number that a buyer may give lies beyond it
        yield Band(low, with_low, at, below, first, last=False)
        low, with_low, first = at, not below, False
    yield Band(low, with_low, number.high, True, first, last=True)
