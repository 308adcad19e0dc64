"""The one way in which every text and YAML file is read.

PyYAML's C parser composes the nodes; the values are made here, because PyYAML's own constructors
follow YAML 1.1 (`on:` and `no` become booleans, `12:30` becomes 750), turn numbers into floats,
keep the last of two equal keys, and forget on which line a value stood.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, ClassVar

import yaml

from answerable.findings import Finding, Level

LARGEST_FILE_BYTES = 5_000_000
"""A file of words above this size is a mistake: a picture, an export, a log."""

DEEPEST_NESTING = 60
"""Deeper nesting than this is no content; far deeper nesting makes the C parser crash."""

MOST_ALIASED_VALUES = 1_000
"""Values that aliases may repeat in one file, so that ten lines can't become a billion."""

Loc = tuple[str | int, ...]


@dataclass(frozen=True)
class Place:
    """Where a value came from: its file, and the line of each key and item in it."""

    path: str
    lines: Mapping[Loc, int] = field(default_factory=dict)
    first_line: int = 1

    def line(self, *loc: str | int) -> int:
        """Return the line of the value at `loc`, or of the nearest value around it."""
        for length in range(len(loc), 0, -1):
            if (line := self.lines.get(loc[:length])) is not None:
                return line
        return self.first_line

    def finding(self, id: str, level: Level, message: str, *loc: str | int) -> Finding:
        """Return a finding about the value at `loc`."""
        return Finding(id, level, self.path, self.line(*loc), message)


@dataclass(frozen=True)
class Text:
    """A file's text with line feeds only, or the finding that says why there is none."""

    text: str
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Document:
    """A YAML document's value with its places, or the findings that say why there is none."""

    value: Any
    place: Place
    findings: tuple[Finding, ...] = ()


def shown_path(path: Path, root: Path) -> str:
    """Return `path` as findings show it: relative to the project's root where it is inside."""
    if path.is_relative_to(root):
        return path.relative_to(root).as_posix()
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.as_posix()


def read_text(path: Path, root: Path) -> Text:
    """Return the text of a file that people write: UTF-8, line feeds, no byte order mark."""
    shown = shown_path(path, root)

    def refused(id: str, message: str, line: int = 0) -> Text:
        return Text("", (Finding(id, Level.ERROR, shown, line, message),))

    try:
        size = path.stat().st_size
        if size > LARGEST_FILE_BYTES:
            return refused(
                "file.too-large",
                f"the file has {size / 1e6:.1f} MB, more than the {LARGEST_FILE_BYTES / 1e6:.0f} MB"
                " that a file of words may have; is it an export? Split it, or move it elsewhere",
            )
        raw = path.read_bytes()
    except OSError as error:
        return refused("file.unreadable", f"the file can't be read: {error.strerror}")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return refused("file.encoding", "the file is UTF-16; save it as UTF-8", 1)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        byte = raw[error.start]
        guess = bytes([byte]).decode("cp1252", errors="replace")
        return refused(
            "file.encoding",
            f"byte 0x{byte:02X} is not UTF-8; in Windows-1252 or Latin-1 it would be '{guess}':"
            " save the file as UTF-8",
            line,
        )
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        return refused("file.binary", "the file holds binary data, not text", line)
    return Text(text.replace("\r\n", "\n").replace("\r", "\n"))


def read_yaml(path: Path, root: Path) -> Document:
    """Return the value of a YAML file; an empty file gives None and no finding."""
    text = read_text(path, root)
    if text.findings:
        return Document(None, Place(shown_path(path, root)), text.findings)
    return parse_yaml(text.text, shown_path(path, root))


def parse_yaml(text: str, path: str, lines_above: int = 0) -> Document:
    """Return the value of a YAML text that begins `lines_above` lines into the file `path`."""
    first = lines_above + 1

    def refused(id: str, message: str, line: int) -> Document:
        finding = Finding(id, Level.ERROR, path, line + first, message)
        return Document(None, Place(path, {}, first), (finding,))

    if control := _CONTROL.search(text):
        line = text.count("\n", 0, control.start())
        code = f"U+{ord(control.group(0)):04X}"
        return refused("yaml.control", f"the invisible control character {code}; delete it", line)
    try:
        if depth_line := _line_too_deep(text):
            return refused(
                "yaml.too-deep",
                f"values are nested deeper than {DEEPEST_NESTING} levels; is a bracket too many?",
                depth_line - 1,
            )
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        if quote := _open_quote(text, error):
            opened, closed = quote
            message = (
                f"the quote that opens here runs on to line {closed + first};"
                " close it on its own line"
            )
            return refused("yaml.syntax", message, opened)
        unclosed = "quoted scalar" in (error.context or "")
        mark = (error.context_mark if unclosed else error.problem_mark) or error.context_mark
        return refused("yaml.syntax", _explained(error), mark.line if mark else 0)
    except yaml.YAMLError as error:
        return refused("yaml.syntax", f"this is not YAML: {error}".split("\n")[0], 0)
    if node is None:
        return Document(None, Place(path, {}, first))
    values = _Values(path, first)
    value = values.of(node, ())
    return Document(value, Place(path, values.lines, first), tuple(values.findings))


