"""Records: frozen models of what people write in YAML, and their errors in people's words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, ClassVar, Generic, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, model_validator

from answerable.findings import Finding, Level
from answerable.ids import nearest, suggestion
from answerable.reading import Document, Loc, OddInteger, Place, read_yaml

FORMAT = 1
"""The format of files that this version writes."""

Upgrade = Callable[[Mapping[str, Any]], dict[str, Any]]

UPGRADES: dict[tuple[str, int], Upgrade] = {}
"""(kind of file, its format) -> a function from that format's value to the next one's.

A kind without a step looks the same in both. A step changes nothing of the value that it is given.
"""


class Record(BaseModel):
    """One thing that people write: frozen, with no field but those it declares and `x-…`."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    called: ClassVar[str] = "entry"
    """What people call such a record, without its article."""

    @model_validator(mode="before")
    @classmethod
    def _without_own_keys(cls, value: Any) -> Any:
        if isinstance(value, Mapping):
            return {k: v for k, v in value.items() if not str(k).startswith("x-")}
        return value


def _listed(given: Any) -> Any:
    return [given] if isinstance(given, str) else given


Words = Annotated[tuple[str, ...], BeforeValidator(_listed)]
"""One text, or a list of them."""

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Loaded(Generic[R]):
    """A record, if the file holds a right one, with its places and findings."""

    record: R | None
    place: Place
    findings: tuple[Finding, ...] = ()


def load_record(path: Path, root: Path, model: type[R], extra: Mapping[str, Any]) -> Loaded[R]:
    """Return the record of a YAML file; `extra` holds fields that the file's name gives."""
    document = read_yaml(path, root)
    if document.findings:
        return Loaded(None, document.place, document.findings)
    return record_of(at_present_format(document, model.called), model, extra)


def at_present_format(
    document: Document, kind: str, upgrades: Mapping[tuple[str, int], Upgrade] = UPGRADES
) -> Document:
    """Return the document without its `format`, brought up to the present format step by step."""
    value, place = document.value, document.place

    def refused(message: str) -> Document:
        finding = place.finding("file.format", Level.ERROR, message, "format")
        return Document(None, place, (finding,))

    if value is None:
        return refused(f"the file is empty; {_a(kind)} begins with 'format: {FORMAT}'")
    if not isinstance(value, dict):
        return refused(f"{_a(kind)} is written as 'key: value' lines, this is a {_kind_of(value)}")
    number = value.get("format")
    if number is None:
        return refused(f"'format: {FORMAT}' is missing; write it as the first line")
    if isinstance(number, bool) or not isinstance(number, int) or number < 1:
        return refused(f"'{number}' is not a format; write 'format: {FORMAT}'")
    if number > FORMAT:
        return refused(
            f"format {number} was written for a newer Answerable; this one reads up to {FORMAT}:"
            " update Answerable"
        )
    value = {key: held for key, held in value.items() if key != "format"}
    for step in range(number, FORMAT):
        if upgrade := upgrades.get((kind, step)):
            value = upgrade(value)
    return Document(value, place, document.findings)


def record_of(document: Document, model: type[R], extra: Mapping[str, Any]) -> Loaded[R]:
    """Return the record that a document's value describes."""
    place = document.place
    if document.findings:
        return Loaded(None, place, document.findings)
    value = document.value
    if not isinstance(value, dict):
        message = f"{_a(model.called)} is written as 'key: value' lines"
        return Loaded(None, place, (place.finding("file.shape", Level.ERROR, message),))
    clashes = tuple(
        place.finding(
            "file.field", Level.ERROR, f"'{key}' comes from the file's name; leave it out", key
        )
        for key in extra
        if key in value
    )
    try:
        record = model.model_validate({**value, **extra})
    except ValidationError as error:
        return Loaded(None, place, clashes + validation_findings(error, model, place))
    return Loaded(record, place, (*clashes, *_deprecated(record, place, ())))


def _deprecated(value: Any, place: Place, loc: Loc) -> Iterator[Finding]:
    """Yield the fields that people wrote and that a later version won't read any more."""
    if isinstance(value, Record):
        for name, field in type(value).model_fields.items():
            if name in value.model_fields_set:
                written = (*loc, field.alias or name)
                if field.deprecation_message:
                    message = (
                        f"'{written[-1]}' goes with the next format: {field.deprecation_message}"
                    )
                    yield place.finding("file.deprecated", Level.WARNING, message, *written)
                yield from _deprecated(vars(value)[name], place, written)
    elif isinstance(value, tuple):
        for number, held in enumerate(value):
            yield from _deprecated(held, place, (*loc, number))
    elif isinstance(value, Mapping):
        for key, held in value.items():
            yield from _deprecated(held, place, (*loc, key))


