"""Decides where questions go: to an entry that asks the same, or to a new one of their month."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from answerable.questions.backlog import FILE_ENDINGS
from answerable.questions.emitting import new_entry, plain_value
from answerable.questions.handing import NewQuestion, State
from answerable.questions.question import Ask, Question
from answerable.questions.question_file import QuestionFile
from answerable.questions.sameness import letters, words_alike
from answerable.questions.writing import WritingError

_SIGNS = "23456789bcdfghjkmnpqrstvwxyz"
"""What ids are made of: nothing that looks like another sign, and no vowels, so no words."""

MOST_FILES_A_MONTH = 100


class Placed(NamedTuple):
    """Where a question went: the entry's file and number there, and what it means."""

    id: str
    file: QuestionFile
    number: int
    state: State
    aside: bool


@dataclass
class _Target:
    """An entry that asks go to: one that stands in a file, or a draft of a new one."""

    question: str
    topic: str | None
    products: tuple[str, ...]
    asks: list[Ask]
    """All that are known, those of duplicates included."""
    id: str = ""
    where: tuple[QuestionFile, int] | None = None
    added: list[tuple[int, Ask]] = field(default_factory=list)
    known: list[int] = field(default_factory=list)

    def is_about(self, products: Sequence[str]) -> bool:
        """Return whether the same words can mean the same question: of one product, not two."""
        return not products or not self.products or not set(products).isdisjoint(self.products)

    def take(self, number: int, item: NewQuestion) -> None:
        if any(_is_same(ask, item.ask) for ask in self.asks):
            self.known.append(number)
            return
        self.asks.append(item.ask)
        self.added.append((number, item.ask))
        self.topic = self.topic or item.topic
        self.products = self.products or item.products


def _is_same(one: Ask, other: Ask) -> bool:
    if one.source or other.source:
        return one.source == other.source
    return (one.date, one.deal, one.by) == (other.date, other.deal, other.by)


class Placing:
    """The way of a number of questions into the files of a folder."""

    def __init__(self, files: Sequence[QuestionFile], folder: Path) -> None:
        self.files = list(files)
        self._folder = folder
        self._ids = {id for file in files for id in file.ids}
        self._targets: dict[str, list[_Target]] = {}
        self._of_id: dict[str, _Target] = {}

    def take(self, number: int, item: NewQuestion) -> None:
        """Find the entry that a question goes to; `number` is the caller's."""
        words = words_alike(item.question)
        if words not in self._targets:
            self._targets[words] = list(self._standing(words, letters(item.question)))
        targets = self._targets[words]
        target = next((held for held in targets if held.is_about(item.products)), None)
        if target is None:
            target = _Target(item.question, item.topic, item.products, [])
            targets.append(target)
        target.take(number, item)

    def settle(self) -> dict[int, Placed]:
        """Change the files, on paper, and return where each question went."""
        placed: dict[int, Placed] = {}
        targets = {id(target): target for held in self._targets.values() for target in held}
        for target in targets.values():
            if target.where and target.added and not self._extend(target):
                placed |= self._all(target, self._begin(target), "new")
            elif target.where:
                placed |= self._all(target, (*target.where, False), "again")
            else:
                placed |= self._all(target, self._begin(target), "new")
        return placed

    def _all(
        self, target: _Target, where: tuple[QuestionFile, int, bool], first: State
    ) -> dict[int, Placed]:
        states: dict[int, State] = dict.fromkeys(target.known, "known")
        states |= {number: "again" for number, _ in target.added}
        if target.added:
            states[target.added[0][0]] = first
        file, number, aside = where
        return {n: Placed(target.id, file, number, state, aside) for n, state in states.items()}

    def _extend(self, target: _Target) -> bool:
        assert target.where is not None
        file, number = target.where
        value: dict[str, Any] = file.value(number)
        asks = [*(value.get("asks") or ()), *(plain_value(ask) for _, ask in target.added)]
        new = {**value, "asks": asks}
        if target.topic and not value.get("topic"):
            new["topic"] = target.topic
        if target.products and not value.get("products"):
            new["products"] = list(target.products)
        return file.edit(number, new)

    def _begin(self, target: _Target) -> tuple[QuestionFile, int, bool]:
        """Write a new entry into the first file of its month that takes it."""
        target.id = self._new_id()
        asks = [ask for _, ask in target.added]
        entry = new_entry(target.id, target.question, asks, target.topic, target.products)
        for place, file in enumerate(self._month(asks[0].date.isoformat()[:7])):
            if (number := file.append(entry)) is not None:
                return file, number, place > 0
        raise WritingError("none of the month's files can take it")

    def _month(self, month: str) -> Iterator[QuestionFile]:
        for number in range(1, MOST_FILES_A_MONTH):
            stem = month if number == 1 else f"{month}-{number}"
            names = [stem + ending for ending in FILE_ENDINGS]
            file = next((file for file in self.files if file.path.name in names), None)
            if file is None:
                file = QuestionFile.read(self._folder / names[0])
                self.files.append(file)
            yield file

    def _new_id(self) -> str:
        while True:
            id = "q-" + "".join(secrets.choice(_SIGNS) for _ in range(6))
            if id not in self._ids:
                self._ids.add(id)
                return id

    def _standing(self, words: str, question_letters: str) -> Iterator[_Target]:
        """Yield the entries of these words, each as the original that it repeats."""
        for file in list(self.files):
            for number in file.alike(words, question_letters):
                question = file.question(number)
                if question is None or find(self.files, question.id) != (file, number):
                    continue
                asks = list(question.asks)
                where, original = self._original((file, number), question)
                if original is not question:
                    asks += original.asks
                target = self._of_id.setdefault(
                    original.id,
                    _Target(
                        original.question, original.topic, original.products, [], original.id, where
                    ),
                )
                target.asks += asks
                yield target

    def _original(
        self, where: tuple[QuestionFile, int], question: Question
    ) -> tuple[tuple[QuestionFile, int], Question]:
        seen = {question.id}
        at, here = question, where
        while at.duplicate_of:
            there = find(self.files, at.duplicate_of)
            then = there and there[0].question(there[1])
            if there is None or then is None:
                break
            if then.id in seen:
                return where, question
            seen.add(then.id)
            at, here = then, there
        return here, at


def find(files: Sequence[QuestionFile], id: str) -> tuple[QuestionFile, int] | None:
    """Return the entry with this id: the first right one, as the reader takes it, else any."""
    found = [(file, number) for file in files for number in file.numbered(id)]
    right = ((file, number) for file, number in found if file.question(number))
    return next(right, found[0] if found else None)
