"""The checkout's own virtual environment: made once, from pinned dependencies, then left alone.

Standard library only: this runs before anything is installed. What was installed is written down
in a stamp inside the environment, and only when all of it succeeded.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryFile

from oldest_python import refusal

ROOT = Path(__file__).resolve().parent.parent
VENV = ".venv"
STAMP = "answerable-installed.json"
PINS = "constraints.txt"


class SetUpError(Exception):
    """The environment can't be made; the message tells a person what to do about it."""


@dataclass(frozen=True)
class Stamp:
    """What was installed into an environment: from which inputs, and whether for developing."""

    fingerprint: str
    python: str
    dev: bool


def ready(root: Path = ROOT, *, dev: bool = False) -> Path:
    """Return the Python of the checkout's environment, installing only what isn't there yet.

    Raises SetUpError if it can't be made. An environment that was made for developing stays so.
    """
    python = venv_python(root)
    version = python_version(python)
    stamp = read_stamp(root)
    if stamp and version and is_current(stamp, fingerprint(root, version), dev=dev):
        return python
    (root / VENV / STAMP).unlink(missing_ok=True)
    if version and (sentence := _too_old(version)):
        raise SetUpError(f"{root / VENV} can't be used, delete that folder. {sentence}")
    replaced = stamp and stamp.python != version  # by another Python, which finds no packages
    if not version or replaced or not _has_pip(python, root):
        _make(root)
        version = python_version(python) or ""
    dev = dev or bool(stamp and stamp.dev)
    _install(python, root, dev=dev)
    write_stamp(root, Stamp(fingerprint(root, version), version, dev))
    return python


def is_current(stamp: Stamp, fingerprint: str, *, dev: bool) -> bool:
    """Return whether all that is wanted now was installed then."""
    return stamp.fingerprint == fingerprint and (stamp.dev or not dev)


def inside(script: str) -> None:
    """Go on only where the engine is installed; elsewhere run `script` again where it is."""
    if importlib.util.find_spec("answerable") and importlib.util.find_spec("mkdocs"):
        return
    try:
        python = ready()
    except SetUpError as error:
        sys.exit(f"{Path(script).name}: {error}")
    sys.exit(subprocess.call([python, script, *sys.argv[1:]], env=variables()))


def venv_python(root: Path) -> Path:
    """Return where the environment's Python is, or will be."""
    return root / VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def python_version(python: Path) -> str | None:
    """Return a Python's version as '3.11', or None if it isn't there or doesn't run."""
    ask = "import sys; print('%d.%d' % sys.version_info[:2])"
    try:
        answer = subprocess.run([python, "-I", "-c", ask], capture_output=True, text=True)
    except OSError:
        return None
    return answer.stdout.strip() or None if answer.returncode == 0 else None


def fingerprint(root: Path, python: str) -> str:
    """Return a hash of all that decides what is installed, and of where the checkout is."""
    digest = hashlib.sha256(f"{python}\0{root}\0".encode())
    for name in ("pyproject.toml", PINS):
        digest.update((root / name).read_bytes() + b"\0")
    return digest.hexdigest()


def read_stamp(root: Path) -> Stamp | None:
    """Return what was installed, or None if nothing was or the note can't be read."""
    try:
        return Stamp(**json.loads((root / VENV / STAMP).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_stamp(root: Path, stamp: Stamp) -> None:
    """Write down what was installed, all or nothing."""
    path = root / VENV / STAMP
    draft = path.with_suffix(".new")
    draft.write_text(json.dumps(asdict(stamp)), "utf-8")
    draft.replace(path)


def variables() -> dict[str, str]:
    """Return the environment variables for programs that run in the environment."""
    kept = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME")}
    return {**kept, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}


def explained(output: str) -> str:
    """Return what a failed installation means, from what pip printed."""
    for meaning, signs in _MEANINGS:
        if any(sign in output for sign in signs):
            return meaning
    return "pip could not install the dependencies; what it printed stands above."


_MEANINGS = (
    (
        "The disk is full; free some space and start again.",
        ("No space left on device", "There is not enough space on the disk"),
    ),
    (
        "The package index can't be reached, so nothing could be downloaded: connect to the"
        " network (behind a proxy, set HTTPS_PROXY) and start again.",
        (
            "NewConnectionError",
            "Failed to establish a new connection",
            "NameResolutionError",
            "Temporary failure in name resolution",
            "getaddrinfo failed",
            "ConnectTimeoutError",
            "Read timed out",
            "ProxyError",
            "Network is unreachable",
            "Connection refused",
        ),
    ),
    (
        "The package index's certificate is not trusted here: set PIP_CERT to your"
        " organisation's certificate file and start again.",
        ("CERTIFICATE_VERIFY_FAILED", "SSLError"),
    ),
    (
        "A file may not be written; look at who owns the checkout and its .venv folder.",
        ("Permission denied", "Read-only file system", "Access is denied"),
    ),
    (
        "The package index has no pinned version that fits this Python and system; Python 3.11,"
        " 3.12 and 3.13 are known to work.",
        ("No matching distribution found", "ResolutionImpossible"),
    ),
)


def _too_old(version: str) -> str:
    major, minor = version.split(".")
    return refusal(int(major), int(minor))


def _has_pip(python: Path, root: Path) -> bool:
    ask = [str(python), "-m", "pip", "--version"]
    return subprocess.run(ask, capture_output=True, cwd=root, env=variables()).returncode == 0


def _make(root: Path) -> None:
    if missing := [name for name in ("venv", "ensurepip") if not importlib.util.find_spec(name)]:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        how = "install your system's package for it, often called python3-venv"
        if Path("/etc/debian_version").exists():
            how = f"install it with: sudo apt install {package}"
        raise SetUpError(
            f"This Python can't make virtual environments, it has no '{missing[0]}': {how};"
            " then start again."
        )
    _say(f"Making a virtual environment in {VENV}")
    code, output = _run([sys.executable, "-m", "venv", "--clear", str(root / VENV)], root)
    if code:
        sys.stderr.write(output)
        raise SetUpError(f"The virtual environment {root / VENV} could not be made.")


def _install(python: Path, root: Path, *, dev: bool) -> None:
    _say("Installing the pinned dependencies (only this once; it takes a minute or two)")
    # The build backend is pinned too: older pips take its pins from the first variable, newer
    # ones from the second. Relative, because pip splits the values at spaces.
    pins = {"PIP_CONSTRAINT": PINS, "PIP_BUILD_CONSTRAINT": PINS, "PIP_USER": "0"}
    what = ".[dev,meaning]" if dev else ".[meaning]"
    command = [str(python), "-m", "pip", "install", "--no-input", "-c", PINS, "-e", what]
    code, output = _run(command, root, pins)
    if code:
        sys.stderr.write(output)
        raise SetUpError(explained(output))


def _run(
    command: Sequence[str], root: Path, extra: dict[str, str] | None = None
) -> tuple[int, str]:
    """Run a command quietly and return its exit code and output; a terminal sees time pass."""
    began = time.monotonic()
    with TemporaryFile() as file:
        process = subprocess.Popen(
            command, cwd=root, env={**variables(), **(extra or {})}, stdout=file, stderr=file
        )
        try:
            while process.poll() is None:
                time.sleep(0.2)
                if sys.stderr.isatty():
                    sys.stderr.write(f"\r  {time.monotonic() - began:.0f} s ")
                    sys.stderr.flush()
        finally:
            process.kill()
            process.wait()
            if sys.stderr.isatty():
                sys.stderr.write("\r")
        file.seek(0)
        return process.returncode, file.read().decode("utf-8", "replace")


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)
