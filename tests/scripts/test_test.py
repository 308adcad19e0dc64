"""What the test command hands to pytest."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

import environment

SCRIPTS = Path(environment.__file__).parent


@pytest.fixture(scope="module")
def command() -> ModuleType:
    """Load the test command under a name of its own: Python has a package named test."""
    spec = importlib.util.spec_from_file_location("the_test_command", SCRIPTS / "test.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_all_tests_run_on_all_cores(command: ModuleType) -> None:
    """Without arguments, the whole suite is spread."""
    assert command.pytest_arguments([])[:2] == ["-n", "auto"]


def test_further_arguments_are_passed_on(command: ModuleType) -> None:
    """A choice of tests runs as pytest would run it."""
    assert command.pytest_arguments(["-k", "price"]) == ["-k", "price"]


def test_a_named_browser_counts(command: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """ANSWERABLE_CHROMIUM stands for a browser under any other name."""
    monkeypatch.setattr(command, "BROWSERS", ())
    monkeypatch.delenv("ANSWERABLE_CHROMIUM", raising=False)
    assert not command.has_browser()
    monkeypatch.setenv("ANSWERABLE_CHROMIUM", "chrome-for-testing")
    assert command.has_browser()
