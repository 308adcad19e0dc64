"""Ids that every system can hold, and findings in one order with one closing line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.findings import Finding, Level, in_order, summary
from answerable.ids import LONGEST_ID, id_fault, nearest, suggestion


@pytest.mark.parametrize("id", ["a", "7", "fiberglass-pool", "q-7k3f9d", "com10", "a" * LONGEST_ID])
def test_ids_of_small_letters_digits_and_hyphens_are_ids(id: str) -> None:
    assert id_fault(id) is None


@pytest.mark.parametrize(
    "id",
    ["", "A", "a b", "a_b", "-a", "a-", "a--b", "é", "a.b", "a/b", "..", "con", "nul", "com1",
     "lpt9", "a\n", "\u0663", "\uff41", "a" * (LONGEST_ID + 1)],
)  # fmt: skip
def test_what_no_system_or_address_can_hold_is_no_id(id: str) -> None:
    assert id_fault(id)


@given(st.text(max_size=20))
def test_an_id_is_safe_in_a_path_and_an_address(id: str) -> None:
    if id_fault(id) is None:
        assert id.isascii()
        assert id == id.lower()
        assert not set(id) & set("/\\:?#%&.<>\"' ")


def test_the_nearest_id_is_proposed() -> None:
    assert nearest("vinyl-linr", ["vinyl-liner", "concrete"]) == "vinyl-liner"


def test_with_nothing_near_the_few_known_ids_are_listed() -> None:
    assert suggestion("xyz", ["b", "a"]) == "; known are a, b"


def test_with_nothing_near_many_known_ids_are_not_listed() -> None:
    assert suggestion("xyz", [f"product-{n}" for n in range(50)]) == ""


def finding(path: str, line: int, level: Level = Level.WARNING) -> Finding:
    return Finding("a.b", level, path, line, "words")


def test_findings_come_by_file_and_line_the_graver_first() -> None:
    found = [finding("b", 1), finding("a", 10), finding("a", 2), finding("a", 2, Level.ERROR)]
    assert [(f.place, str(f.level)) for f in in_order(found)] == [
        ("a:2", "error"), ("a:2", "warning"), ("a:10", "warning"), ("b:1", "warning"),
    ]  # fmt: skip


def test_the_same_finding_is_told_once() -> None:
    assert len(in_order([finding("a", 1), finding("a", 1)])) == 1


def test_a_finding_without_a_line_names_the_file_alone() -> None:
    assert str(finding("a.yml", 0)) == "a.yml: words [a.b]"


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ([], "No findings."),
        ([finding("a", 1)], "1 finding in 1 file: 1 warning"),
        (
            [finding("a", 1), finding("a", 2), finding("b", 1, Level.ERROR)],
            "3 findings in 2 files: 1 error, 2 warnings",
        ),
    ],
)
def test_the_closing_line_counts(found: list[Finding], words: str) -> None:
    assert summary(found) == words
