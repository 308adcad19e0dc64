"""By what the page's rows can be filtered: the values of each question, and the choices of all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from answerable.dates import month_in_words
from answerable.gaps.gap_report import GapReport, Row
from answerable.gaps.telling.phrases import LANGUAGE, TOPIC_NAMES, one_line
from answerable.gaps.telling.plain import month_of

NONE = "-"
"""Stands for no topic, no product, no stage; no id looks like it."""


@dataclass(frozen=True)
class Facets:
    """The values by which rows are found."""

    topic: tuple[str, ...]
    product: tuple[str, ...]
    rep: tuple[str, ...]
    stage: tuple[str, ...]
    month: tuple[str, ...]


@dataclass(frozen=True)
class Choice:
    """A filter with its values, each with its words."""

    name: str
    label: str
    values: tuple[tuple[str, str], ...]


def facets_of(rows: Iterable[Row]) -> Facets:
    """Return the values of questions that stand in one row of the page."""
    held = list(rows)
    asks = [ask for row in held for ask in row.asks]
    return Facets(
        _each(row.filing.topic or NONE for row in held),
        _each(id for row in held for id in row.filing.products or (NONE,)),
        _each(one_line(ask.by) for ask in asks if ask.by),
        _each(one_line(ask.stage) or NONE for ask in asks),
        _each(month_of(ask.date) for ask in asks),
    )


def choices_of(report: GapReport) -> tuple[Choice, ...]:
    """Return the filters in which there is something to choose."""
    facets = facets_of(report.rows)
    stages = {stage.id: one_line(stage.name) for stage in report.basis.stages}
    choices = (
        _choice("topic", "Topic", facets.topic, {**TOPIC_NAMES, NONE: TOPIC_NAMES[""]}),
        _choice("product", "Product", facets.product, {**report.products, NONE: "No product"}),
        _choice("rep", "Rep", facets.rep, {}),
        _choice("stage", "Stage", facets.stage, {**stages, NONE: "No stage noted"}),
        _choice("month", "Month", tuple(reversed(facets.month)), _months(facets.month)),
    )
    return tuple(choice for choice in choices if len(choice.values) > 1)


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(values)))


def _choice(name: str, label: str, values: tuple[str, ...], names: Mapping[str, str]) -> Choice:
    """Return a filter whose values stand in the order of their names, others behind them."""
    known = [value for value in names if value in values]
    ordered = (*known, *(value for value in values if value not in names))
    return Choice(
        name, label, tuple((value, one_line(names.get(value, value))) for value in ordered)
    )


def _months(values: Iterable[str]) -> dict[str, str]:
    """Return months' names, the latest first."""
    ordered = sorted(values, reverse=True)
    return {value: month_in_words(date.fromisoformat(f"{value}-01"), LANGUAGE) for value in ordered}
