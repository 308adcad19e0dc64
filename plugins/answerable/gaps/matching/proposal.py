"""The engine's guess at the article that answers a question: a proposal, never a fact."""

from __future__ import annotations

from dataclasses import dataclass

from answerable.gaps.matching.thresholds import Strength


@dataclass(frozen=True)
class Proposal:
    """An article that may answer a question, with what made the engine think so.

    `heading`, `address` and `passage` tell where the answer may stand. `share` tells how much of
    the question's weight the article holds in its own words, 0 to 1; `lacking` are the question's
    words that the article doesn't hold; `about` are the products that it is on. `doubts` are sizes,
    places and products that the question names and the article doesn't; each lowers `strength`.
    """

    article: str
    title: str
    heading: str
    address: str
    passage: str
    share: float
    matched: tuple[str, ...]
    lacking: tuple[str, ...]
    about: tuple[str, ...] = ()
    strength: Strength = "likely"
    score: float = 0.0
    doubts: tuple[str, ...] = ()
