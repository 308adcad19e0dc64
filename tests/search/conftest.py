"""Fixtures for tests of the search: the program that runs a built site's JavaScript."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import playwright
import pytest


@pytest.fixture(scope="session")
def node() -> str:
    """Return the program that runs JavaScript: the system's, or the one that Playwright brings."""
    brought = (
        Path(playwright.__file__).parent / "driver" / ("node.exe" if os.name == "nt" else "node")
    )
    return os.environ.get("ANSWERABLE_NODE") or shutil.which("node") or str(brought)
