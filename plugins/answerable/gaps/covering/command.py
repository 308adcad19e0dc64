"""The command lines that a report prints, ready to be run."""

from __future__ import annotations

import re
import shlex
from collections.abc import Collection, Iterator, Sequence
from itertools import count

from answerable.articles import article_id, slug
from answerable.ids import LONGEST_ID, id_fault

_UNSAFE = re.compile(r"[\"$`\\!%^]")
"""Signs that shells read between double quotes."""


def new_command(
    id: str,
    topic: str,
    products: Sequence[str],
    title: str,
    questions: Sequence[str],
    stage: str,
) -> str:
    """Return the command that begins an article of that id, which it names only if it must."""
    words = ["answerable", "new", topic, *products, "--title", title]
    for question in questions:
        words += ["--answers", question]
    if stage:
        words += ["--stage", stage]
    if id != article_id(topic, products, title):
        words += ["--id", id]
    return " ".join(map(_quoted, words))


def free_id(topic: str, products: Sequence[str], title: str, taken: Collection[str]) -> str:
    """Return an id for a new article: the usual one, if none of those taken is."""
    usual = article_id(topic, products, title)
    candidates = _ids(topic, usual, title)
    return next(id for id in candidates if id not in taken and not id_fault(id))


def confirm_command(questions: Sequence[str], article: str) -> str:
    """Return the command that says that an article answers questions."""
    return " ".join(map(_quoted, ["answerable", "confirm", *questions, article]))


def _quoted(word: str) -> str:
    """Return a word for a shell; between double quotes where they are safe, for all know them."""
    quoted = shlex.quote(word)
    return quoted if quoted == word or _UNSAFE.search(word) else f'"{word}"'


def _ids(topic: str, usual: str, title: str) -> Iterator[str]:
    """Yield ids for an article, the usual one first."""
    yield usual
    yield slug(title)
    base = (usual or f"new-{topic}")[: LONGEST_ID - len("-999999")].strip("-")
    yield base
    yield from (f"{base}-{number}" for number in count(2))
