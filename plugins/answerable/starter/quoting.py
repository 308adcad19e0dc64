"""Writes what people typed as YAML and Markdown, so that it is read back as it was."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import yaml

WIDTH = 10_000
"""No line is folded: a folded text is hard to edit."""

_WORDS = re.compile(r"[^\W\d_][\w ,.'()/%-]*")
_READ_AS_OTHER = frozenset("true false yes no on off null y n".split())


class _Dumper(yaml.SafeDumper):
    """Writes lists indented below their key, and texts in quotes unless they are plain words."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(dumper: _Dumper, text: str) -> yaml.Node:
    plain = _WORDS.fullmatch(text) and text.lower() not in _READ_AS_OTHER and text == text.strip()
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if plain else '"')


def _number(dumper: _Dumper, number: Decimal) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:float", str(number))


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Decimal, _number)


def yaml_text(text: str) -> str:
    """Return a text in double quotes, as YAML reads it back."""
    written = yaml.dump(
        text, Dumper=yaml.SafeDumper, default_style='"', allow_unicode=True, width=WIDTH
    )
    return written.strip()


def yaml_block(value: Any, indent: int = 0) -> str:
    """Return a list or mapping as block YAML, each line indented."""
    written = yaml.dump(
        value,
        Dumper=_Dumper,
        allow_unicode=True,
        default_flow_style=False,
        sort_keys=False,
        width=WIDTH,
    )
    return "\n".join(" " * indent + line for line in written.rstrip("\n").split("\n"))


def markdown_text(text: str) -> str:
    """Return a text whose marks Markdown shows instead of reading them."""
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|~&])", r"\\\1", text)


def upper_first(text: str) -> str:
    """Return a text as a sentence begins."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Return a text as it goes on within a sentence."""
    return text[:1].lower() + text[1:]
