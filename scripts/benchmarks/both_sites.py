"""Writes the same invented site for this engine and for plain Material for MkDocs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from benchmarks.invented import Product, write_content
from benchmarks.site_files import Values, article_text, write, write_mkdocs
from benchmarks.two_ways import TOPICS, Article

OUT_OF_NAV: dict[str, Any] = {"validation": {"nav": {"omitted_files": "ignore"}}}


def write_ours(
    folder: Path,
    articles: list[Article],
    products: tuple[Product, ...],
    *,
    search: bool,
    theme: Values | None = None,
) -> None:
    """Write the site for this engine, with the browser's search or without it."""
    changes = {**OUT_OF_NAV, **_with(theme)}
    content = folder / "content"
    write_content(content, products)
    for article in articles:
        heading = article.heading
        front_matter = {
            "id": heading.id,
            "title": heading.title,
            "description": article.description,
            "topic": heading.topic,
            "products": [product.id for product in heading.about],
            "author": "anna",
            "published": f"2026-0{heading.number % 9 + 1}-{heading.number % 28 + 1:02}",
        }
        text = article_text(front_matter, article.body.ours)
        write(content / "articles" / heading.path, text)
    plugins = ["search", "answerable"] if search else ["answerable"]
    write_mkdocs(folder, "Measured", plugins, "content/articles", **changes)


def write_plain(
    folder: Path, articles: list[Article], *, hubs_only: bool, theme: Values | None = None
) -> None:
    """Write the site for plain Material: its defaults, or hubs alone in the navigation."""
    docs = folder / "docs"
    for article in articles:
        heading = article.heading
        front_matter = {"title": heading.title, "description": article.description}
        write(docs / heading.path, article_text(front_matter, article.body.plain))
    for topic in TOPICS:
        lines = [
            f"- [{a.heading.title}]({a.heading.path.removeprefix(f'{topic}/')}): {a.description}"
            for a in articles
            if a.heading.topic == topic
        ]
        write(docs / topic / "index.md", f"# {topic.capitalize()}\n\n" + "\n".join(lines) + "\n")
    links = "\n".join(f"- [{topic}]({topic}/index.md)" for topic in TOPICS)
    write(docs / "index.md", f"# Answers\n\n{links}\n")
    if hubs_only:
        nav = ["index.md", *(f"{topic}/index.md" for topic in TOPICS)]
        write_mkdocs(folder, "Measured", [], nav=nav, **OUT_OF_NAV, **_with(theme))
    else:
        write_mkdocs(folder, "Measured", ["search"], **_with(theme))


def _with(theme: Values | None) -> dict[str, Any]:
    return {"theme": dict(theme)} if theme else {}


def mean_words(articles: list[Article]) -> int:
    """Return how many words an article's plain text has on average, tables included."""
    count = sum(len(re.findall(r"\w+", article.body.plain)) for article in articles)
    return round(count / len(articles))
