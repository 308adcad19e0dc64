"""What owners and testers say of a product."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from answerable.dates import Date
from answerable.ids import Id
from answerable.money import Number
from answerable.records import Record


class Rating(Record):
    """A rating on its own scale."""

    called: ClassVar[str] = "rating"

    value: Number = Field(ge=0, description="The points given")
    out_of: Number = Field(gt=0, description="The most that could be given")

    @property
    def share(self) -> Decimal:
        """The points in proportion to the most that could be given, from 0 to 1."""
        return self.value / self.out_of

    @model_validator(mode="after")
    def _on_scale(self) -> Rating:
        if self.value > self.out_of:
            raise ValueError(f"{self.value} of {self.out_of} can't be; correct one of the two")
        return self


class Review(Record):
    """One person's judgement, with what a reader needs to trust or doubt it.

    `verified` and `paid` must be said: 16 CFR 465 and Directive 2005/29/EC, article 7(6).
    """

    called: ClassVar[str] = "review"

    id: Id = Field(description="The review's id, unique in the catalogue")
    kind: Literal["customer", "editorial"] = Field(description="Who judges: an owner, or a tester")
    who: str = Field(min_length=1, description="Who wrote it, as the reviewer agreed to be named")
    role: str = Field("", description="What the reviewer is: 'owner, two children'")
    date: Date = Field(description="When it was written")
    how: str = Field(min_length=1, description="How it was tested or bought, and asked for")
    owned_for: str = Field("", description="How long the reviewer had it: '2 years'")
    rating: Rating | None = Field(None, description="The rating on its own scale")
    says: str = Field("", description="The reviewer's own words")
    pros: tuple[str, ...] = Field((), description="What the reviewer liked")
    cons: tuple[str, ...] = Field((), description="What the reviewer did not like")
    link: str = Field("", description="Where the review can be read in full")
    verified: bool = Field(description="Whether somebody checked that the reviewer had it")
    paid: bool = Field(description="Whether the reviewer got anything for it")


class Reviews(Record):
    """The file of all reviews of one product; the file's name is the product's id."""

    called: ClassVar[str] = "file of reviews"

    reviews: tuple[Review, ...] = Field(description="The reviews, bad ones too")


def lowest_first(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """Return reviews with the lowest rating first, those without a rating last.

    Those with the same rating keep their order.
    """

    def share(review: Review) -> Decimal:
        return review.rating.share if review.rating else Decimal("Infinity")

    return tuple(sorted(reviews, key=share))
