"""Floor 2: articles, their front matter, and the recipes that they are judged by."""

from answerable.articles.article import Article
from answerable.articles.judging import judge, silenced
from answerable.articles.recipe import Recipe, load_recipes
from answerable.articles.rules import Judgement, Rule, unknown_rules
from answerable.articles.shelf import Names, Shelf, check_age, check_article, load_shelf
from answerable.articles.starting import Beginning, new_article
from answerable.articles.structure import FactUse, FenceUse, Link, Section, Shown, Structure

__all__ = [
    "Article",
    "Beginning",
    "FactUse",
    "FenceUse",
    "Judgement",
    "Link",
    "Names",
    "Recipe",
    "Rule",
    "Section",
    "Shelf",
    "Shown",
    "Structure",
    "check_age",
    "check_article",
    "judge",
    "load_recipes",
    "load_shelf",
    "new_article",
    "silenced",
    "unknown_rules",
]
