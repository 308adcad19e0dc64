"""The backlog's folder as a store: questions are handed in, changed and forgotten, safely.

Writers wait for each other. A file is replaced at once or not at all; what a hand-broken file
can't take stands in another one, and whoever handed it in is told where.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from answerable.ids import nearest
from answerable.questions.backlog import question_files
from answerable.questions.emitting import plain_value
from answerable.questions.faults import entry_faults
from answerable.questions.forgetting import Forgotten, Trace, without
from answerable.questions.handing import Handed, NewQuestion, StoreError
from answerable.questions.judging import Judgement, with_judgements
from answerable.questions.naming import group_name
from answerable.questions.placing import Placed, Placing, find
from answerable.questions.question import Question
from answerable.questions.question_file import QuestionFile
from answerable.questions.writing import ChangedError, WritingError, only_writer
from answerable.reading import Place, shown_path

EXTENDED = ("asks", "products", "answered_by", "not_answered_by")
"""The lists to which a change adds what isn't there yet; any other field is replaced."""

MOST_TRIES = 5
"""How often a writer begins anew because an editor saved a file under its hands."""

CHECK = "'answerable check' says why"

BUSY = "another program keeps changing the files; close it and try again"


class Store:
    """The backlog in `folder`, seen from the project's `root`."""

    def __init__(self, folder: Path, root: Path) -> None:
        self._folder = folder
        self._root = root

    def hand_in(self, items: Sequence[NewQuestion]) -> tuple[Handed, ...]:
        """Take questions in, all or nothing for each file, and say what became of each.

        A question whose words are alike becomes one more ask of the entry that is there. Raises
        StoreError if anything can't be taken; its `handed` tells what was written before.
        """
        ready = [item.cleaned() for item in items]
        done: dict[int, Handed] = {}
        try:
            with only_writer(self._folder):
                for _ in range(MOST_TRIES):
                    left = {n: item for n, item in enumerate(ready) if n not in done}
                    if not left:
                        return tuple(done[number] for number in range(len(ready)))
                    self._hand_in(left, done)
            why = BUSY
        except WritingError as error:
            why = str(error)
        raise StoreError(_not_taken(ready, done, why), [done[number] for number in sorted(done)])

    def family(self, id: str) -> tuple[Question, ...]:
        """Return a question and those that say they repeat it, without reading all others.

        Raises StoreError if it isn't there or can't be read.
        """
        files = self._files()
        file, number = self._entry(files, id)
        question = file.question(number)
        if question is None:
            raise StoreError(f"{self._place(file, number)}: {id} can't be read; {CHECK}")
        near = (held for file in files for held in file.naming(id))
        return question, *(held for held in near if held.duplicate_of == id)

    def change(self, id: str, changes: Mapping[str, Any]) -> str:
        """Set or extend fields of one entry, and return its place; None takes a field away."""
        return self.revise([id], lambda value: _changed(value, changes))[0]

    def revise(
        self, ids: Sequence[str], revised: Callable[[dict[str, Any]], Mapping[str, Any]]
    ) -> tuple[str, ...]:
        """Give each entry the value that `revised` makes of it, and return their places.

        Nothing is written unless all entries can be changed.
        """
        ids = tuple(dict.fromkeys(ids))
        places: list[str] = []

        def revise(files: Sequence[QuestionFile]) -> None:
            found = [self._entry(files, id) for id in ids]
            for (file, number), id in zip(found, ids, strict=True):
                self._revise(file, number, id, revised)
            lines = {file.path: file.lines() for file, _ in found}
            places[:] = [f"{self._shown(f.path)}:{lines[f.path][number]}" for f, number in found]

        if not self._folder.is_dir():
            raise StoreError(f"{self._shown(self._folder)} isn't there, so no question is")
        self._rewrite(revise)
        return tuple(places)

    def judge(
        self, ids: Sequence[str], article: str, answers: bool, by: str = "", on: date | None = None
    ) -> tuple[str, ...]:
        """Note that a person says of an article that it answers questions, or doesn't.

        The judgement takes the place of the opposite one, and of an earlier one of its kind.
        """
        ids = tuple(dict.fromkeys(ids))
        return self.judge_all([Judgement(id, article, answers) for id in ids], by, on)

    def judge_all(
        self, judgements: Sequence[Judgement], by: str = "", on: date | None = None
    ) -> tuple[str, ...]:
        """Note what a person says of many articles, and return the place of each judgement.

        Nothing is written unless all can be. Of two judgements of one article for one question the
        later counts.
        """
        of_question: defaultdict[str, list[Judgement]] = defaultdict(list)
        for judgement in judgements:
            of_question[judgement.question].append(judgement)

        def judged(value: dict[str, Any]) -> dict[str, Any]:
            return with_judgements(value, of_question[value["id"]], by, on)

        places = dict(zip(of_question, self.revise(list(of_question), judged), strict=True))
        return tuple(places[judgement.question] for judgement in judgements)

    def regroup(self, names: Mapping[str, str]) -> tuple[str, ...]:
        """Give each question the name of its group, and return their places.

        Nothing is written unless all entries can be changed. Raises StoreError where a name can't
        be one.
        """
        groups = {id: group_name(name) for id, name in names.items()}
        return self.revise(list(groups), lambda value: {**value, "group": groups[value["id"]]})

    def forget(
        self, *, deal: str | None = None, person: str | None = None, dry_run: bool = False
    ) -> Forgotten:
        """Take every trace of a deal or a person out of the entries, and tell what was taken.

        What only a human can judge, such as a name inside a question, is listed by its place.
        """
        trace = Trace(deal, person)
        forgotten = [Forgotten()]

        def forget(files: Sequence[QuestionFile]) -> None:
            forgotten[0] = without(files, trace, lambda file: self._shown(file.path))

        if dry_run:
            forget(self._files())
        elif self._folder.is_dir():
            self._rewrite(forget)
        return forgotten[0]

    def _hand_in(self, left: Mapping[int, NewQuestion], done: dict[int, Handed]) -> None:
        """Hand in what is left, and note what is done; a file changed meanwhile stays undone."""
        placing = Placing(self._files(), self._folder)
        for number, item in left.items():
            placing.take(number, item)
        of_file: defaultdict[int, list[tuple[int, Placed]]] = defaultdict(list)
        for number, placed in placing.settle().items():
            of_file[id(placed.file)].append((number, placed))
        for file in placing.files:
            if id(file) not in of_file:
                continue
            try:
                if file.changed:
                    file.save()
            except ChangedError:
                continue
            lines, shown = file.lines(), self._shown(file.path)
            for number, placed in of_file[id(file)]:
                place = f"{shown}:{lines[placed.number]}"
                done[number] = Handed(placed.id, place, placed.state, placed.aside)

    def _rewrite(self, change: Callable[[Sequence[QuestionFile]], None]) -> None:
        """Let `change` change files, and save them; begin anew where an editor was quicker."""
        saved: list[str] = []
        try:
            with only_writer(self._folder):
                for _ in range(MOST_TRIES):
                    files = self._files()
                    change(files)
                    try:
                        for file in files:
                            if file.changed:
                                file.save()
                                saved.append(self._shown(file.path))
                    except ChangedError:
                        continue
                    return
            why = BUSY
        except WritingError as error:
            why = str(error)
        done = f"only {' and '.join(saved)} was changed" if saved else "nothing was changed"
        raise StoreError(f"{done}: {why}")

    def _revise(
        self,
        file: QuestionFile,
        number: int,
        id: str,
        revised: Callable[[dict[str, Any]], Mapping[str, Any]],
    ) -> None:
        old = file.value(number)
        if file.question(number) is None:
            raise StoreError(f"{self._place(file, number)}: {id} can't be read; {CHECK}")
        new = revised(old)
        try:
            Question.model_validate(plain_value(new))
        except ValidationError as error:
            place = self._place(file, number)
            faults = [fault.message for fault in entry_faults(error, id, Place(place))]
            raise StoreError(f"{place}: {'; '.join(faults)}") from None
        if not file.edit(number, new, lossy=_is_shorter(old, new)):
            raise StoreError(
                f"{self._place(file, number)}: {id} is written too unusually to be changed safely,"
                " or its file is full or write-protected; change it by hand"
            )

    def _files(self) -> list[QuestionFile]:
        return [QuestionFile.read(path) for path in question_files(self._folder)]

    def _entry(self, files: Sequence[QuestionFile], id: str) -> tuple[QuestionFile, int]:
        if found := find(files, id):
            return found
        for file in files:
            if id in file.ids:
                shown = self._shown(file.path)
                raise StoreError(f"{shown} names {id}, but no entry of it can be read; {CHECK}")
        near = nearest(id, {held for file in files for held in file.ids})
        hint = f"; did you mean {near}?" if near else ""
        raise StoreError(f"there is no question {id}{hint}")

    def _place(self, file: QuestionFile, number: int) -> str:
        return f"{self._shown(file.path)}:{file.lines()[number]}"

    def _shown(self, path: Path) -> str:
        # A link is shown under its own name, which people know, not under what it leads to.
        return shown_path(path.parent, self._root).rstrip("/") + f"/{path.name}"


def _changed(value: dict[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    new = dict(value)
    for name, given in changes.items():
        held = plain_value(given)
        if held is None:
            new.pop(name, None)
        elif name in EXTENDED:
            old = list(new.get(name) or ())
            new[name] = old + [item for item in held if item not in old]
        else:
            new[name] = held
    return new


def _is_shorter(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    return any(
        name not in new or (isinstance(held, list) and len(new[name]) < len(held))
        for name, held in old.items()
    )


def _not_taken(ready: Sequence[NewQuestion], done: Mapping[int, Handed], why: str) -> str:
    if done:
        return f"only {len(done)} of {len(ready)} questions were written: {why}"
    if len(ready) == 1:
        return f"nothing was written: {why}; the question was: {ready[0].question}"
    return f"nothing was written, none of {len(ready)} questions: {why}"
