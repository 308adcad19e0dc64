"""What the check of the HTML says about faults that it knows, and about those that it doesn't."""

from __future__ import annotations

from check_html import KNOWN, Fault, differences, known_faults

FAULT = Fault("sample/index.html", 7, "Bad value.")


def test_a_fault_that_stands_nowhere_is_named_with_page_and_line() -> None:
    assert differences([FAULT], []) == ["sample/index.html:7: Bad value."]


def test_a_known_fault_is_let_through() -> None:
    assert differences([FAULT], ["Bad value."]) == []


def test_a_known_fault_that_is_gone_must_leave_the_list() -> None:
    (line,) = differences([], ["Bad value."])
    assert "remove 'Bad value.'" in line


def test_comments_in_the_list_are_no_faults() -> None:
    assert known_faults("# why\n\nBad value.\n") == ["Bad value."]


def test_no_fault_is_left_to_let_through() -> None:
    """Whoever adds one says why in the commit, and changes this."""
    assert known_faults(KNOWN.read_text("utf-8")) == []
