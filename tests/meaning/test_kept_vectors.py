"""Vectors on the disk: no text is read twice, and no file, however broken, makes a wrong vector."""

from __future__ import annotations

import stat
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from filelock import FileLock
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.meaning import KeptEncoder, Model, Progress, Vectors, kept, silent, unit

TEXTS = ["How much?", "Why so dear?", "", "Wie teuer?", "泳池多少钱", "\U0001f600", "How much?"]


@dataclass
class Counting:
    """A tiny encoder that remembers what it was asked for."""

    width: int = 5
    name: str = "tiny"
    asked: list[str] = field(default_factory=list)

    def encode(self, texts: Sequence[str], progress: Progress = silent) -> Vectors:
        """Return rows made of the texts' digests."""
        self.asked += texts
        rows = np.zeros((len(texts), self.width), np.float32)
        for number, text in enumerate(texts):
            digest = blake2b(text.encode("utf-8", "replace"), digest_size=self.width).digest()
            rows[number] = np.frombuffer(digest, np.uint8) + np.float32(1)
            progress(number + 1, len(texts))
        return unit(rows)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder for vectors that isn't there yet."""
    return tmp_path / "site" / "vectors"


def file_in(folder: Path) -> Path:
    return folder / "tiny.vectors"


def encoded(folder: Path, texts: Sequence[str] = TEXTS) -> tuple[Vectors, list[str]]:
    """Return what a fresh run gives, and the texts that it had to read."""
    counting = Counting()
    return KeptEncoder(counting, folder).encode(texts), counting.asked


RIGHT, _ = encoded(Path("/dev/null/no-folder"))


def assert_right(found: Vectors, texts: Sequence[str] = TEXTS) -> None:
    wanted = [RIGHT[TEXTS.index(text)] for text in texts]
    assert (found == np.array(wanted)).all()


def test_kept_vectors_are_those_of_the_encoder_nearly(folder: Path) -> None:
    found, _ = encoded(folder)
    assert np.abs(found - Counting().encode(TEXTS)).max() < 1e-3


def test_a_second_run_reads_nothing_and_gives_the_same(folder: Path) -> None:
    first, read = encoded(folder)
    assert read == list(dict.fromkeys(TEXTS))
    again, read = encoded(folder)
    assert read == []
    assert (again == first).all()


def test_within_a_run_no_text_is_read_twice_either(folder: Path) -> None:
    counting = Counting()
    encoder = KeptEncoder(counting, folder)
    for _ in range(3):
        assert_right(encoder.encode(TEXTS))
    assert counting.asked == list(dict.fromkeys(TEXTS))


def test_only_what_is_new_is_read_and_told_of(folder: Path) -> None:
    encoded(folder, TEXTS[:3])
    told: list[tuple[int, int]] = []
    counting = Counting()
    KeptEncoder(counting, folder).encode(TEXTS, lambda done, of: told.append((done, of)))
    assert counting.asked == TEXTS[3:6]
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_no_texts_need_nothing(folder: Path) -> None:
    assert KeptEncoder(Counting(), folder).encode([]).shape == (0, 5)
    assert not folder.exists()


