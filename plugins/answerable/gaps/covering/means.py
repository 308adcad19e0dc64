"""What a company acts with on its gaps: recipes, products of its own, and the texts on the site."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from answerable.articles import Recipe

Lacking = Callable[[str, str], tuple[str, ...]]
"""A question and an article's id -> the question's words that the article doesn't hold."""


def _unknown(question: str, article: str) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True)
class Means:
    """Recipes by topic, the ids of the products that the company sells, and how texts compare."""

    recipes: Mapping[str, Recipe] = field(default_factory=dict)
    ours: Collection[str] = frozenset()
    lacking: Lacking = _unknown
