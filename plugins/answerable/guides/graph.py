"""All states of a guide and all answers between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from answerable.findings import AnswerableError
from answerable.guides.planning import Plan
from answerable.guides.planning.ways import END
from answerable.guides.states import Moves, Packed, State

MOST_STATES = 200_000
"""States above which nobody goes on counting."""

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
    def known(self) -> tuple[Answers, ...]:
        """The answers that all buyers in a state gave alike."""
        known: list[dict[int, int] | None] = [None] * len(self.states)
        known[0] = {}
        for place, following in enumerate(self.edges):
            here = known[place] or {}
            for answer, next in enumerate(following):
                there = {**here, self.states[place].step: answer}
                other = known[next]
                if other is None:
                    known[next] = there
                else:
                    known[next] = {s: a for s, a in other.items() if there.get(s) == a}
        return tuple(held or {} for held in known)

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

    def walked(self, answers: Answers) -> int:
        """Return the state to which answers lead: an end, or the first question without one."""
        place = 0
        while (step := self.states[place].step) != END:
            if step not in answers:
                break
            place = self.edges[place][answers[step]]
        return place


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
