"""Fixtures that all tests share: a small site to change, and sites that are built once."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import playwright
import pytest

from answerable.meaning import Model, open_model
from site_builder import Built, SmallSite, built_sample


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    """Return a small whole site that the test may change."""
    return SmallSite(tmp_path / "project")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the small site, built once as it is."""
    return SmallSite(tmp_path_factory.mktemp("small") / "project").build()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the sample company's site, built once."""
    return built_sample(tmp_path_factory.mktemp("sample") / "site")


@pytest.fixture(scope="session")
def model() -> Model:
    """Return the model that comes with the extra."""
    return open_model()


@pytest.fixture(scope="session")
def node() -> str:
    """Return the program that runs JavaScript: the system's, or the one that Playwright brings."""
    brought = (
        Path(playwright.__file__).parent / "driver" / ("node.exe" if os.name == "nt" else "node")
    )
    return os.environ.get("ANSWERABLE_NODE") or shutil.which("node") or str(brought)