def yaml_node(text: str) -> yaml.Node | None:
    """Return the nodes of a YAML text with their marks, or None if it is empty.

    Raises yaml.YAMLError if it can't be read. For what stands where; `parse_yaml` is for values.
    """
    if _line_too_deep(text):
        raise yaml.YAMLError("values are nested too deep")
    node: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    return node


def yaml_dashes(text: str, column: int, start: int, end: int) -> list[int]:
    """Return where the items of a list begin whose dashes stand in `column`."""
    return [
        token.start_mark.index
        for token in yaml.scan(text, Loader=_Loader)
        if isinstance(token, yaml.BlockEntryToken)
        and token.start_mark.column == column
        and start <= token.start_mark.index < end
    ]


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Composes nodes with the scalar types of YAML 1.2's core schema.

    Source: https://yaml.org/spec/1.2.2/#103-core-schema (dates stay text; models read them).
    """

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}


for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    (
        "float",
        r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?",
        list("-+.0123456789"),
    ),
):
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"), _first
    )


def _decimal(text: str) -> Decimal:
    return Decimal(text)


class OddInteger(int):
    """A whole number that was written otherwise than as its digits: 0311, +5, 0x1F.

    As a figure it is what it is; as a text it would lose what was written.
    """

    written: str

    def __new__(cls, number: int, written: str) -> OddInteger:
        """Return the number with what was written."""
        made = super().__new__(cls, number)
        made.written = written
        return made


def _integer(text: str) -> int:
    if text.startswith("0o"):
        number = int(text[2:], 8)
    else:
        number = int(text, 16) if text.startswith("0x") else int(text)
    return number if str(number) == text else OddInteger(number, text)


def _boolean(text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise ValueError(text)
    return text.lower() == "true"


def _nothing(text: str) -> None:
    if text.lower() not in ("", "~", "null"):
        raise ValueError(text)


_SCALARS: dict[str, Callable[[str], Any]] = {
    "tag:yaml.org,2002:str": str,
    "tag:yaml.org,2002:null": _nothing,
    "tag:yaml.org,2002:bool": _boolean,
    "tag:yaml.org,2002:int": _integer,
    "tag:yaml.org,2002:float": _decimal,
}
_TAGGED = {"tag:yaml.org,2002:null": "null", "tag:yaml.org,2002:bool": "true or false"}
"""Tag -> what a value with it must be; nobody writes these values otherwise."""


class _Values:
    """Makes plain values of composed nodes and notes the line of each."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.lines: dict[Loc, int] = {}
        self.findings: list[Finding] = []
        self._made: set[int] = set()
        self._open: set[int] = set()
        self._aliased = 0

    def of(self, node: yaml.Node, loc: Loc) -> Any:
        self.lines.setdefault(loc, node.start_mark.line + self.first_line)
        if id(node) in self._open:
            return self._refuse("yaml.alias", "an alias contains itself; write the value out", node)
        if id(node) in self._made:
            self._aliased += 1
            if self._aliased == MOST_ALIASED_VALUES:
                self._refuse(
                    "yaml.alias",
                    f"aliases repeat more than {MOST_ALIASED_VALUES} values; write them out",
                    node,
                )
            if self._aliased >= MOST_ALIASED_VALUES:
                return None
        self._made.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        self._open.add(id(node))
        value = self._collection(node, loc)
        self._open.discard(id(node))
        return value

    def _scalar(self, node: yaml.ScalarNode) -> Any:
        text = node.value
        if control := _CONTROL.search(text):
            code = f"U+{ord(control.group(0)):04X}"
            self._refuse("yaml.control", f"the control character {code}; delete it", node)
            text = _CONTROL.sub(" ", text)
        make = _SCALARS.get(node.tag)
        if make is None:
            return self._refuse_tag(node)
        try:
            return make(text)
        except (ValueError, ArithmeticError):
            written = node.value[:40]
            if kind := _TAGGED.get(node.tag):
                return self._refuse("yaml.tag", f"'{written}' is not {kind}, as its tag says", node)
            return self._refuse("yaml.number", f"'{written}' is not a number", node)

    def _collection(self, node: yaml.Node, loc: Loc) -> Any:
        if node.tag == "tag:yaml.org,2002:seq":
            return [self.of(item, (*loc, index)) for index, item in enumerate(node.value)]
        if node.tag == "tag:yaml.org,2002:map":
            return self._mapping(node, loc)
        return self._refuse_tag(node)

    def _mapping(self, node: yaml.Node, loc: Loc) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._refuse("yaml.key", "a list or mapping can't be a key here", key_node)
                continue
            if key_node.tag not in _SCALARS:
                self._refuse_tag(key_node)
            key = key_node.value
            line = key_node.start_mark.line + self.first_line
            if key == "<<":
                self._refuse("yaml.merge", "'<<' merge keys aren't read; write them out", key_node)
            elif key in mapping:
                before = self.lines[(*loc, key)]
                self._refuse(
                    "yaml.duplicate-key",
                    f"'{key}' stands here again, first on line {before}; keep one of the two",
                    key_node,
                )
            else:
                self.lines[(*loc, key)] = line
                mapping[key] = self.of(value_node, (*loc, key))
        return mapping

    def _refuse_tag(self, node: yaml.Node) -> None:
        tag = node.tag.replace("tag:yaml.org,2002:", "!!")
        self._refuse("yaml.tag", f"the tag '{tag}' isn't read; write a plain value", node)

    def _refuse(self, id: str, message: str, node: yaml.Node) -> None:
        line = node.start_mark.line + self.first_line
        self.findings.append(Finding(id, Level.ERROR, self.path, line, message))


