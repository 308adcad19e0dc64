"""Makes sites of text that nobody here wrote; data/README.md names its sources and licences."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.site_files import (
    article_text,
    write,
    write_catalogue,
    write_mkdocs,
    write_settings,
    yaml_text,
)

DAY = "2026-10-01"
"""The day that articles and asks bear; the data has none."""

TEXT_EXTENSIONS = ["tables", "pymdownx.superfences", {"toc": {"permalink": True}}]
"""Text that others wrote for other readers of Markdown: `{url}` is no attribute there."""


@dataclass(frozen=True)
class Source:
    """An article before it becomes a file."""

    id: str
    title: str
    description: str
    body: str


@dataclass(frozen=True)
class Ask:
    """A customer's question and the articles that answer it by the data's labels; none: a gap."""

    id: str
    text: str
    relevant: tuple[str, ...]


@dataclass(frozen=True)
class Search:
    """A search and the one article that it should find."""

    kind: str
    words: str
    target: str


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a file with one JSON object a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def search_articles(data: Path) -> list[Source]:
    """Return the real how-to articles, whole; each body begins with its own title."""
    return read_articles(data / "search" / "articles.jsonl")


def searches(data: Path) -> list[Search]:
    """Return the searches that belong to the articles."""
    return read_searches(data / "search" / "queries.jsonl")


def read_articles(path: Path) -> list[Source]:
    """Return the articles of a file; each body begins with its own title."""
    return [
        Source(_id(row["id"]), row["title"], row["description"], row["body"])
        for row in read_lines(path)
    ]


def read_searches(path: Path) -> list[Search]:
    """Return the searches of a file."""
    rows = read_lines(path)
    return [Search(row["kind"], row["query"], _id(row["target"])) for row in rows]


def shop_passages(data: Path) -> list[Source]:
    """Return the shop's passages as articles: a passage is an intent with its known wordings."""
    return [
        Source(
            _id(row["id"]),
            row["title"],
            f"What customers ask about: {row['title']}",
            "\n".join(f"- {_as_text(wording)}" for wording in row["questions"]),
        )
        for row in read_lines(data / "hint3_curekart" / "passages.jsonl")
    ]


def shop_questions(data: Path) -> list[Ask]:
    """Return the shop's questions with made ids, the same in each run."""
    return [
        Ask(_question_id(row["id"]), row["text"], tuple(_id(one) for one in row["relevant"]))
        for row in read_lines(data / "hint3_curekart" / "queries.jsonl")
    ]


def write_search_site(folder: Path, articles: Sequence[Source], **changes: Any) -> None:
    """Write the site of the real articles, with changes to its mkdocs.yml."""
    _write_site(folder, "How-to articles", articles, {}, **changes)


def write_shop_site(folder: Path, articles: list[Source], questions: list[Ask]) -> None:
    """Write the site of the shop, with its backlog; the labels stay out of it."""
    _write_site(folder, "A nutrition shop", articles, {"currency": "INR"})
    entries = [
        {"id": ask.id, "question": ask.text, "asks": [{"date": DAY, "source": "chat"}]}
        for ask in questions
    ]
    write(folder / "content" / "questions" / "2026-10.yml", yaml_text(entries))


def _write_site(
    folder: Path,
    name: str,
    articles: Sequence[Source],
    settings: Mapping[str, Any],
    **changes: Any,
) -> None:
    content = folder / "content"
    write_settings(content, **settings)
    company = {"name": name, "what_we_sell": "Nothing: this site is made to try the engine out"}
    people = {"editor": {"name": "The editors", "role": "Editors"}}
    write_catalogue(content, company, people, {}, {})
    for article in articles:
        front_matter = {
            "id": article.id,
            "title": article.title,
            "description": article.description,
            "topic": "process",
            "author": "editor",
            "published": DAY,
        }
        path = content / "articles" / "process" / f"{article.id}.md"
        write(path, article_text(front_matter, article.body))
    write_mkdocs(
        folder,
        name,
        ["search", "answerable"],
        "content/articles",
        markdown_extensions=TEXT_EXTENSIONS,
        **changes,
    )


def _id(given: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", given.lower()).strip("-")


def _question_id(given: str) -> str:
    return f"q-{hashlib.sha256(given.encode()).hexdigest()[:8]}"


def _as_text(wording: str) -> str:
    """Return words in such a way that Markdown takes none of their signs for its own."""
    return re.sub(r"([\\`*_{}\[\]<>#+!|&])", r"\\\1", " ".join(wording.split()))
