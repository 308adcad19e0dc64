"""What a score is worth: the weights of its parts, and from which score on it may be believed.

They are fitted, never typed by feel: thresholds.yml says to what, on which data and when.
"""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from answerable.dates import Date
from answerable.findings import AnswerableError
from answerable.records import Loaded, Record, load_record

Strength = Literal["strong", "likely", "weak"]
STRENGTHS: tuple[Strength, ...] = ("strong", "likely", "weak")
"""How far a proposal may be believed, the best first."""

THRESHOLDS_FILE = "thresholds.yml"

HIGHEST = 10.0
"""No score comes near it: a threshold above it is a slip."""


class Weights(Record):
    """How much each part of a score counts."""

    called: ClassVar[str] = "list of weights"

    passage: float = Field(ge=0, le=HIGHEST, description="The best passage, beside the best name")
    letters: float = Field(ge=0, le=HIGHEST, description="Letters that names share")
    words: float = Field(ge=0, le=HIGHEST, description="Words that articles share")
    group: float = Field(ge=0, le=1, description="The other wordings of the same question")
    lead: float = Field(ge=0, le=HIGHEST, description="The lead over the next three articles")
    floor: float = Field(ge=-HIGHEST, le=HIGHEST, description="What an unrelated article gets")


class Fit(Record):
    """Weights and thresholds for one way of matching, and where they come from."""

    called: ClassVar[str] = "fit"

    model: str = Field(description="The name of the model whose scores these are")
    fitted: Date = Field(description="When")
    data: str = Field(min_length=1, description="On which labelled questions")
    target: str = Field(min_length=1, description="What the thresholds were set to reach")
    weights: Weights = Field(description="How much each part of a score counts")
    strong: float = Field(ge=-HIGHEST, le=HIGHEST, description="From this score on: strong")
    likely: float = Field(ge=-HIGHEST, le=HIGHEST, description="From this score on: likely")
    weak: float = Field(ge=-HIGHEST, le=HIGHEST, description="From this score on: weak; else a gap")
    same: float = Field(ge=0, le=1, description="From this likeness on, two questions are one")

    @model_validator(mode="after")
    def _falling(self) -> Fit:
        if not self.strong >= self.likely >= self.weak:
            raise ValueError("'strong' must not be below 'likely', nor 'likely' below 'weak'")
        return self

    def strength(self, score: float) -> Strength | None:
        """Return how far a score may be believed, or None where it says nothing."""
        return next((name for name in STRENGTHS if score >= getattr(self, name)), None)


class Thresholds(Record):
    """The fits for matching by meaning and for matching by words only."""

    called: ClassVar[str] = "file of thresholds"

    meaning: Fit = Field(description="For matching by meaning")
    words: Fit = Field(description="For matching by words only")


class ThresholdsError(AnswerableError):
    """A file of thresholds can't be used; the message holds all that is wrong in it."""


def shipped_thresholds() -> Thresholds:
    """Return the thresholds that come with Answerable."""
    with as_file(files("answerable.gaps.matching") / THRESHOLDS_FILE) as path:
        return _right(load_record(path, path.parent, Thresholds, {}))


def thresholds_in(content: Path, root: Path) -> Thresholds:
    """Return a company's own thresholds, or without such a file those that are shipped.

    Raises ThresholdsError if the file is wrong: nothing is guessed in its place.
    """
    path = content / THRESHOLDS_FILE
    if not path.exists():
        return shipped_thresholds()
    return _right(load_record(path, root, Thresholds, {}))


def _right(loaded: Loaded[Thresholds]) -> Thresholds:
    if loaded.record is None or loaded.findings:
        raise ThresholdsError("\n".join(str(finding) for finding in loaded.findings))
    return loaded.record
