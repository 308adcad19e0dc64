"""Fixtures for tests in a real browser: the sample served on this machine, and windows on it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from site_builder import PROJECT, Built, SmallSite
from visiting import served

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def address(sample: Built) -> Iterator[str]:
    """Return the address at which the sample is served on this machine."""
    with served(sample.folder) as address:
        yield address


@pytest.fixture(scope="session")
def documentation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address at which the documentation is served: code, and no products."""
    folder = tmp_path_factory.mktemp("documentation") / "site"
    with served(SmallSite.at(PROJECT / "docs").build(to=folder).folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Return the system's Chromium; without one, tests are skipped here and fail in CI."""
    program = os.environ.get("ANSWERABLE_CHROMIUM") or next(
        (found for name in BROWSERS if (found := shutil.which(name))), None
    )
    if program is None:
        message = "no Chromium found; install it, or name one in ANSWERABLE_CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def contexts(browser: Any) -> Iterator[Any]:
    """Return a function that gives a window of a width and colours, with or without JavaScript."""
    held: dict[tuple[int, str, bool], Any] = {}

    def context(width: int, scheme: str, script: bool) -> Any:
        key = (width, scheme, script)
        if key not in held:
            held[key] = browser.new_context(
                viewport={"width": width, "height": 800}, color_scheme=scheme,
                java_script_enabled=script, reduced_motion="reduce",
            )  # fmt: skip
        return held[key]

    yield context
    for one in held.values():
        one.close()
