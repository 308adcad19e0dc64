"""Records as tables: each field with what it is, what may stand there, and what holds else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import get_type_hints

from pydantic.fields import FieldInfo

from answerable.records import Record
from reference_pages.kinds import kind, records_in
from reference_pages.words import code, prose, sentence, table

HEADS = ("Field", "What it is", "What may stand there")


def section(model: type[Record], title: str = "", without: Collection[str] = ()) -> str:
    """Return a record's section: its heading, what it is, and its fields."""
    about = prose((model.__doc__ or "").split("\n\n")[0])
    return f"## {title or sentence(model.called)}\n\n{about}\n\n{fields(model, without)}"


def fields(model: type[Record], without: Collection[str] = ()) -> str:
    """Return the table of a record's fields."""
    hints = get_type_hints(model, include_extras=True)
    rows = [
        (
            code(field.alias or name),
            prose(field.description or ""),
            f"{kind(hints[name])}{_without(field)}",
        )
        for name, field in model.model_fields.items()
        if name not in without
    ]
    return table(HEADS, rows)


def nested(models: Iterable[type[Record]]) -> Iterator[type[Record]]:
    """Yield the records inside these, each once, in the order in which they are met."""
    tops = list(models)
    met = set(tops)
    waiting = list(tops)
    while waiting:
        model = waiting.pop(0)
        hints = get_type_hints(model, include_extras=True)
        for name in model.model_fields:
            for held in records_in(hints[name]):
                if held not in met:
                    met.add(held)
                    waiting.append(held)
                    yield held


def _without(field: FieldInfo) -> str:
    """Return what holds where the field isn't written."""
    if field.is_required():
        return "; **needed**"
    match field.default:
        case bool() as held:
            return f"; else {code(str(held).lower())}"
        case tuple() as held:
            return "; else all of them" if held else ""
        case "" | None | dict() | Record():
            return ""
        case held:
            return f"; else {code(str(held))}"
