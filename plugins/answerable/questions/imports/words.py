"""The words of exports: what they call their columns, yes and no, won and lost, and currencies."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import ClassVar

from answerable.money import currency_code
from answerable.questions.question import Outcome
from answerable.reading import read_yaml
from answerable.records import Record

FILE = Path(__file__).with_name("words.yml")


class Words(Record):
    """What stands in words.yml."""

    called: ClassVar[str] = "list of words"

    columns: dict[str, tuple[str, ...]]
    perhaps_id: tuple[str, ...]
    prefixes: tuple[str, ...]
    outcomes: dict[Outcome, tuple[str, ...]]
    last_stages: dict[Outcome, tuple[str, ...]]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    signs: dict[str, tuple[str, ...]]


@cache
def words() -> Words:
    """Return the words, read once."""
    return Words.model_validate(read_yaml(FILE, FILE.parent).value)


def plain(text: str) -> str:
    """Return words in small letters with single spaces and without signs."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"[\W_]+", " ", folded).split())


def outcome_in_words(text: str) -> Outcome | None:
    """Return how a deal ended, as a column of states says it."""
    return _outcome(plain(text), words().outcomes)


def outcome_of_stage(text: str) -> Outcome | None:
    """Return how a deal ended, if its stage's name is exactly one that says so."""
    return _outcome(plain(text), words().last_stages)


def yes_or_no(text: str) -> bool | None:
    """Return what a cell says, None if it says nothing; raises ValueError if it is neither."""
    word = plain(text)
    if not word:
        return None
    if word in words().yes:
        return True
    if word in words().no:
        return False
    raise ValueError("it says neither yes nor no")


def currencies_of(mark: str) -> tuple[str, ...]:
    """Return the currencies that a sign or a code beside an amount may stand for."""
    named = mark.strip().rstrip(".").casefold()
    if found := words().signs.get(named):
        return found
    try:
        return (currency_code(named.upper()),)
    except ValueError:
        return ()


def currency_in_words(text: str) -> str:
    """Return the currency of a cell like 'CZK', '€' or 'US Dollar (USD)'; raises ValueError."""
    codes = {
        found[0]
        for word in re.findall(r"\b[A-Za-z]{3}\b", text)
        if word.isupper() or len(text.strip()) == len(word)
        if len(found := currencies_of(word)) == 1
    }
    codes = codes or set(currencies_of(text))
    if len(codes) != 1:
        raise ValueError("it is not one currency of ISO 4217, like USD")
    return codes.pop()


def _outcome(word: str, lists: dict[Outcome, tuple[str, ...]]) -> Outcome | None:
    return next((outcome for outcome, names in lists.items() if word in names), None)
