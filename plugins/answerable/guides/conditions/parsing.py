"""Reads conditions: a small language of comparisons, joined by `and`, `or`, `not` and parentheses.

    condition  = all { "or" all }
    all        = one { "and" one }
    one        = "not" one | "(" condition ")" | comparison
    comparison = side ( "<" | "<=" | ">" | ">=" ) side
               | side "is" [ "not" ] ( word | "unsure" )
               | side [ "not" ] "in" "(" word { "," word } ")"
    side       = step | subject "." name { "." name } | number
    word       = id | number | "text in quotes" | "true" | "false"

Nothing of it is ever run as code. A step alone stands for the buyer's answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NoReturn, cast

from answerable.guides.conditions.tree import (
    AllOf,
    AnyOf,
    Compared,
    Expression,
    Fact,
    Literal,
    Not,
    OneOf,
    Side,
    Sign,
    StepName,
    Unknown,
)

LONGEST_CONDITION = 1000
DEEPEST = 20

_TOKEN = re.compile(
    r"""\s*(?:
    (?P<number>-?\d+(?:\.\d+)?(?![\w.-]))
    |(?P<name>[a-z0-9][a-z0-9_-]*(?:\.[a-z0-9][a-z0-9_-]*)*)
    |"(?P<text>[^"]*)"
    |'(?P<quoted>[^']*)'
    |(?P<sign><=|>=|<|>)
    |(?P<mark>[(),])
    )""",
    re.VERBOSE,
)
_GROUPED = re.compile(r"\s*-?\d{1,3}(?:,\d{3})+(?!\d)")
_JOINING = frozenset({"and", "or", "not", "is", "in"})
_INSTEAD = {"=": "is", "==": "is", "!=": "is not", "<>": "is not", "&&": "and", "||": "or"}


@dataclass(frozen=True)
class Condition:
    """A condition as it was written and as it was read."""

    written: str
    expression: Expression


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    at: int


def read_condition(given: Any) -> Condition:
    """Return the condition that a text writes; raises ValueError with the place and a remedy."""
    if isinstance(given, Condition):
        return given
    if not isinstance(given, str) or not given.strip():
        raise ValueError(f"'{given}' is not a condition; write one like: size is small")
    if len(given) > LONGEST_CONDITION:
        raise ValueError(f"it has more than {LONGEST_CONDITION} characters; make two rules of it")
    return Condition(given, _Reader(given).whole())


class _Reader:
    def __init__(self, written: str) -> None:
        self.written = written
        self.tokens = list(_tokens(written))
        self.at = 0
        self.depth = 0

    def whole(self) -> Expression:
        found = self.any()
        if self.at < len(self.tokens):
            self.fail("'and' or 'or' is missing")
        return found

    def any(self) -> Expression:
        parts = [self.all()]
        while self.took("or"):
            parts.append(self.all())
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def all(self) -> Expression:
        parts = [self.one()]
        while self.took("and"):
            parts.append(self.one())
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts))

    def one(self) -> Expression:
        self.depth += 1
        if self.depth > DEEPEST:
            self.fail(
                f"more than {DEEPEST} levels of 'not' and parentheses can't be read by people"
            )
        try:
            if self.took("not"):
                return Not(self.one())
            if self.took("("):
                found = self.any()
                if not self.took(")"):
                    self.fail("a ')' is missing")
                return found
            return self.comparison()
        finally:
            self.depth -= 1

    def comparison(self) -> Expression:
        left = self.side()
        if token := self.next_of("sign"):
            return Compared(left, cast(Sign, token.text), self.side())
        if isinstance(left, Literal):
            self.fail("a number can only be compared by <, <=, > or >=")
        opposite = False
        if self.took("is"):
            opposite = self.took("not")
            if self.took("unsure"):
                if not isinstance(left, StepName):
                    self.fail("only a step can be 'unsure'")
                return _maybe_not(Unknown(left), opposite)
            return _maybe_not(OneOf(left, (self.word(left),)), opposite)
        opposite = self.took("not")
        if not self.took("in"):
            self.fail("'is', 'in', <, <=, > or >= is missing")
        return _maybe_not(OneOf(left, self.words(left)), opposite)

    def words(self, left: StepName | Fact) -> tuple[str | bool | Decimal, ...]:
        if not self.took("("):
            self.fail("a '(' is missing: write in (small, medium)")
        words = [self.word(left)]
        while self.took(","):
            words.append(self.word(left))
        if not self.took(")"):
            self.fail("a ',' or a ')' is missing")
        return tuple(words)

    def word(self, left: StepName | Fact) -> str | bool | Decimal:
        if token := self.next_of("text", "quoted"):
            return token.text
        if token := self.next_of("number"):
            return token.text if isinstance(left, StepName) else Decimal(token.text)
        token = self.next_of("name")
        if token is None or token.text in _JOINING or "." in token.text:
            self.fail("the name of a choice is missing", token)
        if isinstance(left, StepName):
            return token.text  # a choice's id may look like a number, or be called true
        return {"true": True, "false": False}.get(token.text, token.text)

    def side(self) -> Side:
        if token := self.next_of("number"):
            return Literal(Decimal(token.text))
        token = self.next_of("name")
        if token is None or token.text in _JOINING:
            self.fail("a step or a fact is missing", token)
        first, *path = token.text.split(".")
        return Fact(first, tuple(path)) if path else StepName(first)

    def next_of(self, *kinds: str) -> _Token | None:
        if self.at < len(self.tokens) and self.tokens[self.at].kind in kinds:
            self.at += 1
            return self.tokens[self.at - 1]
        return None

    def took(self, text: str) -> bool:
        token = self.tokens[self.at] if self.at < len(self.tokens) else None
        if token and token.kind in ("name", "mark") and token.text == text:
            self.at += 1
            return True
        return False

    def fail(self, why: str, before: _Token | None = None) -> NoReturn:
        """Refuse the condition; `before` is where, if that was taken already."""
        before = before or next(iter(self.tokens[self.at :]), None)
        where = f"before '{self.written[before.at :]}'" if before else "at its end"
        raise ValueError(f"'{self.written}' can't be read: {why} {where}")


def _maybe_not(expression: Expression, opposite: bool) -> Expression:
    return Not(expression) if opposite else expression


def _tokens(written: str) -> list[_Token]:
    tokens, at = [], 0
    while written[at:].strip():
        match = _TOKEN.match(written, at)
        if match is None or _GROUPED.match(written, at):
            raise ValueError(f"'{written}' can't be read: {_strange(written[at:].lstrip())}")
        kind = match.lastgroup or ""
        tokens.append(_Token(kind, match.group(kind), match.start(kind)))
        at = match.end()
    return tokens


def _strange(rest: str) -> str:
    """Return why a text is no part of a condition, and what to write in its place."""
    for sign, word in sorted(_INSTEAD.items(), key=lambda pair: -len(pair[0])):
        if rest.startswith(sign):
            return f"write '{word}' for '{sign}'"
    if number := _GROUPED.match(rest):
        return f"write {number.group(0).replace(',', '')} without commas for {number.group(0)}"
    if rest[0] in "$€£¥":
        return f"leave out the '{rest[0]}'; the step says its currency"
    if rest[0].isupper():
        return f"names are written in small letters, before '{rest}'"
    return f"'{rest[0]}' has no meaning here, before '{rest}'"
