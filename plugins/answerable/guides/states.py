"""The states of a guide: what is still open after some answers, with all else forgotten.

Two buyers are in one state if they are asked the same next and nothing that they can still answer
tells them apart. Of two answers that change nothing more, nothing is left; a question on which
nothing depends any more, and whose answer no words tell, isn't asked.

Where an answer or a way names the recommendation at an end, that recommendation's own condition
isn't looked at. What is said of options that no recommendation can show any more is forgotten; the
reasons against options stay where all of them are excluded, and others serve this buyer better.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from answerable.guides.aspects import NOTHING, Aspect, Kept, first_only, of_steps, one_reason
from answerable.guides.planning import FALSE, TRUE, Plan, Slot
from answerable.guides.planning.ways import ANY, END, Target

NOT_TOLD = -1
"""In the place of an answer that no words tell, or that nobody gave yet."""


class State(NamedTuple):
    """Where a buyer is. `formulas` stand in the order of the plan's slots.

    `step` is the place of the question, or END; `recommendation` is the place of the
    recommendation at the end, ANY before it, and where none is left. `told` has an answer for each
    step whose answer some words tell.
    """

    step: int
    recommendation: int
    formulas: tuple[int, ...]
    told: tuple[int, ...]


Packed = tuple[int, ...]
"""A state as numbers: its step, its recommendation, the number of what is told, and for each aspect
the number of what is left: ways, recommendations, then each option."""

_STEP, _RECOMMENDATION, _TOLD, _FIRST = range(4)
_WAYS, _ENDS, _OPTIONS = range(3)


@dataclass(frozen=True)
class _Possible:
    """The recommendations to which buyers may still come: what they can show and tell."""

    sure: int
    """The place of the recommendation where only one is left, else ANY."""
    hidden: tuple[int, ...]
    """The places, among aspects, of the options that none of them shows."""
    cites: int


class Moves:
    """Moves from state to state in one plan, as if the steps `left_out`, one bit each, were not."""

    def __init__(self, plan: Plan, left_out: int = 0) -> None:
        self.plan = plan
        self._left_out = left_out
        self._aspects = _aspects(plan)
        self._after: dict[tuple[int, int], list[Kept]] = {}
        self._settled: dict[int, list[Kept]] = {}
        self._leads: dict[tuple[int, int], Target] = {}
        self._possibles: dict[tuple[Target, int], _Possible] = {}
        self._told: list[tuple[int, ...]] = []
        self._told_numbers: dict[tuple[int, ...], int] = {}
        self._tellings: dict[tuple[int, int, int, int], int] = {}
        held = plan.guide.recommendations
        self._none = next((n for n, r in enumerate(held) if r.kind == "none"), ANY)
        self._shown = [self._options(n) for n in range(len(held))]

    def start(self) -> Packed:
        """Return the state in which every buyer begins."""
        formulas = self.plan.formulas
        start = [formulas.without(formula, self._left_out) for formula in self.plan.start]
        left = [a.number(tuple(start[place] for place in a.places)) for a in self._aspects]
        nothing = self._told_number((NOT_TOLD,) * len(self.plan.steps))
        return self._arrived(Target(0), left, nothing, 0, NOT_TOLD)

    def after(self, state: Packed, answer: int) -> Packed:
        """Return the state after an answer, by its number among the step's answers."""
        step = state[_STEP]
        tables = self._after.get((step, answer))
        if tables is None:
            tables = [aspect.after(step, answer) for aspect in self._aspects]
            self._after[step, answer] = tables
        left = [table[n] for table, n in zip(tables, state[_FIRST:], strict=True)]
        return self._arrived(self._way(step, answer, left), left, state[_TOLD], step, answer)

    def answers(self, state: Packed) -> range:
        """Return the numbers of all answers that may be given in a state."""
        step = state[_STEP]
        return range(len(self.plan.steps[step].answers) if step != END else 0)

    def unpacked(self, state: Packed) -> State:
        """Return a state with its formulas."""
        formulas = [FALSE] * len(self.plan.slots)
        for aspect, number in zip(self._aspects, state[_FIRST:], strict=True):
            if number != NOTHING:
                for place, formula in zip(aspect.places, aspect.left[number], strict=True):
                    formulas[place] = formula
        told = self._told[state[_TOLD]]
        return State(state[_STEP], state[_RECOMMENDATION], tuple(formulas), told)

    def _way(self, step: int, answer: int, left: list[int]) -> Target:
        """Return where it goes on after an answer."""
        planned, own = self.plan.steps[step], self.plan.ways.own[step]
        named = None
        if planned.step.number is None:
            named = own[answer]
        elif answer == planned.unsure:
            named = own[-1]
        return named or self._lead(step, left[_WAYS])

    def _lead(self, step: int, left: int) -> Target:
        """Return where a step leads if the answer names no way of its own."""
        lead = self._leads.get((step, left))
        if lead is None:
            held, ways = self._aspects[_WAYS].left[left], self.plan.ways
            open = (target for number, target in ways.listed[step] if held[number] == TRUE)
            lead = self._leads[step, left] = next(open, ways.default[step])
        return lead

    def _arrived(
        self, target: Target, left: list[int], told: int, step: int, answer: int
    ) -> Packed:
        """Return the state at the next question that still makes a difference, or at the end.

        `step` and `answer` are what was answered last.
        """
        aspects = self._aspects
        while True:
            left = [table[n] for table, n in zip(self._tables(target.step), left, strict=True)]
            possible = self._possible(target, left[_ENDS])
            for place in possible.hidden:
                left[place] = NOTHING
            if target.step == END or self._matters(target.step, left, possible):
                break
            target = self._way(target.step, self.plan.steps[target.step].unsure, left)
        recommendation, cites = ANY, possible.cites
        if target.step == END:
            recommendation = self._ending(possible.sure, left)
            cites = 0 if recommendation == ANY else self._cites_at(recommendation)
        for place in range(_OPTIONS, len(aspects)):
            cites |= aspects[place].cites[left[place]]
        telling = (told, step, answer, cites)
        number = self._tellings.get(telling)
        if number is None:
            number = self._tellings[telling] = self._telling(*telling)
        return (target.step, recommendation, number, *left)

    def _tables(self, step: int) -> list[Kept]:
        tables = self._settled.get(step)
        if tables is None:
            asked = 0 if step == END else self.plan.ways.reach[step]
            tables = self._settled[step] = [aspect.settled(asked) for aspect in self._aspects]
        return tables

    def _matters(self, step: int, left: list[int], possible: _Possible) -> bool:
        """Return whether an answer to a step can still make a difference, or be told."""
        if self._left_out >> step & 1:
            return False
        wanted = possible.cites
        for aspect, number in zip(self._aspects, left, strict=True):
            wanted |= aspect.asks[number] | aspect.cites[number]
        if wanted >> step & 1:
            return True
        lead = self._lead(step, left[_WAYS])
        targets = {own or lead for own in self.plan.ways.own[step]}
        if self.plan.steps[step].step.number is not None:
            targets.add(lead)
        return len(targets) > 1

    def _possible(self, target: Target, ends: int) -> _Possible:
        found = self._possibles.get((target, ends))
        if found is None:
            found = self._possibles[target, ends] = self._possible_at(target, ends)
        return found

    def _possible_at(self, target: Target, ends: int) -> _Possible:
        """Return the recommendations to which a target may lead, given what is left of them."""
        if target.recommendation != ANY:
            places = {target.recommendation}
        else:
            left = self._aspects[_ENDS].left[ends]
            places = {place for place, formula in enumerate(left) if formula != FALSE}
            named = 0 if target.step == END else self.plan.ways.named_ends[target.step]
            places |= {place for place in range(len(left)) if named >> place & 1}
        shown = frozenset[int]().union(*(self._shown[place] for place in places))
        hidden = [n for n in range(_OPTIONS, len(self._aspects)) if n not in shown]
        telling = places | ({self._none} if shown and self._none != ANY else set())
        cites = 0
        for place in telling:
            cites |= self._cites_at(place)
        return _Possible(places.pop() if len(places) == 1 else ANY, tuple(hidden), cites)

    def _ending(self, found: int, left: list[int]) -> int:
        """Return the place of the recommendation at an end, or ANY where no way leads to one."""
        if found != ANY and self._shown[found] and self._none_left(self._shown[found], left):
            found = self._none
        ends = [TRUE if place == found else FALSE for place in range(len(self._shown))]
        left[_ENDS] = self._aspects[_ENDS].number(tuple(ends))  # its words may tell answers
        return found

    def _none_left(self, options: frozenset[int], left: list[int]) -> bool:
        """Return whether some options, by their places among aspects, are all excluded."""
        return all(self._aspects[place].excludes[left[place]] for place in options)

    def _telling(self, told: int, step: int, answer: int, cites: int) -> int:
        """Return the number of the answers that some words may tell, the others forgotten."""
        known = list(self._told[told])
        known[step] = answer
        return self._told_number(
            tuple(a if cites >> n & 1 else NOT_TOLD for n, a in enumerate(known))
        )

    def _told_number(self, told: tuple[int, ...]) -> int:
        if told not in self._told_numbers:
            self._told_numbers[told] = len(self._told)
            self._told.append(told)
        return self._told_numbers[told]

    def _cites_at(self, recommendation: int) -> int:
        return self.plan.slots[self._aspects[_ENDS].places[recommendation]].cites

    def _options(self, recommendation: int) -> frozenset[int]:
        """Return the places, among aspects, of the options that a recommendation may show."""
        ids = self.plan.options_of(self.plan.guide.recommendations[recommendation])
        return frozenset(_OPTIONS + n for n, id in enumerate(self.plan.options) if id in ids)


def _aspects(plan: Plan) -> list[Aspect]:
    """Return the aspects of a plan's states: ways, recommendations, then each option."""
    everything = (1 << len(plan.steps)) - 1
    slots = list(enumerate(plan.slots))
    ways = [(n, slot) for n, slot in slots if slot.kind == "way"]
    ends = [(n, slot) for n, slot in slots if slot.kind == "recommend"]
    steps = [n for n, step in enumerate(plan.guide.steps) for _ in step.next]
    aspects = [
        Aspect(plan.formulas, ways, of_steps(steps), everything),
        Aspect(plan.formulas, ends, first_only, everything),
    ]
    for option in range(len(plan.options)):
        about: list[tuple[int, Slot]] = [(n, slot) for n, slot in slots if slot.option == option]
        excluding = [n for n, (_, slot) in enumerate(about) if slot.kind == "exclude"]
        aspects.append(Aspect(plan.formulas, about, one_reason(excluding), everything))
    return aspects
