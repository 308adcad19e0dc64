"""What all checks of a guide look at, reckoned once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from answerable.catalogue import Catalogue
from answerable.findings import Finding, Level
from answerable.guides.building import Walkable
from answerable.guides.conditions import Condition, Fact
from answerable.guides.conditions.tree import leaves, sides
from answerable.guides.guide import Guide
from answerable.guides.outcome import Outcome, outcome_of
from answerable.guides.planning import FALSE, TRUE, Plan, Slot
from answerable.guides.planning.facts import FactFinder
from answerable.guides.rows import row_to, told_row
from answerable.settings import Settings


@dataclass(frozen=True)
class Case:
    """A guide on a day, with what comes out at its ends."""

    walkable: Walkable
    catalogue: Catalogue
    settings: Settings
    on: date

    @property
    def guide(self) -> Guide:
        """The guide."""
        return self.walkable.guide

    @property
    def plan(self) -> Plan:
        """The guide joined with the facts of the day."""
        return self.walkable.graph.plan

    @cached_property
    def outcomes(self) -> Mapping[int, Outcome]:
        """What is recommended at each end, by the place of its state."""
        graph = self.walkable.graph
        return {
            place: outcome_of(graph, place, lambda step, answer: answer.id)
            for place in graph.ends()
        }

    @cached_property
    def advised(self) -> frozenset[str]:
        """The products that are recommended at some end."""
        return frozenset(one.product for held in self.outcomes.values() for one in held.advised)

    @cached_property
    def shown(self) -> frozenset[str]:
        """The products that some end recommends or rules out."""
        found = set(self.advised)
        for held in self.outcomes.values():
            found.update(held.further, (one.product for one in held.excluded))
        return frozenset(found)

    @cached_property
    def reached(self) -> frozenset[int]:
        """The places of the recommendations to which some row of answers leads."""
        states = self.walkable.graph.states
        return frozenset(states[place].recommendation for place in self.outcomes)

    @cached_property
    def led_to(self) -> frozenset[int]:
        """The places of the steps to which ways lead from the first, whatever is answered."""
        found = {0}
        for step in self.plan.ways.order:
            if step in found:
                found |= set(self._after(step))
        return frozenset(found)

    def _after(self, step: int) -> Iterator[int]:
        ways = self.plan.ways
        surely = False
        numbers = [n for n, slot in self.slots("way")]
        for way, target in ways.listed[step]:
            if not surely:
                yield target.step
            surely = surely or self.plan.start[numbers[way]] == TRUE
        yield from (own.step for own in ways.own[step] if own is not None)
        if not surely and None in ways.own[step]:
            yield ways.default[step].step

    @cached_property
    def asked(self) -> frozenset[int]:
        """The places of the steps that some buyer is asked."""
        return frozenset(state.step for state in self.walkable.graph.states)

    @cached_property
    def holding(self) -> frozenset[int]:
        """The numbers of the slots that decide something at some end."""
        states = self.walkable.graph.states
        return frozenset(
            number
            for place in self.outcomes
            for number, formula in enumerate(states[place].formulas)
            if formula == TRUE
        )

    def slots(self, *kinds: str) -> Iterator[tuple[int, Slot]]:
        """Yield the slots of some kinds with their numbers."""
        return ((n, slot) for n, slot in enumerate(self.plan.slots) if slot.kind in kinds)

    def product(self, slot: Slot) -> str:
        """Return the id of the product that a slot is about."""
        return self.plan.options[slot.option]

    def may_be_excluded(self, product: str) -> bool:
        """Return whether some rule can rule a product out, whatever comes out today."""
        return any(
            self.product(slot) == product and self.plan.start[n] != FALSE
            for n, slot in self.slots("exclude")
        )

    def lacks_facts(self, condition: Condition, product: str | None) -> bool:
        """Return whether a condition asks for a fact that nobody wrote down, or now knows."""
        compared = (side for leaf in leaves(condition.expression) for side in sides(leaf))
        return any(
            self._finder.find(side, product).value is None
            for side in compared
            if isinstance(side, Fact)
        )

    def row(self, place: int) -> str:
        """Return a shortest row of answers to a state, by ids."""
        return told_row(self.plan, row_to(self.walkable.graph, place))

    def finding(self, id: str, level: Level, message: str, *loc: str | int) -> Finding:
        """Return a finding about a place in the guide's file."""
        return self.walkable.place.finding(id, level, message, *loc)

    @cached_property
    def _finder(self) -> FactFinder:
        return FactFinder(self.catalogue, self.settings, self.on, self.plan.region)
