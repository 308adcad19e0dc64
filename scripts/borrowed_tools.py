"""Programs that Python doesn't bring: the system's own, and npm packages at one exact version.

npm packages are fetched once, into the checkout's cache.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from environment import ROOT

CACHE = ROOT / ".answerable" / "tools"
"""Git ignores this folder; whoever deletes it only has to wait for the tools again."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class ToolError(Exception):
    """A tool can't be had; the message tells a person what to do about it."""


def npm_package(name: str, version: str) -> Path:
    """Return the folder of an npm package, fetched if it isn't there yet. No script of it runs."""
    prefix = CACHE / f"{name}-{version}"
    package = prefix / "node_modules" / name
    if (package / "package.json").is_file():
        return package
    npm = program("npm", "install Node.js, which brings it")
    draft = prefix.with_name(f"{prefix.name}.new")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    options = ["--ignore-scripts", "--no-audit", "--no-fund"]
    command = [npm, "install", "--prefix", str(draft), *options, f"{name}@{version}"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise ToolError(f"npm can't fetch {name} {version}: {done.stderr.strip()[-2000:]}")
    shutil.rmtree(prefix, ignore_errors=True)
    draft.rename(prefix)
    return package


def program(name: str, fix: str) -> str:
    """Return the path of a program of the system."""
    found = shutil.which(name)
    if found is None:
        raise ToolError(f"there is no {name} here; {fix}")
    return found


def chromium() -> str:
    """Return the path of the system's Chromium."""
    named = os.environ.get("ANSWERABLE_CHROMIUM")
    found = named or next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        raise ToolError("there is no Chromium here; install it, or name it in ANSWERABLE_CHROMIUM")
    return found
