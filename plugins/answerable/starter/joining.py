"""Adds the plugin to a mkdocs.yml that is there already, by a small edit of its text.

Every other byte stays. The edited text is read again and compared with the old one, so that an
edit that would change anything else is refused, and the person is told what to write.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

PLUGIN = "answerable"


@dataclass(frozen=True)
class Host:
    """An existing MkDocs project: its configuration file's name and text, and what that says.

    `docs` is the published folder, seen from the project; `pages` are the paths of what lies in
    it, seen from there. `content` is what the plugin is told, None where it isn't named yet.
    """

    name: str
    text: str
    docs: str
    theme: str
    has_nav: bool
    content: str | None
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Joined:
    """A mkdocs.yml with the plugin, or None where no safe edit is possible; the lines to add."""

    text: str | None
    lines: str


def joined(text: str, content: str, usual: bool) -> Joined:
    """Return the text with the plugin; `content` is its folder, told unless it is the usual one."""
    options = "" if usual else f"content: {content}"
    entry = ["- answerable"] if usual else ["- answerable:", f"    {options}"]
    whole = ["plugins:", "  - search", *(f"  {line}" for line in entry)]
    lines = "\n".join(whole)
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return Joined(None, lines)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        return Joined(None, lines)
    keys = {key.value: (key, value) for key, value in root.value}
    held = keys.get("plugins")
    if held is None:
        # A parent file's plugins would be replaced by ours.
        edited = None if "INHERIT" in keys else _appended(text, whole)
        wanted = ["search"]
    else:
        edited = _with_entry(text, *held, entry, options)
        wanted = None
    return Joined(edited if edited and _adds_only(root, edited, usual, wanted) else None, lines)


def _appended(text: str, lines: list[str]) -> str:
    newline = _newline(text)
    gap = "" if text.endswith("\n") else newline
    return f"{text}{gap}{newline}{newline.join(lines)}{newline}"


def _with_entry(
    text: str, key: yaml.Node, value: yaml.Node, entry: list[str], options: str
) -> str | None:
    if value.start_mark.index < key.end_mark.index:
        return None  # an alias: its text stands elsewhere
    if isinstance(value, yaml.SequenceNode) and value.flow_style:
        written = f"answerable: {{{options}}}" if options else "answerable"
        if value.value:
            at = value.value[-1].end_mark.index
            return f"{text[:at]}, {written}{text[at:]}"
        at = value.start_mark.index + 1
        return f"{text[:at]}{written}{text[at:]}"
    if isinstance(value, yaml.SequenceNode):
        return _below(text, value, entry)
    if isinstance(value, yaml.MappingNode) and not value.flow_style:
        return _below(text, value, [f"answerable: {{{options}}}"])
    return None


def _below(text: str, value: yaml.Node, entry: list[str]) -> str | None:
    """Return the text with lines below the last one of a block, which comments may follow."""
    lines = text.splitlines(keepends=True)
    first, last = value.start_mark.line, value.end_mark.line
    filled = [
        number
        for number in range(first, min(last + 1, len(lines)))
        if lines[number].strip()
        and not lines[number].lstrip().startswith("#")
        and (number < last or value.end_mark.column > 0)
    ]
    if not filled:
        return None
    newline, indent = _newline(text), " " * value.start_mark.column
    at = filled[-1]
    if not lines[at].endswith(("\n", "\r")):
        lines[at] += newline
    added = [f"{indent}{line}{newline}" for line in entry]
    return "".join([*lines[: at + 1], *added, *lines[at + 1 :]])


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _adds_only(root: yaml.Node, edited: str, usual: bool, begun: list[str] | None) -> bool:
    """Return whether the edited text says what the old one says, and the plugin besides."""
    try:
        after = yaml.compose(edited, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return False
    old, new = _plain(root), _plain(after)
    if not isinstance(new, dict):
        return False
    plugins = new.pop("plugins", None)
    before = old.pop("plugins", begun)
    if old != new:
        return False
    if isinstance(before, dict):
        return (
            isinstance(plugins, dict)
            and plugins.keys() - before.keys() == {PLUGIN}
            and before.items() <= plugins.items()
        )
    if not isinstance(plugins, list) or plugins[:-1] != before:
        return False
    entry = plugins[-1]
    return entry == PLUGIN if usual else isinstance(entry, dict) and list(entry) == [PLUGIN]


def _plain(node: Any) -> Any:
    """Return what a node says, tags included, without making values of it."""
    if isinstance(node, yaml.MappingNode):
        return {_key(key): _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    plain = node.tag.startswith("tag:yaml.org,2002:")
    return node.value if plain else (node.tag, node.value)


def _key(node: yaml.Node) -> str:
    return str(node.value)
