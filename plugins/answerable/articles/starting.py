"""Starts an article from its recipe."""

from __future__ import annotations

from answerable.articles.recipe import Outline


def new_article(outline: Outline, topic: str, id: str, product: str, name: str, author: str) -> str:
    """Return the text of a new article: its recipe's sections, unpublished until it is written."""

    def filled(text: str) -> str:
        return text.replace("{product}", product).replace("{name}", name)

    head = [
        "---",
        f"id: {id}",
        f"title: {_quoted(filled(outline.title))}",
        f"description: {_quoted(filled(outline.description))}",
        f"topic: {topic}",
        "products:",
        f"  - {product}",
        "answers: []",
        f"author: {author}",
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
