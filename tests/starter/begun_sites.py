"""Runs `answerable init` in a test's folder, and looks at what it leaves."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from answerable.cli import main
from site_builder import SmallSite

ENVIRONMENT = {"SOURCE_DATE_EPOCH": "1795521600"}


def init(folder: Path, *arguments: str) -> Result:
    """Run `answerable init` as a person does who has no terminal; defects are raised here."""
    named = arguments if "--name" in arguments else ("--name", "Anvil & Sons", *arguments)
    result = CliRunner(env=ENVIRONMENT).invoke(main, ["init", str(folder), *named])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def begun(folder: Path, *arguments: str) -> SmallSite:
    """Return a site that was begun in a folder."""
    result = init(folder, *arguments)
    assert result.exit_code == 0, result.output
    return SmallSite.at(folder)


def init_apart(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "answerable.cli", "init", str(folder), "--name", "X", *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, **ENVIRONMENT},
        stdin=subprocess.DEVNULL,
        check=False,
        timeout=60,
    )


def everything(folder: Path) -> dict[str, bytes]:
    """Return all files and folders below a folder, with what the files hold."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in sorted(folder.rglob("*"))
    }


def existing(root: Path, config: str, **pages: str) -> Path:
    """Return the folder of a MkDocs site that knows nothing of ours."""
    (root / "docs").mkdir(parents=True)
    (root / "mkdocs.yml").write_bytes(config.encode())
    for name, text in (pages or {"index": "# Home\n\nWelcome.\n", "about": "# About\n"}).items():
        (root / "docs" / f"{name}.md").write_text(text, encoding="utf-8")
    return root
