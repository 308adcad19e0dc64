"""What is sold, by us or by a rival."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import Field, ValidationInfo, field_validator, model_validator

from answerable.catalogue.criteria import Value
from answerable.catalogue.pictures import Picture
from answerable.catalogue.prices import NoPrice, Price
from answerable.dates import Date
from answerable.ids import Id
from answerable.money import Number
from answerable.records import Record

PRODUCT_FIELDS = ("name", "price", "sold_by", "rating", "problems", "availability", "lead_time")
"""What `{{ product.FIELD }}` may name besides criteria and variants."""


class Frequency(Record):
    """How often a problem was seen: a count, its base and its period."""

    called: ClassVar[str] = "frequency"

    count: int = Field(ge=0, description="How many had the problem")
    of: int = Field(gt=0, description="How many were looked at")
    period: str = Field(min_length=1, description="When: '2023 to 2025'")
    source: str = Field("", description="Who counted, and how")

    @property
    def share(self) -> float:
        """How many of all, from 0 to 1."""
        return self.count / self.of

    @model_validator(mode="after")
    def _part_of_base(self) -> Frequency:
        if self.count > self.of:
            raise ValueError(f"{self.count} of {self.of} can't be; correct one of the two")
        return self


class Problem(Record):
    """A drawback of a product, said as plainly as a buyer would find it out."""

    called: ClassVar[str] = "problem"

    id: Id | None = Field(None, description="For naming it in texts: {{ product.problems.ID }}")
    what: str = Field(min_length=1, description="What goes wrong, or what can't be had")
    how_often: Frequency | None = Field(
        description="A count with its base and period, or: not measured"
    )
    remedy: str = Field("", description="What can be done about it")
    avoid_if: str = Field("", description="Who should not buy because of it")

    @field_validator("how_often", mode="before")
    @classmethod
    def _counted_or_not(cls, given: Any) -> Any:
        if given == "not measured":
            return None
        if not isinstance(given, dict):
            raise ValueError("write {count: 31, of: 412, period: 2023 to 2025}, or: not measured")
        return given


class Weeks(Record):
    """A time in weeks, from low to high."""

    called: ClassVar[str] = "time in weeks"

    low: Number = Field(ge=0, description="At best")
    high: Number = Field(ge=0, description="At worst")

    @model_validator(mode="after")
    def _low_below_high(self) -> Weeks:
        if self.low > self.high:
            raise ValueError(f"low {self.low} is above high {self.high}; swap or correct them")
        return self


class Availability(Record):
    """Whether and how soon a product can be had in a region."""

    called: ClassVar[str] = "availability"

    region: Id = Field(description="The region's id, from settings.yml")
    status: str = Field(min_length=1, description="In words: 'made to order'")
    lead_time_weeks: Weeks | None = Field(None, description="From order to delivery")
    checked: Date = Field(description="The day on which a person last looked")
    valid_until: Date | None = Field(None, description="The last day on which it holds")


class Variant(Record):
    """A version of a product, with values and prices of its own where they differ."""

    called: ClassVar[str] = "variant"

    id: Id = Field(description="The variant's id, unique in its product")
    name: str = Field(min_length=1, description="What it is called")
    summary: str = Field("", description="What sets it apart")
    values: dict[Id, Value] = Field({}, description="Criterion's id -> value, where it differs")
    prices: tuple[Price, ...] = Field((), description="Prices of its own, by region")


class Reply(Record):
    """A rival's own correction, printed beside its values."""

    called: ClassVar[str] = "reply"

    by: str = Field(min_length=1, description="Who replied, and for whom")
    date: Date = Field(description="When")
    text: str = Field(min_length=1, description="Their words")


class Product(Record):
    """A thing that a buyer can choose, sold by us or by a rival."""

    called: ClassVar[str] = "product"

    id: Id = Field(description="The file's name without .yml")
    name: str = Field(min_length=1, description="What buyers call it")
    also_called: tuple[Annotated[str, Field(min_length=1)], ...] = Field(
        (), description="Other names that buyers search for it by: 'liner pool'"
    )
    category: Id = Field(description="The category's id, from categories.yml")
    ours: bool = Field(description="true if we sell it")
    sold_by: str = Field("", description="Who sells it, if not we")
    summary: str = Field("", description="What it is, in one or two sentences")
    picture: Picture | None = Field(None, description="What it looks like")
    best_for: tuple[str, ...] = Field((), description="Whom it suits")
    not_for: tuple[str, ...] = Field((), description="Whom it doesn't suit")
    strengths: tuple[str, ...] = Field((), description="What it does better than others")
    values: dict[Id, Value] = Field({}, description="Criterion's id -> value")
    prices: tuple[Price, ...] = Field((), description="One entry a region")
    no_price: NoPrice | None = Field(None, description="Why there is no price, if there is none")
    variants: tuple[Variant, ...] = Field((), description="Versions of it")
    availability: tuple[Availability, ...] = Field((), description="One entry a region")
    problems: tuple[Problem, ...] = Field((), description="Its drawbacks")
    reply: Reply | None = Field(None, description="A rival's own correction")

    @field_validator("also_called")
    @classmethod
    def _each_name_once(cls, others: tuple[str, ...], known: ValidationInfo) -> tuple[str, ...]:
        names = [name.casefold() for name in (known.data.get("name", ""), *others)]
        if twice := _first_twice(names):
            raise ValueError(f"the name '{twice}' stands here twice, or in 'name'; delete it here")
        return others

    @model_validator(mode="after")
    def _consistent(self) -> Product:
        if self.prices and self.no_price:
            raise ValueError("'prices' and 'no_price' can't both stand here; delete one")
        for what, regions in (
            ("prices", [price.region for price in self.prices]),
            ("availability", [entry.region for entry in self.availability]),
        ):
            if twice := _first_twice(regions):
                raise ValueError(f"'{what}' has two entries for the region '{twice}'")
        if twice := _first_twice([variant.id for variant in self.variants]):
            raise ValueError(f"two variants have the id '{twice}'; rename one")
        for variant in self.variants:
            if variant.id in PRODUCT_FIELDS:
                raise ValueError(
                    f"'{variant.id}' can't be the id of a variant: it names a fact of the product"
                )
            if twice := _first_twice([price.region for price in variant.prices]):
                raise ValueError(
                    f"the variant '{variant.id}' has two entries for the region '{twice}'"
                )
        if twice := _first_twice([problem.id for problem in self.problems if problem.id]):
            raise ValueError(f"two problems have the id '{twice}'; rename one")
        return self

    @property
    def likeliest_problem(self) -> Problem | None:
        """Return the drawback that was counted most often in proportion, if any was counted."""
        counted = [problem for problem in self.problems if problem.how_often]
        return max(counted, key=lambda p: p.how_often.share if p.how_often else 0, default=None)

    def price_in(self, region: str) -> Price | None:
        """Return the price in a region, or None if there is none."""
        return next((price for price in self.prices if price.region == region), None)

    def availability_in(self, region: str) -> Availability | None:
        """Return the availability in a region, or None if it isn't known."""
        return next((entry for entry in self.availability if entry.region == region), None)

    def checked_dates(self) -> tuple[date, ...]:
        """Return the days on which somebody looked at one of the product's facts."""
        return (
            *(price.checked for price in self.prices),
            *(entry.checked for entry in self.availability),
            *(value.checked for value in self.values.values() if value.checked),
        )


def _first_twice(items: list[str]) -> str | None:
    seen: set[str] = set()
    for item in items:
        if item in seen:
            return item
        seen.add(item)
    return None
