"""What a guide does on a day: steps with their answers, ways and slots, ready to be walked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from answerable.catalogue import Catalogue
from answerable.findings import Finding, Level
from answerable.guides.conditions import Condition
from answerable.guides.guide import Guide, Recommendation, Rule, Step
from answerable.guides.planning.answers import Answer, answers_of
from answerable.guides.planning.binding import Binder
from answerable.guides.planning.facts import FactFinder
from answerable.guides.planning.formulas import FALSE, TRUE, Formulas
from answerable.guides.planning.references import EVERY, reference_findings
from answerable.guides.planning.ways import Ways, ways_of
from answerable.reading import Loc, Place
from answerable.settings import Settings

SlotKind = Literal["exclude", "favour", "price", "recommend", "way"]

CITED = re.compile(r"\{\{\s*answers\.([a-z0-9-]+)\s*\}\}")
"""A buyer's answer in a text."""


@dataclass(frozen=True)
class PlannedStep:
    """A step with all answers that it knows, the one of who isn't sure last."""

    step: Step
    answers: tuple[Answer, ...]

    @property
    def unsure(self) -> int:
        """The number of the answer of who isn't sure."""
        return len(self.answers) - 1


@dataclass(frozen=True)
class Slot:
    """One thing that answers decide. `number` counts within the list that people wrote.

    `option` is the place of the product that it is about, -1 where it is about none; `cites` are
    the steps whose answers its words tell, one bit each.
    """

    kind: SlotKind
    number: int
    option: int = -1
    cites: int = 0


@dataclass(frozen=True)
class Plan:
    """A guide on a day. A state's formulas stand in the order of `slots`."""

    guide: Guide
    region: str
    options: tuple[str, ...]
    steps: tuple[PlannedStep, ...]
    ways: Ways
    slots: tuple[Slot, ...]
    start: tuple[int, ...]
    formulas: Formulas
    used: frozenset[str]
    """The products whose facts decide something or may be recommended."""
    due: frozenset[str]
    """Those whose deciding facts are out of date."""

    def rule(self, slot: Slot) -> Rule:
        """Return the rule behind a slot that excludes or favours."""
        return self.guide.rules[slot.number]

    def options_of(self, recommendation: Recommendation) -> tuple[str, ...]:
        """Return the products that a recommendation may name, the best first."""
        if recommendation.kind != "options":
            return ()
        return recommendation.options or self.guide.options


@dataclass(frozen=True)
class Planned:
    """A plan, or the findings that say why there is none."""

    plan: Plan | None
    findings: tuple[Finding, ...]


def plan_of(
    guide: Guide, place: Place, catalogue: Catalogue, settings: Settings, on: date
) -> Planned:
    """Return what a guide does on a day, or all that is wrong with its names and conditions."""
    region = guide.region or settings.home_region.id
    binder = Binder(guide.steps, FactFinder(catalogue, settings, on, region))
    lost = list(reference_findings(guide, place, catalogue, settings))
    ways, lost_ways = ways_of(guide, place)
    conditions = list(_conditions(guide))
    lost += [*lost_ways, *_misread(conditions, binder, place)]
    if lost or ways is None:
        return Planned(None, tuple(lost))
    answers = tuple(answers_of(s, binder.cuts(n)) for n, s in enumerate(guide.steps))
    formulas = Formulas()
    options = _options(guide)
    slots, start = [], []
    for held in conditions:
        option = options.index(held.option) if held.option else -1
        slots.append(Slot(held.kind, held.number, option, _cites(held.words, guide)))
        bound = TRUE
        if held.condition is not None:
            expression = held.condition.expression
            bound = binder.bound(expression, held.option, answers, formulas)
        start.append(bound)
    plan = Plan(
        guide,
        region,
        options,
        tuple(PlannedStep(s, a) for s, a in zip(guide.steps, answers, strict=True)),
        ways,
        tuple(slots),
        tuple(start),
        formulas,
        frozenset({*binder.used, *options}),
        frozenset(binder.due),
    )
    return Planned(plan, tuple(_unknown(conditions, start, binder, place)))


