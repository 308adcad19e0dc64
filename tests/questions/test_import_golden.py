"""Files as they really arrive, and what an import makes of each: golden files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from golden_files import cases
from import_cases import outcome

WANTED = (
    "guessed", "header_rows", "left_out", "warnings", "taken", "rejected", "refused",
)  # fmt: skip


@pytest.mark.parametrize("case", cases("imports"))
def test_an_import_makes_of_a_file_what_it_should(case: dict[str, Any], tmp_path: Path) -> None:
    wanted = {key: case[key] for key in WANTED if key in case}
    assert outcome(case, tmp_path) == wanted
