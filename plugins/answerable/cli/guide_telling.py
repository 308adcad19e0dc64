"""Tells what a guide recommends: in a terminal, and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rich.console import Console
from rich.text import Text

from answerable.cli.guide_answers import Given
from answerable.guides import Advised, Change, Outcome, changes_of, row_of
from answerable.pages import Content, GuideWords, Press
from answerable.pricing import Estimate, Line, estimate, quote


class AdviceText:
    """Prints what a guide recommends."""

    def __init__(self, words: GuideWords, press: Press) -> None:
        self._words = words
        self._press = press
        self._console = Console(highlight=False, soft_wrap=True)

    def print(self, given: Given) -> None:
        """Print the answers, the recommendation with its estimates, and what would change it."""
        words = self._words
        outcome = words.outcome(given.end)
        for step, answer in row_of(words.walkable.graph, given.answers):
            planned = words.walkable.graph.plan.steps[step]
            self._line(0, f"{words.short(step)}: {words.answer(step, planned.answers[answer])}")
        self._line(0, "")
        if outcome.recommendation is None:
            self._line(0, "These answers lead to no recommendation, which is a fault.", "bold red")
        else:
            self._line(0, words.filled(outcome.recommendation.title), "bold")
            self._line(0, words.filled(outcome.says))
        for number, advised in enumerate(outcome.advised, 1):
            self._advised(number, advised)
        self._others(outcome)
        self._changes(given)

    def _advised(self, number: int, advised: Advised) -> None:
        self._line(0, "")
        points = f", {advised.points} points" if advised.points else ""
        self._line(0, f"{number}. {self._named(advised.product)}{points}", "bold")
        for reason in advised.reasons:
            self._line(3, f"+ {self._words.filled(reason.words)}")
        found = _estimate(self._words, self._press.content, advised)
        if found is None:
            self._line(3, "There are no figures for it.")
            return
        width = max(len(_item(line)) for line in found.lines)
        for line in found.lines:
            self._line(3, f"{_item(line):<{width}}  {self._range(line, found)}")
        self._line(3, f"{'Estimate':<{width}}  {self._range(found, found)}", "bold")

    def _others(self, outcome: Outcome) -> None:
        held = outcome.recommendation
        for title, products in (
            ("These serve better:", held.instead if held else ()),
            ("Possible, but behind those:", outcome.further),
        ):
            if products:
                self._line(0, "")
                self._line(0, title, "bold")
            for product in products:
                self._line(3, self._named(product))
        if outcome.excluded:
            self._line(0, "")
            self._line(0, "Ruled out:", "bold")
        for one in outcome.excluded:
            because = self._words.filled(one.reason.words)
            self._line(3, f"{self._named(one.product)}: {because} [{one.reason.rule.id}]")

    def _changes(self, given: Given) -> None:
        changes = list(_changes(self._words, given))
        if changes:
            self._line(0, "")
            self._line(0, "Other answers that would change the advice:", "bold")
        for change, outcome in changes:
            words = self._words
            answer = words.walkable.graph.plan.steps[change.step].answers[change.answer]
            leads = (
                self._named(outcome.first)
                if outcome.first
                else words.filled(outcome.recommendation.title)
                if outcome.recommendation
                else "no recommendation"
            )
            told = f"{words.short(change.step)}: {words.answer(change.step, answer)}"
            self._line(3, f"{told} -> {leads}")

    def _named(self, product: str) -> str:
        held = self._press.content.catalogue.products[product]
        return f"{held.name} ({'ours' if held.ours else held.sold_by or 'of others'})"

    def _range(self, ends: Line | Estimate, found: Estimate) -> str:
        if ends.low is None and ends.high is None:
            return "open"
        return self._press.wording.span(ends, found.price.currency)

    def _line(self, indent: int, text: str, style: str = "") -> None:
        self._console.print(Text(" " * indent + text, style=style))


def advice_value(words: GuideWords, content: Content, given: Given) -> dict[str, object]:
    """Return what a guide recommends for programs; figures are numbers, None where open."""
    graph = words.walkable.graph
    outcome = words.outcome(given.end)
    held = outcome.recommendation
    return {
        "guide": words.guide.id,
        "answers": {
            graph.plan.steps[step].step.id: _answer_value(words, step, answer)
            for step, answer in row_of(graph, given.answers)
        },
        "recommendation": held.id if held else None,
        "kind": held.kind if held else None,
        "title": words.filled(held.title) if held else "",
        "says": words.filled(outcome.says),
        "advised": [_advised_value(words, content, one) for one in outcome.advised],
        "further": list(outcome.further),
        "instead": list(held.instead) if held else [],
        "excluded": [
            {
                "product": one.product,
                "rule": one.reason.rule.id,
                "because": words.filled(one.reason.words),
            }
            for one in outcome.excluded
        ],
        "changes": [
            {
                "step": words.guide.steps[change.step].id,
                "answer": _answer_value(words, change.step, change.answer),
                "recommendation": other.recommendation.id if other.recommendation else None,
                "first": other.first,
            }
            for change, other in _changes(words, given)
        ],
    }


def _advised_value(words: GuideWords, content: Content, one: Advised) -> dict[str, object]:
    found = _estimate(words, content, one)
    reasons = [{"rule": r.rule.id, "because": words.filled(r.words)} for r in one.reasons]
    return {
        "product": one.product,
        "points": one.points,
        "reasons": reasons,
        "estimate": found and {
            "currency": found.price.currency,
            "low": _figure(found.low),
            "high": _figure(found.high),
            "lines": [
                {
                    "kind": line.kind,
                    "id": line.id,
                    "what": line.what,
                    "low": _figure(line.low),
                    "high": _figure(line.high),
                }
                for line in found.lines
            ],
        },
    }  # fmt: skip


def _answer_value(words: GuideWords, step: int, answer: int) -> dict[str, object]:
    held = words.walkable.graph.plan.steps[step].answers[answer]
    value: dict[str, object] = {"id": held.id, "says": words.answer(step, held)}
    if held.band is not None:
        value |= {"low": _figure(held.band.low), "high": _figure(held.band.high)}
    return value


def _changes(words: GuideWords, given: Given) -> Iterator[tuple[Change, Outcome]]:
    graph = words.walkable.graph
    for change in changes_of(graph, given.answers, words.outcome):
        yield change, words.outcome(change.end)


def _estimate(words: GuideWords, content: Content, one: Advised) -> Estimate | None:
    """Return what an option would cost for a buyer, if its figures may be shown today."""
    product, region = content.catalogue.products[one.product], words.walkable.graph.plan.region
    if not quote(product, region, content.settings, content.on).shows_figures:
        return None
    return estimate(product, region, one.choices, content.on)


def _item(line: Line) -> str:
    return f"{line.what} ({line.why})" if line.kind == "base" and line.why else line.what


def _figure(number: Decimal | None) -> int | float | None:
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)
