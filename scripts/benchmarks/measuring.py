"""Runs programs and measures them: processor time, memory, and the size of what they made."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import account
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
    messages: str


class RunError(Exception):
    """A program ended with an error; the message holds the end of what it printed."""


def measured(command: Sequence[str], folder: Path, allowed: Sequence[int] = (0,)) -> Run:
    """Run a program in a folder on a fixed day and return what it took.

    The kernel's account of that one process and of those that it waited for is taken, so programs
    that run beside it don't count.
    """
    with tempfile.NamedTemporaryFile(suffix=".json") as result:
        done = subprocess.run(
            [sys.executable, account.__file__, result.name, *command],
            cwd=folder,
            env=fixed_variables(),
            capture_output=True,
            encoding="utf-8",
            errors="replace",
        )
        if done.returncode not in allowed:
            printed = (done.stdout + done.stderr)[-4000:]
            words = " ".join(command)
            raise RunError(f"{words} in {folder} ended with {done.returncode}:\n{printed}")
        taken = json.loads(Path(result.name).read_text("utf-8"))
    return Run(**taken, code=done.returncode, output=done.stdout, messages=done.stderr)


def fixed_variables() -> dict[str, str]:
    """Return the environment variables for a program that must not depend on today."""
    return {**variables(), "SOURCE_DATE_EPOCH": NOON}


def built(folder: Path) -> Run:
    """Build the site in a folder and return what that took."""
    return measured([sys.executable, "-m", "mkdocs", "build", "--clean"], folder)


def answerable(folder: Path, *arguments: str, allowed: Sequence[int] = (0, 1)) -> Run:
    """Run the engine's command line in a site's folder and return what that took."""
    return measured([sys.executable, "-m", "answerable.cli", *arguments], folder, allowed)


def asked(folder: Path, *arguments: str) -> tuple[Run, Any]:
    """Run a command of the engine that prints JSON, and return the run and the value."""
    run = answerable(folder, *arguments, "--json")
    try:
        return run, json.loads(run.output)
    except json.JSONDecodeError:
        raise RunError(f"{arguments[0]} printed no JSON:\n{run.messages[-4000:]}") from None


def size_mb(folder: Path) -> float:
    """Return how much a folder's files hold."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
