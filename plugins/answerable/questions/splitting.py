"""Splits the text of a question file into its entries, and tells whether the reader can read it.

Thousands of entries are split by their lines alone, for parsing them takes seconds. Whatever has
another shape than the usual ones is split by the parser's marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import yaml

from answerable.questions.backlog import entries_of
from answerable.reading import parse_yaml, yaml_dashes, yaml_node
from answerable.records import FORMAT


@dataclass
class Pieces:
    """A file's text: `head`, then each entry and what follows it up to the next, then `tail`.

    In a flow list `[…, …]` an entry's text is its value alone, in a block list its lines with the
    dash in `column`. `values` are the entries' values where the whole file was parsed.
    """

    head: str
    entries: list[str]
    after: list[str]
    tail: str
    column: int = 0
    flow: bool = False
    values: list[Any] | None = None

    @property
    def text(self) -> str:
        """The whole text."""
        between = [part for pair in zip(self.entries, self.after, strict=True) for part in pair]
        return "".join((self.head, *between, self.tail))

    def add(self, lead: str, entry: str) -> None:
        """Add an entry at the end, behind what must stand between it and the last one."""
        if self.entries:
            self.after[-1] += lead
        else:
            self.head += lead
        self.entries.append(entry)
        self.after.append("")

    def copy(self) -> Pieces:
        """Return pieces that can be changed without changing these."""
        values = None if self.values is None else list(self.values)
        return replace(self, entries=list(self.entries), after=list(self.after), values=values)


def split(text: str) -> Pieces | None:
    """Return the pieces of a file, or None if the reader can't read it as a whole."""
    return by_lines(text) or _by_marks(text)


def entry_value(text: str, flow: bool) -> Any:
    """Return the value of an entry's text alone, or None where it isn't one faultless entry."""
    document = parse_yaml(f"[{text}]" if flow else text, "")
    value = document.value
    if document.findings or not isinstance(value, list) or len(value) != 1:
        return None
    return value[0]


_LINE = r"[ \t]*+(?:#[^\r\n]*+)?+\r?+(?:\n|\Z)"
_END = r"[ ]*+(?:[ ]\#[^\r\n]*+)?+\r?+(?:\n|\Z)"
# What the reader takes for an end of line, or refuses, and a line's expression doesn't know.
_STRANGE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]|\r(?!\n)"
)
_STRANGE_BYTES = bytes(set(range(0x20, 0x7F)) | {0x09, 0x0A, 0x0D})
_HEAD = re.compile(
    rf"(?:{_LINE})*?"
    rf"(?P<mapping>format:[ ]{FORMAT}{_END}(?:{_LINE})*?questions:{_END}(?:{_LINE})*?)?"
    r"(?P<indent>[ ]*)-(?=[ \r\n])"
)


def by_lines(text: str) -> Pieces | None:
    """Return the pieces if every entry begins with a dash in one column, and nothing is strange."""
    if _is_strange(text) or not (head := _HEAD.match(text)):
        return None
    start, column = head.start("indent"), len(head["indent"])
    if column and not head["mapping"]:
        return None
    outside = rf"(?m)^(?:[ ]{{0,{column}}}(?:[^ \r\n#-]|-[^ \r\n])" + (
        rf"|[ ]{{0,{column - 1}}}-)" if column else ")"
    )
    if re.compile(outside).search(text, start):
        return None
    body = text[start:]
    starts = [m.start() for m in re.finditer(rf"(?m)^[ ]{{{column}}}-(?=[ \r\n]|\Z)", body)]
    entries = [body[a:b] for a, b in zip(starts, [*starts[1:], len(body)], strict=True)]
    if not all(_USUAL.fullmatch(entry) or _is_one(entry) for entry in entries):
        return None
    return Pieces(text[:start], entries, [""] * len(entries), "", column)


def _is_strange(text: str) -> bool:
    if text.isascii():
        rest = text.encode().translate(None, _STRANGE_BYTES)
        return bool(rest) or ("\r" in text and _STRANGE.search(text) is not None)
    return _STRANGE.search(text) is not None


