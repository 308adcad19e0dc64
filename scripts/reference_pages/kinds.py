"""What may stand in a field, in people's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from answerable.dates import Date, TimeZone
from answerable.guides import When
from answerable.ids import Id
from answerable.money import Amount, Currency, Number
from answerable.questions.question import Deal, QuestionId
from answerable.records import Record, Words
from answerable.web import Contact, PageAddress
from reference_pages.words import anchor, code

NAMED: tuple[tuple[Any, str], ...] = (
    (Id, "an id"),
    (QuestionId, "a question's id"),
    (Deal, "a deal's id"),
    (Date, "a day, like `2026-11-24`"),
    (TimeZone, "a time zone"),
    (Currency, "a currency, like `USD`"),
    (Amount, "an amount"),
    (Number, "a number"),
    (When, "a condition"),
    (Words, "one text, or a list"),
    (Contact, "an address of a page, or `mailto:…`"),
    (PageAddress, "an address of a page"),
    (bool, "`true` or `false`"),
    (int, "a whole number"),
    (Decimal, "a number"),
    (str, "text"),
    (Any, "anything"),
)


def kind(hint: Any) -> str:
    """Return what a type means to people who write YAML."""
    for known, words in NAMED:
        if hint == known:
            return words
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return kind(arguments[0])
    if origin in (Union, UnionType):
        return " or ".join(dict.fromkeys(_choices(arguments)))
    if origin is Literal:
        return _one_of(arguments)
    if origin is tuple:
        return f"a list; each is {kind(arguments[0])}"
    if origin in (dict, Mapping):
        return f"{kind(arguments[0])} → {kind(arguments[1])}"
    assert issubclass(hint, Record), hint
    return f"[{hint.called}](#{anchor(hint.called)})"


def records_in(hint: Any) -> Iterator[type[Record]]:
    """Yield the records that a type holds."""
    if isinstance(hint, type) and get_origin(hint) is None and issubclass(hint, Record):
        yield hint
    elif get_origin(hint) is not Literal:
        for argument in get_args(hint):
            yield from records_in(argument)


def _choices(arguments: tuple[Any, ...]) -> Iterator[str]:
    literals = [v for a in arguments if get_origin(a) is Literal for v in get_args(a)]
    if literals:
        yield _one_of(tuple(literals))
    for argument in arguments:
        if argument is not NoneType and get_origin(argument) is not Literal:
            yield kind(argument)


def _one_of(values: tuple[Any, ...]) -> str:
    return " · ".join(code(str(value)) for value in values)
