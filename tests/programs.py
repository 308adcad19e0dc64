"""The programs as people run them: of this checkout, or of the installed wheel.

A test that is given a `program` says what people do and read, and holds for both.
"""

from __future__ import annotations

import os
from contextlib import chdir
from pathlib import Path
from typing import Protocol
from unittest import mock

from click.testing import CliRunner

from answerable.cli import main
from site_builder import Built, SmallSite
from wheel import DAY, Done, Installed

NAMED = "ANSWERABLE_PROGRAM"
"""The environment variable that says `wheel` where the installed programs are to be tested."""


class Program(Protocol):
    """What a person can run."""

    def answerable(self, folder: Path, *arguments: str) -> Done:
        """Run the command `answerable` in a folder; a traceback fails the test."""

    def build(self, folder: Path, *arguments: str) -> Built:
        """Build the site in a folder; a traceback fails the test."""


class Checkout:
    """The code of this checkout, run in the process of the tests, which is quicker."""

    def answerable(self, folder: Path, *arguments: str) -> Done:
        """Run the command `answerable` in a folder."""
        variables = {"SOURCE_DATE_EPOCH": DAY, "ANSWERABLE_QUESTIONS": None}
        with chdir(folder):
            result = CliRunner(env=variables).invoke(main, list(arguments))
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Done(result.exit_code, result.stdout, result.stderr)

    def build(self, folder: Path, *arguments: str) -> Built:
        """Build the site in a folder."""
        site = SmallSite.__new__(SmallSite)
        site.root = folder
        with mock.patch.dict(os.environ):
            os.environ.pop("ANSWERABLE_QUESTIONS", None)
            return site.build(strict="--strict" in arguments)


def program_of(installed: Installed | None) -> Program:
    """Return the wheel's programs where there are some, else those of the checkout."""
    return installed or Checkout()