@dataclass(frozen=True)
class _Held:
    """A condition as it stands in a guide, for one option."""

    kind: SlotKind
    number: int
    condition: Condition | None
    loc: Loc
    option: str | None = None
    words: str = ""


def _conditions(guide: Guide) -> Iterator[_Held]:
    """Yield all that answers decide, rules once for each option that they are about."""
    for number, rule in enumerate(guide.rules):
        kind: SlotKind = "exclude" if rule.exclude else "favour"
        for option in _named(rule.exclude or rule.favour, guide):
            loc = ("rules", number, "when")
            yield _Held(kind, number, rule.when, loc, option, rule.because)
    for number, priced in enumerate(guide.prices):
        loc = ("prices", number, "when")
        yield _Held("price", number, priced.when, loc, priced.product)
    for number, held in enumerate(guide.recommendations):
        loc = ("recommendations", number, "when")
        yield _Held("recommend", number, held.when, loc, None, f"{held.title} {held.says}")
    count = 0
    for at, step in enumerate(guide.steps):
        for number, way in enumerate(step.next):
            yield _Held("way", count, way.when, ("steps", at, "next", number, "when"))
            count += 1


def _named(names: tuple[str, ...], guide: Guide) -> tuple[str, ...]:
    return _options(guide) if EVERY in names else tuple(dict.fromkeys(names))


def _options(guide: Guide) -> tuple[str, ...]:
    """Return every product that the guide may recommend."""
    further = (id for held in guide.recommendations for id in held.options)
    return tuple(dict.fromkeys((*guide.options, *further)))


def _cites(words: str, guide: Guide) -> int:
    ids = {match.group(1) for match in CITED.finditer(words)}
    return sum(1 << number for number, step in enumerate(guide.steps) if step.id in ids)


def _misread(held: list[_Held], binder: Binder, place: Place) -> Iterator[Finding]:
    """Yield what is wrong in conditions, once where several options stumble over the same."""
    seen = set()
    for one in held:
        if one.condition is None:
            continue
        try:
            binder.check(one.condition.expression, one.option)
        except ValueError as error:
            if (one.loc, str(error)) not in seen:
                seen.add((one.loc, str(error)))
                yield place.finding("guide.condition", Level.ERROR, str(error), *one.loc)


def _unknown(
    held: list[_Held], start: list[int], binder: Binder, place: Place
) -> Iterator[Finding]:
    """Yield the rules that can't judge an option, because a fact of it isn't written down."""
    rules: dict[Loc, list[tuple[_Held, int]]] = {}
    for one, formula in zip(held, start, strict=True):
        if one.condition is not None and one.option is not None:
            rules.setdefault(one.loc, []).append((one, formula))
    for loc, ones in rules.items():
        lacking: dict[str, dict[str, int]] = {}
        for one, formula in ones:
            assert one.condition is not None
            for fact in binder.unknown_facts(one.condition.expression, one.option):
                lacking.setdefault(fact, {})[one.option or ""] = formula
        for fact, options in lacking.items():
            never = all(formula == FALSE for formula in options.values())
            message = f"nobody wrote down '{fact}' for {_listed(options)}, so "
            if never and len(options) == len(ones):
                message += (
                    "this rule never holds; add the value to the catalogue or delete the rule"
                )
                yield place.finding("guide.no-fact", Level.ERROR, message, *loc)
            else:
                message += (
                    f"this rule {'' if never else 'in part '}can't judge it; add the value to the"
                    " catalogue, or name the options that the rule means"
                )
                yield place.finding("guide.no-fact", Level.WARNING, message, *loc)


def _listed(ids: Iterable[str]) -> str:
    return " and ".join(f"'{id}'" for id in ids)
