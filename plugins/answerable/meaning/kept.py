"""Vectors kept on the disk by what they are of, so that no text is read twice.

A file holds records of one length, each with its own checksum, and only grows at its end: a run
that is killed loses the record it was writing. The file may be deleted at any time.
"""

from __future__ import annotations

import logging
import zlib
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout
from numpy.typing import NDArray

from answerable.meaning.encoder import Encoder, Progress, Vectors, silent, unit

KEPT_FORMAT = 1
"""Rises when records that an earlier version kept mustn't be read."""

DIGEST_BYTES = 16
TEXTS_BETWEEN_WRITES = 512
LOCK_SECONDS = 30

log = logging.getLogger("mkdocs.plugins.answerable.meaning")


class KeptEncoder:
    """An encoder that asks another one only for texts whose vectors it hasn't kept.

    Vectors are rounded to half precision, kept or not, so that a run gives the same whether it
    reads them or makes them.
    """

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        self._encoder = encoder
        self._file = folder / f"{encoder.name}.vectors"
        self._held: dict[bytes, NDArray[np.float16]] | None = None

    @property
    def name(self) -> str:
        """The name of the encoder behind it."""
        return self._encoder.name

    def encode(self, texts: Sequence[str], progress: Progress = silent) -> Vectors:
        """Return a row for each text; those that are new are kept as they are made."""
        if self._held is None:
            self._held = _read(self._file)
        held = self._held
        digests = [_digest(text) for text in texts]
        lacking = {d: text for d, text in zip(digests, texts, strict=True) if d not in held}
        fresh = list(lacking.items())
        for start in range(0, len(fresh), TEXTS_BETWEEN_WRITES):
            part = dict(fresh[start : start + TEXTS_BETWEEN_WRITES])

            def told(done: int, _: int, before: int = start) -> None:
                progress(before + done, len(fresh))

            rows = self._encoder.encode(list(part.values()), told).astype(np.float16)
            made = dict(zip(part, rows, strict=True))
            held |= made
            self._keep(made)
        if not digests:
            return self._encoder.encode([])
        return unit(np.stack([held[digest] for digest in digests]).astype(np.float32))

    def _keep(self, made: Mapping[bytes, NDArray[np.float16]]) -> None:
        """Add records; where that can't be done, the next run makes them again."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(self._file.with_suffix(".lock"), timeout=LOCK_SECONDS):
                width = next(iter(made.values())).shape[0]
                whole = _whole_records(self._file, width)
                with self._file.open("r+b" if whole else "wb") as file:
                    file.truncate(whole)
                    file.seek(whole)
                    if not whole:
                        file.write(_header(width))
                    file.write(b"".join(_record(digest, row) for digest, row in made.items()))
        except (OSError, Timeout) as error:
            log.info("Vectors can't be kept in %s: %s", self._file, error)


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "replace"), digest_size=DIGEST_BYTES).digest()


def _header(width: int) -> bytes:
    return f"answerable vectors {KEPT_FORMAT} {width:>8}\n".encode()


HEADER_BYTES = len(_header(0))
CHECKSUM_BYTES = 4


def _record(digest: bytes, row: NDArray[np.float16]) -> bytes:
    held = digest + row.astype("<f2").tobytes()
    return zlib.crc32(held).to_bytes(CHECKSUM_BYTES, "little") + held


def _record_bytes(width: int) -> int:
    return CHECKSUM_BYTES + DIGEST_BYTES + 2 * width


def _whole_records(path: Path, width: int) -> int:
    """Return how many bytes from a file's beginning hold whole records of this width."""
    if not path.exists():
        return 0
    with path.open("rb") as file:
        if file.read(HEADER_BYTES) != _header(width):
            return 0
    one = _record_bytes(width)
    return HEADER_BYTES + (path.stat().st_size - HEADER_BYTES) // one * one


def _read(path: Path) -> dict[bytes, NDArray[np.float16]]:
    """Return the rows of a file by their digests; what isn't whole and right is left out."""
    try:
        data = path.read_bytes()
    except OSError:
        return {}
    width = data[:HEADER_BYTES].split()[-1:]
    if not width or not width[0].isdigit() or data[:HEADER_BYTES] != _header(int(width[0])):
        return {}
    one = _record_bytes(int(width[0]))
    view = memoryview(data)
    held = {}
    for start in range(HEADER_BYTES, len(data) - one + 1, one):
        checksum, record = view[start : start + CHECKSUM_BYTES], view[start + 4 : start + one]
        if zlib.crc32(record) == int.from_bytes(checksum, "little"):
            row = np.frombuffer(record[DIGEST_BYTES:], "<f2")
            held[bytes(record[:DIGEST_BYTES])] = row
    return held
