"""One file of the backlog as a writer sees it: found in quickly, changed in few places."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from answerable.questions.backlog import entries_of
from answerable.questions.editing import edited
from answerable.questions.emitting import block_entry, inline, plain_value
from answerable.questions.question import Question
from answerable.questions.sameness import letters, unescaped, words_alike
from answerable.questions.splitting import Pieces, by_lines, entry_value, split, usual
from answerable.questions.writing import WritingError, replace, stamp
from answerable.reading import LARGEST_FILE_BYTES, parse_yaml

BOM = b"\xef\xbb\xbf"
FEW = 20
"""So many questions are looked for in the text; for more, an index of all entries is made."""

_ID_LIKE = re.compile(rb"q-[a-z0-9]+")


@dataclass(eq=False)
class QuestionFile:
    """A file of questions with what is to be changed in it.

    `raw` is what stands on the disk, None where there is no file yet; `seen` is its stamp then.
    A `closed` file can't be changed.
    """

    path: Path
    raw: bytes | None
    seen: tuple[int, int, int] | None
    closed: bool = False
    changed: bool = False
    _proven: bool = False
    _searches: int = 0

    @classmethod
    def read(cls, path: Path) -> QuestionFile:
        """Return the file at `path`, which may be missing, or closed to us."""
        try:
            seen = stamp(path)
            if seen is None:
                return cls(path, None, None, closed=path.is_symlink())
            return cls(path, path.read_bytes(), seen, closed=not os.access(path, os.W_OK))
        except OSError:
            return cls(path, None, None, closed=True)

    @property
    def ids(self) -> set[str]:
        """Everything in the file that looks like a question's id."""
        return {found.decode() for found in _ID_LIKE.findall(self.raw or b"")}

    @cached_property
    def text(self) -> str | None:
        """The file's text without byte order mark, or None if it isn't a text that we read."""
        raw = self.raw or b""
        if len(raw) > LARGEST_FILE_BYTES or b"\0" in raw:
            return None
        try:
            return raw.removeprefix(BOM).decode("utf-8")
        except UnicodeDecodeError:
            return None

    @cached_property
    def pieces(self) -> Pieces | None:
        """The file's entries, or None if the reader can't read the file as a whole."""
        return None if self.text is None else split(self.text)

    @cached_property
    def room(self) -> int:
        """How many bytes more the file may hold."""
        return LARGEST_FILE_BYTES - len(self.raw or b"")

    @cached_property
    def newline(self) -> str:
        """The file's line break."""
        return "\r\n" if "\r\n" in (self.text or "") else "\n"

    @cached_property
    def _letters(self) -> tuple[str, str]:
        text = self.text or ""
        return letters(text), letters(unescaped(text)) if "\\" in text else ""

    @cached_property
    def _index(self) -> tuple[dict[str, list[int]], list[tuple[int, str]], str]:
        """Words -> numbers of usual entries; number and letters of the others; all these."""
        known: dict[str, list[int]] = {}
        others: list[tuple[int, str]] = []
        assert self.pieces is not None
        for number, entry in enumerate(self.pieces.entries):
            if shape := usual(entry):
                known.setdefault(words_alike(unescaped(shape[1])), []).append(number)
            else:
                others.append((number, f"{letters(entry)} {letters(unescaped(entry))}"))
        return known, others, " ".join(held for _, held in others)

    def alike(self, words: str, question_letters: str) -> Iterator[int]:
        """Yield the numbers of the entries whose question has these words."""
        self._searches += 1
        if self._searches <= FEW and not any(question_letters in held for held in self._letters):
            return
        if self.pieces is None:
            return
        known, others, all_others = self._index
        yield from known.get(words, ())
        if question_letters not in all_others:
            return
        for number, held in others:
            if question_letters in held:
                value = self.value(number)
                question = value.get("question") if isinstance(value, dict) else None
                if isinstance(question, str) and words_alike(question) == words:
                    yield number

    def numbered(self, id: str) -> Iterator[int]:
        """Yield the numbers of the entries with this id."""
        if id not in (self.text or "") or self.pieces is None:
            return
        for number, entry in enumerate(self.pieces.entries):
            if id in entry:
                value = self.value(number)
                if isinstance(value, dict) and value.get("id") == id:
                    yield number

    def naming(self, id: str) -> Iterator[Question]:
        """Yield the right questions whose entries name this id, as theirs or another's."""
        if id not in (self.text or "") or self.pieces is None:
            return
        for number, entry in enumerate(self.pieces.entries):
            if id in entry and (question := self.question(number)):
                yield question

    def value(self, number: int) -> Any:
        """Return the value of an entry, or None where it isn't a faultless one."""
        assert self.pieces is not None
        if self.pieces.values is not None:
            # An alias may lead out of the entry, so the whole file's reading counts.
            alone = entry_value(self.pieces.entries[number], self.pieces.flow)
            return alone if alone == self.pieces.values[number] else None
        return entry_value(self.pieces.entries[number], self.pieces.flow)

    def question(self, number: int) -> Question | None:
        """Return the question of an entry, or None if it isn't a right one."""
        try:
            return Question.model_validate(self.value(number))
        except ValidationError:
            return None

    def edit(self, number: int, new: Mapping[str, Any], lossy: bool = False) -> bool:
        """Give an entry the value `new`; return False, with nothing changed, if that isn't safe."""
        assert self.pieces is not None
        if self.closed:
            return False
        before = self.pieces.entries[number]
        after = edited(before, new, self.pieces.flow, lossy)
        if after is None:
            return False
        if after == before:
            return True
        growth = len(after.encode()) - len(before.encode())
        if growth > self.room:
            return False
        values = self.pieces.values
        self.pieces.entries[number] = after
        if values is not None:
            wanted = [*values[:number], plain_value(new), *values[number + 1 :]]
            if entries_of(parse_yaml(self.pieces.text, "")) != wanted:
                self.pieces.entries[number] = before
                return False
            self.pieces.values = wanted
        self._grown(growth)
        return True

    def append(self, entry: Mapping[str, Any]) -> int | None:
        """Add an entry at the end and return its number, or None if the file can't take it."""
        if self.pieces is None or self.closed:
            return None
        for lead, written in _additions(self.pieces, entry, self.newline):
            growth = len(lead.encode()) + len(written.encode())
            if growth > self.room:
                return None
            # Once one entry was read back rightly, those behind it, of the same shape, will be.
            grown = self.pieces if self._proven else self.pieces.copy()
            grown.add(lead, written)
            if grown.values is not None:
                grown.values.append(plain_value(entry))
            if self._proven or _reads_back(self.pieces, grown):
                self.pieces = grown if self._proven else by_lines(grown.text) or grown
                self._proven = True
                self._grown(growth)
                return len(self.pieces.entries) - 1
        return None

    def _grown(self, by: int) -> None:
        self.changed = True
        self.room -= by

    def lines(self) -> list[int]:
        """Return the line on which each entry begins."""
        assert self.pieces is not None
        pieces = self.pieces
        lines = [1 + _breaks(pieces.head)]
        for entry, after in zip(pieces.entries, pieces.after, strict=True):
            lines.append(lines[-1] + _breaks(entry) + _breaks(after))
        return lines[:-1]

    def save(self) -> None:
        """Write the changes; raises ChangedError and WritingError as `replace` does."""
        assert self.pieces is not None
        text = self.pieces.text
        if (
            self.pieces.values is not None
            and entries_of(parse_yaml(text, "")) != self.pieces.values
        ):
            raise WritingError("its form is too unusual to change it safely; change it by hand")
        bom = BOM if (self.raw or b"").startswith(BOM) else b""
        replace(self.path, bom + text.encode(), self.seen)


