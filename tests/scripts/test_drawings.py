"""The sample's pictures are those that the script draws from today's catalogue, and can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest

from answerable.pages.pictures import size_of
from drawings.drawn import CHARTS, drawn
from drawings.owning import Owning
from drawings.palette import GROUNDS, INK, LETTERS, PANEL, contrast
from drawings.sample import Sample, ends_of, read_sample
from drawings.shapes import INNER, Bars, Rows, step_for, ticks_from

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "content" / "articles"
PICTURES = ARTICLES / "pictures"
SVG = "{http://www.w3.org/2000/svg}"
MOST_BYTES = 20_000


@pytest.fixture(scope="module")
def sample() -> Sample:
    return read_sample(ROOT)


@pytest.fixture(scope="module")
def drawings(sample: Sample) -> Mapping[str, str]:
    return drawn(sample)


def test_the_pictures_show_what_the_catalogue_holds_today(drawings: Mapping[str, str]) -> None:
    """A changed price makes a chart stale; this says how to draw it anew."""
    stale = [
        name
        for name, svg in drawings.items()
        if not (PICTURES / name).is_file() or (PICTURES / name).read_text("utf-8") != svg
    ]
    assert stale == [], "draw them anew: python3 scripts/draw_sample.py"


def test_no_picture_is_left_that_nothing_draws_or_shows(drawings: Mapping[str, str]) -> None:
    kept = {path.relative_to(PICTURES).as_posix() for path in PICTURES.rglob("*.svg")}
    assert kept == set(drawings)
    written = [*ARTICLES.rglob("*.md"), *(ROOT / "content" / "catalogue").rglob("*.yml")]
    text = "".join(path.read_text("utf-8") for path in written)
    assert [name for name in kept if f"pictures/{name}" not in text] == []


def test_two_runs_draw_the_same(drawings: Mapping[str, str]) -> None:
    assert drawn(read_sample(ROOT)) == drawings


def test_pictures_are_small_have_a_size_and_load_nothing(drawings: Mapping[str, str]) -> None:
    for name, svg in drawings.items():
        assert len(svg.encode()) < MOST_BYTES, name
        assert size_of(PICTURES / name), name
        assert ElementTree.fromstring(svg).find(f"{SVG}title") is not None, name
        assert re.findall(r"<(?:script|style|image|foreignObject)|href=", svg) == [], name


def test_letters_are_large_enough_and_stay_on_the_canvas(drawings: Mapping[str, str]) -> None:
    """A letter is taken for three fifths of its height wide, as in the widest system fonts."""
    for name, svg in drawings.items():
        width = float(ElementTree.fromstring(svg).attrib["width"])
        for line in _lines(svg):
            long = len(line.words) * line.size * 0.6
            start = line.x - long * {"start": 0, "middle": 0.5, "end": 1}[line.anchor]
            assert line.size >= 16, (name, line)
            assert start >= 0, (name, line)
            assert start + long <= width, (name, line)


def test_words_can_be_read_on_every_ground(drawings: Mapping[str, str]) -> None:
    """WCAG 2.2 asks for 4.5:1; the panel brings its own ground to light and dark pages."""
    for colour, ground in [(INK, ground) for ground in GROUNDS] + [(c, PANEL) for c in LETTERS]:
        assert contrast(colour, ground) >= 4.5, (colour, ground)
    for name, svg in drawings.items():
        allowed = LETTERS if name.startswith("charts/") else (INK,)
        assert {line.fill for line in _lines(svg)} <= {*allowed}, name


def test_the_chart_of_a_year_agrees_with_the_sum_in_the_catalogue(sample: Sample) -> None:
    written = ends_of(sample.running("fiberglass-pool", "year-crew"))
    assert Owning(sample, "fiberglass-pool").a_year == written


def test_renewals_fall_into_their_years(sample: Sample) -> None:
    bills = Owning(sample, "vinyl-liner-pool").bills(20)
    assert [year for year, _, renewed in bills if "liner" in renewed] == [9, 18]


@pytest.mark.parametrize(
    ("most", "figures"),
    [(5, [0, 2, 4, 6]), (30, [0, 10, 20, 30]), (185_000, [0, 100_000, 200_000])],
)
def test_axes_have_few_and_round_figures(most: int, figures: list[int]) -> None:
    step = step_for(Decimal(most))
    assert list(ticks_from(Decimal(0), Decimal(most), step)) == figures


def test_a_bar_has_room_for_its_name_and_its_figure(sample: Sample) -> None:
    """Both stand on one line, the name in letters of 18 pixels and the figure in 17."""
    charts = [make(sample) for make in CHARTS]
    bars = [bar for chart in charts if isinstance(chart, Bars) for bar in chart.bars]
    rows = [row for chart in charts if isinstance(chart, Rows) for row in chart.rows]
    for held in (*bars, *rows):
        assert 0.6 * (18 * len(held.name) + 17 * len(held.words)) <= INNER, held.name


@dataclass(frozen=True)
class _Line:
    """A line of words in a drawing: where it is anchored, and how it looks."""

    words: str
    x: float
    size: float
    anchor: str
    fill: str


def _lines(svg: str) -> Iterator[_Line]:
    yield from _lines_in(ElementTree.fromstring(svg), {"text-anchor": "start"})


def _lines_in(element: ElementTree.Element, inherited: Mapping[str, str]) -> Iterator[_Line]:
    looks = {**inherited, **element.attrib}
    words = (element.text or "").strip()
    if words and element.tag in (f"{SVG}text", f"{SVG}tspan"):
        x, size = float(looks["x"]), float(looks["font-size"])
        yield _Line(words, x, size, looks["text-anchor"], looks["fill"])
    for child in element:
        yield from _lines_in(child, looks)
