"""Writes one entry anew with ruamel.yaml, which keeps its comments, quotes and order."""

from __future__ import annotations

import io
import re
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import YAMLError
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from answerable.questions.emitting import inline, quoted

ENDLESS = 1_000_000
"""Columns of a line: no line is broken."""


class _Words(VersionedResolver):
    """Knows no types but that of nothing: 1e3, 0o7 and 2026-11-24 stay as they are written."""

    @property
    def versioned_resolver(self) -> Any:
        return {"": [("tag:yaml.org,2002:null", re.compile(r"\Z"))]}


def written_anew(
    own: str, entry: yaml.Node, old: dict[str, Any], new: dict[str, Any]
) -> str | None:
    """Return an entry's own lines with the value `new` for `old`, or None if ruamel.yaml can't.

    `own` holds them with line feeds only and without the dash, its fields in the first column;
    `entry` is what PyYAML made of them.
    """
    writer = _writer(_offset(entry))
    try:
        held = writer.load(own)
        if not isinstance(held, CommentedMap):
            return None
        _fill(held, old, new)
        stream = io.StringIO()
        writer.dump(held, stream)
    except (YAMLError, NotImplementedError):
        return None
    lines: str = stream.getvalue()
    return lines.rstrip("\n")


def _offset(entry: yaml.Node) -> int:
    """Return how far the dashes of an entry's lists stand to the right of their fields."""
    if isinstance(entry, yaml.MappingNode):
        for key, value in entry.value:
            if isinstance(value, yaml.SequenceNode) and not value.flow_style:
                return int(value.start_mark.column - key.start_mark.column)
    return 2


def _writer(offset: int) -> YAML:
    writer = YAML()
    writer.Resolver = _Words
    writer.preserve_quotes = True
    writer.width = ENDLESS
    writer.brace_single_entry_mapping_in_flow_sequence = True
    writer.indent(mapping=2, sequence=offset + 2, offset=offset)
    return writer


def _fill(held: Any, old: Any, new: Any) -> None:
    """Make what ruamel.yaml holds of a mapping or a list into `new`, touching what differs."""
    if isinstance(new, dict):
        for name in [name for name in held if name not in new]:
            del held[name]
        for name, value in new.items():
            if name not in old or old[name] != value:
                held[name] = _filled(held.get(name), old.get(name), value, name)
    elif len(old) == len(new):
        for number, value in enumerate(new):
            if old[number] != value:
                held[number] = _filled(held[number], old[number], value)
    else:
        _fit(held, old, new)


def _fit(held: Any, old: list[Any], new: list[Any]) -> None:
    """Take out of a list what isn't in the new one any more, and add the rest of that."""
    kept = 0
    for value in old:
        if kept < len(new) and value == new[kept]:
            kept += 1
        else:
            del held[kept]
    for value in new[kept:]:
        held.append(_made(value))


def _filled(held: Any, old: Any, new: Any, name: str = "") -> Any:
    """Return what is held, filled with `new`, or if that is of another kind, `new` itself."""
    if isinstance(new, dict | list) and new and type(old) is type(new):
        _fill(held, old, new)
        return held
    return _made(new, name)


def _made(value: Any, name: str = "") -> Any:
    """Return a value as ruamel.yaml is to write it: words, in quotes or not."""
    if isinstance(value, dict):
        made = CommentedMap((key, _made(held, key)) for key, held in value.items())
        made.fa.set_flow_style()
        return made
    if isinstance(value, list):
        return [_made(held) for held in value]
    written = inline(value, name)
    return DoubleQuotedScalarString(value) if written == quoted(str(value)) else written
