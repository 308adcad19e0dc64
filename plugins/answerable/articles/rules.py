"""Rules that phrases and facts can't express, by the names that recipes call them by."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import FunctionType

from answerable.articles.article import Article
from answerable.articles.recipe import Recipe
from answerable.articles.structure import Structure
from answerable.extras import CHECKS, extras


@dataclass(frozen=True)
class Judgement:
    """What a recipe needs to know besides the article itself."""

    ours: Collection[str]
    product_names: Mapping[str, str]
    topics: Mapping[str, str]
    """Article's id -> its topic."""
    language: str = "en"
    fact_years: Collection[int] = ()
    """The years in which the facts that the article shows were checked."""


Rule = Callable[[Article, Structure, Judgement], bool]


@cache
def rules() -> Mapping[str, Rule]:
    """Return every rule by its name, other packages' too; raises ExtraError."""
    return {**_OWN, **extras(CHECKS, FunctionType, _OWN)}


def unknown_rules(recipes: Mapping[str, Recipe]) -> Iterator[tuple[str, str]]:
    """Yield (check's id, rule) for every rule that a recipe names and nobody wrote."""
    for topic, recipe in recipes.items():
        for name, check in recipe.checks.items():
            for condition in check.any:
                if condition.rule and condition.rule not in rules():
                    yield f"{topic}.{name}", condition.rule


def _ours_not_first(article: Article, structure: Structure, around: Judgement) -> bool:
    """Return whether no product of ours stands first or numbered among the named options."""
    named = []
    for heading in structure.headings:
        ids = [
            id for id, name in around.product_names.items() if name.casefold() in heading.casefold()
        ]
        if ids:
            longest = max(ids, key=lambda id: len(around.product_names[id]))
            named.append((longest, bool(re.match(r"\W*\d+[.):]?\s", heading))))
    if not named:
        return True
    return named[0][0] not in around.ours and not any(
        numbered for id, numbered in named if id in around.ours
    )


def _year_has_facts(article: Article, structure: Structure, around: Judgement) -> bool:
    """Return whether each year in the title is one in which the facts shown were checked."""
    years = {int(year) for year in re.findall(r"\b(20\d\d)\b", article.meta.title)}
    return years <= set(around.fact_years)


_OWN: Mapping[str, Rule] = {
    "ours-not-first": _ours_not_first,
    "year-has-facts": _year_has_facts,
}
