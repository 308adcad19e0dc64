"""All states of a guide and all answers between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from answerable.findings import AnswerableError
from answerable.guides.planning import Plan
from answerable.guides.planning.ways import ANY, END
from answerable.guides.states import Moves, Packed, State

MOST_STATES = 200_000
"""States above which nobody goes on counting."""

NOT_ASKED = -1
"""In the place of the answer of a buyer who wasn't asked."""

Answers = Mapping[int, int]
"""A step's place -> the number of the answer that a buyer gave there."""


class TooManyStatesError(AnswerableError):
    """A guide has more states than the `states` up to which they were counted."""

    def __init__(self, states: int) -> None:
        super().__init__(f"more than {states} states")
        self.states = states


@dataclass(frozen=True)
class Graph:
    """The states of a plan in an order in which each stands before all that may follow it.

    `edges` has for each state the place of the next one by the answer's number; an end has none.
    """

    plan: Plan
    states: tuple[State, ...]
    edges: tuple[tuple[int, ...], ...]

    @cached_property
    def paths(self) -> tuple[int, ...]:
        """By how many different rows of answers each state is reached."""
        counted = [0] * len(self.states)
        counted[0] = 1
        for place, following in enumerate(self.edges):
            for next in following:
                counted[next] += counted[place]
        return tuple(counted)

    @property
    def states_before_merging(self) -> int:
        """How many states there would be if each row of answers were one."""
        return sum(self.paths)

    @cached_property
    def gave(self) -> tuple[Mapping[int, frozenset[int]], ...]:
        """By step, all answers that buyers in a state may have given there.

        Where some of them weren't asked, NOT_ASKED is among them.
        """
        gave: list[dict[int, frozenset[int]] | None] = [None] * len(self.states)
        gave[0] = {}
        for place, following in enumerate(self.edges):
            here = gave[place] or {}
            step = self.states[place].step
            for answer, next in enumerate(following):
                there = {**here, step: frozenset((answer,))}
                other = gave[next]
                gave[next] = there if other is None else _either(there, other)
        return tuple(held or {} for held in gave)

    @cached_property
    def known(self) -> tuple[Answers, ...]:
        """The answers that all buyers in a state gave alike."""
        return tuple(
            {
                step: answer
                for step, (answer, *others) in here.items()
                if not others and answer != NOT_ASKED
            }
            for here in self.gave
        )

    @cached_property
    def remaining(self) -> tuple[tuple[int, int], ...]:
        """How many questions are still to come in each state, its own included: least and most."""
        counts = [(0, 0)] * len(self.states)
        for place in range(len(self.states) - 1, -1, -1):
            following = [counts[next] for next in self.edges[place]]
            if following:
                counts[place] = (
                    1 + min(least for least, _ in following),
                    1 + max(most for _, most in following),
                )
        return tuple(counts)

    def ends(self) -> Iterator[int]:
        """Yield the places of all ends."""
        return (place for place, state in enumerate(self.states) if state.step == END)

    def is_dead_end(self, place: int) -> bool:
        """Return whether a state is an end without any recommendation, which is a fault."""
        return self.states[place].step == END and self.states[place].recommendation == ANY

    def walked(self, answers: Answers) -> int:
        """Return the state to which answers lead: an end, or the first question without one."""
        return self._walked({step: frozenset((answer,)) for step, answer in answers.items()})

    def changed(self, place: int, step: int, answer: int) -> int:
        """Return where all buyers in a state would be, had they given another answer to one step.

        Where an answer that they gave differently matters then, that is its question.
        """
        return self._walked({**self.gave[place], step: frozenset((answer,))})

    def _walked(self, gave: Mapping[int, frozenset[int]]) -> int:
        place = 0
        while (step := self.states[place].step) != END:
            answers = gave.get(step, frozenset((NOT_ASKED,)))
            following = {self.edges[place][a] if a != NOT_ASKED else place for a in answers}
            if len(following) > 1 or place in following:
                break
            place = following.pop()
        return place


def _either(
    one: Mapping[int, frozenset[int]], other: Mapping[int, frozenset[int]]
) -> dict[int, frozenset[int]]:
    never = frozenset((NOT_ASKED,))
    steps = {**one, **other}
    return {step: one.get(step, never) | other.get(step, never) for step in steps}


def graph_of(plan: Plan, most: int = MOST_STATES, left_out: int = 0) -> Graph:
    """Return all states of a plan, as if the steps `left_out`, one bit each, were not.

    Raises TooManyStatesError above `most`.
    """
    moves = Moves(plan, left_out)
    start = moves.start()
    waiting: defaultdict[int, dict[Packed, None]] = defaultdict(dict)
    waiting[start[0]][start] = None
    following: dict[Packed, tuple[Packed, ...]] = {}
    found = 1
    for step in plan.ways.order:
        for state in waiting[step]:
            reached = tuple(moves.after(state, answer) for answer in moves.answers(state))
            following[state] = reached
            for next in reached:
                held = waiting[next[0]]
                if next not in held:
                    held[next] = None
                    found += 1
            if found > most:
                raise TooManyStatesError(most)
    packed = (*following, *waiting[END])
    places = {state: place for place, state in enumerate(packed)}
    edges = tuple(tuple(places[next] for next in following.get(state, ())) for state in packed)
    return Graph(plan, tuple(map(moves.unpacked, packed)), edges)
