"""The title of an article that is to be written, as buyers would search it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.articles import Recipe, searched_title

LONGEST_TITLE = 90
"""Search results cut longer titles off, and nobody types more."""

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_WITHOUT = re.compile(r"[<>{}\[\]`*|\"\u201c\u201d\u201e]+")
"""What a title can't show, or would take for Markdown or a fact; and quotation marks."""

_SENTENCES = re.compile(r"(?<=[.!?]) ")
_WORDS = re.compile(" ")


def title_by_recipe(recipe: Recipe | None, names: Sequence[str], language: str) -> str:
    """Return the title by which buyers search a topic for these products, if the recipe has one."""
    outline = recipe.outline_in(language) if recipe else None
    return searched_title(outline, names, language) if outline else ""


def title_from(question: str) -> str:
    """Return a question's own words as a title: one line, a capital first.

    Of a long question, as many sentences as fit, or of a long sentence as many words.
    """
    plain = "".join(c if c.isprintable() else " " for c in question)
    text = " ".join(_WITHOUT.sub("", _TAG.sub("", plain)).split())
    for between in (_SENTENCES, _WORDS):
        parts = between.split(text)
        while len(parts) > 1 and len(" ".join(parts)) > LONGEST_TITLE:
            parts.pop()
        text = " ".join(parts)
    text = text[:LONGEST_TITLE].strip(" ,;:-")
    return text[:1].upper() + text[1:]
