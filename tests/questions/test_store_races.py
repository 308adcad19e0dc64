"""Nothing that was accepted is ever lost: writers race, are killed, and run out of disk."""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import time
from datetime import date
from pathlib import Path

import pytest

from answerable.questions import Ask, Judgement, NewQuestion, Store, StoreError, load_backlog

FORK = multiprocessing.get_context("fork")
DAY = date(2026, 11, 24)
BEFORE = '# kept by hand\n- id: q-aaaaaa\n  question: "Does it rust?"\n  asks: []\n'


def _question(words: str) -> NewQuestion:
    return NewQuestion(words, Ask(date=DAY, by="jk"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "questions"
    folder.mkdir()
    (folder / "2026-11.yml").write_text(BEFORE, encoding="utf-8")
    return folder


def _words(folder: Path) -> list[str]:
    loaded = load_backlog(folder, folder.parent)
    assert loaded.findings == ()
    return [question.question for question in loaded.backlog.questions]


def _hand_in_ten(folder: Path, writer: int) -> None:
    store = Store(folder, folder.parent)
    for number in range(10):
        store.hand_in([_question(f"Writer {writer} asks number {number}?")])


@pytest.mark.parametrize("writers", [2, 8])
def test_writers_at_once_lose_nothing(folder: Path, writers: int) -> None:
    running = [FORK.Process(target=_hand_in_ten, args=(folder, n)) for n in range(writers)]
    for process in running:
        process.start()
    for process in running:
        process.join(60)
    assert [process.exitcode for process in running] == [0] * writers
    wanted = {f"Writer {w} asks number {n}?" for w in range(writers) for n in range(10)}
    assert set(_words(folder)) == {"Does it rust?", *wanted}
    assert len(_words(folder)) == 1 + len(wanted)


def test_the_same_question_of_eight_writers_is_one_with_eight_asks(folder: Path) -> None:
    def ask(number: int) -> None:
        ask = Ask(date=DAY, by="jk", deal=str(number))
        Store(folder, folder.parent).hand_in([NewQuestion("Will it LEAK?", ask)])

    running = [FORK.Process(target=ask, args=(number,)) for number in range(8)]
    for process in running:
        process.start()
    for process in running:
        process.join(60)
    found = load_backlog(folder, folder.parent).backlog.questions[-1]
    assert len(found.asks) == 8


def test_writers_who_group_and_judge_at_once_lose_nothing(folder: Path) -> None:
    ids = [handed.id for handed in Store(folder, folder.parent).hand_in(
        [_question(f"How deep is number {number}?") for number in range(8)]
    )]  # fmt: skip

    def work(writer: int) -> None:
        store = Store(folder, folder.parent)
        for turn in range(5):
            store.regroup(dict.fromkeys(ids, f"Depth {writer}"))
            pairs = [Judgement(id, f"a-{writer}-{turn}", answers=turn % 2 == 0) for id in ids]
            store.judge_all(pairs, "jk", DAY)

    running = [FORK.Process(target=work, args=(writer,)) for writer in range(3)]
    for process in running:
        process.start()
    for process in running:
        process.join(60)
    assert [process.exitcode for process in running] == [0] * 3
    held = [q for q in load_backlog(folder, folder.parent).backlog.questions if q.id in ids]
    wanted = {f"a-{writer}-{turn}" for writer in range(3) for turn in range(5)}
    assert all({*question.confirmed, *question.refused} == wanted for question in held)
    (group,) = {question.group for question in held}
    assert group in {"Depth 0", "Depth 1", "Depth 2"}


def _hand_in_until_killed(folder: Path, accepted: int) -> None:
    store = Store(folder, folder.parent)
    for number in range(10_000):
        store.hand_in([_question(f"Round {accepted} number {number}?")])
        with (folder.parent / "accepted").open("a") as noted:
            noted.write(f"Round {accepted} number {number}?\n")


def test_a_writer_that_is_killed_leaves_all_that_it_had_accepted(folder: Path) -> None:
    for round in range(12):
        process = FORK.Process(target=_hand_in_until_killed, args=(folder, round))
        process.start()
        time.sleep(0.03 + 0.017 * round)
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join(30)
    accepted = (folder.parent / "accepted").read_text().splitlines()
    assert len(accepted) > 12
    assert set(accepted) <= set(_words(folder))


def test_a_full_disk_changes_nothing_and_gives_the_question_back(folder: Path) -> None:
    def fill(answer: multiprocessing.Queue[str]) -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
        try:
            Store(folder, folder.parent).hand_in([_question("Where does this go?")])
        except StoreError as error:
            answer.put(str(error))

    answer: multiprocessing.Queue[str] = FORK.Queue()
    process = FORK.Process(target=fill, args=(answer,))
    process.start()
    said = answer.get(timeout=30)
    process.join(30)
    assert "Where does this go?" in said
    assert (folder / "2026-11.yml").read_text(encoding="utf-8") == BEFORE
    assert [path.name for path in folder.iterdir() if path.suffix == ".yml"] == ["2026-11.yml"]


def test_a_month_broken_by_hand_sends_the_question_to_another_file(folder: Path) -> None:
    broken = BEFORE + "- id: [q-bbbbbb\n"
    (folder / "2026-11.yml").write_text(broken, encoding="utf-8")
    (handed,) = Store(folder, folder.parent).hand_in([_question("Where does this go?")])
    assert handed.aside
    assert not handed.place.startswith("questions/2026-11.yml:")
    assert (folder / "2026-11.yml").read_text(encoding="utf-8") == broken
    kept = load_backlog(folder, folder.parent).backlog
    assert kept.by_id[handed.id].question == "Where does this go?"
