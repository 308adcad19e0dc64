"""The YAML reader takes what tools and hands write, and is never upset by anything else."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.reading import Document, parse_yaml

READABLE = st.characters(exclude_categories=("Cs", "Cc"))
TEXTS = st.text(READABLE, max_size=40) | st.sampled_from(
    ["yes", "on", "12:30", "0311", "1_000", "2026-11-24", "null", "~", "<<", "=", "a: b", "#", "'"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
PIECES = st.sampled_from(
    ["a:", " ", "\n", "- ", "[", "]", "{", "}", ",", "&a", "*a", "!!int", "!x", "|", ">", "'", '"',
     "\t", "#", "%", "@", "---", "...", "<<: ", "? ", "0x", "1e5", "\ufeff", "\x85", "\u2028", "é"]
)  # fmt: skip
RUBBISH = st.text(max_size=80) | st.lists(PIECES, max_size=25).map("".join)


def keys_are_texts(value: Any) -> bool:
    """Return whether no key is a word that reads as anything but text, as ours are kept."""
    if isinstance(value, dict):
        return "<<" not in value and all(keys_are_texts(held) for held in value.values())
    return all(keys_are_texts(held) for held in value) if isinstance(value, list) else True


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(VALUES.filter(keys_are_texts), st.booleans(), st.booleans())
def test_what_tools_write_is_read_as_it_was_meant(value: Any, flow: bool, plain: bool) -> None:
    text = yaml.safe_dump({"a": value}, default_flow_style=flow, allow_unicode=plain)
    document = parse_yaml(text, "a.yml")
    assert document.findings == ()
    assert document.value == {"a": value}


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(RUBBISH, st.integers(0, 50))
def test_any_text_gives_a_value_or_findings_on_lines_that_are_there(text: str, above: int) -> None:
    document = parse_yaml(text, "a.yml", above)
    assert isinstance(document, Document)
    last = above + 1 + len(text.splitlines())  # YAML's own idea of lines
    for finding in document.findings:
        assert finding.path == "a.yml"
        assert above < finding.line <= last
        assert finding.message
    assert no_float(document.value)


def no_float(value: Any) -> bool:
    if isinstance(value, dict):
        return all(isinstance(key, str) and no_float(held) for key, held in value.items())
    if isinstance(value, list):
        return all(map(no_float, value))
    return value is None or isinstance(value, bool | int | str | Decimal)


WORDS = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=8)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS | st.none()), max_size=8, unique_by=lambda pair: pair[0]))
def test_each_value_knows_its_line(pairs: list[tuple[str, str | None]]) -> None:
    lines: list[str] = []
    wanted: dict[tuple[str | int, ...], int] = {}
    for key, value in pairs:
        wanted[(f"k{key}",)] = len(lines) + 1
        lines.append(f'k{key}: "{value}"' if value else f"k{key}:")
        if value is None:
            wanted[(f"k{key}", 0)] = len(lines) + 1
            lines += [f'  - "{key}"', "  # a note", ""]
    place = parse_yaml("\n".join(lines), "a.yml").place
    assert {loc: place.line(*loc) for loc in wanted} == wanted
