"""Starts an article from its recipe."""

from __future__ import annotations

from dataclasses import dataclass

from answerable.articles.recipe import Outline

UNWRITTEN = ("<!-- Write", "<!-- Schreiben Sie")
"""How outlines in each language begin the words that tell what to write; buyers never see them."""


@dataclass(frozen=True)
class Beginning:
    """What a new article is about; `listed` says whether the front matter names the product.

    A best-of list stands without the company's own product unless somebody adds it.
    """

    topic: str
    id: str
    product: str
    name: str
    author: str
    listed: bool = True


def new_article(outline: Outline, about: Beginning) -> str:
    """Return the text of a new article: its recipe's sections, unpublished until it is written."""

    def filled(text: str) -> str:
        return text.replace("{product}", about.product).replace("{name}", about.name)

    head = [
        "---",
        f"id: {about.id}",
        f"title: {_quoted(filled(outline.title))}",
        f"description: {_quoted(filled(outline.description))}",
        f"topic: {about.topic}",
        *(["products:", f"  - {about.product}"] if about.listed else ["products: []"]),
        "answers: []",
        f"author: {about.author}",
        "draft: true  # delete this line and write 'published: YYYY-MM-DD' when it is ready",
        "---",
        "",
    ]
    for part in outline.parts:
        if part.heading:
            head += [f"## {filled(part.heading)}", ""]
        head += [filled(part.text).rstrip(), ""]
    return "\n".join(head)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
