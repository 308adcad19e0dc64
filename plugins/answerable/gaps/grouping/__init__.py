"""Which questions are one question, however worded."""

from answerable.gaps.grouping.families import Family, answering, families_of
from answerable.gaps.grouping.groups import Item, groups_of

__all__ = ["Family", "Item", "answering", "families_of", "groups_of"]
