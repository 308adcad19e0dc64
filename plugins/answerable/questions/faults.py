"""What is wrong with a file of questions, said without a word of what stands in it.

A finding may reach a log that strangers read, and a slip of the comma makes a key of a customer's
sentence. So a message is made of the fields' own names and of ids alone, and the line tells the
rest. The words of the ground's findings quote what was written; here only their place is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pydantic import ValidationError

from answerable.findings import Finding, Level
from answerable.questions.question import Answer, Ask, Question
from answerable.reading import Loc, Place
from answerable.records import FORMAT, Record

ID_RULE = "write q- and four or more letters a to z or digits, like q-7k3f9d"

WANTED = {
    "id": f"a question's id: {ID_RULE}",
    "question": "text, in quotes",
    "asks": "a list (one '- ' line for each ask)",
    "date": "a date: year-month-day, like 2026-11-24",
    "by": "text, in quotes",
    "deal": "text or a whole number; put it in quotes, as the sales system writes it",
    "stage": "text: a stage's id, from settings.yml",
    "amount": "a number: digits only, with a point before decimals, and not below zero",
    "currency": "a currency of ISO 4217, like USD",
    "outcome": "open, won or lost",
    "source": "text, in quotes",
    "topic": "cost, problems, comparisons, reviews, best-of or process",
    "products": "a list of products' ids",
    "answered_by": "a list (one '- ' line for each article)",
    "not_answered_by": "a list (one '- ' line for each article)",
    "article": "text: an article's id",
    "status": "new, assigned, drafting, declined or duplicate ('answered' is computed)",
    "group": "text, in quotes",
    "owner": "text, in quotes",
    "due": "a date: year-month-day, like 2026-11-24",
    "duplicate_of": f"a question's id: {ID_RULE}",
}
"""What each field holds, in words for people."""

_INSIDE: dict[str, type[Record]] = {"asks": Ask, "answered_by": Answer, "not_answered_by": Answer}

_READING = {
    "yaml.syntax": "from here on this can't be read as YAML; put sentences in quotes, and check"
    " the indentation and that every bracket and quote above is closed",
    "yaml.duplicate-key": "the key on this line stands twice in one entry; keep one of the two",
    "yaml.tag": "a tag (a word that begins with !) isn't read; put the value in quotes",
    "yaml.number": "this is not a number; put it in quotes if it is text",
    "yaml.alias": "aliases (words that begin with & or *) aren't followed here; put the value"
    " in quotes, or write it out",
    "yaml.key": "a list or mapping can't be a key here",
    "yaml.control": "an invisible control character stands on this line; delete it",
    "yaml.merge": "'<<' merge keys aren't read; write them out",
    "file.encoding": "the file is not UTF-8 here; save it as UTF-8",
    "file.format": f"the file's format can't be read; begin it with 'format: {FORMAT}', or write"
    " it as a list (one '- ' line for each question)",
}
_QUOTES_NOTHING = {"file.too-large", "file.unreadable", "file.binary", "yaml.too-deep"}


def reading_faults(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield what the reader found, with its words replaced where they quote the file."""
    for finding in findings:
        if finding.id in _QUOTES_NOTHING:
            yield finding
        else:
            yield replace(finding, message=_READING.get(finding.id, "this can't be read"))


def entry_faults(error: ValidationError, id: str | None, place: Place) -> Iterator[Finding]:
    """Yield what validation found in one entry; `place` begins at the entry."""
    about = f"{id}: " if id else ""
    for fault in error.errors(include_url=False, include_input=False):
        loc: Loc = tuple(fault["loc"])
        message = _message(fault["type"], fault["msg"], loc)
        yield place.finding("questions.field", Level.ERROR, about + message, *loc)


def _message(kind: str, words: str, loc: Loc) -> str:
    if kind.startswith("backlog."):
        return words
    inside, named = _inside(loc)
    if kind == "extra_forbidden":
        fields = ", ".join(inside.model_fields)
        return (
            f"the key on this line is not a field of {_a(inside.called)} (its fields are {fields});"
            " or a comma split a sentence: put the sentence in quotes"
        )
    if kind == "missing":
        return f"{_a(inside.called)} needs '{loc[-1]}'"
    if named is None:
        return f"{_a(inside.called)} is written as 'key: value' lines"
    return f"'{named}' must be {WANTED[named]}"


def _inside(loc: Loc) -> tuple[type[Record], str | None]:
    """Return the record around a fault and the field of it, or None for the record itself."""
    outer = loc[0] if loc else None
    if isinstance(outer, str) and outer in _INSIDE and len(loc) > 1:
        field = loc[2] if len(loc) > 2 else None
        return _INSIDE[outer], field if isinstance(field, str) and field in WANTED else None
    return Question, outer if isinstance(outer, str) and outer in WANTED else None


def _a(noun: str) -> str:
    return f"an {noun}" if noun[:1] in "aeiou" else f"a {noun}"
