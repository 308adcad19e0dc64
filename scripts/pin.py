"""Write constraints.txt: one exact version for each package, fit for the oldest Python.

Run it to move to newer packages, then run the tests:

    python3 scripts/pin.py
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

import oldest_python
from environment import PINS, ROOT

OLDEST = f"{oldest_python.MAJOR}.{oldest_python.MINOR}.0"
HEADER = f"""\
# Exact versions of all that is installed, resolved for Python {OLDEST}; newer ones take them too.
# Made by scripts/pin.py; what is asked for stands in pyproject.toml.
"""
KEPT = ("whoosh==2.7.4",)
"""Versions that stay whatever is newest: Whoosh's last own release, which we know by heart."""


def main() -> int:
    """Resolve what pyproject.toml asks for, and write the pins down."""
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    ).parse_args()
    pins = resolved([*wanted(ROOT / "pyproject.toml"), *KEPT])
    (ROOT / PINS).write_text(HEADER + "".join(f"{pin}\n" for pin in pins), "utf-8")
    print(f"{PINS}: {len(pins)} packages")
    return 0


def wanted(pyproject: Path) -> list[str]:
    """Return all that the project asks for: to run, to be built, and to be developed."""
    asked = tomllib.loads(pyproject.read_text("utf-8"))
    project = asked["project"]
    extras = [name for extra in project["optional-dependencies"].values() for name in extra]
    return [*project["dependencies"], *asked["build-system"]["requires"], *extras]


def resolved(requirements: list[str]) -> list[str]:
    """Return the newest versions that fit together and the oldest Python, sorted by name."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        subprocess.run(
            [
                *(sys.executable, "-m", "pip", "install", "--quiet", "--dry-run"),
                *("--report", str(report), "--target", folder, "--python-version", OLDEST),
                *("--only-binary", ":all:", *requirements),
            ],
            check=True,
        )
        found = json.loads(report.read_text("utf-8"))["install"]
    packages = [entry["metadata"] for entry in found]
    return sorted((f"{p['name']}=={p['version']}" for p in packages), key=str.lower)


if __name__ == "__main__":
    sys.exit(main())
