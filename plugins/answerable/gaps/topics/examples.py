"""Questions whose topics are known, from which a judge with a model learns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

from answerable.reading import read_yaml


@dataclass(frozen=True)
class Example:
    """A question, its topic, and the trade whose buyers ask it."""

    question: str
    topic: str
    trade: str


@cache
def examples_in(language: str) -> tuple[Example, ...]:
    """Return the examples in a language, by its first letters: none where nobody wrote any."""
    with as_file(files("answerable.gaps.topics") / "examples.yml") as path:
        document = read_yaml(path, path.parent)
    return tuple(
        Example(question, topic, trade)
        for trade, topics in document.value.get(language.split("_")[0], {}).items()
        for topic, questions in topics.items()
        for question in questions
    )
