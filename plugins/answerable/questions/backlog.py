"""Reads the backlog's folder: YAML lists of questions, one entry a question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from answerable.findings import Finding, Level
from answerable.ids import nearest
from answerable.questions.faults import entry_faults, reading_faults
from answerable.questions.question import Question, is_question_id
from answerable.reading import Document, Loc, Place, read_yaml, shown_path
from answerable.records import at_present_format

FILE_ENDINGS = (".yml", ".yaml")


@dataclass(frozen=True)
class Backlog:
    """All questions in the order of their files, and where each was written.

    A question's place begins at its entry: `places[id].line("asks", 0, "date")`.
    """

    questions: tuple[Question, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        """The questions by their ids."""
        return {question.id: question for question in self.questions}

    def original(self, question: Question) -> Question:
        """Return the question that a duplicate repeats, or the question itself.

        A duplicate whose original is missing, or that leads back to itself, stands for itself.
        """
        seen = {question.id}
        at = question
        while at.duplicate_of and at.duplicate_of in self.by_id:
            if at.duplicate_of in seen:
                return question
            at = self.by_id[at.duplicate_of]
            seen.add(at.id)
        return at


@dataclass(frozen=True)
class LoadedBacklog:
    """The backlog as far as it can be read, with all findings."""

    backlog: Backlog
    findings: tuple[Finding, ...] = ()


def load_backlog(folder: Path, root: Path) -> LoadedBacklog:
    """Return the backlog that stands in `folder`; a missing folder is an empty backlog.

    Entries are read one by one: a bad one is reported and doesn't hide the others.
    """
    if folder.exists() and not folder.is_dir():
        message = "the backlog is a folder of YAML files, this is a file; name its folder"
        fault = Finding("questions.folder", Level.ERROR, shown_path(folder, root), 0, message)
        return LoadedBacklog(Backlog(), (fault,))
    findings: list[Finding] = []
    questions: list[Question] = []
    places: dict[str, Place] = {}
    for path in question_files(folder):
        document = read_yaml(path, root)
        for value, place in _entries(document, findings):
            question = _question(value, place, findings)
            if question is None:
                continue
            if question.id in places:
                before = places[question.id]
                message = (
                    f"the id {question.id} stands already in {before.path}:{before.first_line};"
                    " give this question another, or move its asks there"
                )
                findings.append(place.finding("questions.id", Level.ERROR, message, "id"))
                continue
            questions.append(question)
            places[question.id] = place
    backlog = Backlog(tuple(questions), places)
    return LoadedBacklog(backlog, (*findings, *_lost_duplicates(backlog)))


def entries_of(document: Document) -> list[Any] | None:
    """Return the values of a file's entries, right or wrong, or None if it can't be read."""
    if document.value is None:
        return None if document.findings else []
    findings: list[Finding] = []
    entries = [value for value, _ in _entries(document, findings)]
    return None if findings and not entries else entries


def question_files(folder: Path) -> list[Path]:
    """Return the files of a backlog's folder in the order in which they are read."""
    if not folder.is_dir():
        return []
    # A name with a leading dot is an editor's lock or backup.
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix in FILE_ENDINGS and not path.name.startswith(".")
    )


def _entries(document: Document, findings: list[Finding]) -> Iterator[tuple[Any, Place]]:
    """Yield each entry of a file with the place that begins at it."""
    findings += reading_faults(document.findings)
    value = document.value
    base: Loc = ()
    if isinstance(value, dict):
        held = at_present_format(replace(document, findings=()), "file of questions")
        findings += reading_faults(held.findings)
        if held.findings:
            return
        strangers = [k for k in held.value if k != "questions" and not k.startswith("x-")]
        for key in strangers:
            message = "a file of questions holds 'format' and 'questions', no other key"
            findings.append(document.place.finding("questions.field", Level.ERROR, message, key))
        value, base = held.value.get("questions"), ("questions",)
    if value is None:
        return
    if not isinstance(value, list):
        message = "a file of questions is a list: one '- ' line begins each question"
        findings.append(document.place.finding("questions.shape", Level.ERROR, message, *base))
        return
    places = _places(document.place, len(base), len(value))
    yield from zip(value, places, strict=True)


def _places(place: Place, base: int, count: int) -> list[Place]:
    """Return the place of each entry, with its lines told from the entry on."""
    lines: list[dict[Loc, int]] = [{} for _ in range(count)]
    for loc, line in place.lines.items():
        if len(loc) > base and isinstance(number := loc[base], int):
            lines[number][loc[base + 1 :]] = line
    return [Place(place.path, inner, inner.get((), place.first_line)) for inner in lines]


def _question(value: Any, place: Place, findings: list[Finding]) -> Question | None:
    try:
        return Question.model_validate(value)
    except ValidationError as error:
        given = value.get("id") if isinstance(value, dict) else None
        findings += entry_faults(error, given if is_question_id(given) else None, place)
        return None


def _lost_duplicates(backlog: Backlog) -> Iterator[Finding]:
    for question in backlog.questions:
        if question.duplicate_of is None:
            continue
        if question.duplicate_of not in backlog.by_id:
            near = nearest(question.duplicate_of, backlog.by_id)
            hint = f"; did you mean {near}?" if near else ""
            message = f"{question.id} repeats {question.duplicate_of}, which isn't there{hint}"
        elif backlog.original(question) is question:
            message = f"{question.id} repeats itself by way of others; name one original"
        else:
            continue
        place = backlog.places[question.id]
        yield place.finding("questions.duplicate-of", Level.ERROR, message, "duplicate_of")
