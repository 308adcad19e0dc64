"""Conditions are read as golden files say, or refused with the place and a remedy."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.guides.conditions import (
    AllOf,
    AnyOf,
    Compared,
    Expression,
    Fact,
    Literal,
    Not,
    OneOf,
    StepName,
    Unknown,
    read_condition,
)
from answerable.guides.conditions.parsing import DEEPEST, LONGEST_CONDITION
from golden_files import assert_lines, cases


def _shown(held: Expression | StepName | Fact | Literal) -> str:
    """Return an expression in full, each part with its kind."""
    match held:
        case StepName(id):
            return id
        case Fact():
            return held.written
        case Literal(value):
            return str(value)
        case OneOf(left, words):
            return f"{_shown(left)} in {list(words)}"
        case Unknown(step):
            return f"{step.id} unsure"
        case Compared(left, sign, right):
            return f"{_shown(left)} {sign} {_shown(right)}"
        case Not(inner):
            return f"not({_shown(inner)})"
        case AllOf(parts):
            return f"all({', '.join(map(_shown, parts))})"
        case AnyOf(parts):
            return f"any({', '.join(map(_shown, parts))})"


def _read(text: str) -> str:
    try:
        return _shown(read_condition(text).expression)
    except ValueError as error:
        return str(error)


@pytest.mark.parametrize("case", cases("guides/conditions"))
def test_conditions_are_read_as_their_golden_file_says(case: list[dict[str, Any]]) -> None:
    found = [_read(one["text"]) for one in case]
    assert_lines(found, [one.get("reading") or one["error"] for one in case])


@pytest.mark.parametrize("given", [None, True, 3, ["size is small"], {"size": "small"}])
def test_what_is_no_text_is_no_condition(given: object) -> None:
    with pytest.raises(ValueError, match="is not a condition; write one like: size is small"):
        read_condition(given)


def test_a_condition_may_be_as_long_as_people_can_read() -> None:
    text = " or ".join(["size is small"] * 100)
    with pytest.raises(ValueError, match="more than 1000 characters; make two rules of it"):
        read_condition(text)
    longest = text[:LONGEST_CONDITION].rpartition(" or ")[0]
    assert _read(longest).count("size") == longest.count("size")


@pytest.mark.parametrize(("opening", "closing"), [("(", ")"), ("not ", ""), ("not (", ")")])
def test_a_condition_may_be_as_deep_as_people_can_read(opening: str, closing: str) -> None:
    levels = DEEPEST // (2 if opening == "not (" else 1)
    deepest = opening * (levels - 1) + "a is x" + closing * (levels - 1)
    assert "a in ['x']" in _read(deepest)
    assert "levels of 'not' and parentheses can't be read" in _read(opening * 90 + "a is x")


@given(st.text(alphabet="ab1.,-()<>=\"' $\n", max_size=40) | st.text(max_size=20))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    """Nothing but a reading or a sentence comes out, whatever people type."""
    found = _read(text)
    assert found
    if "can't be read: " not in found and "is not a condition" not in found:
        assert any(sign in found for sign in (" in ", " unsure", "<", ">"))
