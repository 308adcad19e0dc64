"""Where a guide goes on after each answer, and whether it can go in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from answerable.findings import Finding, Level
from answerable.guides.guide import Guide, Step
from answerable.ids import suggestion
from answerable.reading import Loc, Place

END = -1
"""The place of no step: the guide has ended."""

ANY = -1
"""No recommendation in particular: the first whose condition holds."""


class Target(NamedTuple):
    """Where it goes on: a step's place, or END with a recommendation's place or ANY."""

    step: int
    recommendation: int = ANY


@dataclass(frozen=True)
class Ways:
    """All ways of a guide.

    `own` has, for each step and each answer, the target that the answer itself names, or None; for
    a number only for who isn't sure. `listed` has, for each step, its ways with a condition, each
    as its number among all ways and its target; `default` is where it goes if none of them holds:
    by the first way without a condition, or to the step below. Ways that nobody can go stand
    nowhere: those below one without a condition, and all where each answer names its own.
    """

    own: tuple[tuple[Target | None, ...], ...]
    listed: tuple[tuple[tuple[int, Target], ...], ...]
    default: tuple[Target, ...]
    reach: tuple[int, ...] = ()
    """The steps that may still be asked from each step on, itself included, one bit each."""
    order: tuple[int, ...] = ()
    """The steps, each before all that may follow it."""
    named_ends: tuple[int, ...] = ()
    """For each step the recommendations that an answer or a way from it on names, one bit each."""

    def targets(self, step: int) -> Iterator[Target]:
        """Yield every place to which a step can lead, some more than once."""
        lead = self.default[step]
        yield from (own or lead for own in self.own[step])
        yield from (target for _, target in self.listed[step])
        yield lead


def ways_of(guide: Guide, place: Place) -> tuple[Ways | None, list[Finding]]:
    """Return the ways of a guide, or what is wrong with them."""
    reader = _Reader(guide, place)
    own, listed, default = [], [], []
    count = 0
    for number, step in enumerate(guide.steps):
        below = Target(number + 1) if number + 1 < len(guide.steps) else Target(END)
        own.append(tuple(reader.own(number, step)))
        held = tuple(reader.listed(number, step, count))
        count += len(held)
        certain = next((n for n, way in enumerate(step.next) if way.when is None), len(held))
        if step.choices and all(own[-1]):
            certain, held, below = 0, (), Target(END)
        listed.append(held[:certain])
        default.append(held[certain][1] if held[certain:] else below)
    if reader.findings:
        return None, reader.findings
    ways = Ways(tuple(own), tuple(listed), tuple(default))
    edges = [sorted({t.step for t in ways.targets(n)} - {END}) for n in range(len(guide.steps))]
    if circle := _circle(edges):
        names = " → ".join(guide.steps[number].id for number in circle)
        message = (
            f"the steps go in a circle: {names}; change the 'next' of one of them, or a buyer never"
            " comes to an end"
        )
        return None, [place.finding("guide.circle", Level.ERROR, message, "steps", circle[-2])]
    return _with_reach(ways, edges), []


def _with_reach(ways: Ways, edges: Sequence[Sequence[int]]) -> Ways:
    """Return the ways with what can be reached from each step."""
    order = _order(edges)
    reach = [0] * len(edges)
    ends = [0] * len(edges)
    for number in reversed(order):
        reach[number] = 1 << number
        for target in ways.targets(number):
            if target.recommendation != ANY:
                ends[number] |= 1 << target.recommendation
        for following in edges[number]:
            reach[number] |= reach[following]
            ends[number] |= ends[following]
    return replace(ways, reach=tuple(reach), order=tuple(order), named_ends=tuple(ends))


class _Reader:
    def __init__(self, guide: Guide, place: Place) -> None:
        self.place = place
        self.steps = {step.id: number for number, step in enumerate(guide.steps)}
        self.ends = {held.id: number for number, held in enumerate(guide.recommendations)}
        self.findings: list[Finding] = []

    def own(self, number: int, step: Step) -> Iterator[Target | None]:
        for n, choice in enumerate(step.choices):
            yield self._target(choice.next, choice.end, ("steps", number, "choices", n))
        yield self._target(step.unsure.next, step.unsure.end, ("steps", number, "unsure"))

    def listed(self, number: int, step: Step, count: int) -> Iterator[tuple[int, Target]]:
        for n, way in enumerate(step.next):
            loc = ("steps", number, "next", n)
            target = self._target(way.step, way.end, loc, "step")
            yield count + n, target or Target(END)

    def _target(
        self, step: str | None, end: str | None, loc: Loc, field: str = "next"
    ) -> Target | None:
        if end is not None:
            found = self._place(end, self.ends, "recommendation", (*loc, "end"))
            return Target(END, found)
        if step is not None:
            return Target(self._place(step, self.steps, "step", (*loc, field)))
        return None

    def _place(self, id: str, known: dict[str, int], what: str, loc: Loc) -> int:
        if id not in known:
            message = f"there is no {what} '{id}'{suggestion(id, known)}"
            self.findings.append(
                self.place.finding(f"guide.unknown-{what}", Level.ERROR, message, *loc)
            )
        return known.get(id, 0)


def _circle(edges: Sequence[Sequence[int]]) -> list[int]:
    """Return steps that lead back to the first of them, which stands at both ends; or nothing."""
    done: set[int] = set()
    for start in range(len(edges)):
        path: list[int] = []
        stack = [(start, iter(edges[start]))] if start not in done else []
        path = [start] if stack else []
        while stack:
            number, following = stack[-1]
            step = next(following, None)
            if step is None:
                done.add(number)
                stack.pop()
                path.pop()
            elif step in path:
                return [*path[path.index(step) :], step]
            elif step not in done:
                stack.append((step, iter(edges[step])))
                path.append(step)
    return []


def _order(edges: Sequence[Sequence[int]]) -> list[int]:
    """Return the steps that can be reached, each before all that may follow it."""
    found: list[int] = []
    seen: set[int] = set()

    def visit(number: int) -> None:
        if number not in seen:
            seen.add(number)
            for following in edges[number]:
                visit(following)
            found.append(number)

    for number in range(len(edges)):
        visit(number)
    return found[::-1]
