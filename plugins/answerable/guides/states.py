"""The states of a guide: what is still open after some answers, with all else forgotten.

Two buyers are in one state if they are asked the same next and nothing that they can still answer
tells them apart. Of two answers that change nothing more, nothing is left; a question on which
nothing depends any more isn't asked.
"""

from __future__ import annotations

from typing import NamedTuple

from answerable.guides.guide import Recommendation
from answerable.guides.planning import FALSE, TRUE, Plan
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


class Moves:
    """Moves from state to state in one plan, as if the steps `left_out`, one bit each, were not."""

    def __init__(self, plan: Plan, left_out: int = 0) -> None:
        self.plan = plan
        self._left_out = left_out
        self._formulas = plan.formulas
        self._everything = (1 << len(plan.steps)) - 1
        numbers = range(len(plan.options))
        by_kind = [
            [(n, slot) for n, slot in enumerate(plan.slots) if slot.option == o] for o in numbers
        ]
        self._excluding = [[n for n, s in held if s.kind == "exclude"] for held in by_kind]
        self._of_option = [[n for n, s in held if s.kind != "exclude"] for held in by_kind]
        self._about_options = [n for held in by_kind for n, _ in held]
        self._ends = [n for n, slot in enumerate(plan.slots) if slot.kind == "recommend"]
        self._ways = [n for n, slot in enumerate(plan.slots) if slot.kind == "way"]
        steps = [n for n, listed in enumerate(plan.ways.listed) for _ in listed]
        self._steps_of_ways = list(zip(self._ways, steps, strict=True))
        self._citing = [(n, slot.cites) for n, slot in enumerate(plan.slots) if slot.cites]
        self._offers = [self._offered(held) for held in plan.guide.recommendations]
        self._none = next(
            (n for n, r in enumerate(plan.guide.recommendations) if r.kind == "none"), ANY
        )

    def start(self) -> State:
        """Return the state in which every buyer begins."""
        told = (NOT_TOLD,) * len(self.plan.steps)
        left = [self._formulas.without(formula, self._left_out) for formula in self.plan.start]
        return self._arrived(Target(0), left, told)

    def after(self, state: State, answer: int) -> State:
        """Return the state after an answer, by its number among the step's answers."""
        step = state.step
        left = list(map(self._formulas.after(step, answer).__getitem__, state.formulas))
        told = (*state.told[:step], answer, *state.told[step + 1 :])
        return self._arrived(self._way(step, answer, left), left, told)

    def answers(self, state: State) -> range:
        """Return the numbers of all answers that may be given in a state."""
        return range(len(self.plan.steps[state.step].answers))

    def _way(self, step: int, answer: int, left: list[int]) -> Target:
        ways, planned = self.plan.ways, self.plan.steps[step]
        own = ways.own[step]
        if planned.step.number is None or answer == planned.unsure:
            named = own[answer if planned.step.number is None else -1]
            if named is not None:
                return named
        for number, target in ways.listed[step]:
            if left[self._ways[number]] == TRUE:
                return target
        return ways.default[step]

    def _arrived(self, target: Target, left: list[int], told: tuple[int, ...]) -> State:
        """Return the state at the next question that still makes a difference, or at the end."""
        while target.step != END:
            self._settle(target, left)
            if self._matters(target.step, left):
                break
            target = self._way(target.step, self.plan.steps[target.step].unsure, left)
        if target.step == END:
            self._settle(target, left)
            target = Target(END, self._ending(target, left))
        told = self._worth_telling(left, told)
        return State(target.step, target.recommendation, tuple(left), told)

    def _matters(self, step: int, left: list[int]) -> bool:
        """Return whether an answer to a step can still make a difference."""
        formulas, ways = self._formulas, self.plan.ways
        if self._left_out >> step & 1:
            return False
        if any(formulas.mask(formula) >> step & 1 for formula in left):
            return True
        lead = self._way_without_own(step, left)
        return any((own or lead) != lead for own in ways.own[step])

    def _way_without_own(self, step: int, left: list[int]) -> Target:
        for number, target in self.plan.ways.listed[step]:
            if left[self._ways[number]] == TRUE:
                return target
        return self.plan.ways.default[step]

    def _settle(self, target: Target, left: list[int]) -> None:
        """Drop from formulas all that can't make a difference from a target on."""
        formulas, ways = self._formulas, self.plan.ways
        asked = 0 if target.step == END else ways.reach[target.step]
        never = self._everything & ~asked
        for n, formula in enumerate(left):
            if formula > TRUE:
                left[n] = formulas.without(formula, never)
        for n, step in self._steps_of_ways:
            if not asked >> step & 1:
                left[n] = FALSE
        self._first_end_only(left)
        self._offered_only(self._decided(target, left), left)
        self._one_reason_each(left)

    def _offered_only(self, decided: int | None, left: list[int]) -> None:
        """Drop what is about options that a sure recommendation doesn't offer."""
        if decided is not None:
            offered = self._offers[decided]
            for n in self._about_options:
                if self.plan.slots[n].option not in offered:
                    left[n] = FALSE

    def _one_reason_each(self, left: list[int]) -> None:
        """Drop all about an excluded option but the first reason."""
        for excluding, others in zip(self._excluding, self._of_option, strict=True):
            reason = next((n for n in excluding if left[n] == TRUE), None)
            if reason is not None:
                for n in (*excluding, *others):
                    left[n] = FALSE
                left[reason] = TRUE

    def _first_end_only(self, left: list[int]) -> None:
        """Drop the conditions of recommendations below one that surely holds."""
        sure = False
        for n in self._ends:
            if sure:
                left[n] = FALSE
            sure = sure or left[n] == TRUE

    def _decided(self, target: Target, left: list[int]) -> int | None:
        """Return the place of the recommendation, if it is sure already."""
        if target.step == END and target.recommendation != ANY:
            return target.recommendation
        if target.step != END and self.plan.ways.named_ends >> target.step & 1:
            return None
        for place, n in enumerate(self._ends):
            if left[n] != FALSE:
                return place if left[n] == TRUE else None
        return None

    def _ending(self, target: Target, left: list[int]) -> int:
        """Return the place of the recommendation at an end, or ANY where no way leads to one."""
        found = self._decided(target, left)
        if found is not None and self.plan.guide.recommendations[found].kind == "options":
            offered = self._offers[found]
            if all(any(left[n] == TRUE for n in self._excluding[option]) for option in offered):
                found = self._none
        for n in self._ends:
            left[n] = FALSE
        if found is None or found == ANY:
            return ANY
        left[self._ends[found]] = TRUE  # its words may tell answers
        return found

    def _worth_telling(self, left: list[int], told: tuple[int, ...]) -> tuple[int, ...]:
        """Return the answers that some words may tell, the others forgotten."""
        cited = 0
        for n, cites in self._citing:
            if left[n] != FALSE:
                cited |= cites
        return tuple(a if cited >> n & 1 else NOT_TOLD for n, a in enumerate(told))

    def _offered(self, recommendation: Recommendation) -> frozenset[int]:
        ids = self.plan.options_of(recommendation)
        return frozenset(n for n, id in enumerate(self.plan.options) if id in ids)
