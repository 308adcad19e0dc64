"""The shelf: every Markdown file under docs_dir, read once."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from answerable.articles.article import Article, article_of
from answerable.articles.starting import UNWRITTEN
from answerable.findings import Finding, Level
from answerable.ids import suggestion
from answerable.reading import read_text, shown_path
from answerable.settings import PROCESS

MARKDOWN_ENDINGS = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""Endings that MkDocs takes for pages."""


@dataclass(frozen=True)
class Shelf:
    """Articles by id, and introductions: hand-written files at a generated page's path."""

    articles: Mapping[str, Article] = field(default_factory=dict)
    introductions: Mapping[str, Article] = field(default_factory=dict)

    def published(self, on: date) -> tuple[Article, ...]:
        """Return the articles that buyers may read on that day, the freshest first."""
        found = [article for article in self.articles.values() if article.published_on(on)]
        return tuple(sorted(found, key=lambda a: (-(a.updated or date.min).toordinal(), a.id)))

    def all(self) -> Iterator[Article]:
        """Yield everything that people wrote under docs_dir."""
        yield from self.articles.values()
        yield from self.introductions.values()


def load_shelf(
    docs_dir: Path, root: Path, generated: Collection[str]
) -> tuple[Shelf, tuple[Finding, ...]]:
    """Return all articles under `docs_dir`; `generated` holds the paths of generated pages."""
    articles: dict[str, Article] = {}
    introductions: dict[str, Article] = {}
    findings: list[Finding] = []
    for file in _markdown_files(docs_dir):
        path = file.relative_to(docs_dir).as_posix()
        shown = shown_path(file, root)
        if file.suffix != ".md":
            message = f"an article's file ends in '.md', not in '{file.suffix}'; rename it"
            findings.append(Finding("article.ending", Level.ERROR, shown, 0, message))
            continue
        text = read_text(file, root)
        findings += text.findings
        if text.findings:
            continue
        loaded = article_of(text.text, path, shown)
        findings += loaded.findings
        article = loaded.article
        if article is None:
            continue
        if path in generated:
            introductions[path] = article
        elif article.id in articles:
            first = articles[article.id].place.path
            message = f"the id '{article.id}' is already that of {first}; give one of them another"
            findings.append(article.finding("article.id", Level.ERROR, message))
        else:
            articles[article.id] = article
    return Shelf(articles, introductions), tuple(findings)


def _is_markdown(name: str) -> bool:
    """Return whether a file is meant as Markdown, also where an editor added '.txt' unasked."""
    return Path(name.lower().removesuffix(".txt")).suffix in MARKDOWN_ENDINGS


def _markdown_files(docs_dir: Path) -> list[Path]:
    """Return every Markdown file, behind links too, as the host finds them."""
    found = []
    seen: set[str] = set()
    for folder, folders, names in os.walk(docs_dir, followlinks=True):
        here = os.path.realpath(folder)
        if here in seen:
            folders.clear()
            continue
        seen.add(here)
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            Path(folder) / name for name in names if _is_markdown(name) and not name.startswith(".")
        ]
    return sorted(found)


@dataclass(frozen=True)
class Names:
    """The ids that front matter may mention; `people` is None where nobody can know them."""

    products: Collection[str]
    people: Collection[str] | None
    stages: Collection[str]


def check_article(article: Article, names: Names, on: date) -> Iterator[Finding]:
    """Yield what is wrong with an article's front matter on that day."""
    meta, place = article.meta, article.place

    def unknown(what: str, id: str, known: Collection[str], *loc: str | int) -> Finding:
        message = f"'{id}' is not a {what}{suggestion(id, known)}"
        return place.finding(f"article.unknown-{what}", Level.ERROR, message, *loc)

    for n, id in enumerate(meta.products):
        if id not in names.products:
            yield unknown("product", id, names.products, "products", n)
    if meta.author and names.people is not None and meta.author not in names.people:
        yield unknown("person", meta.author, names.people, "author")
    if meta.stage and meta.stage not in names.stages:
        yield unknown("stage", meta.stage, names.stages, "stage")
    if meta.reviewed and meta.reviewed > on:
        message = f"{meta.reviewed} lies after {on}, the date of this run"
        yield place.finding("article.date-ahead", Level.ERROR, message, "reviewed")
    yield from _missing(article)
    if article.published_on(on):
        yield from _unwritten(article)


def _missing(article: Article) -> Iterator[Finding]:
    meta, place = article.meta, article.place
    if meta.named_topic is None:
        message = f"the article names no topic and counts as '{PROCESS}': add 'topic: …'"
        yield place.finding("article.no-topic", Level.WARNING, message)
    if not meta.title:
        message = "'title' is missing; write it as a buyer would ask"
        yield place.finding("article.no-title", Level.WARNING, message)
    if not meta.description:
        message = "'description' is missing; search results show it under the title"
        yield place.finding("article.no-description", Level.WARNING, message)


def _unwritten(article: Article) -> Iterator[Finding]:
    left = [place for mark in UNWRITTEN if (place := article.body.find(mark)) >= 0]
    if not left:
        return
    above = article.body[: min(left)].count("\n")
    message = "this part of the outline isn't written yet; write it, or keep 'draft: true'"
    line = above + 1 + article.lines_above
    yield article.finding("article.unwritten", Level.ERROR, message, line)


def check_age(article: Article, after_days: int, on: date) -> Iterator[Finding]:
    """Yield a due finding where nobody has read the article again for too long."""
    if article.updated and (on - article.updated).days > after_days:
        yield Finding(
            "article.due", Level.WARNING, article.place.path,
            article.place.line("reviewed" if article.meta.reviewed else "published"),
            f"nobody has read this article again since {article.updated}; read it, mend it, and"
            " renew 'reviewed'",
            due=True,
        )  # fmt: skip
