"""The tests of a built site's reader in its own language, run by Node's own runner."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from site_builder import PROJECT

TESTS = sorted((PROJECT / "tests" / "javascript").glob("*.test.mjs"))


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.name.partition(".")[0])
def test_the_reader_passes_its_own_tests(node: str, path: Path) -> None:
    done = subprocess.run([node, "--test", path], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout
