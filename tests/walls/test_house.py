"""The house: layers that import-linter keeps, and files that a fresh clone would miss."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from site_builder import PROJECT


def git(*arguments: str) -> list[str]:
    if shutil.which("git") is None or not (PROJECT / ".git").exists():
        pytest.skip("not a Git checkout")
    done = subprocess.run(
        ["git", "-C", str(PROJECT), *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done.stdout.splitlines()


def test_imports_go_down_only() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    if not program.exists():
        pytest.skip("import-linter isn't installed")
    done = subprocess.run(
        [program, "--no-cache"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_of_the_house_is_hidden_from_git() -> None:
    hidden = git(
        "ls-files", "--others", "--ignored", "--exclude-standard", "--",
        "plugins", "overrides", "tests", "content", "scripts", "docs",
    )  # fmt: skip
    caches = ("cache", ".egg-info", ".pyc", ".hypothesis")
    assert [name for name in hidden if not any(cache in name for cache in caches)] == []


def test_a_clone_would_hold_every_module() -> None:
    modules = {p.relative_to(PROJECT).as_posix() for p in (PROJECT / "plugins").rglob("*.py")}
    known = set(git("ls-files", "--cached", "--others", "--exclude-standard", "--", "plugins"))
    assert sorted(modules - known) == []
