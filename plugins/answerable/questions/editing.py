"""Changes one entry's text so that it holds another value, and leaves all else as it stands.

Most changes are put in between what is there: an ask after the last ask, a field after the last
field, a word in place of a word. What can't be done so is written anew by ruamel.yaml, which keeps
comments, quotes and order. Either way the result is read again, and thrown away unless its value
is the one that was wanted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from answerable.questions.emitting import block_field, inline, plain_value
from answerable.questions.rewriting import written_anew
from answerable.questions.splitting import entry_value
from answerable.reading import yaml_node

_Edit = tuple[int, int, str]
"""From where, to where, and what comes there instead."""

_COMMENT = re.compile(r"(?:^|[ \t])(#[^\r\n]*)", re.MULTILINE)


def edited(
    text: str, new: Mapping[str, Any], flow: bool = False, lossy: bool = False
) -> str | None:
    """Return an entry's text with the value `new`, or None if that can't be done safely.

    `flow` tells that the entry stands in a list `[…, …]`, `lossy` that comments may go with what
    they stood beside.
    """
    old = entry_value(text, flow)
    wanted = plain_value(new)
    if not isinstance(old, dict):
        return None
    if old == wanted:
        return text
    root = yaml_node(f"[{text}]" if flow else text)
    assert isinstance(root, yaml.SequenceNode)

    def is_right(result: str | None) -> bool:
        return (
            result is not None
            and entry_value(result, flow) == wanted
            and (lossy or _comments(text, flow) <= _comments(result, flow))
        )

    if is_right(result := _put_in(text, root, wanted, old, flow)):
        return result
    return result if is_right(result := _anew(text, root, wanted, old, flow)) else None


def _comments(text: str, flow: bool) -> set[str]:
    """Return the comments of a text: what looks like one and stands in no value."""
    parts, at = [], 0
    for node in _scalars(yaml_node(f"[{text}]" if flow else text)):
        parts.append(text[at : max(at, node.start_mark.index - flow)])
        at = max(at, node.end_mark.index - flow)
    return {match[1].rstrip() for match in _COMMENT.finditer("\0".join((*parts, text[at:])))}


def _scalars(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item)
    elif isinstance(node, yaml.MappingNode):
        for pair in node.value:
            for part in pair:
                yield from _scalars(part)


def _put_in(
    text: str, root: yaml.SequenceNode, new: dict[str, Any], old: dict[str, Any], flow: bool
) -> str | None:
    """Return the text with the changes put in, or None if a change needs more than that."""
    if old.keys() - new.keys():
        return None
    entry = root.value[0]
    nodes = {key.value: value for key, value in entry.value}
    edits: list[_Edit] = []
    for name, value in new.items():
        if name not in old or old[name] == value:
            continue
        edit = _edit(text, nodes[name], name, old[name], value, int(flow))
        if edit is None:
            return None
        edits.append(edit)
    added = {name: value for name, value in new.items() if name not in old}
    if added:
        edits.append(_fields(text, entry, added, int(flow)))
    # Two at one place stay in this order: an item at the end of the last list, then a new field.
    parts, at = [], 0
    for start, end, insertion in sorted(edits, key=lambda edit: edit[:2]):
        parts += [text[at:start], insertion]
        at = end
    return "".join((*parts, text[at:]))


def _edit(text: str, node: yaml.Node, name: str, old: Any, new: Any, offset: int) -> _Edit | None:
    """Return the edit that makes a field's value from old to new."""
    if isinstance(node, yaml.SequenceNode) and isinstance(new, list) and new[: len(old)] == old:
        return _items(text, node, new[len(old) :], offset)
    start, end = node.start_mark.index - offset, node.end_mark.index - offset
    simple = isinstance(node, yaml.ScalarNode) and node.style not in ("|", ">")
    if not simple or isinstance(new, list | dict) or "\n" in text[start:end]:
        return None
    written = inline(new, name)
    return start, end, written if start < end else f" {written}"


def _fields(text: str, entry: yaml.MappingNode, added: dict[str, Any], offset: int) -> _Edit:
    """Return the edit that puts new fields behind the last one."""
    if entry.flow_style:
        at = entry.value[-1][1].end_mark.index - offset
        return at, at, "".join(f", {name}: {inline(held, name)}" for name, held in added.items())
    column, at = entry.value[0][0].start_mark.column, _line_end(text, entry)
    lines = "".join(block_field(name, held, column) for name, held in added.items())
    return at, at, _below(lines, text)


def _items(text: str, node: yaml.SequenceNode, items: list[Any], offset: int) -> _Edit:
    """Return the edit that puts items at the end of a list."""
    written = [inline(item) for item in items]
    if node.flow_style and node.value:
        at = node.value[-1].end_mark.index - offset
        return at, at, "".join(f", {item}" for item in written)
    if node.flow_style:
        at = node.start_mark.index + 1 - offset
        return at, at, ", ".join(written)
    indent, at = " " * node.start_mark.column, _line_end(text, node)
    return at, at, _below("".join(f"{indent}- {item}\n" for item in written), text)


def _below(lines: str, text: str) -> str:
    """Return lines for the end of a line: with the break before them instead of behind."""
    return ("\n" + lines.removesuffix("\n")).replace("\n", _newline(text))


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _line_end(text: str, node: yaml.Node) -> int:
    """Return where the last line of a value in a block list ends, before its line break."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    end: int = node.end_mark.index
    while end > 0 and text[end - 1] in " \t\r\n":
        end -= 1
    at = text.find("\n", end)
    if at < 0:
        return len(text)
    return at - 1 if text[at - 1] == "\r" else at


def _anew(
    text: str, root: yaml.SequenceNode, new: dict[str, Any], old: dict[str, Any], flow: bool
) -> str | None:
    """Return the text with the entry's own lines written anew; what follows them stays."""
    entry = root.value[0]
    if flow:
        return written_anew(text, entry, old, new)
    dash: int = root.start_mark.column
    end = _line_end(text, entry)
    own = (" " * (dash + 1) + text[dash + 1 : end]).replace("\r\n", "\n")
    column: int = entry.start_mark.column
    own = "\n".join(line.removeprefix(" " * column) for line in own.split("\n"))
    lines = written_anew(own, entry, old, new)
    if lines is None:
        return None
    indent = " " * column
    shifted = "\n".join(indent + line if line else line for line in lines.split("\n"))
    before = text[:dash] + "-" + " " * (column - dash - 1)
    return before + shifted[column:].replace("\n", _newline(text)) + text[end:]
