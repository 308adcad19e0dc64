"""How a deal stands: its stage and outcome, told by a mapping, by columns, or by exact words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from answerable.ids import suggestion
from answerable.questions.imports.mapping import ImportMapping
from answerable.questions.imports.source import RefusedImport
from answerable.questions.imports.words import (
    outcome_in_words,
    outcome_of_stage,
    plain,
)
from answerable.questions.question import Outcome

MOST_LISTED = 20
"""More unknown values than this are no list of stages."""


@dataclass(frozen=True)
class Standings:
    """What a file's stages and states mean: by the mapping, else by the settings' stages."""

    stages: Mapping[str, str | None]
    outcomes: Mapping[str, Outcome]

    @staticmethod
    def of(mapping: ImportMapping, stages: Mapping[str, str]) -> Standings:
        """Return the meanings, given each stage's id and name as `plain` words -> its id."""
        ids = sorted(set(stages.values()))
        for stage in mapping.stages.values():
            if stage is not None and stage not in ids:
                hint = suggestion(stage, ids)
                raise RefusedImport(f"the mapping's stages name '{stage}', no stage{hint}")
        meant: dict[str, str | None] = {**stages}
        meant |= {plain(words): stage for words, stage in mapping.stages.items()}
        ends = {plain(words): outcome for words, outcome in mapping.outcomes.items()}
        ends.pop("", None)  # no status never means won
        return Standings(meant, ends)

    def stage(self, cell: str) -> str:
        """Return the stage's id, or nothing."""
        return self.stages.get(plain(cell)) or ""

    def outcome(
        self,
        state: str,
        stage: str,
        won: bool | None = None,
        lost: bool | None = None,
        closed: bool | None = None,
    ) -> Outcome | None:
        """Return how a deal ended; None is open, for no status never means won.

        The mapping comes first, then the columns that say yes or no, then the state, then a
        stage's name.
        """
        for cell in (state, stage):
            if mapped := self.outcomes.get(plain(cell)):
                return mapped
        if won:
            return "won"
        if lost or (closed and won is False):
            return "lost"
        told = outcome_in_words(state) if state else outcome_of_stage(stage)
        return None if told == "won" and won is False else told

    def check(self, states: Iterable[str], stages: Iterable[str]) -> None:
        """Raise RefusedImport if a state or a stage has no meaning yet, with all of them."""
        lost = {
            "outcomes": [s for s in states if not self._known_state(s)],
            "stages": [s for s in stages if not self._known_stage(s)],
        }
        told = [
            line
            for key, values in lost.items()
            if values
            for line in _listed(key, sorted(set(values)))
        ]
        if told:
            raise RefusedImport("\n".join(told))

    def _known_state(self, cell: str) -> bool:
        return bool(not plain(cell) or plain(cell) in self.outcomes or outcome_in_words(cell))

    def _known_stage(self, cell: str) -> bool:
        word = plain(cell)
        return bool(
            not word or word in self.stages or word in self.outcomes or outcome_of_stage(cell)
        )


def _listed(key: str, values: list[str]) -> Iterable[str]:
    if len(values) > MOST_LISTED:
        column = "outcome" if key == "outcomes" else "stage"
        yield (
            f"the column mapped as '{column}' holds {len(values)} unknown values; is it another"
            " column? Correct the mapping"
        )
        return
    wanted = "open, won or lost" if key == "outcomes" else "a stage's id from settings.yml, or null"
    yield f"these {key} are unknown; write into the mapping what each means ({wanted}):"
    yield f"{key}:"
    yield from (f"  {_quoted(value)}: " for value in values)


def _quoted(value: str) -> str:
    shown = " ".join(value.split())[:60]
    return '"' + shown.replace("\\", "\\\\").replace('"', '\\"') + '"'
