"""Many entries changed in one call: all of them, or none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from answerable.questions import Judgement, Store, StoreError, load_backlog

BACKLOG = "- {id: q-aaaa, question: A?}\n- {id: q-bbbb, question: B?, group: Rust}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "a.yml").write_text(BACKLOG, encoding="utf-8")
    return tmp_path / "questions"


@pytest.fixture
def store(folder: Path) -> Store:
    return Store(folder, folder.parent)


def test_one_unknown_question_keeps_all_names_as_they_were(store: Store, folder: Path) -> None:
    with pytest.raises(StoreError, match="there is no question q-aaab; did you mean q-aaaa"):
        store.regroup({"q-aaaa": "New", "q-aaab": "New"})
    assert (folder / "a.yml").read_text(encoding="utf-8") == BACKLOG


def test_one_unknown_question_keeps_all_judgements_out(store: Store, folder: Path) -> None:
    pairs = [Judgement("q-aaaa", "x", answers=True), Judgement("q-cccc", "y", answers=False)]
    with pytest.raises(StoreError):
        store.judge_all(pairs)
    assert (folder / "a.yml").read_text(encoding="utf-8") == BACKLOG


def test_a_file_whose_names_are_right_already_isnt_written(store: Store, folder: Path) -> None:
    before = (folder / "a.yml").stat()
    assert store.regroup({"q-bbbb": "Rust"}) == ("questions/a.yml:2",)
    after = (folder / "a.yml").stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_each_judgement_gets_its_place_and_the_later_of_two_counts(
    store: Store, folder: Path
) -> None:
    pairs = [
        Judgement("q-bbbb", "x", answers=True),
        Judgement("q-aaaa", "x", answers=False),
        Judgement("q-bbbb", "x", answers=False),
        Judgement("q-bbbb", "y", answers=True),
    ]
    places = store.judge_all(pairs, "jk", date(2026, 11, 24))
    assert places == (
        "questions/a.yml:2",
        "questions/a.yml:1",
        "questions/a.yml:2",
        "questions/a.yml:2",
    )
    held = load_backlog(folder, folder.parent).backlog.by_id
    assert (held["q-bbbb"].confirmed, held["q-bbbb"].refused) == (("y",), ("x",))
    assert held["q-aaaa"].refused == ("x",)
