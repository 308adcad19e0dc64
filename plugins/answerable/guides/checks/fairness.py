"""Whether a guide is fair: to other products, to small budgets and to who wants to know why."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.findings import Finding, Level
from answerable.guides.answering import asks_for_money
from answerable.guides.checks.case import Case
from answerable.guides.conditions import Fact
from answerable.guides.conditions.tree import leaves, sides
from answerable.guides.guide import Rule
from answerable.guides.planning.ways import END

_SUBJECT = re.compile(r"\{\{\s*([a-z0-9-]+)\.")


def fewer_with_more(case: Case) -> Iterator[Finding]:
    """Yield the rules by which more money rules out what less money leaves possible."""
    plan = case.plan
    for step, planned in enumerate(plan.steps):
        if not asks_for_money(planned.step):
            continue
        for number, rule in enumerate(case.guide.rules):
            out = [
                case.product(slot)
                for n, slot in case.slots("exclude")
                if slot.number == number
                and plan.formulas.rises(plan.start[n], step, planned.unsure)
            ]
            if out and not rule.although_dearer:
                message = (
                    f"by the rule '{rule.id}' a larger '{planned.step.id}' rules out"
                    f" {_quoted(out)}, which a smaller one leaves possible; turn the comparison"
                    " around, or say why in 'although_dearer'"
                )
                loc = ("rules", number, "when")
                yield case.finding("guide.fewer-with-more", Level.WARNING, message, *loc)


def never_recommended(case: Case) -> Iterator[Finding]:
    """Yield the options that no answers lead to."""
    for product in case.plan.options:
        if product in case.advised:
            continue
        held = case.catalogue.products[product]
        whose = "your own product" if held.ours else "the product of others"
        behind = any(product in outcome.further for outcome in case.outcomes.values())
        message = (
            f"no answers lead to '{product}', {whose}: {_why_never(case, product, behind)}; mend"
            " the rules, or take it out of the options"
        )
        yield case.finding(
            "guide.never-recommended", Level.WARNING, message, *_option(case, product)
        )


def dearest_first(case: Case) -> Iterator[Finding]:
    """Yield that whoever gets products recommended gets the dearest of all options first."""
    prices = {
        product: price
        for product in case.plan.options
        if (price := case.catalogue.products[product].price_in(case.plan.region))
    }
    lows = {product: price.low for product, price in prices.items() if price.low is not None}
    if len(lows) < 2 or len({prices[product].currency for product in lows}) > 1:
        return
    highest = max(lows.values())
    dearest = {product for product, low in lows.items() if low == highest}
    first = {outcome.first for outcome in case.outcomes.values()} - {None}
    if first and first <= dearest < lows.keys():
        message = (
            f"whatever a buyer answers, the dearest option comes first: {_quoted(sorted(dearest))},"
            f" from {highest:f} {prices[min(dearest)].currency}; buyers notice that, so let rules"
            " speak for the others where they serve better"
        )
        yield case.finding("guide.dearest", Level.WARNING, message, "options")


def exclusions_without_ground(case: Case) -> Iterator[Finding]:
    """Yield the rules that rule something out, but rest on no fact and no person."""
    for number, rule in enumerate(case.guide.rules):
        if rule.exclude and rule.by is None and not _cites_fact(rule):
            message = (
                f"the rule '{rule.id}' rules options out, but names no fact of the catalogue and"
                " nobody who vouches for it; name a fact in 'when' or 'because', like"
                " {{ option.price.low }}, or a person in 'by'"
            )
            yield case.finding("guide.exclusion", Level.WARNING, message, "rules", number)


def budget_first(case: Case) -> Iterator[Finding]:
    """Yield that the guide begins with the budget, and doesn't say why."""
    step = case.walkable.graph.states[0].step
    if step == END or case.guide.budget_first or not asks_for_money(case.guide.steps[step]):
        return
    message = (
        f"the first question, '{case.guide.steps[step].id}', is about money, which puts many buyers"
        " off; ask what they need first, or say in 'budget_first' why it leads"
    )
    yield case.finding("guide.budget-first", Level.WARNING, message, "steps", step)


def _cites_fact(rule: Rule) -> bool:
    compared = (side for leaf in leaves(rule.when.expression) for side in sides(leaf))
    cited = (match.group(1) for match in _SUBJECT.finditer(rule.because))
    return any(isinstance(side, Fact) for side in compared) or any(id != "answers" for id in cited)


def _why_never(case: Case, product: str, behind: bool) -> str:
    rules = {
        f"'{one.reason.rule.id}'": None
        for outcome in case.outcomes.values()
        for one in outcome.excluded
        if one.product == product
    }
    if behind:
        return "others always come before it, and a recommendation shows only its first options"
    if rules:
        return f"wherever it could come, it is ruled out by {' or '.join(rules)}"
    return "no recommendation that a buyer comes to names it"


def _option(case: Case, product: str) -> tuple[str | int, ...]:
    """Return where a guide names an option."""
    if product in case.guide.options:
        return ("options", case.guide.options.index(product))
    held = case.guide.recommendations
    number = next(n for n, one in enumerate(held) if product in one.options)
    return ("recommendations", number, "options", held[number].options.index(product))


def _quoted(ids: list[str]) -> str:
    return " and ".join(f"'{id}'" for id in ids)