def _line_too_deep(text: str) -> int | None:
    """Return the line on which nesting passes the limit, or None.

    Events cost as much time as nodes, so they are counted only where the text could be so deep.
    """
    widest = max((len(line) - len(line.lstrip(" -?:")) for line in text.split("\n")), default=0)
    if text.count("[") + text.count("{") + widest <= DEEPEST_NESTING:
        return None
    for depth, line in _depths(text):
        if depth > DEEPEST_NESTING:
            return line
    return None


def _depths(text: str) -> Iterator[tuple[int, int]]:
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                yield depth, event.start_mark.line + 1 if event.start_mark else 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        return  # composing the nodes reports it with its place


def _open_quote(text: str, error: yaml.MarkedYAMLError) -> tuple[int, int] | None:
    """Return the first and last line of a quote that ends only where the error stands, or None.

    A quote that somebody forgot to close takes the next one for its end, so that what follows
    makes no sense there.
    """
    if error.problem_mark is None or "did not find expected" not in (error.problem or ""):
        return None
    wrong = error.problem_mark.line
    try:
        for token in yaml.scan(text, Loader=_Loader):
            begin, end = token.start_mark.line, token.end_mark.line
            if isinstance(token, yaml.ScalarToken) and not token.plain and begin < end == wrong:
                return begin, end
    except yaml.YAMLError:
        return None  # the scanner stops at the same fault
    return None


def _explained(error: yaml.MarkedYAMLError) -> str:
    """Return what a syntax error means in words for people who don't know YAML."""
    problem = error.problem or error.context or "the text can't be read"
    context = error.context or ""
    if "quoted scalar" in context:
        return "the quote that opens here is never closed; close it, or write a quote inside twice"
    if "alphabetic or numeric" in problem:
        return "a value that begins with * or & needs quotes"
    if "single document" in context:
        return "'---' begins a second document; a file holds one"
    if "\\t" in problem or "tab" in problem or "cannot start any token" in problem:
        return (
            "a tab or a sign that YAML keeps for itself (@ ` % |) begins this value;"
            " indent with spaces, and put the value in quotes"
        )
    if "mapping values are not allowed" in problem:
        return (
            "a colon followed by a space stands inside a sentence; put the whole value in quotes,"
            " or check the indentation"
        )
    if "could not find expected ':'" in problem:
        return "a colon is missing after the key, or the line is indented wrongly"
    if "undefined alias" in problem:
        return f"{problem}; a value that begins with * needs quotes"
    if "did not find expected" in problem:
        return (
            f"{problem}: check the indentation, and that every bracket and quote on the lines"
            " above is closed"
        )
    return problem
