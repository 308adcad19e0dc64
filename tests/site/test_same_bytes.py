"""The same inputs and the same date give the same bytes, wherever and however they are built."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from site_builder import PROJECT, Built, SmallSite

ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1795521600", "NO_MKDOCS_2_WARNING": "1"}


def built_by_a_process(site: SmallSite, to: Path, cwd: Path, **more: str) -> Built:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "-q",
            "-f",
            str(site.root / "mkdocs.yml"),
            "-d",
            str(to),
        ],
        env={**ENVIRONMENT, **more},
        cwd=cwd,
        check=True,
        timeout=120,
        capture_output=True,
    )
    assert not done.stdout
    return Built(to, done.stderr.decode())


def assert_same(one: Built, other: Built) -> None:
    assert list(one.files) == list(other.files)
    assert [name for name in one.files if one.files[name] != other.files[name]] == []


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the small site, built by a process of its own."""
    folder = tmp_path_factory.mktemp("once")
    site = SmallSite(folder / "project")
    return built_by_a_process(site, folder / "site", folder, PYTHONHASHSEED="1")


def test_another_folder_and_another_hash_seed_give_the_same_bytes(
    once: Built, tmp_path: Path
) -> None:
    site = SmallSite(tmp_path / "quite" / "another folder" / "project")
    other = built_by_a_process(
        site, tmp_path / "s", site.root, PYTHONHASHSEED="4242", TZ="Asia/Tokyo"
    )
    assert_same(once, other)


def test_another_order_of_files_on_the_disk_gives_the_same_bytes(
    once: Built, tmp_path: Path
) -> None:
    site = SmallSite(tmp_path / "project")
    for path in sorted((site.root / "content").rglob("*.*"), reverse=True):
        held = path.read_bytes()
        path.unlink()
        path.write_bytes(held)
        os.utime(path, (1_000_000_000, 1_000_000_000))
    assert_same(once, built_by_a_process(site, tmp_path / "s", tmp_path, PYTHONHASHSEED="7"))


def test_two_builds_in_one_process_give_the_same_bytes(site: SmallSite) -> None:
    one = site.build(to=site.root / "one")
    _ = one.files
    time.sleep(1.1)  # a clock that gets into a file shows itself only in another second
    assert_same(one, site.build(to=site.root / "other"))


def test_the_sample_is_built_twice_to_the_same_bytes(sample: Built, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(PROJECT / "mkdocs.yml"), "-d",
         str(tmp_path / "site")],
        env={**ENVIRONMENT, "PYTHONHASHSEED": "99"}, cwd=tmp_path, check=True, timeout=120,
        capture_output=True,
    )  # fmt: skip
    assert_same(sample, Built(tmp_path / "site", done.stderr.decode()))


def test_no_file_names_the_folder_in_which_it_was_built(once: Built) -> None:
    assert once.holding(str(once.folder.parent)) == []


def test_another_date_changes_only_what_depends_on_it(site: SmallSite) -> None:
    one = site.build(on=date(2026, 11, 24), to=site.root / "one")
    other = site.build(on=date(2026, 11, 25), to=site.root / "other")
    assert [name for name in one.pages if one.files[name] != other.files[name]] == []
