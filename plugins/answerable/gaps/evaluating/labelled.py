"""Reads a folder of labelled questions: passages.jsonl and queries.jsonl.

A passage has `id`, `title`, `text` and perhaps `questions` (known wordings). A query has `id`,
`text`, `relevant` (ids of passages), `label` (answered, partial, unanswered) and perhaps `cluster`
(queries of one cluster ask the same).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Literal, TypeVar

from pydantic import Field, ValidationError

from answerable.findings import AnswerableError, Finding, Level
from answerable.ids import suggestion
from answerable.reading import Place
from answerable.records import Record, validation_findings
from answerable.settings import Topic

PASSAGES_FILE = "passages.jsonl"
QUERIES_FILE = "queries.jsonl"


class LabelledPassage(Record):
    """An article, or a section of one."""

    called: ClassVar[str] = "passage"

    id: str = Field(min_length=1, description="Its id")
    title: str = Field(description="Its title")
    text: str = Field(description="Its text")
    questions: tuple[str, ...] = Field((), description="Questions that it is known to answer")


class LabelledQuery(Record):
    """A question with the right answer."""

    called: ClassVar[str] = "query"

    id: str = Field(min_length=1, description="Its id")
    text: str = Field(description="The question's words")
    relevant: tuple[str, ...] = Field((), description="The ids of the passages that answer it")
    label: Literal["answered", "partial", "unanswered"] = Field(description="Whether any does")
    cluster: str | None = Field(None, description="Questions of one cluster ask the same")


class LabelledTopic(Record):
    """A question with its topic."""

    called: ClassVar[str] = "question"

    text: str = Field(description="The question's words")
    label: Literal[Topic, "none"] = Field(description="One of the Big 5, or none")
    industry: str = Field("", description="What it is about; not used")


class LabelledComparison(Record):
    """A question that compares, or not."""

    called: ClassVar[str] = "question"

    text: str = Field(description="The question's words")
    domain: str = Field("", description="What it is about; not used")
    comparative: int = Field(1, ge=0, le=1, description="1 if it compares")


R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Labelled:
    """A folder of labelled questions."""

    passages: tuple[LabelledPassage, ...]
    queries: tuple[LabelledQuery, ...]


class LabelledError(AnswerableError):
    """Labelled questions can't be used; the message holds all that is wrong, by file and line."""


def read_folder(folder: Path) -> Labelled:
    """Return what a folder holds; raises LabelledError with all that is wrong in it."""
    passages, wrong = _lines(folder / PASSAGES_FILE, LabelledPassage)
    queries, more = _lines(folder / QUERIES_FILE, LabelledQuery)
    known = {passage.id for _, passage in passages}
    lost = () if wrong else _lost(folder / QUERIES_FILE, queries, known)
    _raise([*wrong, *more, *_twice(folder / PASSAGES_FILE, passages), *lost])
    return Labelled(tuple(passage for _, passage in passages), tuple(query for _, query in queries))


def read_topics(path: Path) -> tuple[LabelledTopic, ...]:
    """Return questions with their topics; raises LabelledError."""
    found, wrong = _lines(path, LabelledTopic)
    _raise(wrong)
    return tuple(topic for _, topic in found)


def read_comparisons(path: Path) -> tuple[LabelledComparison, ...]:
    """Return questions that compare, or not; raises LabelledError."""
    found, wrong = _lines(path, LabelledComparison)
    _raise(wrong)
    return tuple(question for _, question in found)


def _lines(path: Path, model: type[R]) -> tuple[list[tuple[int, R]], list[Finding]]:
    """Return the records of a file's lines with their numbers, and what is wrong in the others."""
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        return [], [_finding(path, 0, "the file isn't UTF-8; save it as UTF-8")]
    except OSError as error:
        return [], [_finding(path, 0, f"the file can't be read: {error.strerror}")]
    records: list[tuple[int, R]] = []
    findings: list[Finding] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError as error:
            findings.append(_finding(path, number, f"the line isn't JSON: {error}"))
            continue
        except RecursionError:
            findings.append(_finding(path, number, "the line opens more brackets than can be read"))
            continue
        if not isinstance(value, dict):
            findings.append(_finding(path, number, "a line holds one object: {...}"))
            continue
        known = {field.alias or name for name, field in model.model_fields.items()}
        try:
            held = {key: given for key, given in value.items() if key in known}
            records.append((number, model.model_validate(held)))
        except ValidationError as error:
            findings += validation_findings(error, model, Place(str(path), {}, number))
    if not records and not findings:
        findings.append(_finding(path, 0, "the file is empty; write one object a line"))
    return records, findings


def _twice(path: Path, passages: Iterable[tuple[int, LabelledPassage]]) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for number, passage in passages:
        before = first.setdefault(passage.id, number)
        if before != number:
            yield _finding(path, number, f"the id '{passage.id}' stands in line {before} already")


def _lost(
    path: Path, queries: Iterable[tuple[int, LabelledQuery]], known: Collection[str]
) -> Iterator[Finding]:
    for number, query in queries:
        for id in query.relevant:
            if id not in known:
                hint = suggestion(id, known)
                yield _finding(path, number, f"'relevant' names '{id}', no passage{hint}")
        if query.label == "answered" and not query.relevant:
            yield _finding(path, number, "an answered query needs 'relevant', the ids of passages")


def _finding(path: Path, line: int, message: str) -> Finding:
    return Finding("evaluate.file", Level.ERROR, str(path), line, message)


def _raise(findings: Sequence[Finding]) -> None:
    if findings:
        raise LabelledError("\n".join(str(finding) for finding in findings))
