"""Reads the cells of one row: a question and its ask, or what is wrong with each cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Literal, TypeVar, cast

from answerable.questions.handing import LONGEST_QUESTION, NewQuestion, cleaned_text, says_nothing
from answerable.questions.imports.amounts import read_amount
from answerable.questions.imports.days import read_date
from answerable.questions.imports.keys import Keys
from answerable.questions.imports.mapping import ImportMapping
from answerable.questions.imports.standing import Standings
from answerable.questions.imports.terms import Terms
from answerable.questions.imports.words import currencies_of, currency_in_words, plain, yes_or_no
from answerable.questions.question import Ask, Outcome
from answerable.settings import TOPICS, Topic

T = TypeVar("T")

_DAMAGED = re.compile(r"\d+(?:[.,]\d+)?E\+\d+", re.IGNORECASE)  # 4.892E+092


class Cells:
    """The mapped cells of a row by what they hold, with the faults and remarks found so far.

    A fault names what the cell should hold, and why it doesn't.
    """

    def __init__(
        self, held: Mapping[str, str], mapping: ImportMapping, terms: Terms, standings: Standings
    ) -> None:
        self._held = held
        self._mapping = mapping
        self._terms = terms
        self._standings = standings
        self.faults: list[tuple[str, str]] = []
        self.remarks: list[str] = []

    def question(self, keys: Keys) -> NewQuestion | None:
        """Return the row's question, or None if a cell has a fault."""
        words = self._read("question", _question)
        day = self._read("date", lambda cell: read_date(cell, self._mapping.date_order))
        deal = self._read("deal", _one_id)
        id = self._read("id", _one_id)
        amount, currency = self._money()
        outcome = self._outcome()
        topic, products = self._topic(), self._products()
        if self.faults or words is None:
            return None
        told = (day.isoformat() if day else "", self._held.get("by", ""))
        source = self._read(
            "id", lambda _: keys.key(id or "", deal or "", words, told), always=True
        )
        if source is None:
            return None
        ask = Ask(
            date=day or self._terms.on,
            by=self._held.get("by") or self._terms.by,
            deal=deal or "",
            stage=self._standings.stage(self._held.get("stage", "")),
            amount=amount,
            currency=currency,
            outcome=outcome,
            source=source,
        )
        return NewQuestion(words, ask, topic, products)

    def _outcome(self) -> Outcome | None:
        won, lost, closed = (
            self._read(role, yes_or_no) for role in ("is_won", "is_lost", "is_closed")
        )
        if won and lost:
            self.faults.append(("is_won", "it says won, but another column says lost"))
        state, stage = self._held.get("outcome", ""), self._held.get("stage", "")
        return self._standings.outcome(state, stage, won, lost, closed)

    def _read(self, role: str, reading: Callable[[str], T], always: bool = False) -> T | None:
        """Return what a cell says, None where no column holds it or the cell has a fault."""
        if role not in self._held and not always:
            return None
        try:
            return reading(self._held.get(role, ""))
        except ValueError as error:
            self.faults.append((role, str(error)))
            return None

    def _money(self) -> tuple[Decimal | None, str | None]:
        """Return the amount, and its currency unless it is the settings' own."""
        if not self._held.get("amount"):
            return None, None
        named = self._read("currency", lambda cell: currency_in_words(cell) if cell else "") or ""
        read = self._read("amount", lambda cell: read_amount(cell, self._mapping.decimal))
        if read is None:
            return None, None
        amount, mark = read
        currency = self._read("amount", lambda _: self._currency(mark, named))
        return amount, None if currency == self._terms.currency else currency

    def _currency(self, mark: str, named: str) -> str:
        """Return the currency of an amount with a sign or a code beside it, and of its column."""
        expected = named or self._terms.currency
        if not mark:
            return expected
        possible = currencies_of(mark)
        if not possible:
            raise ValueError("what stands beside it is no currency")
        if expected in possible:
            return expected
        if named:
            raise ValueError("the sign beside it is of another currency than its column says")
        if len(possible) > 1:
            raise ValueError(
                f"the sign beside it is not of {expected}, and stands for several currencies; add"
                " a column with the currency"
            )
        return possible[0]

    def _topic(self) -> Topic | Literal["process"] | None:
        said = self._held.get("topic", "")
        topic = "-".join(plain(said).split())
        if said and topic not in TOPICS:
            self.remarks.append("the topic is none of ours and was left out")
        return cast(Topic, topic) if topic in TOPICS else None

    def _products(self) -> tuple[str, ...]:
        said = self._held.get("product", "")
        meant = {plain(name): id for name, id in self._mapping.products.items()}
        known: dict[str, str | None] = {**self._terms.products, **meant}
        whole = plain(said)
        names = [whole] if whole in known else [plain(name) for name in re.split(r"[;,\n]", said)]
        found = [known.get(name) for name in names if name]
        if any(name and name not in known for name in names):
            self.remarks.append("a product isn't in the catalogue and was left out")
        return tuple(dict.fromkeys(id for id in found if id))


def _question(cell: str) -> str:
    words = cleaned_text(cell)
    if says_nothing(words):
        raise ValueError("it is empty")
    if len(words) > LONGEST_QUESTION:
        raise ValueError(f"it has more than {LONGEST_QUESTION:,} characters")
    return words


def _one_id(cell: str) -> str:
    if _DAMAGED.fullmatch(cell):
        raise ValueError(
            "a spreadsheet has damaged this id; export again, and open the file without one"
        )
    if ";" in cell:
        raise ValueError("it holds several ids; an ask belongs to one deal")
    return cell
