"""`answerable init` writes all or nothing, and never over anything."""

from __future__ import annotations

import multiprocessing
import os
import pty
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from begun_sites import ENVIRONMENT, begun, everything, existing, init

from answerable.starter import NewSite, StarterError, plan_of, put
from site_builder import ON, SmallSite

FORK = multiprocessing.get_context("fork")
NOBODY = 65534


def test_a_second_run_says_that_all_is_there_and_changes_nothing(tmp_path: Path) -> None:
    root = begun(tmp_path / "new").root
    before = everything(root)
    result = init(root, "--name", "Another", "--trade", "heating")
    assert result.exit_code == 0
    assert "begun already" in result.stdout
    assert everything(root) == before


def test_a_second_run_brings_no_deleted_example_back(tmp_path: Path) -> None:
    site = begun(tmp_path / "new")
    site.remove("articles/best-of")
    assert init(site.root).exit_code == 0
    assert not site.path("articles/best-of").exists()


@pytest.mark.parametrize("old", [False, True], ids=["new", "joined"])
def test_a_dry_run_tells_all_and_writes_nothing(tmp_path: Path, old: bool) -> None:
    root = tmp_path / "site"
    if old:
        existing(root, "site_name: Old\n")
    before = everything(tmp_path)
    said = init(root, "--dry-run").stdout
    assert everything(tmp_path) == before
    told = {line.split()[1] for line in said.splitlines() if line.startswith("add ")}
    begun(root)
    after = {name for name in everything(root) if (root / name).is_file()}
    assert told == after - set(before) - {n.removeprefix("site/") for n in before}


def test_files_that_are_there_stay_as_they_are(tmp_path: Path) -> None:
    root = tmp_path / "site"
    mine = {
        "README.md": "Mine.",
        ".gitignore": "secret.txt",
        "content/catalogue/people.yml": "format: 1\npeople:\n  editor: {name: Ada, role: Boss}\n",
        ".vscode/settings.json": "{}",
        "notes.txt": "Mine.",
    }
    for name, text in mine.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    site = begun(root)
    for name, text in mine.items():
        if name != ".gitignore":
            assert (root / name).read_text() == text
    lines = (root / ".gitignore").read_text().splitlines()
    assert lines[0] == "secret.txt"
    assert "/content/questions/" in lines
    assert (root / "content/README.md").is_file()
    assert site.errors() == []


def test_a_link_that_leads_nowhere_counts_as_there(tmp_path: Path) -> None:
    root = tmp_path / "site"
    root.mkdir()
    (root / "README.md").symlink_to("nowhere.md")
    begun(root)
    assert (root / "README.md").is_symlink()
    assert not (root / "nowhere.md").exists()


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("Mine.")
    result = init(tmp_path / "site")
    assert result.exit_code == 2
    assert "it is a file, and must be a folder; nothing has been changed" in result.stderr
    assert everything(tmp_path) == {"site": b"Mine."}


def test_a_file_in_the_way_of_a_folder_is_told_and_all_is_taken_back(tmp_path: Path) -> None:
    root = tmp_path / "site"
    root.mkdir()
    (root / "content").write_text("Mine.")
    result = init(root)
    assert result.exit_code == 2
    assert "content can't be written" in result.stderr
    assert everything(root) == {"content": b"Mine."}


@pytest.mark.skipif(os.getuid() != 0, reason="only the superuser can become somebody else")
def test_a_folder_without_rights_is_told(tmp_path: Path) -> None:
    root = tmp_path / "site"
    root.mkdir()
    plan = plan_of(root, NewSite("X", "other", "USD", "en", ON), None)

    def as_nobody(answer: multiprocessing.Queue[str]) -> None:
        os.setegid(NOBODY)
        os.seteuid(NOBODY)
        try:
            put(plan)
        except StarterError as error:
            answer.put(str(error))

    for folder in (root, *root.parents):
        if folder.stat().st_uid == os.getuid() and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o055)
    answer: multiprocessing.Queue[str] = FORK.Queue()
    process = FORK.Process(target=as_nobody, args=(answer,))
    process.start()
    said = answer.get(timeout=30)
    process.join(30)
    assert "Permission denied; nothing has been changed" in said
    assert everything(root) == {}


@pytest.mark.parametrize("old", [False, True], ids=["new", "joined"])
def test_a_full_disk_takes_everything_back(tmp_path: Path, old: bool) -> None:
    root = tmp_path / "site"
    if old:
        existing(root, "site_name: Old\n")
        (root / ".gitignore").write_text("mine")
    before = everything(tmp_path)

    def small_disk() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2500, 2500))

    done = subprocess.run(
        [sys.executable, "-B", "-m", "answerable.cli", "init", str(root), "--name", "X"],
        capture_output=True, text=True, stdin=subprocess.DEVNULL, preexec_fn=small_disk,
        env={**os.environ, **ENVIRONMENT}, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 2
    assert "nothing has been changed" in done.stderr
    assert everything(tmp_path) == before


@pytest.mark.parametrize("signal_sent", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_stopped_leaves_nothing_half_and_can_be_repeated(
    tmp_path: Path, signal_sent: signal.Signals
) -> None:
    for round in range(4):
        root = existing(tmp_path / f"old-{round}", "site_name: Old\nplugins:\n  - search\n")
        before = everything(root)
        process = subprocess.Popen(
            [sys.executable, "-m", "answerable.cli", "init", str(root), "--name", "X"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**os.environ, **ENVIRONMENT},
        )  # fmt: skip
        settings = root / "content/catalogue"
        until = time.monotonic() + 20
        while process.poll() is None and time.monotonic() < until and not settings.exists():
            time.sleep(0.0005)
        time.sleep(0.004 * round)
        process.send_signal(signal_sent)
        process.wait(30)
        if signal_sent is signal.SIGINT and not (root / "content/settings.yml").exists():
            assert everything(root) == before
        init(root)
        site = SmallSite.at(root)
        assert site.errors() == []
        assert not [name for name in everything(root) if ".answerable-" in name]
        shutil.rmtree(root)


def test_on_a_terminal_it_asks_for_what_was_not_said(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "answerable.cli", "init", str(tmp_path / "new")],
        stdin=theirs, stdout=theirs, stderr=theirs, env={**os.environ, **ENVIRONMENT},
    )  # fmt: skip
    os.close(theirs)
    os.write(ours, "Bäder Müller\nheating\nxx\nde\nEURO\nCHF\ny\n".encode())
    said = b""
    try:
        while chunk := os.read(ours, 4096):
            said += chunk
    except OSError:  # the terminal is closed when the program ends
        pass
    os.close(ours)
    assert process.wait(30) == 0, said.decode()
    content = SmallSite.at(tmp_path / "new").content()
    assert content.catalogue.company.name == "Bäder Müller"
    assert content.settings.currency == "CHF"
    assert "gaskessel" in content.catalogue.products
    assert "questions" not in (tmp_path / "new/.gitignore").read_text()
    assert "did you mean 'EUR'?" in said.decode()