def validation_findings(
    error: ValidationError, model: type[Record], place: Place, at: Loc = ()
) -> tuple[Finding, ...]:
    """Return what a validation found, in people's words and with lines."""
    findings = []
    faults = error.errors(include_url=False)
    for fault in faults:
        loc: Loc = tuple(fault["loc"])
        if fault["type"] == "too_short" and any(
            len(other["loc"]) > len(loc) and tuple(other["loc"])[: len(loc)] == loc
            for other in faults
        ):
            continue  # only because its entries are wrong, which is said already
        # Behind a key that is wrong itself, pydantic writes a mark.
        about = loc[:-2] if loc[-1:] == ("[key]",) else loc
        message = _message(dict(fault), about, model)
        findings.append(place.finding("file.field", Level.ERROR, message, *at, *loc))
    return tuple(findings)


def _message(fault: dict[str, Any], loc: Loc, model: type[Record]) -> str:
    kind, given = fault["type"], fault.get("input")
    name = _name(loc) or model.called
    around = _model_at(model, loc[:-1]) or model
    known = [field.alias or key for key, field in around.model_fields.items()]
    stray = kind == "extra_forbidden" and nearest(name, known) is None
    if given is None and (" " in name or stray):
        return f"a comma split your sentence before '{name}'; put the sentence in quotes"
    if kind == "extra_forbidden":
        hint = suggestion(name, known)
        return f"'{name}' is not a field of {_a(around.called)}{hint}"
    if kind == "missing":
        return f"{_a(around.called)} needs '{name}'"
    if kind == "value_error":
        return f"'{name}': {fault['ctx']['error']}" if loc else str(fault["ctx"]["error"])
    if kind in ("literal_error", "enum"):
        allowed = re.findall(r"'([^']*)'", fault["ctx"]["expected"])
        hint = suggestion(str(given), allowed) or f"; known are {', '.join(allowed)}"
        return f"'{name}' can't be '{given}'{hint}"
    if given is None or kind == "string_too_short":
        return f"'{name}' has no value; write one or delete the line"
    if kind == "string_pattern_mismatch":
        return f"'{name}' can't be {_shown(given)}"
    if limit := _LIMITS.get(kind):
        return f"'{name}' {limit.format(**fault.get('ctx', {}))}"
    wanted = _WANTED.get(kind)
    if wanted:
        return f"'{name}' must be {wanted}, not {_shown(given)}"
    return f"'{name}': {str(fault['msg'])[:1].lower()}{str(fault['msg'])[1:]}"


_LIMITS = {
    "too_short": "needs at least one entry",
    "too_long": "may hold at most {max_length} entries, not {actual_length}",
    "greater_than": "must be above {gt}",
    "greater_than_equal": "must be {ge} or more",
    "less_than": "must be below {lt}",
    "less_than_equal": "must be {le} or less",
}
"""What a bound means in people's words."""


def _name(loc: Loc) -> str:
    """Return what people call the place of a value: its field, or the field that lists it."""
    return next((str(step) for step in reversed(loc) if isinstance(step, str)), "")


_WANTED = {
    "string_type": "text (put it in quotes)",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "tuple_type": "a list (one '- ' line for each item)",
    "list_type": "a list (one '- ' line for each item)",
    "dict_type": "a mapping ('key: value' lines)",
    "model_type": "a mapping ('key: value' lines)",
    "model_attributes_type": "a mapping ('key: value' lines)",
}


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return f"a {_kind_of(value)}"
    text = value.written if isinstance(value, OddInteger) else str(value)
    return f"'{text[:60]}…'" if len(text) > 60 else f"'{text}'"


def _kind_of(value: Any) -> str:
    if isinstance(value, dict):
        return "mapping"
    return "list" if isinstance(value, list) else "single value"


def _a(noun: str) -> str:
    return f"an {noun}" if noun[:1] in "aeiou" else f"a {noun}"


def _model_at(model: type[Record], loc: Iterable[str | int]) -> type[Record] | None:
    """Return the model of the value at `loc`, found by walking the fields' annotations."""
    at: type[Record] = model
    for step in loc:
        if isinstance(step, int):
            continue
        if step not in at.model_fields:
            continue
        inner = _record_in(at.model_fields[step].annotation)
        if inner is None:
            return None
        at = inner
    return at


def _record_in(annotation: Any) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    if get_origin(annotation) in (tuple, list, dict, Union, UnionType, Mapping) or get_args(
        annotation
    ):
        for inner in get_args(annotation):
            if (found := _record_in(inner)) is not None:
                return found
    return None
