"""Takes every trace of a deal or a person out of the backlog's entries."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from answerable.questions.question_file import QuestionFile

GIT_PATIENCE_S = 60


@dataclass(frozen=True)
class Trace:
    """What is to be forgotten: a deal's id, or a person as the backlog names them, or both."""

    deal: str | None = None
    person: str | None = None

    def is_deal(self, value: Any) -> bool:
        """Return whether a field holds the deal's id, which may be written as a number."""
        return self.deal is not None and str(value).strip() == self.deal.strip()

    def is_person(self, value: Any) -> bool:
        """Return whether a field holds the person's name."""
        return (
            self.person is not None
            and isinstance(value, str)
            and value.strip().casefold() == self.person.strip().casefold()
        )

    def is_in(self, value: Any) -> bool:
        """Return whether a text names the deal or the person, as a word of its own."""
        return isinstance(value, str) and self.pattern.search(value) is not None

    @property
    def pattern(self) -> re.Pattern[str]:
        """What names them in a text."""
        names = [re.escape(name.strip()) for name in (self.deal, self.person) if name]
        return re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Forgotten:
    """What was forgotten: how many asks and single fields, and the entries that held them.

    `left` are places that still name them: in a question's words, a note, a file that can't be
    read. A human must judge those.
    """

    asks: int = 0
    fields: int = 0
    entries: tuple[tuple[str, str], ...] = ()
    left: tuple[str, ...] = ()


@dataclass(frozen=True)
class Commit:
    """A commit of the backlog's history that wrote or deleted a trace."""

    hash: str
    date: str


def without(
    files: Sequence[QuestionFile], trace: Trace, shown: Callable[[QuestionFile], str]
) -> Forgotten:
    """Change the files so that the trace is gone as far as it stands in fields of its own.

    An ask of the deal goes whole. Of a person's ask only the name goes: the buyer's question and
    the deal are not theirs.
    """
    asks = fields = 0
    entries: list[tuple[QuestionFile, int, str]] = []
    for file in files:
        if file.pieces is None or not trace.pattern.search(file.text or ""):
            continue
        for number, entry in enumerate(file.pieces.entries):
            if not trace.pattern.search(entry):
                continue
            value = file.value(number)
            if not isinstance(value, dict):
                continue
            named, fewer_fields = _without_names(value, trace)
            left, fewer_asks = _without_asks(named, trace)
            if not fewer_fields + fewer_asks:
                continue
            # One after the other: names go from asks that stay, then asks go from their list.
            if file.edit(number, named, lossy=True) and file.edit(number, left, lossy=True):
                asks, fields = asks + fewer_asks, fields + fewer_fields
                entries.append((file, number, str(value.get("id", ""))))
    lines = {id(file): file.lines() for file, _, _ in entries}
    places = [(name, f"{shown(file)}:{lines[id(file)][number]}") for file, number, name in entries]
    left_over = [place for file in files for place in _left(file, trace, shown(file))]
    return Forgotten(asks, fields, tuple(places), tuple(left_over))


def _without_names(value: Mapping[str, Any], trace: Trace) -> tuple[dict[str, Any], int]:
    """Return an entry without the names in its fields, and how many went."""
    kept: dict[str, Any] = {}
    gone = 0
    for name, held in value.items():
        if name == "owner" or name.startswith("x-"):
            if trace.is_person(held) or (name != "owner" and trace.is_deal(held)):
                gone += 1
                continue
        elif isinstance(held, list) and name in ("asks", "answered_by", "not_answered_by"):
            cleared = [_without_name(item, trace) for item in held]
            gone += sum(
                len(old) - len(new)
                for old, new in zip(held, cleared, strict=True)
                if isinstance(old, dict)
            )
            held = cleared
        kept[name] = held
    return kept, gone


def _without_name(item: Any, trace: Trace) -> Any:
    if not isinstance(item, dict) or trace.is_deal(item.get("deal")):
        return item
    return {
        name: held
        for name, held in item.items()
        if not (name == "by" and trace.is_person(held))
        and not (name == "source" and trace.is_in(str(held)))
    }


def _without_asks(value: Mapping[str, Any], trace: Trace) -> tuple[dict[str, Any], int]:
    asks = value.get("asks")
    if trace.deal is None or not isinstance(asks, list):
        return dict(value), 0
    left = [ask for ask in asks if not (isinstance(ask, dict) and trace.is_deal(ask.get("deal")))]
    kept = {name: held for name, held in value.items() if name != "asks" or left}
    if left:
        kept["asks"] = left
    return kept, len(asks) - len(left)


def _left(file: QuestionFile, trace: Trace, shown: str) -> list[str]:
    text = file.pieces.text if file.pieces else (file.raw or b"").decode("utf-8", "replace")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [
        f"{shown}:{number}" for number, line in enumerate(lines, 1) if trace.pattern.search(line)
    ]


def commits_naming(folder: Path, trace: Trace) -> tuple[Commit, ...] | None:
    """Return the commits in whose changes the folder's files name the trace, the latest first.

    None means that there is no Git here or no repository, so no history is known.
    """
    git = shutil.which("git")
    if git is None or not folder.is_dir():
        return None
    names = "|".join(
        re.sub(r"([^\w\s-])", r"\\\1", name.strip()) for name in (trace.deal, trace.person) if name
    )
    pattern = f"(^|[^[:alnum:]_])({names})([^[:alnum:]_]|$)"
    try:
        found = subprocess.run(  # noqa: S603 the pattern is one argument, and no option
            [git, "-C", str(folder), "log", "--all", "--format=%h %as", "--regexp-ignore-case",
             f"-G{pattern}", "--", "."],
            capture_output=True, encoding="utf-8", errors="replace", timeout=GIT_PATIENCE_S,
            check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return None
    if found.returncode:
        return None
    lines = (line.split(" ", 1) for line in found.stdout.splitlines())
    return tuple(Commit(hash, date) for hash, date in lines)
