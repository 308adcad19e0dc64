"""Where guides and their pages stand, by id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from answerable.guides import Walkable, outcome_of
from answerable.pages.guiding.paths import comparison_path, guide_path, state_paths
from answerable.settings import Settings


def guide_places(guides: Mapping[str, Walkable], settings: Settings) -> dict[str, dict[str, str]]:
    """Return scheme -> id -> path of all pages of guides.

    A state is named GUIDE/NUMBER, the page that puts options side by side GUIDE/OPTION+OPTION.
    """
    states = {
        f"{id}/{number}": path
        for id, walkable in guides.items()
        for number, path in enumerate(state_paths(walkable, settings))
    }
    together = {
        f"{id}/{'+'.join(options)}": comparison_path(settings, id, options)
        for id, walkable in guides.items()
        for options in options_together(walkable)
    }
    return {
        "guide": {id: guide_path(settings, id) for id in guides},
        "state": states,
        "together": together,
    }


def options_together(walkable: Walkable) -> Iterator[tuple[str, ...]]:
    """Yield each row of two or more options that a recommendation shows, once."""
    seen = set()
    for end in walkable.graph.ends():
        found = outcome_of(walkable.graph, end, lambda step, answer: answer.id)
        options = tuple(one.product for one in found.advised)
        if len(options) > 1 and options not in seen:
            seen.add(options)
            yield options
