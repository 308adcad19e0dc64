"""A query as it is looked up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Alternative:
    """Words of the index that stand for what was typed; `factor` tells how well, up to 1."""

    terms: tuple[str, ...]
    factor: float


@dataclass(frozen=True)
class Sought:
    """One thing that a query names: as it was typed, and the words to look up, the best first."""

    text: str
    alternatives: tuple[Alternative, ...]

    @property
    def corrected(self) -> bool:
        """Whether nothing of what was typed is looked up."""
        return bool(self.alternatives) and self.alternatives[0].factor < 1


@dataclass(frozen=True)
class Query:
    """All that a query names, and the topics that it leans to.

    What the site knows nothing of has no alternatives.
    """

    sought: tuple[Sought, ...]
    topics: tuple[str, ...]