def _additions(pieces: Pieces, entry: Mapping[str, Any], newline: str) -> Iterator[tuple[str, str]]:
    """Yield ways to add an entry: what goes before it, and its own text."""
    if pieces.flow:
        written = inline(entry)
        if pieces.entries:
            yield ", ", written
        yield "", written
        return
    written = block_entry(entry, pieces.column).replace("\n", newline)
    before = pieces.entries[-1] + pieces.after[-1] if pieces.entries else pieces.head
    end = "" if not before or before.endswith(("\n", "\r")) else newline
    apart = len(pieces.entries) == 1 or any(map(_ends_apart, pieces.entries[-2:-1]))
    if apart and not _ends_apart(before + end):
        yield end + newline, written
    yield end, written


def _ends_apart(text: str) -> bool:
    """Return whether an empty line stands at the end of an entry's lines."""
    return text.endswith(("\n\n", "\n\r\n"))


def _reads_back(old: Pieces, new: Pieces) -> bool:
    """Return whether pieces with one entry more are read as the old ones and that entry."""
    if new.values is not None:
        return entries_of(parse_yaml(new.text, "")) == new.values
    last = len(old.entries) - 1
    before = parse_yaml(new.entries[last] + new.after[last], "").value
    return bool(parse_yaml(old.entries[last], "").value == before)


def _breaks(text: str) -> int:
    return text.count("\n") + len(re.findall(r"\r(?!\n)", text) if "\r" in text else ())
