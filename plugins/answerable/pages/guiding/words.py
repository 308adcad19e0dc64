"""What answers, and what guides say, in words."""

from __future__ import annotations

from decimal import Decimal

from answerable.guides import Answer, Band, Guide, Outcome, Step, Walkable, outcome_of
from answerable.money import currency_code
from answerable.pages.press import Press


class GuideWords:
    """Tells one guide's answers and reasons in the words of the site's language."""

    def __init__(self, walkable: Walkable, press: Press) -> None:
        self.walkable = walkable
        self._press = press
        self._t = press.wording

    @property
    def guide(self) -> Guide:
        """The guide."""
        return self.walkable.guide

    def question(self, step: int) -> str:
        """Return a question with its facts filled in."""
        return self._press.facts.fill(self.guide.steps[step].question)

    def short(self, step: int) -> str:
        """Return the few words for a question in a list of answers."""
        held = self.guide.steps[step]
        return self._press.facts.fill(held.short or held.question)

    def answer(self, step: int, answer: Answer) -> str:
        """Return an answer in words: a choice, a range of numbers, or that the buyer isn't sure."""
        if answer.choice is not None:
            return self._press.facts.fill(answer.choice.says)
        if answer.band is not None:
            return self._band(answer.band, self.guide.steps[step])
        return self._t("guide.unsure")

    def number(self, number: Decimal, step: Step) -> str:
        """Return a number with the unit of a step."""
        assert step.number is not None  # only numbers are told so
        unit = step.number.unit
        try:
            return self._t.money(number, currency_code(unit))
        except ValueError:
            return f"{self._t.number(number)} {unit}"

    def outcome(self, place: int) -> Outcome:
        """Return what is recommended at an end, with facts filled in by `filled`."""
        return outcome_of(self.walkable.graph, place, self.answer)

    def filled(self, text: str) -> str:
        """Return a text with its facts filled in."""
        return self._press.facts.fill(text)

    def _band(self, band: Band, step: Step) -> str:
        low, high = self.number(band.low, step), self.number(band.high, step)
        if band.first and band.last:
            return self._t("guide.band.any")
        if band.first:
            return self._t("guide.band.to" if band.with_high else "guide.band.under", high=high)
        if band.last:
            return self._t("guide.band.from" if band.with_low else "guide.band.over", low=low)
        if band.with_low:
            return self._t("range.both", low=low, high=high)
        return self._t("guide.band.between", low=low, high=high)
