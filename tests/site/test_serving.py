"""The server with live reload: it sees every change, and no mistake ends it."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from site_builder import SmallSite

PATIENCE_SECONDS = 25


class Server:
    """A running `mkdocs serve` on a free port of this machine."""

    def __init__(self, site: SmallSite) -> None:
        self.site = site
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = site.root / "serve.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "mkdocs", "serve", "-f", str(site.root / "mkdocs.yml"), "-a",
                 f"127.0.0.1:{self.port}"],
                stdout=log, stderr=subprocess.STDOUT, cwd=site.root,
                env={**os.environ, "SOURCE_DATE_EPOCH": "1795521600", "PYTHONUNBUFFERED": "1"},
            )  # fmt: skip

    def page(self, address: str) -> str:
        """Return a page's text, or nothing if there is none."""
        try:
            with urllib.request.urlopen(
                f"http://127.0.0.1:{self.port}/{address}", timeout=10
            ) as held:
                return str(held.read().decode())
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    def wait(self, until: Callable[[], bool], what: str) -> None:
        """Wait until something is so, but not for ever."""
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            assert self.process.poll() is None, self.log.read_text()
            if until():
                return
            time.sleep(0.2)
        pytest.fail(f"{what} within {PATIENCE_SECONDS} s:\n{self.log.read_text()[-3000:]}")

    def stop(self) -> None:
        """End the server."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a server of the small site."""
    site = SmallSite(tmp_path_factory.mktemp("serving") / "project")
    site.article("Moved.", "id: moving", "title: Moving", "topic: cost", name="cost/before.md")
    running = Server(site)
    try:
        running.wait(lambda: "Moved." in running.page("cost/before/"), "no page")
        yield running
    finally:
        running.stop()


def test_an_article_that_is_renamed_is_served_at_its_new_address(server: Server) -> None:
    server.site.path("articles/cost/before.md").rename(server.site.path("articles/cost/after.md"))
    server.wait(lambda: "Moved." in server.page("cost/after/"), "the new address isn't served")
    server.wait(lambda: not server.page("cost/before/"), "the old address is still served")
    server.wait(lambda: 'href="../cost/after/"' in server.page("cost/"), "the hub doesn't know it")
    assert "before/" not in server.page("cost/")
    assert "Traceback" not in server.log.read_text()


def test_a_price_that_changes_is_seen(server: Server) -> None:
    server.site.edit("catalogue/products/liner.yml", ("28119", "28333"))
    server.wait(lambda: "28,333" in server.page("pricing/liner/"), "no new price")
    assert "28,119" not in server.page("compare/pool/")


def test_a_new_article_is_seen(server: Server) -> None:
    server.site.article("Brand new.", "id: fresh", name="process/fresh.md")
    server.wait(lambda: "Brand new." in server.page("process/fresh/"), "no new article")


def test_the_sites_own_words_are_seen(server: Server) -> None:
    text = server.site.read("settings.yml")
    server.site.write("settings.yml", re.sub("notice: .*", "notice: A company of the mind.", text))
    server.wait(lambda: "A company of the mind." in server.page(""), "no new words")


def test_a_mistake_is_shown_on_the_page_that_it_is_about(server: Server) -> None:
    server.site.article("Costs {{ shell.prise }}.", "id: wrong", name="process/wrong.md")
    server.wait(lambda: "is not a fact of a product" in server.page("process/wrong/"), "no finding")
    assert "is not a fact of a product" not in server.page("process/first-call/")


def test_a_mistake_in_the_facts_is_shown_and_mended_without_a_restart(server: Server) -> None:
    server.site.edit("catalogue/products/mosaic.yml", ("name: Mosaic pool", "nmae: Mosaic pool"))
    server.wait(lambda: "'nmae' is not a field" in server.log.read_text(), "nothing is told")
    server.site.edit("catalogue/products/mosaic.yml", ("nmae: Mosaic pool", "name: Mosaique"))
    server.wait(lambda: "Mosaique" in server.page("products/"), "it isn't mended")
    assert "Traceback" not in server.log.read_text()


def test_broken_settings_are_told_without_a_traceback_and_mended_without_a_restart(
    server: Server,
) -> None:
    before = server.site.read("settings.yml")
    server.site.write("settings.yml", before.replace("currency: USD", "currency: XY"))
    server.wait(lambda: "'XY' is not a currency" in server.log.read_text(), "nothing is told")
    server.site.write("settings.yml", re.sub("notice: .*", "notice: Mended.", before))
    server.wait(lambda: "Mended." in server.page(""), "it isn't mended")
    assert "Traceback" not in server.log.read_text()


def test_a_draft_is_marked_as_one_while_serving(server: Server) -> None:
    server.site.article("Not yet.", "id: later", "draft: true", name="process/later.md")
    server.wait(lambda: "Not yet." in server.page("process/later/"), "no draft")
    assert "later/" not in server.page("process/")


def test_a_server_of_broken_settings_ends_with_a_sentence(tmp_path: Path) -> None:
    site = SmallSite(tmp_path / "project").write("settings.yml", "a: [")
    running = Server(site)
    try:
        running.process.wait(20)
    finally:
        running.stop()
    log = running.log.read_text()
    assert "content/settings.yml:" in log
    assert "Traceback" not in log
