"""What a picture of a guide shows: boxes, and lines between them with words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from answerable.guides.guide import Recommendation
from answerable.guides.outcome import InWords
from answerable.guides.planning import FALSE, TRUE, Plan
from answerable.guides.planning.ways import ANY, END, Target

BoxKind = Literal["step", "rules", "options", "none", "talk"]

ENDS_IN_A_LAYER = 4

_KINDS = {"options": "Recommends", "none": "None of the options", "talk": "Talk first"}


@dataclass(frozen=True)
class Box:
    """A step, the place where rules decide, or a recommendation, with the layer it stands in."""

    kind: BoxKind
    layer: int
    head: str
    text: str
    reached: bool = True


@dataclass(frozen=True)
class Link:
    """A line from one box to another, by their places, with one label a line of words."""

    start: int
    to: int
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Scheme:
    """Everything that a picture of a guide shows."""

    title: str
    boxes: tuple[Box, ...]
    links: tuple[Link, ...]


def scheme_of(plan: Plan, in_words: InWords, filled: Callable[[str], str]) -> Scheme:
    """Return what a picture of a guide shows."""
    return _Drafter(plan, in_words, filled).scheme()


class _Drafter:
    def __init__(self, plan: Plan, in_words: InWords, filled: Callable[[str], str]) -> None:
        self.plan = plan
        self.in_words = in_words
        self.filled = filled
        self.rules = len(plan.steps)
        self.first_end = self.rules + 1
        self.way_slots = [n for n, slot in enumerate(plan.slots) if slot.kind == "way"]

    def scheme(self) -> Scheme:
        links = [link for step in range(len(self.plan.steps)) for link in self.links_of(step)]
        decided = any(link.to == self.rules for link in links)
        links += [*(self.decided() if decided else ()), *self.ruled_out()]
        layers = self.layers(links)
        reached = self.reached(links)
        boxes = [
            Box("step", layers[n], step.step.id, self.filled(step.step.question), n in reached)
            for n, step in enumerate(self.plan.steps)
        ]
        count = len(self.plan.guide.rules)
        told = "1 rule decides" if count == 1 else f"{count} rules decide"
        boxes.append(Box("rules", layers[self.rules], "All answers given", told))
        boxes += self.ends(layers[self.rules] + 1)
        title = self.filled(self.plan.guide.title)
        return _without(None if decided else self.rules, title, boxes, links)

    def ends(self, layer: int) -> list[Box]:
        """Return the recommendations: those of options above the others, to which they may lead."""
        held = self.plan.guide.recommendations
        options = [n for n, one in enumerate(held) if one.kind == "options"]
        others = [n for n, one in enumerate(held) if one.kind != "options"]
        layers: dict[int, int] = {}
        for group in (options, others):
            for position, n in enumerate(group):
                layers[n] = layer + position // ENDS_IN_A_LAYER
            layer = max(layers.values(), default=layer - 1) + 1
        return [
            Box(one.kind, layers[n], f"{_KINDS[one.kind]}: {one.id}", self.text_of(one))
            for n, one in enumerate(held)
        ]

    def text_of(self, held: Recommendation) -> str:
        options = ", ".join(self.plan.options_of(held))
        title = self.filled(held.title)
        return f"{title} ({options})" if options else title

    def links_of(self, step: int) -> Iterator[Link]:
        """Yield a line for each target of a step, with the answers that lead there."""
        ways, planned = self.plan.ways, self.plan.steps[step]
        own = ways.own[step]
        labels: dict[Target, list[str]] = {}
        listed, surely = False, False
        for number, target in ways.listed[step]:
            if not surely:
                when = planned.step.next[number - ways.listed[step][0][0]].when
                words = f"if {when.written}" if when else "otherwise" if listed else ""
                labels.setdefault(target, []).append(words)
                listed = True
                surely = self.plan.start[self.way_slots[number]] == TRUE
        lead = ways.default[step]
        targets = own if planned.step.number is None else (*[None] * planned.unsure, own[-1])
        for answer, named in zip(planned.answers, targets, strict=True):
            words = self.in_words(step, answer)
            if named is not None:
                labels.setdefault(named, []).append(words)
            elif not listed:
                labels.setdefault(lead, []).append(words)
        if listed and not surely and None in targets:
            labels.setdefault(lead, []).append("otherwise")
        for target, words_there in labels.items():
            kept = tuple(dict.fromkeys(filter(None, words_there)))
            yield Link(step, self.place_of(target), kept)

    def decided(self) -> Iterator[Link]:
        """Yield the lines from the place where rules decide to the recommendations."""
        for n, held in enumerate(self.plan.guide.recommendations):
            if held.when is None:
                yield Link(self.rules, self.first_end + n, ("otherwise",) if n else ())
                return
            yield Link(self.rules, self.first_end + n, (f"if {held.when.written}",))

    def ruled_out(self) -> Iterator[Link]:
        """Yield the lines from recommendations of options to the one for whom none is left."""
        held = self.plan.guide.recommendations
        none = next((n for n, one in enumerate(held) if one.kind == "none"), None)
        if none is None:
            return
        excluded = {
            self.plan.options[slot.option]
            for slot, formula in zip(self.plan.slots, self.plan.start, strict=True)
            if slot.kind == "exclude" and formula != FALSE
        }
        for n, one in enumerate(held):
            if one.kind == "options" and excluded.issuperset(self.plan.options_of(one)):
                labels = ("if all of them are ruled out",)
                yield Link(self.first_end + n, self.first_end + none, labels)

    def place_of(self, target: Target) -> int:
        if target.step != END:
            return target.step
        if target.recommendation == ANY:
            return self.rules
        return self.first_end + target.recommendation

    def layers(self, links: list[Link]) -> list[int]:
        """Return the layers of the steps and of the rules: each below all that lead to it."""
        layers = [0] * self.first_end
        for step in self.plan.ways.order:
            for link in links:
                if link.start == step and link.to < self.rules:
                    layers[link.to] = max(layers[link.to], layers[step] + 1)
        layers[self.rules] = max(layers[: self.rules]) + 1
        return layers

    def reached(self, links: list[Link]) -> set[int]:
        found = {0}
        for step in self.plan.ways.order:
            if step in found:
                found |= {link.to for link in links if link.start == step}
        return found


def _without(place: int | None, title: str, boxes: list[Box], links: list[Link]) -> Scheme:
    """Return the scheme without a box, if one is to be left out; no line may touch it."""
    if place is None:
        return Scheme(title, tuple(boxes), tuple(links))
    moved = (
        replace(link, start=link.start - (link.start > place), to=link.to - (link.to > place))
        for link in links
    )
    return Scheme(title, (*boxes[:place], *boxes[place + 1 :]), tuple(moved))
