"""Floor 2: articles, their front matter, and the recipes that they are judged by."""

from answerable.articles.article import Article
from answerable.articles.judging import judge, silenced
from answerable.articles.naming import article_id, slug
from answerable.articles.recipe import Effort, Outline, Recipe, load_recipes
from answerable.articles.rules import Judgement, Rule, unknown_rules
from answerable.articles.shelf import Names, Shelf, check_age, check_article, load_shelf
from answerable.articles.starting import Beginning, new_article, searched_title
from answerable.articles.structure import FactUse, FenceUse, Link, Section, Shown, Structure

__all__ = [
    "Article",
    "Beginning",
    "Effort",
    "FactUse",
    "FenceUse",
    "Judgement",
    "Link",
    "Names",
    "Outline",
    "Recipe",
    "Rule",
    "Section",
    "Shelf",
    "Shown",
    "Structure",
    "article_id",
    "check_age",
    "check_article",
    "judge",
    "load_recipes",
    "load_shelf",
    "new_article",
    "searched_title",
    "silenced",
    "slug",
    "unknown_rules",
]
