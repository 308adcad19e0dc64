"""Fixtures that all tests share: a small site to change, and sites that are built once."""

from __future__ import annotations

from pathlib import Path

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
