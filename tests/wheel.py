"""Builds the wheel, installs it where nothing of the checkout is seen, and runs its programs."""

from __future__ import annotations

import os
import site
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

from site_builder import PROJECT, Built

DAY = "1795521600"
"""Noon of 2026-11-24 in UTC, as SOURCE_DATE_EPOCH."""


@dataclass(frozen=True)
class Done:
    """How a program ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """Everything that it said."""
        return self.out + self.err


@dataclass(frozen=True)
class Installed:
    """The wheel, and a virtual environment that holds it."""

    wheel: Path
    venv: Path

    @property
    def python(self) -> Path:
        """The environment's Python."""
        return self.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def run(self, folder: Path, *command: str | Path, **variables: str) -> Done:
        """Run a program in a folder; a traceback fails the test, whatever it did."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if name not in ("PYTHONPATH", "PYTHONHOME") and not name.startswith("ANSWERABLE_")
        }
        # No coverage, no bytecode in other people's folders, and no proxy: it needs no network.
        variables = {"SOURCE_DATE_EPOCH": DAY, "NO_MKDOCS_2_WARNING": "1", **variables}
        done = subprocess.run(
            command,
            cwd=folder,
            env={**kept, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1", **variables},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Done(done.returncode, done.stdout, done.stderr)

    def answerable(self, folder: Path, *arguments: str, **variables: str) -> Done:
        """Run the command `answerable` as its users do."""
        name = "answerable.exe" if os.name == "nt" else "answerable"
        return self.run(folder, self.python.with_name(name), *arguments, **variables)

    def mkdocs(self, folder: Path, *arguments: str, **variables: str) -> Done:
        """Run `mkdocs`."""
        return self.run(folder, self.python, "-m", "mkdocs", *arguments, **variables)

    def build(self, folder: Path, *arguments: str, **variables: str) -> Built:
        """Build a site as `mkdocs build` does."""
        to = folder / "site"
        done = self.mkdocs(folder, "build", "-d", str(to), *arguments, **variables)
        return Built(to, done.said, done.said if done.code else "")

    def install(self, package: Path) -> None:
        """Install another package beside the wheel, from its folder or file, without a network."""
        pip = ("install", "--quiet", "--no-deps", "--no-index", "--no-build-isolation")
        _checked([sys.executable, "-m", "pip", "--python", str(self.python), *pip, str(package)])

    def uninstall(self, name: str) -> None:
        """Remove another package."""
        pip = [sys.executable, "-m", "pip", "--python", str(self.python)]
        _checked([*pip, "uninstall", "--quiet", "--yes", name])


def build(target: str, source: Path, folder: Path) -> Path:
    """Build a `wheel` or an `sdist` of a source tree into a folder, with what is installed."""
    pytest.importorskip("hatchling", reason="the build backend isn't installed")
    _checked([sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)], source)
    (made,) = folder.iterdir()
    return made


def fresh(folder: Path, wheel: Path) -> Installed:
    """Return a new environment with the wheel, and with the present one's other packages."""
    venv = folder / "venv"
    _checked([sys.executable, "-m", "venv", "--without-pip", str(venv)])
    installed = Installed(wheel, venv)
    names = {"base": str(venv), "platbase": str(venv)}
    scheme = "nt" if os.name == "nt" else "posix_prefix"
    packages = Path(sysconfig.get_path("purelib", scheme, names))
    # A .pth file is read for these folders alone: the checkout, which stands in a .pth file there,
    # is not seen.
    (packages / "others.pth").write_text("\n".join(site.getsitepackages()) + "\n", "utf-8")
    installed.install(wheel)
    return installed


def installed_once(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Return the environment of the wheel, made once for all workers of a run of the tests."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    folder = shared / "wheel"
    with FileLock(str(shared / "wheel.lock")):
        dist = folder / "dist"
        if not dist.is_dir():
            build("wheel", PROJECT, dist)
            return fresh(folder, next(dist.iterdir()))
        return Installed(next(dist.iterdir()), folder / "venv")


def _checked(command: Sequence[str], folder: Path = PROJECT) -> None:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
