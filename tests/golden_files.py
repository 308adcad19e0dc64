"""Reads golden files: one case a file, with its input, and what must come out.

In an expected line, `…` stands for any text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

GOLDEN = Path(__file__).resolve().parent / "golden"


def cases(folder: str) -> list[Any]:
    """Return the cases of a folder of golden files, each under its file's name."""
    found = sorted((GOLDEN / folder).glob("*.yml"))
    assert found, f"no golden files in {folder}"
    return [
        pytest.param(yaml.safe_load(path.read_text(encoding="utf-8")), id=path.stem)
        for path in found
    ]


def assert_lines(found: Sequence[str], wanted: Sequence[str]) -> None:
    """Assert that the lines found are those wanted, one for one."""
    assert len(found) == len(wanted), "\n".join(["found:", *found, "wanted:", *wanted])
    for line, pattern in zip(found, wanted, strict=True):
        parts = ".*".join(re.escape(part) for part in pattern.split("…"))
        assert re.fullmatch(parts, line), f"{line}\nis not\n{pattern}"
