"""All drawings of the sample: which file holds what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import Environment

from answerable.templates import html_templates
from drawings import bars, over_years, shapes
from drawings.palette import COLOURS
from drawings.sample import Sample

TEMPLATES = Path(__file__).resolve().parent / "svg"

CHARTS = (
    bars.price_ranges,
    bars.year_of_care,
    bars.heating_season,
    bars.noise,
    bars.problems,
    over_years.twenty_years_with_vinyl,
    over_years.years_with_concrete,
    over_years.weeks_until_swim,
)


def drawn(sample: Sample) -> Mapping[str, str]:
    """Return every drawing by its path below the folder of pictures."""
    return dict(_drawn(sample))


def _drawn(sample: Sample) -> Iterator[tuple[str, str]]:
    environment = _environment(sample)
    catalogue = sample.press.content.catalogue
    for folder, ids in (("people", catalogue.people), ("products", catalogue.products)):
        for id in ids:
            template = environment.get_template(f"{folder}/{id}.svg.j2")
            yield f"{folder}/{id}.svg", template.render()
    for make in CHARTS:
        chart = make(sample)
        yield f"charts/{chart.name}.svg", environment.get_template(chart.template).render(c=chart)


def _environment(sample: Sample) -> Environment:
    environment = html_templates([TEMPLATES], keep_trailing_newline=True)
    sizes = {"width": shapes.WIDTH, "margin": shapes.MARGIN, "inner": shapes.INNER}
    environment.globals.update(
        COLOURS, fact=sample.fact, canvas=sizes, plot_height=over_years.PLOT_HEIGHT,
        plot_left=over_years.PLOT_LEFT, plot_right=over_years.PLOT_RIGHT,
    )  # fmt: skip
    return environment