def test_the_file_may_be_deleted_at_any_time(folder: Path) -> None:
    counting = Counting()
    encoder = KeptEncoder(counting, folder)
    encoder.encode(TEXTS[:2])
    file_in(folder).unlink()
    assert_right(encoder.encode(TEXTS))
    assert_right(encoded(folder)[0])
    assert set(encoded(folder)[1]) <= set(TEXTS)
    assert encoded(folder)[1] == []


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a right file."""
    folder = tmp_path_factory.mktemp("whole")
    encoded(folder)
    return file_in(folder).read_bytes()


DIFFERENT = len(dict.fromkeys(TEXTS))
RECORD = kept._record_bytes(5)


def test_a_file_holds_each_text_once_and_nothing_else(whole: bytes) -> None:
    assert len(whole) == kept.HEADER_BYTES + DIFFERENT * RECORD
    assert b"dear" not in whole


@settings(deadline=None, max_examples=150)
@given(data=st.data())
def test_a_file_cut_off_anywhere_loses_only_what_isnt_whole(
    whole: bytes, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(whole)))
    with TemporaryDirectory() as name:
        folder = Path(name)
        file_in(folder).write_bytes(whole[:at])
        found, read = encoded(folder)
        assert_right(found)
        left = max(0, at - kept.HEADER_BYTES) // RECORD
        assert len(read) == DIFFERENT - left
        assert encoded(folder)[1] == []
        assert len(file_in(folder).read_bytes()) == len(whole)


@settings(deadline=None, max_examples=150)
@given(data=st.data())
def test_a_flipped_byte_never_makes_a_wrong_vector_and_its_record_is_made_anew(
    whole: bytes, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(whole) - 1))
    broken = bytearray(whole)
    broken[at] ^= data.draw(st.integers(1, 255))
    with TemporaryDirectory() as name:
        folder = Path(name)
        file_in(folder).write_bytes(broken)
        found, read = encoded(folder)
        assert_right(found)
        assert len(read) == (1 if at >= kept.HEADER_BYTES else DIFFERENT)
        again, read = encoded(folder)
        assert_right(again)
        assert read == []


@settings(deadline=None, max_examples=60)
@given(held=st.binary(max_size=400))
def test_whatever_stands_in_the_file_the_vectors_are_right(held: bytes) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        file_in(folder).write_bytes(held)
        assert_right(encoded(folder)[0])
        assert encoded(folder)[1] == []


def test_another_versions_file_is_written_anew(whole: bytes, folder: Path) -> None:
    folder.mkdir(parents=True)
    file_in(folder).write_bytes(whole.replace(b"vectors 1 ", b"vectors 9 ", 1))
    found, read = encoded(folder)
    assert_right(found)
    assert len(read) == DIFFERENT
    assert file_in(folder).read_bytes() == whole


def test_another_model_has_a_file_of_its_own(folder: Path) -> None:
    encoded(folder)
    other = Counting(name="other")
    KeptEncoder(other, folder).encode(TEXTS)
    assert len(other.asked) == DIFFERENT
    assert encoded(folder)[1] == []


@pytest.fixture(params=["a file in its place", "a folder in its place", "no right to write"])
def unwritable(request: pytest.FixtureRequest, folder: Path) -> Iterator[Path]:
    """Return a folder in which nothing can be kept."""
    if request.param == "a file in its place":
        folder.parent.mkdir(parents=True)
        folder.write_bytes(b"")
        yield folder
    elif request.param == "a folder in its place":
        file_in(folder).mkdir(parents=True)
        yield folder
    else:
        if sys.platform == "win32" or can_always_write(folder.parent):
            pytest.skip("whoever runs this may write anywhere")
        folder.mkdir(parents=True)
        folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
        yield folder
        folder.chmod(stat.S_IRWXU)


def can_always_write(folder: Path) -> bool:
    folder.mkdir(parents=True, exist_ok=True)
    probe = folder / "probe"
    probe.mkdir(mode=0o500)
    try:
        (probe / "file").touch()
    except PermissionError:
        return False
    return True


def test_where_nothing_can_be_kept_all_is_read_again(unwritable: Path) -> None:
    for _ in range(2):
        found, read = encoded(unwritable)
        assert_right(found)
        assert len(read) == DIFFERENT


def test_a_lock_that_somebody_holds_delays_nobody_for_ever(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "LOCK_SECONDS", 0.05)
    folder.mkdir(parents=True)
    with FileLock(file_in(folder).with_suffix(".lock")):
        assert_right(encoded(folder)[0])
    assert not file_in(folder).exists()


def test_two_writers_at_once_lose_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "TEXTS_BETWEEN_WRITES", 3)
    texts = [f"Question {number}?" for number in range(60)]
    halves = (texts[:40], texts[20:])
    found: dict[int, Vectors] = {}

    def write(number: int) -> None:
        found[number] = KeptEncoder(Counting(), folder).encode(halves[number])

    threads = [threading.Thread(target=write, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    again, read = encoded(folder, texts)
    assert read == []
    assert (again[:40] == found[0]).all()
    assert (again[20:] == found[1]).all()


def test_a_run_that_is_stopped_keeps_what_it_wrote_before(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "TEXTS_BETWEEN_WRITES", 2)

    def stop(done: int, of: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        KeptEncoder(Counting(), folder).encode(TEXTS, stop)
    assert encoded(folder)[1] == TEXTS[2:6]


def test_the_real_models_vectors_are_kept_too(model: Model, folder: Path) -> None:
    first = KeptEncoder(model, folder).encode(TEXTS)
    again = KeptEncoder(model, folder).encode(TEXTS[::-1])
    assert (again[::-1] == first).all()
    assert (folder / f"{model.name}.vectors").is_file()
