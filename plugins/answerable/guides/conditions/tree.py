"""What a condition is made of, once it is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal as OneWordOf

Sign = OneWordOf["<", "<=", ">", ">="]


@dataclass(frozen=True)
class StepName:
    """A step, which stands for the buyer's answer."""

    id: str


@dataclass(frozen=True)
class Fact:
    """A fact of the catalogue: `option` or a product's id, and what of it, like price and low."""

    subject: str
    path: tuple[str, ...]

    @property
    def written(self) -> str:
        """The fact as a person wrote it."""
        return ".".join((self.subject, *self.path))


@dataclass(frozen=True)
class Literal:
    """A number, a text in quotes, true or false."""

    value: Decimal | str | bool


Side = StepName | Fact | Literal


@dataclass(frozen=True)
class OneOf:
    """What stands on the left is one of what stands on the right: `size in (small, medium)`."""

    left: StepName | Fact
    words: tuple[str | bool | Decimal, ...]


@dataclass(frozen=True)
class Unknown:
    """The buyer isn't sure: `size is unsure`."""

    step: StepName


@dataclass(frozen=True)
class Compared:
    """Two numbers are compared: `budget < option.price.low`."""

    left: Side
    sign: Sign
    right: Side


@dataclass(frozen=True)
class Not:
    """The opposite holds."""

    inner: Expression


@dataclass(frozen=True)
class AllOf:
    """AllOf parts hold."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Expression, ...]


Expression = OneOf | Unknown | Compared | Not | AllOf | AnyOf


def leaves(expression: Expression) -> Iterator[OneOf | Unknown | Compared]:
    """Yield the comparisons of an expression, from left to right."""
    if isinstance(expression, Not):
        yield from leaves(expression.inner)
    elif isinstance(expression, AllOf | AnyOf):
        for part in expression.parts:
            yield from leaves(part)
    else:
        yield expression


def sides(leaf: OneOf | Unknown | Compared) -> tuple[Side, ...]:
    """Return what a comparison compares."""
    if isinstance(leaf, Compared):
        return (leaf.left, leaf.right)
    return (leaf.left,) if isinstance(leaf, OneOf) else (leaf.step,)
