"""What answers, and what guides say, in words."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from answerable.catalogue import Catalogue
from answerable.guides import Answer, Band, Guide, Outcome, Step, Walkable, outcome_of
from answerable.money import currency_code
from answerable.pages.wording import Wording


class GuideWords:
    """Tells one guide's questions, answers and reasons in the words of the site's language.

    `filled` puts facts into a text.
    """

    def __init__(self, walkable: Walkable, t: Wording, filled: Callable[[str], str]) -> None:
        self.walkable = walkable
        self.filled = filled
        self._t = t

    @property
    def guide(self) -> Guide:
        """The guide."""
        return self.walkable.guide

    def about(self, category: str, catalogue: Catalogue) -> bool:
        """Return whether the guide may recommend a product of a category."""
        options = self.walkable.graph.plan.options
        return any(catalogue.products[id].category == category for id in options)

    def in_order(self, place: int) -> list[int]:
        """Return the steps that all buyers in a state answered alike, as they are asked."""
        graph = self.walkable.graph
        return [step for step in graph.plan.ways.order if step in graph.known[place]]

    def question(self, step: int) -> str:
        """Return a question."""
        return self.filled(self.guide.steps[step].question)

    def short(self, step: int) -> str:
        """Return the few words for a question in a list of answers."""
        held = self.guide.steps[step]
        return self.filled(held.short or held.question)

    def answer(self, step: int, answer: Answer) -> str:
        """Return an answer in words: a choice, a range of numbers, or that the buyer isn't sure."""
        if answer.choice is not None:
            return self.filled(answer.choice.says)
        if answer.band is not None:
            return self._band(answer.band, self.guide.steps[step])
        return self._t("guide.unsure")

    def answer_given(self, step: int, answer: int) -> str:
        """Return in words the answer that stands at a place among a step's answers."""
        return self.answer(step, self.walkable.graph.plan.steps[step].answers[answer])

    def number(self, number: Decimal, step: Step) -> str:
        """Return a number with the unit of a step."""
        assert step.number is not None  # only numbers are told so
        unit = step.number.unit
        try:
            return self._t.money(number, currency_code(unit))
        except ValueError:
            return f"{self._t.number(number)} {unit}"

    def outcome(self, place: int) -> Outcome:
        """Return what is recommended at an end; facts in its words aren't filled in yet."""
        return outcome_of(self.walkable.graph, place, self.answer)

    def advice(self, place: int) -> str:
        """Return in one line what is recommended at an end: the first option, or the heading."""
        found = self.outcome(place)
        if found.first is not None:
            return self.filled(f"{{{{ {found.first}.name }}}}")
        return self.filled(found.recommendation.title) if found.recommendation else ""

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
