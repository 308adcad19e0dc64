"""What products are compared by: criteria, the categories they serve, and a product's values."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, field_validator, model_validator

from answerable.dates import Date
from answerable.ids import Id, suggestion
from answerable.money import Currency, Number
from answerable.records import Record

Kind = Literal["number", "range", "money", "yes/no", "choice", "text"]
Better = Literal["higher", "lower", "yes", "no", "neither"]

BUILT_IN = ("price", "rating")
"""Criteria that every catalogue has: they are read from prices and from reviews."""


class Criterion(Record):
    """One row of a comparison: what is compared, in which unit, and why a buyer should care."""

    called: ClassVar[str] = "criterion"

    name: str = Field(min_length=1, description="The row's name, as buyers say it")
    kind: Kind = Field(description="What its values are")
    unit: str = Field("", description="The unit that stands behind a number, like 'ft' or 'years'")
    better: Better = Field("neither", description="Which way is better for most buyers")
    why: str = Field(min_length=1, description="Why it matters to a buyer, in one sentence")
    choices: tuple[str, ...] = Field((), description="For the kind choice: what may be chosen")

    @model_validator(mode="after")
    def _choices_for_choice(self) -> Criterion:
        if (self.kind == "choice") != bool(self.choices):
            raise ValueError("'choices' is needed for the kind choice, and for no other kind")
        return self


class Criteria(Record):
    """The file of all criteria, by id, in the order in which tables show them."""

    called: ClassVar[str] = "file of criteria"

    criteria: dict[Id, Criterion] = Field(description="Criterion's id -> criterion")

    @field_validator("criteria")
    @classmethod
    def _not_built_in(cls, criteria: dict[str, Criterion]) -> dict[str, Criterion]:
        for name in BUILT_IN:
            if name in criteria:
                raise ValueError(f"'{name}' is built in; choose another id")
        return criteria


class Category(Record):
    """A kind of thing that buyers choose within."""

    called: ClassVar[str] = "category"

    name: str = Field(min_length=1, description="One of them: 'inground pool'")
    plural: str = Field(min_length=1, description="Several of them: 'inground pools'")
    summary: str = Field("", description="What the choice is about, in one or two sentences")
    criteria: tuple[Id, ...] = Field((), description="The rows that matter most, in this order")
    compare: tuple[Id, ...] = Field(
        (), max_length=5, description="The products shown side by side first, at most five"
    )


class Categories(Record):
    """The file of all categories, by id."""

    called: ClassVar[str] = "file of categories"

    categories: dict[Id, Category] = Field(description="Category's id -> category")


def _single(given: Any) -> Any:
    if isinstance(given, list | dict):
        raise ValueError("must be one value: a number, text in quotes, true or false")
    return given


class Value(Record):
    """What a product has at a criterion, where that is known from, and since when."""

    called: ClassVar[str] = "value"

    value: Annotated[bool | int | Decimal | str | None, BeforeValidator(_single)] = Field(
        None, description="A single value"
    )
    low: Number | None = Field(None, description="A range's lower end")
    high: Number | None = Field(None, description="A range's upper end")
    currency: Currency | None = Field(None, description="For money, if not the site's own")
    says: str = Field("", description="Other words for the same value; never another value")
    source: str = Field("", description="Where the value is known from: an address or words")
    checked: Date | None = Field(None, description="The day on which a person looked")

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, given: Any) -> Any:
        return given if isinstance(given, Mapping) else {"value": given}

    @model_validator(mode="after")
    def _one_value(self) -> Value:
        has_range = self.low is not None or self.high is not None
        if has_range == (self.value is not None):
            raise ValueError("give either 'value', or 'low' and 'high' (one of them may be open)")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} is above high {self.high}; swap or correct them")
        return self

    def fault(self, criterion: Criterion) -> str | None:
        """Return why this can't be a value of the criterion, or None if it can."""
        is_number = isinstance(self.value, int | Decimal) and not isinstance(self.value, bool)
        ranged = self.value is None
        match criterion.kind:
            case "number" if not is_number:
                return "needs one number, like 25"
            case "range" | "money" if not (is_number or ranged):
                return "needs a number, or a range like {low: 25, high: 40}"
            case "yes/no" if not isinstance(self.value, bool):
                return "needs true or false"
            case "text" if not isinstance(self.value, str):
                return "needs text in quotes"
            case "choice" if self.value not in criterion.choices:
                hint = suggestion(str(self.value), criterion.choices)
                return f"can't be '{self.value}'{hint}"
        return None
