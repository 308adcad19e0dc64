"""A guide joined with the facts of a day: what each answer does to each rule."""

from answerable.guides.planning.answers import Answer, Band
from answerable.guides.planning.formulas import FALSE, TRUE, Formulas
from answerable.guides.planning.plan import Plan, PlannedStep, Slot, plan_of

__all__ = [
    "FALSE",
    "TRUE",
    "Answer",
    "Band",
    "Formulas",
    "Plan",
    "PlannedStep",
    "Slot",
    "plan_of",
]