def _is_one(entry: str) -> bool:
    try:
        node = yaml_node(entry)
    except yaml.YAMLError:
        return False
    return isinstance(node, yaml.SequenceNode) and len(node.value) == 1


_TEXT = r'"(?:[^"\\\r\n]|\\["\\/nt])*+"'
_WORD = r"[A-Za-z0-9][A-Za-z0-9_.-]*+"
_SCALAR = rf"(?:{_TEXT}|{_WORD})"
_MAP = rf"\{{[a-z_-]++:[ ]{_SCALAR}(?:,[ ][a-z_-]++:[ ]{_SCALAR})*+\}}"
_FIELDS = "topic|status|group|owner|due|duplicate_of"
_USUAL = re.compile(
    rf"""
    (?P<in>[ ]*)-[ ]id:[ ](?P<id>q-[a-z0-9]{{4,70}}){_END}
    (?P=in)[ ][ ]question:[ ]"(?P<question>(?:[^"\\\r\n]|\\["\\/nt])*+)"{_END}
    (?:
      (?P=in)[ ][ ](?:
        (?:{_FIELDS}):[ ]{_SCALAR}{_END}
      | (?:asks|answered_by|not_answered_by):{_END}(?:(?P=in)[ ][ ][ ][ ]-[ ]{_MAP}{_END})++
      | products:{_END}(?:(?P=in)[ ][ ][ ][ ]-[ ]{_WORD}{_END})++
      | products:[ ]\[{_WORD}(?:,[ ]{_WORD})*+\]{_END}
      )
    )*+
    (?:[ ]*+(?:\#[^\r\n]*+)?+\r?+\n)*+(?:[ ]*+(?:\#[^\r\n]*+)?+)?+
    """,
    re.VERBOSE,
)
"""An entry as we write it, and as most people do: it is right without being parsed."""


def usual(entry: str) -> tuple[str, str] | None:
    """Return id and question of an entry in the usual form, or None for any other."""
    match = _USUAL.fullmatch(entry)
    return (match["id"], match["question"]) if match else None


def _by_marks(text: str) -> Pieces | None:
    """Return the pieces that the parser finds, or None if the reader can't read the file."""
    values = entries_of(parse_yaml(text, ""))
    if values is None:
        return None
    root = yaml_node(text)
    if root is None:
        return Pieces(text, [], [], "", values=values)
    node = root
    if isinstance(root, yaml.MappingNode):
        held = [value for key, value in root.value if key.value == "questions"]
        if not held:
            return None
        node = held[0]
    if not isinstance(node, yaml.SequenceNode):
        # `questions:` without a value: the list begins on the next line.
        end = text.find("\n", node.start_mark.index) + 1 or len(text)
        mapping = node is not root
        return Pieces(text[:end], [], [], text[end:], 2 if mapping else 0, values=values)
    return _flow(text, node, values) if node.flow_style else _block(text, node, values)


def _flow(text: str, node: yaml.SequenceNode, values: list[Any]) -> Pieces:
    spans = [(item.start_mark.index, item.end_mark.index) for item in node.value]
    end = node.end_mark.index - 1
    starts = [start for start, _ in spans] or [end]
    following = [*starts[1:], spans[-1][1]] if spans else []
    return Pieces(
        text[: starts[0]],
        [text[start:stop] for start, stop in spans],
        [text[stop:then] for (_, stop), then in zip(spans, following, strict=True)],
        text[spans[-1][1] if spans else end :],
        flow=True,
        values=values,
    )


def _block(text: str, node: yaml.SequenceNode, values: list[Any]) -> Pieces | None:
    column, end = node.start_mark.column, node.end_mark.index
    dashes = yaml_dashes(text, column, node.start_mark.index, end)
    if len(dashes) != len(node.value):
        return None
    starts = [dash - column for dash in dashes]
    stop = end if end >= len(text) else max(text.rfind("\n", 0, end) + 1, starts[-1])
    bounds = [*starts, stop]
    return Pieces(
        text[: starts[0]],
        [text[a:b] for a, b in pairwise(bounds)],
        [""] * len(starts),
        text[stop:],
        column,
        values=values,
    )
