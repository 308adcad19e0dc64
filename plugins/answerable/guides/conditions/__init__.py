"""Conditions: `budget < option.price.low and size is not small`, read without running anything."""

from answerable.guides.conditions.parsing import Condition, read_condition
from answerable.guides.conditions.tree import (
    AllOf,
    AnyOf,
    Compared,
    Expression,
    Fact,
    Literal,
    Not,
    OneOf,
    StepName,
    Unknown,
)

__all__ = [
    "AllOf",
    "AnyOf",
    "Compared",
    "Condition",
    "Expression",
    "Fact",
    "Literal",
    "Not",
    "OneOf",
    "StepName",
    "Unknown",
    "read_condition",
]
