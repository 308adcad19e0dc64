"""What a guide is like, in figures that a marketer can read."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from rich.console import Console
from rich.text import Text

from answerable.guides import Shares, Walkable, scenario_faults, shares_of
from answerable.pages import Content

WIDTH = 22
"""Columns for the name of a figure."""


@dataclass(frozen=True)
class Summary:
    """How large a guide is, how long its ways are, and how often it recommends what."""

    id: str
    title: str
    steps: int
    questions: int
    """Pages with a question: one for each state in which something is asked."""
    ends: int
    paths: int
    """Different rows of answers from the first question to an end."""
    shortest: int
    longest: int
    shares: Shares
    ours: frozenset[str]
    names: dict[str, str]
    scenarios: int
    holding: int

    @property
    def pages(self) -> int:
        """How many pages the guide has, one for each state."""
        return self.questions + self.ends

    def value(self) -> dict[str, object]:
        """Return the summary for programs; shares are rounded to 4 places."""
        shares, ours = self.shares, self.ours
        rivals = shares.products.keys() - ours
        return {
            "id": self.id,
            "steps": self.steps,
            "states": self.pages,
            "pages": self.pages,
            "questions": self.questions,
            "ends": self.ends,
            "paths": self.paths,
            "shortest": self.shortest,
            "longest": self.longest,
            "shares": {
                "products": {id: _rounded(share) for id, share in shares.products.items()},
                "ours": _rounded(shares.of(ours)),
                "rivals": _rounded(shares.of(rivals)),
                "none": _rounded(shares.none),
                "talk": _rounded(shares.talk),
                "lost": _rounded(shares.lost),
            },
            "scenarios": self.scenarios,
            "holding": self.holding,
        }


def summary_of(walkable: Walkable, content: Content) -> Summary:
    """Return what a guide is like on the content's day."""
    guide, graph = walkable.guide, walkable.graph
    ends = list(graph.ends())
    shortest, longest = graph.remaining[0]
    faults = [
        scenario_faults(walkable, scenario, content.catalogue, content.on)
        for scenario in guide.scenarios
    ]
    return Summary(
        guide.id,
        guide.title,
        len(guide.steps),
        len(graph.states) - len(ends),
        len(ends),
        sum(graph.paths[place] for place in ends),
        shortest,
        longest,
        shares_of(graph),
        content.ours,
        {id: content.product_names[id] for id in graph.plan.options},
        len(faults),
        sum(1 for fault in faults if not fault),
    )


def print_summary(held: Summary) -> None:
    """Print a summary, one figure a line."""
    console = Console(highlight=False, soft_wrap=True)
    console.print(Text(f"{held.id}: {held.title}", style="bold"))
    _line(console, "Steps", f"{held.steps:,}")
    _line(
        console,
        "States, one page each",
        f"{held.pages:,}: {held.questions:,} with a question, {held.ends:,} ends",
    )
    _line(console, "Paths", f"{held.paths:,} different rows of answers")
    _line(console, "Questions to an end", f"{held.shortest} to {held.longest}")
    _line(console, "Scenarios that hold", f"{held.holding} of {held.scenarios}")
    console.print("  Recommended first, if every answer of a question were equally often:")
    shares = held.shares
    for id, share in sorted(shares.products.items(), key=lambda item: -item[1]):
        _line(console, f"  {_percent(share)}", f"{held.names[id]} ({_whose(id, held.ours)})")
    for share, what in (
        (shares.none, "none: others serve these buyers better"),
        (shares.talk, "talk first"),
        (shares.lost, "no recommendation at all"),
    ):
        if share:
            _line(console, f"  {_percent(share)}", what)
    rivals = shares.products.keys() - held.ours
    told = f"{_percent(shares.of(held.ours))} ours, {_percent(shares.of(rivals))} rivals'"
    _line(console, "Altogether", told)
    console.print()


def _line(console: Console, name: str, value: str) -> None:
    console.print(Text(f"  {name:<{WIDTH}}{value}"))


def _whose(id: str, ours: frozenset[str]) -> str:
    return "ours" if id in ours else "a rival's"


def _percent(share: Fraction) -> str:
    if 0 < share < Fraction(1, 100):
        return "<1%"
    return f"{round(share * 100)}%"


def _rounded(share: Fraction) -> float:
    return round(float(share), 4)
