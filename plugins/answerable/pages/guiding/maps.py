"""The map of a guide: all that a browser needs to walk it in one page."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from answerable.guides import PlannedStep
from answerable.pages.addresses import url_of
from answerable.pages.guiding.paths import guide_path, state_paths
from answerable.pages.guiding.words import GuideWords
from answerable.pages.site_file import SiteFile
from answerable.settings import Settings

DIGITS = 12


@dataclass(frozen=True)
class GuideMap:
    """A guide's map, as a file beside its first page.

    `steps` holds each question's id, few words, and answers in words; a range of numbers has its
    bounds too. `states` holds for each state its question's place (-1 at an end), its address as
    seen from the first page, and the next state by the answer's place. `advice` holds for each end,
    which stand last, in one line what is recommended there.
    """

    words: GuideWords
    settings: Settings
    directory_urls: bool

    @property
    def path(self) -> str:
        """Where the map stands below the site's root, named by what it holds."""
        digest = hashlib.sha256(self._text.encode()).hexdigest()[:DIGITS]
        return f"{self.settings.slugs.guides}/{self.words.guide.id}/map.{digest}.json"

    def file(self) -> SiteFile:
        """Return the file."""
        return SiteFile(self.path, self._text)

    @cached_property
    def _text(self) -> str:
        return json.dumps(self._held(), ensure_ascii=False, separators=(",", ":"))

    def _held(self) -> dict[str, Any]:
        walkable = self.words.walkable
        base = url_of(guide_path(self.settings, walkable.guide.id), directory_urls=True)
        addresses = [
            url_of(path, self.directory_urls).removeprefix(base) or "./"
            for path in state_paths(walkable, self.settings)
        ]
        graph = walkable.graph
        return {
            "steps": [
                self._step(number, planned) for number, planned in enumerate(graph.plan.steps)
            ],
            "states": [
                [state.step, address, *following]
                for state, address, following in zip(
                    graph.states, addresses, graph.edges, strict=True
                )
            ],
            "advice": [self.words.advice(place) for place in graph.ends()],
        }

    def _step(self, number: int, planned: PlannedStep) -> dict[str, Any]:
        answers = []
        for answer in planned.answers:
            held: list[Any] = [answer.name, self.words.answer(number, answer)]
            if answer.band is not None:
                band = answer.band
                held += [str(band.low), band.with_low, str(band.high), band.with_high]
            answers.append(held)
        short, unit = self.words.short(number), planned.step.number
        return {
            "id": planned.step.id,
            "short": short,
            "unit": unit.unit if unit else "",
            "answers": answers,
        }
