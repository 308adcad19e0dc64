"""Commands in README and the documentation work as they are shown."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli as mkdocs

from answerable.cli import main
from documents import GUIDES, REFERENCE, commands, mentions
from site_builder import PROJECT

PROGRAMS: dict[str, click.Group] = {"answerable": main, "mkdocs": mkdocs}
ELSEWHERE = {"node", "pip"}
"""Programs of others, whose options are theirs."""

SAFE = {"ask", "check", "confirm", "find", "forget", "gaps", "group", "guide", "import", "schema"}
"""Commands that can be run on a copy of the sample as they are shown, but for what the engine
proposes for a question there, and what asks whoever sits at a terminal."""
DAY = {"SOURCE_DATE_EPOCH": "1795521600"}


def shown(*programs: str) -> list[object]:
    """Return the commands of these programs that the pages show, each once."""
    found: dict[tuple[str, ...], str] = {}
    for page in (*GUIDES, *REFERENCE):
        for line, words in commands(page):
            found.setdefault(tuple(words), f"{page.name}:{line} {' '.join(words)}")
    return [
        pytest.param(list(words), id=name)
        for words, name in found.items()
        if not programs or words[0] in programs
    ]


def is_safe(words: list[str]) -> bool:
    """Return whether a command can be run as it is shown."""
    asks = words[1:3] == ["guide", "walk"] and "--answers" not in words
    return words[1] in SAFE and "--proposed" not in words and not asks


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return what the engine keeps of the sample after a report, so that none begins from cold."""
    folder = tmp_path_factory.mktemp("kept")
    shutil.copytree(PROJECT / "content", folder / "content")
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    with chdir(folder):
        assert CliRunner(env=DAY).invoke(main, ["gaps", "--no-history"]).exit_code in (0, 1)
    return folder / ".answerable"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: Path) -> Path:
    """Return a copy of the sample, with the files that examples name, as the current folder."""
    shutil.copytree(kept, tmp_path / ".answerable")
    for name in ("content", "docs"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    shutil.copy(PROJECT / "mkdocs.yml", tmp_path)
    (tmp_path / "questions.csv").write_text("question;date\nHow deep?;2026-11-20\n", "utf-8")
    judged = "id,proposal,answers\nq-7k3f9d,fiberglass-pool-cost,yes\n"
    (tmp_path / "gaps.csv").write_text(judged, "utf-8")
    (tmp_path / "labelled").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("words", shown())
def test_every_command_is_one_that_we_know(words: list[str]) -> None:
    known = {*PROGRAMS, *ELSEWHERE}
    script = words[0] in ("python3", "bash") and (PROJECT / words[1]).is_file()
    assert script or words[0] in known


@pytest.mark.parametrize("words", shown(*PROGRAMS))
def test_every_command_can_be_called_as_it_is_shown(words: list[str], project: Path) -> None:
    program = PROGRAMS[words[0]]
    group = click.Context(program, info_name=words[0], **program.context_settings)
    command = program.get_command(group, words[1])
    assert command is not None, words
    command.make_context(words[1], words[2:], parent=group).close()


@pytest.mark.parametrize(
    "words",
    [held for held in shown("answerable") if is_safe(held.values[0])],
)
def test_safe_commands_run_on_the_sample(words: list[str], project: Path) -> None:
    result = CliRunner(env=DAY).invoke(main, words[1:])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    assert result.exit_code in (0, 1), result.output


@pytest.mark.parametrize("words", shown("python3"))
def test_scripts_have_the_options_that_are_shown(words: list[str]) -> None:
    options = [word for word in words[2:] if word.startswith("-")]
    told = subprocess.run(
        [sys.executable, str(PROJECT / words[1]), "-h"], capture_output=True, text=True, check=True
    )
    assert [option for option in options if option not in told.stdout] == []


def test_commands_in_sentences_exist_with_their_options() -> None:
    assert list(_unknown()) == []


def _unknown() -> Iterator[str]:
    for page in (*GUIDES, *REFERENCE):
        for name, *words in mentions(page):
            command = main.get_command(click.Context(main), name)
            options = {o for param in command.params for o in param.opts} if command else set()
            for word in words:
                if word.startswith("--") and word not in options:
                    yield f"{page.name}: answerable {name} {word}"
            if command is None:
                yield f"{page.name}: answerable {name}"
