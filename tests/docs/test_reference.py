"""The reference pages say what the code says now."""

from __future__ import annotations

import pytest

from reference import FOLDER, reference_pages

MADE = reference_pages()


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_reference_page_is_what_the_script_makes_now(name: str) -> None:
    path = FOLDER / name
    written = path.read_text(encoding="utf-8") if path.is_file() else ""
    assert written == MADE[name], "run python3 scripts/reference.py"


def test_no_reference_page_is_left_over() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(MADE)
