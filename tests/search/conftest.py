"""Fixtures for tests of the search: the program that runs a built site's JavaScript."""

from __future__ import annotations

import os
import shutil

import pytest


@pytest.fixture(scope="session")
def node() -> str:
    """Return the program that runs JavaScript; without one, tests are skipped here, fail in CI."""
    program = os.environ.get("ANSWERABLE_NODE") or shutil.which("node")
    if program is None:
        message = "no Node found; install it, or name one in ANSWERABLE_NODE"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return program
