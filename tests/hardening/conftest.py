"""The programs under test: the checkout's, or with ANSWERABLE_PROGRAM=wheel the built wheel's."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from programs import NAMED, Program, program_of
from site_builder import SmallSite
from wheel import installed_once


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Return what runs the commands."""
    wanted = os.environ.get(NAMED) == "wheel"
    return program_of(installed_once(tmp_path_factory) if wanted else None)


@pytest.fixture(scope="session")
def read_before(tmp_path_factory: pytest.TempPathFactory, program: Program) -> Path:
    """Return what the model made of the texts that every report needs, which takes seconds."""
    site = SmallSite(tmp_path_factory.mktemp("read") / "project")
    assert program.answerable(site.root, "gaps").code in (0, 1)
    return site.root / ".answerable" / "vectors"


@pytest.fixture
def site(site: SmallSite, read_before: Path) -> SmallSite:
    """Return a small whole site that the test may change; only its own words are new."""
    shutil.copytree(read_before, site.root / ".answerable" / "vectors")
    return site
