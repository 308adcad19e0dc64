"""Steps, answers and conditions that change nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from answerable.findings import Finding, Level
from answerable.guides.checks.case import Case
from answerable.guides.conditions import Condition
from answerable.guides.planning import FALSE
from answerable.reading import Loc


def unreachable_steps(case: Case) -> Iterator[Finding]:
    """Yield the steps that no buyer is ever asked."""
    for number, step in enumerate(case.guide.steps):
        if number in case.asked:
            continue
        if number in case.led_to:
            message = (
                f"nobody is ever asked '{step.id}': nothing depends on its answer where it would"
                " come up; let a rule, a price or a way depend on it, or delete it"
            )
        else:
            message = (
                f"no way leads to the step '{step.id}'; name it in a 'next' of an earlier step, or"
                " delete it"
            )
        yield case.finding("guide.unreachable-step", Level.WARNING, message, "steps", number)


def same_answers(case: Case) -> Iterator[Finding]:
    """Yield the choices of a step between which it makes no difference, whatever was said before.

    Of a number it is told only where no number makes a difference: bands follow facts, and one
    without effect is nobody's slip.
    """
    graph = case.walkable.graph
    asked: defaultdict[int, list[int]] = defaultdict(list)
    for place, state in enumerate(graph.states):
        asked[state.step].append(place)
    for number, planned in enumerate(case.plan.steps):
        places, step = asked[number], planned.step
        if not places:
            continue
        alike: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
        for answer in range(planned.unsure):
            alike[tuple(graph.edges[place][answer] for place in places)].append(answer)
        if step.number is not None:
            if len(alike) == 1:
                message = (
                    f"no number makes a difference at '{step.id}'; let a rule compare it, or ask"
                    " for choices"
                )
                yield case.finding("guide.same-answers", Level.WARNING, message, "steps", number)
            continue
        for answers in alike.values():
            if len(answers) > 1:
                ids = [f"'{step.choices[answer].id}'" for answer in answers]
                message = (
                    f"{_listed(ids)} of '{step.id}' always lead to the same, so that choosing"
                    " between them changes nothing; make them one choice, or let a rule, a price or"
                    " a way tell them apart"
                )
                yield case.finding(
                    "guide.same-answers", Level.WARNING, message,
                    "steps", number, "choices", answers[1],
                )  # fmt: skip


def never_holding(case: Case) -> Iterator[Finding]:
    """Yield the conditions that decide nothing at any end.

    Left out is what another finding tells already: a fact that nobody wrote down, a step to which
    no way leads, a product that is never recommended.
    """
    yield from _never_rules(case)
    yield from _never_prices(case)
    yield from _never_recommendations(case)
    yield from _never_ways(case)


def _never_rules(case: Case) -> Iterator[Finding]:
    for number, rule in enumerate(case.guide.rules):
        slots = [n for n, slot in case.slots("exclude", "favour") if slot.number == number]
        able = [n for n in slots if case.plan.start[n] != FALSE] or slots
        if not any(case.product(case.plan.slots[n]) in case.shown for n in able):
            continue
        if rule.exclude:
            why = "wherever it could hold, a rule above it rules out the same options already"
        elif any(_advised(case, n) for n in able):
            why = "wherever it could hold, what it speaks for is ruled out"
        else:
            continue
        loc: Loc = ("rules", number, "when")
        yield from _never(case, slots, rule.when, f"the rule '{rule.id}'", why, loc)


def _never_prices(case: Case) -> Iterator[Finding]:
    for number, priced in enumerate(case.guide.prices):
        slots = [n for n, slot in case.slots("price") if slot.number == number]
        part = priced.variant or priced.driver or priced.option
        if any(_advised(case, n) for n in slots):
            name = f"the rule about '{part}' of '{priced.product}'"
            why = "wherever it could hold, that product is ruled out"
            yield from _never(case, slots, priced.when, name, why, ("prices", number, "when"))


def _never_recommendations(case: Case) -> Iterator[Finding]:
    for n, slot in case.slots("recommend"):
        if case.plan.start[n] == FALSE and slot.number not in case.reached:
            held = case.guide.recommendations[slot.number]
            loc = ("recommendations", slot.number, "when")
            yield from _never(case, [n], held.when, f"the recommendation '{held.id}'", "", loc)


def _never_ways(case: Case) -> Iterator[Finding]:
    ways = [(at, n) for at, step in enumerate(case.guide.steps) for n in range(len(step.next))]
    for n, slot in case.slots("way"):
        if case.plan.start[n] == FALSE:
            at, number = ways[slot.number]
            step = case.guide.steps[at]
            loc = ("steps", at, "next", number, "when")
            name = f"way {number + 1} of '{step.id}'"
            yield from _never(case, [n], step.next[number].when, name, "", loc)


def _never(
    case: Case, slots: Iterable[int], when: Condition | None, name: str, why: str, loc: Loc
) -> Iterator[Finding]:
    held = list(slots)
    if when is None or any(n in case.holding for n in held) or _told_elsewhere(case, held, when):
        return
    impossible = all(case.plan.start[n] == FALSE for n in held)
    told = (
        f"no answers make '{when.written}' true, so {name} never holds"
        if impossible
        else f"{name} never decides anything: {why}"
    )
    message = f"{told}; correct its 'when', or delete it"
    yield case.finding("guide.never", Level.WARNING, message, *loc)


def _told_elsewhere(case: Case, slots: list[int], when: Condition) -> bool:
    plan = case.plan
    unreachable = sum(1 << n for n in range(len(plan.steps)) if n not in case.led_to)
    if any(plan.formulas.mask(plan.start[n]) & unreachable for n in slots):
        return True
    products = [plan.slots[n].option for n in slots]
    return all(
        case.lacks_facts(when, plan.options[option] if option >= 0 else None) for option in products
    )


def _advised(case: Case, slot: int) -> bool:
    return case.product(case.plan.slots[slot]) in case.advised


def _listed(ids: list[str]) -> str:
    return f"{', '.join(ids[:-1])} and {ids[-1]}"
