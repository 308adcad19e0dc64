"""Writes an entry of the backlog as YAML text, so that every reader reads what was meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from answerable.questions.question import Ask
from answerable.records import Record

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*|\d{4}-\d{2}-\d{2}")
_NOT_TEXT = frozenset("null true false yes no on off y n".split())
_QUOTED_FIELDS = frozenset({"question", "deal", "source", "group"})
"""Fields in quotes whatever they hold: words of people, and ids that other systems give."""

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
# YAML's printable characters without those that some reader takes for the end of a line:
# https://yaml.org/spec/1.2.2/#51-character-set
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]')


def plain_value(value: Any) -> Any:
    """Return a value as the reader gives it: dates as text, records as what was written."""
    if isinstance(value, Record):
        given = value.model_dump(exclude_defaults=True)
        return {name: plain_value(held) for name, held in given.items()}
    if isinstance(value, Mapping):
        return {name: plain_value(held) for name, held in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain_value(held) for held in value]
    return value


def new_entry(
    id: str, question: str, asks: Sequence[Ask], topic: str | None, products: Sequence[str]
) -> dict[str, Any]:
    """Return a new entry's value."""
    entry = {"id": id, "question": question, "asks": [plain_value(ask) for ask in asks]}
    if topic:
        entry["topic"] = topic
    if products:
        entry["products"] = list(products)
    return entry


def block_entry(entry: Mapping[str, Any], column: int) -> str:
    """Return an entry's lines, its dash in `column`."""
    fields = "".join(block_field(name, value, column + 2) for name, value in entry.items())
    return " " * column + "-" + fields[column + 1 :]


def block_field(name: str, value: Any, column: int) -> str:
    """Return the lines of one field of an entry."""
    indent = " " * column
    if isinstance(value, list) and value:
        items = "".join(f"{indent}  - {inline(item)}\n" for item in value)
        return f"{indent}{name}:\n{items}"
    return f"{indent}{name}: {inline(value, name)}\n"


def inline(value: Any, name: str = "") -> str:
    """Return a value on one line; `name` is the field that it stands in."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {inline(held, key)}" for key, held in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(inline(item) for item in value) + "]"
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, int):
        return str(value)
    text = str(value)
    if name in _QUOTED_FIELDS or not _PLAIN.fullmatch(text) or text.lower() in _NOT_TEXT:
        return quoted(text)
    return text


def quoted(text: str) -> str:
    """Return a text in double quotes, as literal as YAML allows."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    sign = match[0]
    code = ord(sign)
    return _ESCAPES.get(sign) or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")
