"""A customer's question, each time that somebody asked it, and what people said of its answers.

The errors of these models have types that begin with `backlog.`: their words are fixed, so they
may be shown. No other validator's words leave this room, because they quote what was written.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from answerable.dates import Date
from answerable.ids import LONGEST_ID
from answerable.money import Amount, Currency
from answerable.records import Record
from answerable.settings import Topic

Outcome = Literal["open", "won", "lost"]
Status = Literal["new", "assigned", "drafting", "declined", "duplicate"]

_QUESTION_ID = re.compile(r"q-[a-z0-9]{4,}")


def is_question_id(text: object) -> bool:
    """Return whether `text` can be a question's id: q- and four or more of a to z, 0 to 9."""
    return (
        isinstance(text, str)
        and len(text) <= LONGEST_ID
        and _QUESTION_ID.fullmatch(text) is not None
    )


def _question_id(text: str) -> str:
    if not is_question_id(text):
        raise ValueError("not a question's id")
    return text


def _deal(value: Any) -> Any:
    return str(value) if type(value) is int else value  # 0311 would lose its zero


QuestionId = Annotated[str, AfterValidator(_question_id)]
Deal = Annotated[str, BeforeValidator(_deal)]


class Ask(Record):
    """One time that somebody asked a question."""

    called: ClassVar[str] = "ask"

    date: Date = Field(description="The day on which it was asked")
    by: str = Field("", description="The rep who heard it")
    deal: Deal = Field("", description="The id of the sale in which it was asked")
    stage: str = Field("", description="How far the buyer was: a stage's id, from settings.yml")
    amount: Amount | None = Field(None, description="The deal's money")
    currency: Currency | None = Field(
        None, description="The amount's currency; without it the one in settings.yml"
    )
    outcome: Outcome | None = Field(None, description="How the deal ended; without it, it is open")
    source: str = Field("", description="Where the ask was noted: 'crm:311'")

    def money(self, currency: str) -> tuple[str, Decimal] | None:
        """Return currency and amount, or None; `currency` is the one where the ask names none."""
        return None if self.amount is None else (self.currency or currency, self.amount)


class Answer(Record):
    """What a person said of an article as the answer to a question."""

    called: ClassVar[str] = "judgement of an article"

    article: str = Field(min_length=1, description="The article's id")
    by: str = Field("", description="Who judged it")
    date: Date | None = Field(None, description="When")


class Question(Record):
    """A question in the buyer's own words. Whether it is answered is computed, never stored."""

    called: ClassVar[str] = "question"

    id: QuestionId = Field(description="q- and random letters or digits")
    question: str = Field(min_length=1, description="The buyer's own words")
    asks: tuple[Ask, ...] = Field((), description="One entry each time somebody asked it")
    topic: Topic | Literal["process"] | None = Field(None, description="One of the Big 5, process")
    products: tuple[str, ...] = Field((), description="The ids of the products that it is about")
    answered_by: tuple[Answer, ...] = Field((), description="Articles that a person confirmed")
    not_answered_by: tuple[Answer, ...] = Field((), description="Articles that a person refused")
    status: Status = Field("new", description="What is being done about it")
    group: str = Field(
        "",
        description="The name of the group that a person put it in, as the report shows it."
        " Questions of one name always stand together, those of two names never do; one without"
        " goes where the engine puts it",
    )
    owner: str = Field("", description="Who will see to it")
    due: Date | None = Field(None, description="By when")
    duplicate_of: QuestionId | None = Field(None, description="The question that it repeats")

    @model_validator(mode="after")
    def _consistent(self) -> Question:
        if self.status == "duplicate" and not self.duplicate_of:
            raise PydanticCustomError(
                "backlog.duplicate", "a duplicate needs 'duplicate_of', the id of the question"
                " that it repeats",
            )  # fmt: skip
        if self.duplicate_of and self.status != "duplicate":
            raise PydanticCustomError(
                "backlog.duplicate", "'duplicate_of' needs 'status: duplicate'; write it, or"
                " delete 'duplicate_of'",
            )  # fmt: skip
        if self.duplicate_of == self.id:
            raise PydanticCustomError(
                "backlog.duplicate", "a question can't be its own duplicate; name the other one"
            )
        return self

    @property
    def confirmed(self) -> tuple[str, ...]:
        """The articles that people say answer it; of two judgements of one, the later counts."""
        return tuple(dict.fromkeys(a.article for a in self.answered_by if not self._refused(a)))

    @property
    def refused(self) -> tuple[str, ...]:
        """The articles that people say don't answer it."""
        confirmed = self.confirmed
        return tuple(
            dict.fromkeys(a.article for a in self.not_answered_by if a.article not in confirmed)
        )

    def _refused(self, confirmed: Answer) -> bool:
        return any(
            refused.article == confirmed.article
            and not (confirmed.date and refused.date and confirmed.date > refused.date)
            for refused in self.not_answered_by
        )
