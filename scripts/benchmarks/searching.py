"""Drives a site's search field in a real Chromium, as a buyer would."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any, Self

from benchmarks import slowing
from benchmarks.measuring import RunError
from benchmarks.packed_server import Line, Log, serving
from benchmarks.search_sites import Searched
from borrowed_tools import ToolError, chromium

PROBE = Path(__file__).with_name("search_pages") / "probe.js"
BEFORE_TYPING_S = 1.0
QUIET_S = 0.4
"""A page has loaded once nothing was asked for so long."""


@dataclass(frozen=True)
class Found:
    """What a search found: the pages' addresses below the root, in the order of the list."""

    pages: tuple[str, ...]
    first_ms: float
    """From the words' arrival to the first result; to the answer where there is none."""


@contextmanager
def browsing() -> Iterator[Any]:
    """Give a browser while the block runs."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise ToolError("there is no Playwright here; run: python3 scripts/test.py") from None
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


class Visit:
    """A first visit to a site: nothing is in the cache, and the page has loaded."""

    def __init__(self, browser: Any, searched: Searched, line: Line | None = None) -> None:
        self.searched = searched
        self.log = Log()
        self._browser = browser
        self._line = line
        self._held = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as held:
            address = held.enter_context(serving(self.searched.folder, self.log, self._line))
            context = self._browser.new_context()
            held.callback(context.close)
            context.add_init_script(path=PROBE)
            self.page = context.new_page()
            self._load(address)
            self._held = held.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._held.close()

    def search(self, words: str) -> Found:
        """Put words into the field at one moment, and return what stands once it is settled."""
        found = self._ask("([words, signals]) => probe.search(words, signals)", words)
        pages = tuple(path.lstrip("/").removesuffix("index.html") for path in found["pages"])
        return Found(pages, found["first_ms"])

    def type(self, words: str, pause_s: float) -> list[float]:
        """Type words key by key, and return how many milliseconds each waited for its answer.

        Whoever turns to the field takes a moment before the first key.
        """
        self.page.evaluate("probe.begin()")
        self.page.wait_for_timeout(BEFORE_TYPING_S * 1000)
        due = monotonic()
        for letter in words:
            self.page.wait_for_timeout(max(0.0, due - monotonic()) * 1000)
            due = max(due, monotonic()) + pause_s
            press = self.page.keyboard.press if letter.isascii() else self.page.keyboard.insert_text
            press(letter)
        waited = self._ask("([, signals]) => probe.waits(signals)", words)
        return [float(ms) for ms in waited]

    def _load(self, address: str) -> None:
        from playwright.sync_api import Error

        try:
            self.page.goto(address + self.searched.page)
            self.log.wait_until_quiet(QUIET_S, self.searched.loads)
        except (Error, TimeoutError) as error:
            raise RunError(f"{self.searched.name}, {self.searched.page}: {error}") from None

    def _ask(self, script: str, words: str) -> Any:
        from playwright.sync_api import Error

        try:
            return self.page.evaluate(script, [words, self.searched.signals])
        except Error as error:
            raise RunError(f"{self.searched.name}, '{words}': {error.message}") from None


@contextmanager
def slowed(browser: Any, rate: float) -> Iterator[None]:
    """Slow all pages and workers of a browser down while the block runs."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    pids: Sequence[int] = [one["id"] for one in processes if one["type"] == "renderer"]
    command = [sys.executable, slowing.__file__, str(rate), *map(str, pids)]
    process = subprocess.Popen(command)
    try:
        yield
    finally:
        process.terminate()
        process.wait()
        slowing.send(signal.SIGCONT, pids)
