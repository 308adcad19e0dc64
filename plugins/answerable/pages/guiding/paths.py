"""Where each state of a guide stands."""

from __future__ import annotations

import hashlib

from answerable.guides import END, Graph, Walkable
from answerable.settings import Settings

DIGITS = 8
"""Of a name's digest: with five thousand pages, two alike are a matter of one in three hundred."""

ADVICE = "advice"
"""The folder of a guide's recommendations below its own."""


def guides_path(settings: Settings) -> str:
    """Return the path of the page that lists all guides."""
    return f"{settings.slugs.guides}/index.md"


def guide_path(settings: Settings, guide: str) -> str:
    """Return the path of a guide's first page below docs_dir."""
    return f"{settings.slugs.guides}/{guide}/index.md"


def state_paths(walkable: Walkable, settings: Settings) -> tuple[str, ...]:
    """Return the path of each state of a guide, in the order of the graph's states.

    A name tells the question or the recommendation, and in a digest the first row of answers that
    leads there, so that an address holds as long as the guide asks the same.
    """
    folder = f"{settings.slugs.guides}/{walkable.guide.id}"
    graph = walkable.graph
    rows = _first_rows(graph)
    paths = [guide_path(settings, walkable.guide.id)]
    for state, row in zip(graph.states[1:], rows[1:], strict=True):
        digest = hashlib.sha256(row.encode()).hexdigest()[:DIGITS]
        if state.step != END:
            paths.append(f"{folder}/{graph.plan.steps[state.step].step.id}-{digest}.md")
            continue
        ends = graph.plan.guide.recommendations
        name = ends[state.recommendation].id if state.recommendation >= 0 else "none"
        paths.append(f"{folder}/{ADVICE}/{name}-{digest}.md")
    return tuple(paths)


def comparison_path(settings: Settings, guide: str, options: tuple[str, ...]) -> str:
    """Return the path of the page that puts just these options side by side."""
    digest = hashlib.sha256(" ".join(options).encode()).hexdigest()[:DIGITS]
    return f"{settings.slugs.guides}/{guide}/side-by-side-{digest}.md"


def _first_rows(graph: Graph) -> list[str]:
    """Return for each state the first row of answers that leads there."""
    rows: dict[int, str] = {0: ""}
    for place, following in enumerate(graph.edges):
        planned = graph.plan.steps[graph.states[place].step] if following else None
        for answer, next in enumerate(following):
            assert planned is not None  # an end has no answers
            known = f"{rows[place]} {planned.step.id}={planned.answers[answer].id}"
            rows.setdefault(next, known)
    return [rows[place] for place in range(len(graph.states))]
