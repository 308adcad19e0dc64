"""Ask the package index whether every pinned dependency installs without a compiler.

For each system and each Python that is supported, pip resolves what the engine needs with wheels
alone, and prints what it can't get. It installs nothing. What a package asks for on one system only
is asked for as on the system on which this runs:

    python3 scripts/check_wheels.py
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import product

from environment import PINS, ROOT

SYSTEMS = {
    "Linux": ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
    "Linux on ARM": ("manylinux_2_28_aarch64", "manylinux_2_17_aarch64", "manylinux2014_aarch64"),
    "macOS on ARM": ("macosx_14_0_arm64", "macosx_11_0_arm64"),
    "macOS on Intel": ("macosx_14_0_x86_64", "macosx_11_0_x86_64", "macosx_10_13_x86_64"),
    "Windows": ("win_amd64",),
}
"""A system -> the tags of wheels that run on it, the newest first."""

CLASSIFIER = "Programming Language :: Python :: 3."


def main() -> int:
    """Print a table of systems and Pythons, and return 1 if anything can't be installed."""
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    ).parse_args()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pythons = [
        name.rpartition(" ")[2] for name in project["classifiers"] if name.startswith(CLASSIFIER)
    ]
    cases = list(product(SYSTEMS, pythons))
    with ThreadPoolExecutor(4) as pool:
        asked = partial(fault, dependencies=project["dependencies"])
        faults = list(pool.map(asked, *zip(*cases, strict=True)))
    for (system, python), said in zip(cases, faults, strict=True):
        print(f"{system:<15} Python {python:<6} {said or 'wheels for all'}")
    return 1 if any(faults) else 0


def fault(system: str, python: str, dependencies: list[str]) -> str:
    """Return why the dependencies can't be installed there from wheels, or nothing."""
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "--quiet", "--no-input"]
    command += ["--ignore-installed", "--only-binary", ":all:", "--target", "unused"]
    command += ["--python-version", python, "--implementation", "cp", "-c", PINS]
    for tag in SYSTEMS[system]:
        command += ["--platform", tag]
    done = subprocess.run([*command, *dependencies], cwd=ROOT, capture_output=True, text=True)
    errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
    return "" if done.returncode == 0 else (errors or [done.stderr.strip()])[-1]


if __name__ == "__main__":
    sys.exit(main())
