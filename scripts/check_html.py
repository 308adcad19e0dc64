"""Check the HTML of every built page with the Nu HTML checker.

The sample, the documentation and the small site of the tests are built and checked at once. What
the checker finds must be what stands in tests/golden/html-faults-of-material.txt, no more and no
less: one message a line, none by now. Needs Java and, the first time, npm. Without them it fails in
CI (if CI is set) and says so elsewhere.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from environment import ROOT, inside

inside(__file__)

from benchmarks.measuring import fixed_variables  # noqa: E402
from borrowed_tools import ToolError, npm_package, program  # noqa: E402

VERSION = "26.9.27"
SMALL = ROOT / "tests" / "sites" / "small"
KNOWN = ROOT / "tests" / "golden" / "html-faults-of-material.txt"


@dataclass(frozen=True)
class Fault:
    """One thing that the checker found: the page, the line in it, and what is wrong."""

    page: str
    line: int
    message: str


def main() -> int:
    """Build, check, compare, and return the exit code."""
    parser().parse_args()
    try:
        command = checker()
    except ToolError as error:
        print(f"The HTML was not checked: {error}.", file=sys.stderr)
        return 1 if os.environ.get("CI") else 0
    with tempfile.TemporaryDirectory(prefix="check-html-") as held:
        folder = Path(held)
        build(ROOT, folder / "sample")
        build(ROOT / "docs", folder / "docs")
        small = Path(shutil.copytree(SMALL, folder / "source"))  # a build keeps things beside it
        build(small, folder / "small")
        pages = sorted(path for path in folder.rglob("*.html"))
        faults = faults_in(command, folder)
    known = known_faults(KNOWN.read_text("utf-8"))
    lines = differences(faults, known)
    print("\n".join([*lines, f"{len(lines)} differences in the HTML of {len(pages)} pages"]))
    return 1 if lines else 0


def parser() -> argparse.ArgumentParser:
    """Return the reader of this script's command line."""
    return argparse.ArgumentParser(
        description=__doc__,
        epilog="example:\n  python3 scripts/check_html.py",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def checker() -> list[str]:
    """Return the command that runs the checker; raises ToolError without Java or the checker."""
    java = program("java", "install a Java runtime, version 11 or newer")
    jar = npm_package("vnu-jar", VERSION) / "build" / "dist" / "vnu.jar"
    return [java, "-Xss4m", "-jar", str(jar)]


def build(root: Path, to: Path) -> None:
    """Build a site into a folder; what is wrong there is MkDocs' to say."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(to)]
    subprocess.run(command, cwd=root, env=fixed_variables(), check=True)


def faults_in(command: list[str], folder: Path) -> list[Fault]:
    """Return the errors and warnings in the HTML files below a folder."""
    options = ["--format", "json", "--skip-non-html", "--exit-zero-always", "--stdout"]
    done = subprocess.run([*command, *options, str(folder)], capture_output=True, check=True)
    return sorted(
        set(_read(json.loads(done.stdout)["messages"], folder)),
        key=lambda fault: (fault.page, fault.line, fault.message),
    )


def _read(messages: Iterable[dict[str, object]], folder: Path) -> Iterator[Fault]:
    for message in messages:
        if message["type"] == "info" and message.get("subType") != "warning":
            continue  # advice on style, like a slash at the end of a void element
        if "Content Security Policy" in str(message["message"]):
            continue  # 'self' means nothing for a file; browsers judge it in tests/browser
        page = str(message.get("url", "")).partition(f"{folder.name}/")[2]
        yield Fault(page, int(str(message.get("lastLine", 0))), str(message["message"]))


def known_faults(text: str) -> list[str]:
    """Return the messages that a list names, one a line, without its comments."""
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def differences(faults: Iterable[Fault], known: Iterable[str]) -> list[str]:
    """Return a line for each fault that isn't known, and for each known one that is gone."""
    found = list(faults)
    messages = {fault.message for fault in found}
    expected = set(known)
    return [
        *(f"{f.page}:{f.line}: {f.message}" for f in found if f.message not in expected),
        *(
            f"{KNOWN.relative_to(ROOT).as_posix()}: remove '{message}', it is found no more"
            for message in sorted(expected - messages)
        ),
    ]


if __name__ == "__main__":
    sys.exit(main())
