"""Starts an article from its recipe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from answerable.articles.naming import in_a_sentence, with_article
from answerable.articles.recipe import Outline, Part

UNWRITTEN = ("<!-- Write", "<!-- Schreiben Sie")
"""How outlines in each language begin the words that tell what to write; buyers never see them."""

_ABOUT_A_PRODUCT = re.compile(r"\{(?:products?|name)\}")


@dataclass(frozen=True)
class Beginning:
    """What a new article is about.

    `products` and `names` are the ids and names of the same products, none where it is about no
    product; `listed` are those that the front matter names: a best-of list stands without the
    company's own product unless somebody adds it. `ours` are the names of those that the company
    sells, where it sells some of them only. Without a `title` the outline gives one.
    """

    topic: str
    id: str
    products: tuple[str, ...]
    names: tuple[str, ...]
    author: str
    listed: tuple[str, ...] = ()
    title: str = ""
    answers: tuple[str, ...] = ()
    stage: str = ""
    ours: tuple[str, ...] = ()
    language: str = "en"


def searched_title(outline: Outline, names: Sequence[str], language: str) -> str:
    """Return the title by which buyers search the article, or nothing where none fits these names.

    A title with two names in it fits two products, any other one fits one.
    """
    wanted = 2 if "{other}" in outline.searched else 1
    if not outline.searched or len(names) != wanted:
        return ""
    return (
        outline.searched.replace("{name}", names[0])
        .replace("{a_name}", with_article(names[0], language))
        .replace("{other}", in_a_sentence(names[-1], language))
    )


def new_article(outline: Outline, about: Beginning) -> str:
    """Return the text of a new article: its recipe's sections, unpublished until it is written."""

    def filled(text: str) -> str:
        if about.products:
            text = text.replace("{product}", about.products[0]).replace("{name}", about.names[0])
        text = text.replace("{products}", ", ".join(about.products))
        return text.replace("{ours}", ", ".join(about.ours))

    title = (
        about.title
        or searched_title(outline, about.names, about.language)
        or filled(_held(outline.title, about))
    )
    head = [
        "---",
        f"id: {about.id}",
        f"title: {_quoted(title)}",
        f"description: {_quoted(filled(_held(outline.description, about)))}",
        f"topic: {about.topic}",
        *_listed("products", about.listed),
        *([f"stage: {about.stage}"] if about.stage else []),
        *_listed("answers", about.answers),
        f"author: {about.author}",
        "draft: true  # delete this line and write 'published: YYYY-MM-DD' when it is ready",
        "---",
        "",
    ]
    for part in _parts(outline, about):
        if part.heading:
            head += [f"## {filled(part.heading)}", ""]
        head += [filled(part.text).rstrip(), ""]
    return "\n".join(head)


def _parts(outline: Outline, about: Beginning) -> Iterable[Part]:
    """Yield the parts of an outline; what names a product that isn't there is left out."""
    for part in outline.parts:
        if part.heading and not _held(part.heading, about):
            continue
        # A fence may hold empty lines, but in none of the outlines does it.
        text = "\n\n".join(filter(None, (_held(b, about) for b in part.text.split("\n\n"))))
        if text:
            yield part.model_copy(update={"text": text})


def _held(text: str, about: Beginning) -> str:
    """Return a piece of an outline, or nothing where it names a product that isn't there."""
    lost = not about.products and _ABOUT_A_PRODUCT.search(text)
    return "" if lost or ("{ours}" in text and not about.ours) else text


def _listed(key: str, ids: Iterable[str]) -> list[str]:
    lines = [f"  - {id}" for id in ids]
    return [f"{key}:", *lines] if lines else [f"{key}: []"]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
