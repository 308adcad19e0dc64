"""What charts are made of: frozen values in the units of their canvas, ready for a template."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

WIDTH = 520
"""The canvas: a phone shows it at three fifths, so that letters of 18 px stay readable."""

MARGIN = 24
INNER = WIDTH - 2 * MARGIN

TITLE_LETTERS = 34
"""How many letters of a title fit into a line."""

NOTE_LETTERS = 50
"""How many letters of a note fit into a line."""


@dataclass(frozen=True)
class Scale:
    """An axis: which figure lies where."""

    low: Decimal
    high: Decimal
    start: int
    end: int

    def __call__(self, figure: Decimal | int) -> float:
        """Return where a figure lies, in pixels."""
        share = (Decimal(figure) - self.low) / (self.high - self.low)
        return float(round(self.start + share * (self.end - self.start), 1))


@dataclass(frozen=True)
class Tick:
    """A mark on an axis."""

    at: float
    words: str


@dataclass(frozen=True)
class Bar:
    """A bar from one figure to another, with its name and its figure in words above it."""

    name: str
    words: str
    low: float
    high: float
    ours: bool


@dataclass(frozen=True)
class Segment:
    """A part of a row; `look` is the number of its colour and pattern."""

    start: float
    end: float
    look: int


@dataclass(frozen=True)
class Row:
    """A bar of several parts, with its name and its sum in words above it."""

    name: str
    words: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class Jump:
    """A word at a point of a line."""

    x: float
    y: float
    words: str


@dataclass(frozen=True)
class Line:
    """A line through points, with a name and what it comes to in words."""

    name: str
    words: str
    points: tuple[tuple[float, float], ...]
    jumps: tuple[Jump, ...]
    ours: bool


@dataclass(frozen=True)
class Chart:
    """What every chart has, and the template that draws it."""

    name: str
    title: str
    unit: str
    notes: tuple[str, ...]

    @property
    def title_lines(self) -> list[str]:
        """The title, as lines that fit."""
        return textwrap.wrap(self.title, TITLE_LETTERS)

    @property
    def note_lines(self) -> list[str]:
        """The notes, as lines that fit."""
        return [line for note in self.notes for line in textwrap.wrap(note, NOTE_LETTERS)]


@dataclass(frozen=True)
class Bars(Chart):
    """A chart of bars on one axis."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    template = "bars.svg.j2"


@dataclass(frozen=True)
class Rows(Chart):
    """A chart of bars in parts; `parts` says what each look stands for."""

    rows: tuple[Row, ...]
    parts: tuple[str, ...]
    ticks: tuple[Tick, ...]
    template = "rows.svg.j2"


@dataclass(frozen=True)
class Lines(Chart):
    """A chart of lines over years; `ticks` are those of the years, `levels` those of money."""

    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]
    levels: tuple[Tick, ...]
    template = "lines.svg.j2"


AnyChart = Bars | Rows | Lines


def step_for(most: Decimal, steps: int = 3) -> Decimal:
    """Return a round distance of ticks, so that `most` lies within about so many steps."""
    rough = most / steps
    unit = Decimal(10) ** rough.adjusted()
    return next(unit * factor for factor in (1, 2, 5, 10) if unit * factor >= rough)


def ticks_from(low: Decimal, most: Decimal, step: Decimal) -> Iterable[Decimal]:
    """Yield round figures from `low` to the first one at or above `most`."""
    figure = low
    while figure < most:
        yield figure
        figure += step
    yield figure
