"""What is wrong with a guide is said with place, value, and the nearest valid name."""

from __future__ import annotations

from typing import Any

import pytest
from guide_cases import guide_from

from golden_files import assert_lines, cases


@pytest.mark.parametrize("case", cases("guides/faults"))
def test_faults_of_a_guide_are_told_as_its_golden_file_says(case: dict[str, Any]) -> None:
    _, findings = guide_from(case["guide"])
    assert_lines(findings, case["findings"])
