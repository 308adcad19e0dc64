"""What a product costs: a range with its region, date, drivers, options, offers and jobs."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from answerable.dates import Date
from answerable.ids import Id
from answerable.money import Amount, Currency, Number
from answerable.records import Record


class Span(Record):
    """Money from a low to a high figure; either end may be open."""

    called: ClassVar[str] = "range"

    low: Amount | None = Field(None, description="The lower end, in the price's currency")
    high: Amount | None = Field(None, description="The upper end, in the price's currency")

    @model_validator(mode="after")
    def _low_below_high(self) -> Span:
        if self.low is None and self.high is None:
            raise ValueError("'low', 'high' or both are needed")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} is above high {self.high}; swap or correct them")
        return self


class Driver(Span):
    """Something that pushes the price up or down, by how much, and why."""

    called: ClassVar[str] = "driver"

    id: Id | None = Field(None, description="For naming it in a text: {{ product.price.ID }}")
    what: str = Field(min_length=1, description="What moves the price")
    effect: Literal["up", "down"] = Field(description="Which way")
    why: str = Field("", description="The reason, in one sentence")
    estimated: bool = Field(
        True,
        description="Whether an estimate offers it; false where the variants or another driver"
        " tell it already, and for the unit in which it is billed",
    )


class Option(Span):
    """An add-on that a buyer may order."""

    called: ClassVar[str] = "option"

    id: Id = Field(description="For naming it in texts")
    name: str = Field(min_length=1, description="What the buyer gets")


class Base(Span):
    """What a purchase costs on which no driver acts and to which no option is added."""

    called: ClassVar[str] = "base price"


class Job(Span):
    """A typical purchase with its total."""

    called: ClassVar[str] = "job"

    id: Id | None = Field(None, description="For naming it in a text: {{ product.price.ID }}")
    what: str = Field(min_length=1, description="What was bought, in a buyer's words")


class RunningCost(Span):
    """What a buyer goes on paying after the purchase."""

    called: ClassVar[str] = "running cost"

    id: Id | None = Field(None, description="For naming it in a text: {{ product.price.ID }}")
    what: str = Field(min_length=1, description="What is paid for")
    every_years: Number = Field(Decimal(1), gt=0, description="Once in how many years")
    why: str = Field("", description="What it depends on")


class Offer(Record):
    """A dated reduction or financing; it vanishes from the site on the day after its end."""

    called: ClassVar[str] = "offer"

    id: Id = Field(description="For naming it in texts")
    kind: Literal["discount", "financing"] = Field(description="What is offered")
    what: str = Field("", description="The offer in one sentence")
    amount: Amount | None = Field(None, description="The reduction, in the price's currency")
    percent: Number | None = Field(None, gt=0, le=100, description="The reduction in per cent")
    lender: str = Field("", description="Financing: who lends")
    yearly_rate: Number | None = Field(None, ge=0, description="Financing: APR in per cent")
    term_months: int | None = Field(None, gt=0, description="Financing: months until it is repaid")
    total: Amount | None = Field(None, description="Financing: all that the example repays")
    example: str = Field("", description="Financing: one worked example in words")
    terms: str = Field("", description="The conditions that a buyer must know")
    valid_from: Date = Field(description="The first day")
    valid_until: Date = Field(description="The last day")

    @model_validator(mode="after")
    def _whole(self) -> Offer:
        if self.valid_from > self.valid_until:
            raise ValueError(f"it ends on {self.valid_until}, before it begins")
        if self.kind == "discount" and (self.amount is None) == (self.percent is None):
            raise ValueError("a discount needs either 'amount' or 'percent'")
        if self.kind == "financing":
            # 12 CFR 1026.24(d) and Directive 2008/48/EC, article 4, demand these beside any rate.
            parts = ("lender", "yearly_rate", "term_months", "total", "example")
            missing = [part for part in parts if getattr(self, part) in (None, "")]
            if missing:
                raise ValueError(
                    f"financing without {', '.join(missing)} may not be advertised in many places"
                )
        return self

    def valid_on(self, day: date) -> bool:
        """Return whether a buyer can take the offer on that day."""
        return self.valid_from <= day <= self.valid_until


class Change(Span):
    """What the price was from a day on, and why it changed then."""

    called: ClassVar[str] = "change of price"

    date: Date = Field(description="The day from which these figures held")
    why: str = Field(min_length=1, description="Why the price changed")


PRICE_FIELDS = ("low", "high", "checked", "valid_until", "region", "unit", "source")
"""What `{{ product.price.FIELD }}` may name besides the ids of parts."""


class PriceState(Enum):
    """How far a buyer may rely on a price on a given day."""

    CURRENT = "current"
    RECHECKING = "rechecking"
    WITHHELD = "withheld"


class Price(Span):
    """What a product costs in one region, and everything a buyer needs to believe it."""

    called: ClassVar[str] = "price"

    region: Id = Field(description="The region's id, from settings.yml")
    currency: Currency = Field(description="The currency by ISO 4217, like USD")
    tax: Literal["included", "excluded", "none"] = Field(description="Whether tax is in the figure")
    unit: str = Field(min_length=1, description="What one buys for it: 'installed pool'")
    source: str = Field(min_length=1, description="Where the figure is known from")
    checked: Date = Field(description="The day on which a person last looked")
    valid_until: Date | None = Field(None, description="The last day of the price, if it has one")
    included: tuple[str, ...] = Field((), description="What the figure includes")
    not_included: tuple[str, ...] = Field((), description="What others will bill besides")
    base: Base | None = Field(
        None,
        description="The part of the range that holds where no driver acts; an estimate begins"
        " there",
    )
    drivers: tuple[Driver, ...] = Field((), description="What pushes it up or down")
    options: tuple[Option, ...] = Field((), description="Add-ons with their prices")
    offers: tuple[Offer, ...] = Field((), description="Dated reductions and financing")
    jobs: tuple[Job, ...] = Field((), description="Typical jobs with their totals")
    running: tuple[RunningCost, ...] = Field((), description="What it costs over the years")
    history: tuple[Change, ...] = Field((), description="Earlier figures, with reasons")

    @model_validator(mode="after")
    def _consistent(self) -> Price:
        if self.valid_until and self.valid_until < self.checked:
            raise ValueError(
                f"valid_until {self.valid_until} lies before checked {self.checked}; correct one"
            )
        self._base_within()
        ids = [part.id for part in self.parts if part.id]
        if taken := next((id for id in ids if id in PRICE_FIELDS), None):
            raise ValueError(f"'{taken}' can't be the id of a part: it names a field of the price")
        if twice := next((id for id in ids if ids.count(id) > 1), None):
            raise ValueError(f"two parts of this price have the id '{twice}'; rename one")
        return self

    def _base_within(self) -> None:
        base = self.base
        if base is None:
            return
        if base.low is not None and self.low is not None and base.low < self.low:
            raise ValueError(f"the base price's low {base.low} is below the range's {self.low}")
        if base.high is not None and self.high is not None and base.high > self.high:
            raise ValueError(f"the base price's high {base.high} is above the range's {self.high}")

    @property
    def parts(self) -> tuple[Driver | Option | Job | RunningCost | Offer, ...]:
        """Return everything in the price that a text may name by an id."""
        return (*self.options, *self.drivers, *self.jobs, *self.running, *self.offers)

    def due_on(self, stale_after_days: int) -> date:
        """Return the last day on which a buyer may rely on the figure without a new look."""
        stale = _later(self.checked, stale_after_days)
        return min(stale, self.valid_until) if self.valid_until else stale

    def state(self, on: date, stale_after_days: int, grace_days: int) -> PriceState:
        """Return how far a buyer may rely on the figure on that day."""
        due = self.due_on(stale_after_days)
        if on <= due:
            return PriceState.CURRENT
        within_grace = on <= _later(due, grace_days)
        return PriceState.RECHECKING if within_grace else PriceState.WITHHELD

    def offers_on(self, day: date) -> tuple[Offer, ...]:
        """Return the offers that a buyer can take on that day."""
        return tuple(offer for offer in self.offers if offer.valid_on(day))


def _later(day: date, days: int) -> date:
    """Return the day so many days later, or the last one of the calendar."""
    return day + timedelta(days=min(days, (date.max - day).days))


class NoPrice(Record):
    """Why a product has no price here, and what its price depends on."""

    called: ClassVar[str] = "reason for having no price"

    why: str = Field(min_length=1, description="Why no figure is given")
    depends_on: tuple[str, ...] = Field(min_length=1, description="What the price depends on")
