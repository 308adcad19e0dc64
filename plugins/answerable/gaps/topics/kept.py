"""Topics kept on the disk by the digests of questions, so that none is judged twice.

The file holds no question's words but the piece that decided. It may be deleted at any time.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import cached_property
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path
from typing import TypeAlias

from pydantic import TypeAdapter, ValidationError

from answerable.gaps.topics.judging import Judged, TopicJudge
from answerable.meaning import Encoder
from answerable.settings import TOPICS

KEPT_FORMAT = 2
"""Rises when questions are judged in another way by the same words and examples."""

DATA = ("topic_words.yml", "examples.yml")
DIGEST_BYTES = 12

_Kept: TypeAlias = tuple[str, dict[str, Judged]]
_KEPT: TypeAdapter[_Kept] = TypeAdapter(_Kept)
"""What the judgements depend on, and digest -> judgement."""

log = logging.getLogger("mkdocs.plugins.answerable.gaps")


class KeptJudge:
    """Judges only questions that it hasn't judged before; the judge is made when it is needed."""

    def __init__(self, language: str, encoder: Encoder | None, file: Path) -> None:
        self._language = language
        self._encoder = encoder
        self._file = file

    def judge(self, texts: Sequence[str]) -> list[Judged]:
        """Return what is thought of each text."""
        known = self._known
        digests = [blake2b(text.encode("utf-8", "replace"), digest_size=DIGEST_BYTES).hexdigest()
                   for text in texts]  # fmt: skip
        new = {digest: text for digest, text in zip(digests, texts, strict=True)
               if digest not in known}  # fmt: skip
        if new:
            judged = TopicJudge(self._language, self._encoder).judge(list(new.values()))
            known |= dict(zip(new, judged, strict=True))
            self._keep(known)
        return [known[digest] for digest in digests]

    @cached_property
    def _name(self) -> str:
        """What the judgements depend on."""
        made = blake2b(f"{KEPT_FORMAT} {self._language}".encode(), digest_size=DIGEST_BYTES)
        made.update((self._encoder.name if self._encoder else "").encode())
        for name in DATA:
            made.update((files("answerable.gaps.topics") / name).read_bytes())
        return made.hexdigest()

    @cached_property
    def _known(self) -> dict[str, Judged]:
        """What the file holds; nothing where it is broken, or judged by other words or examples."""
        try:
            name, judged = _KEPT.validate_json(self._file.read_bytes())
        except (OSError, ValidationError):
            return {}
        if name != self._name:
            return {}
        return {digest: one for digest, one in judged.items() if one.topic in ("", *TOPICS)}

    def _keep(self, known: dict[str, Judged]) -> None:
        fresh = self._file.with_suffix(".new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(_KEPT.dump_json((self._name, known)))
            fresh.replace(self._file)
        except OSError as error:
            log.info("Topics can't be kept in %s: %s", self._file, error)
