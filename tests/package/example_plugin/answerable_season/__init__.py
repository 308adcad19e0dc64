"""A fence, a check and an importer of files for Answerable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar

from pydantic import Field

from answerable.articles import Judgement, Structure
from answerable.articles.article import Article
from answerable.dates import Date
from answerable.pages import Press
from answerable.pages.fences import Block, Fault, Fence, FenceError
from answerable.questions.imports import Importer
from answerable.records import Record

OVERRIDES = Path(__file__).parent / "overrides"
RECIPES = Path(__file__).parent / "recipes"


class CountdownOptions(Record):
    """What stands inside a countdown fence."""

    called: ClassVar[str] = "countdown"

    to: str = Field(min_length=1, description="What is awaited")
    on: Date = Field(description="The day")


def countdown(options: CountdownOptions, press: Press) -> Block:
    """Return the days that are left on the day of the build."""
    left = (options.on - press.content.on).days
    if left > 366:
        raise FenceError(Fault(f"{left} days are no countdown; name a nearer day", ("on",)))
    return Block("countdown.html", {"to": options.to, "left": left})


COUNTDOWN = Fence("countdown", CountdownOptions, countdown)

LONGEST_PARAGRAPH = 120


def short_paragraphs(article: Article, structure: Structure, around: Judgement) -> bool:
    """Return whether no paragraph has more words than a phone shows at once."""
    return all(len(text.split()) <= LONGEST_PARAGRAPH for text in structure.paragraphs)


def messages(path: Path) -> Iterator[Sequence[str]]:
    """Yield a header, then the date, the rep and the words of each line of a chat."""
    yield "Date", "Rep", "Question"
    for line in path.read_text(encoding="utf-8").splitlines():
        day, _, rest = line.partition(" ")
        rep, colon, words = rest.partition(": ")
        if not colon:
            raise ValueError(f"'{line[:20]}' is not 'DATE REP: WORDS'")
        yield day, rep, words


CHAT = Importer((".chat",), messages)
