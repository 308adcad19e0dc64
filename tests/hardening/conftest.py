"""The programs under test: the checkout's, or with ANSWERABLE_PROGRAM=wheel the built wheel's."""

from __future__ import annotations

import os

import pytest

from programs import NAMED, Program, program_of
from wheel import installed_once


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Return what runs the commands."""
    wanted = os.environ.get(NAMED) == "wheel"
    return program_of(installed_once(tmp_path_factory) if wanted else None)
