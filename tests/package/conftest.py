"""The wheel, built and installed once."""

from __future__ import annotations

import pytest

from wheel import Installed, installed_once


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Return an environment in which the code under test comes from the wheel alone."""
    return installed_once(tmp_path_factory)
