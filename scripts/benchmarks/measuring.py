"""Runs programs and measures them: processor time, memory, and the size of what they made."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from environment import variables

NOON = "1795521600"
"""Noon of 2026-11-24 in UTC, the day for which invented facts are written."""


@dataclass(frozen=True)
class Run:
    """What a program took: seconds of processor time in all its processes, and peak memory."""

    cpu_s: float
    memory_mb: float
    code: int
    output: str


class RunError(Exception):
    """A program ended with an error; the message holds the end of what it printed."""


def measured(command: Sequence[str | Path], folder: Path, allowed: Sequence[int] = (0,)) -> Run:
    """Run a program in a folder on a fixed day and return what it took.

    The kernel's account of that one process and of those that it waited for is taken, so programs
    that run beside it don't count. Peak memory is at least this script's own.
    """
    with tempfile.TemporaryFile() as file:
        process = subprocess.Popen(
            command, cwd=folder, env=fixed_variables(), stdout=file, stderr=file
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        file.seek(0)
        output = file.read().decode("utf-8", "replace")
    if process.returncode not in allowed:
        words = " ".join(str(word) for word in command)
        raise RunError(f"{words} in {folder} ended with {process.returncode}:\n{output[-4000:]}")
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    memory = usage.ru_maxrss * unit / 1e6
    return Run(usage.ru_utime + usage.ru_stime, memory, process.returncode, output)


def fixed_variables() -> dict[str, str]:
    """Return the environment variables for a program that must not depend on today."""
    return {**variables(), "SOURCE_DATE_EPOCH": NOON}


def built(folder: Path) -> Run:
    """Build the site in a folder and return what that took."""
    return measured([sys.executable, "-m", "mkdocs", "build", "--clean"], folder)


def answerable(folder: Path, *arguments: str, allowed: Sequence[int] = (0, 1)) -> Run:
    """Run the engine's command line in a site's folder and return what that took."""
    return measured([sys.executable, "-m", "answerable.cli", *arguments], folder, allowed)


def size_mb(folder: Path) -> float:
    """Return how much a folder's files hold."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
