"""Make the environment for developing, and run the tests in it.

The grammar of this file is that of old Pythons, so that they can say that they are too old.
"""
# ruff: noqa: E402

import oldest_python

oldest_python.leave_if_too_old()

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

from environment import ROOT, SetUpError, ready, variables

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Run the tests that the command line asks for, and return pytest's exit code."""
    _, passed_on = parser().parse_known_args(arguments)
    try:
        python = ready(dev=True)
        if not has_browser():
            print(
                "No Chromium found, so the tests in a browser are skipped: install chromium, or"
                " name one in ANSWERABLE_CHROMIUM.",
                file=sys.stderr,
            )
        command = [str(python), "-m", "pytest", *pytest_arguments(passed_on)]
        return subprocess.run(command, cwd=ROOT, env=variables()).returncode
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return 130


def parser() -> argparse.ArgumentParser:
    """Return the reader of this script's command line."""
    return argparse.ArgumentParser(
        allow_abbrev=False,
        usage="%(prog)s [-h] [arguments for pytest ...]",
        description="Set everything up and run the tests: all of them on all cores, or those that"
        " further arguments choose, on one. Paths are seen from the checkout's root.",
        epilog="examples:\n  python3 scripts/test.py\n  python3 scripts/test.py -k price\n"
        "  python3 scripts/test.py tests/catalogue -x --pdb",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def pytest_arguments(given: "Sequence[str]") -> "list[str]":
    """Return pytest's arguments: with none given, all tests run on all cores.

    The tests of one file stay together, because they share the sites that they build.
    """
    return list(given) or ["-n", "auto", "--dist", "loadfile"]


def has_browser() -> bool:
    """Return whether there is a browser for the tests that need one."""
    return bool(os.environ.get("ANSWERABLE_CHROMIUM") or any(map(shutil.which, BROWSERS)))


if __name__ == "__main__":
    sys.exit(main())
