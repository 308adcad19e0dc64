#!/usr/bin/env python3
"""Make the documentation's pictures from the built sample and its report, so that none is stale.

Needs the system's Chromium (or ANSWERABLE_CHROMIUM) and the tools that the tests use.
"""

from __future__ import annotations

import argparse
import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "content" / "articles" / "pictures"
SAMPLE_DAY = "1795521600"
"""Noon of 24 November 2026 in UTC, the date that the sample's prices were made for."""

MOMENT_MS = 1000
"""For what moves while the search opens."""

REPORT = "gap-report.html"
"""The sample is invented, so its report may be seen; it stands beside the site for the pictures."""


FIRST_ANSWERS = "shape=usual&weeks=40"
OTHER_ANSWERS = "width=14&budget=85000&stay=long&care=little&yard=flat"
"""A family's answers to the guide about pools."""


@dataclass(frozen=True)
class Picture:
    """One picture: the page, the size of the window, light or dark, and what is searched there."""

    name: str
    path: str
    width: int = 1280
    height: int = 860
    dark: bool = False
    words: str = ""


PICTURES = (
    Picture("home", ""),
    Picture("pricing", "pricing/fiberglass-pool/"),
    Picture("comparison", "compare/inground-pool/"),
    Picture("comparison-phone", "compare/inground-pool/", 360, 720),
    Picture("search-phone", "", 360, 720, words="fiberglas pool cost"),
    Picture("guide-step-phone", f"guides/pool/?{FIRST_ANSWERS}", 360, 720),
    Picture("guide-advice", f"guides/pool/?{FIRST_ANSWERS}&{OTHER_ANSWERS}", height=1240),
    Picture(
        "estimate", "pricing/fiberglass-pool/estimate/?variant=heron&driver=slope", height=1100
    ),
    Picture("problems-dark", "problems/fiberglass-pool/", dark=True),
    Picture("report", REPORT, height=1390),
)


def main() -> None:
    """Build the sample, and take each picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=FOLDER)
    out: Path = parser.parse_args().out
    chromium = os.environ.get("ANSWERABLE_CHROMIUM") or _chromium()
    with tempfile.TemporaryDirectory() as site:
        environment = {**os.environ, "SOURCE_DATE_EPOCH": SAMPLE_DAY, "NO_MKDOCS_2_WARNING": "1"}
        build = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", site]
        subprocess.run(build, cwd=ROOT, env=environment, check=True)
        gaps = [sys.executable, "-m", "answerable.cli", "gaps", "--no-history", "--html"]
        subprocess.run([*gaps, f"{site}/{REPORT}"], cwd=ROOT, env=environment, check=True)
        handler = partial(_Quiet, directory=site)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        out.mkdir(parents=True, exist_ok=True)
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for picture in PICTURES:
                _take(browser, picture, f"http://127.0.0.1:{server.server_port}/", out)
                print(out / f"{picture.name}.png")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of each request."""


def _take(browser: Browser, picture: Picture, base: str, out: Path) -> None:
    page = browser.new_page(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme="dark" if picture.dark else "light",
    )
    page.goto(base + picture.path)
    page.wait_for_load_state("networkidle")
    if picture.words:
        page.keyboard.press("s")  # The theme's key for its search.
        page.keyboard.type(picture.words, delay=20)
        page.locator(".ans-search [data-way=ask]:visible").wait_for()
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(MOMENT_MS)
    page.screenshot(path=out / f"{picture.name}.png")
    page.close()


def _chromium() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    sys.exit("pictures.py: no Chromium found; install it, or set ANSWERABLE_CHROMIUM")


if __name__ == "__main__":
    main()
