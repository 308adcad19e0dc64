"""Builds what a gap report is made of from the few words of a golden file.

A case holds what goes in (`settings`, `articles` with front matter and sections, products' `names`,
which of them are `ours`, the `backlog` as people write it), and what must come out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from answerable.articles import Article, load_recipes
from answerable.articles.article import FrontMatter
from answerable.gaps import (
    Cabinet,
    DueFact,
    GapReport,
    Lack,
    Matcher,
    Means,
    Proposal,
    ReportedArticle,
    Vocabulary,
    matcher_of,
    report,
)
from answerable.gaps.matching import ArticleMatcher, Asked, Strength, shipped_thresholds
from answerable.gaps.topics.judging import TopicJudge
from answerable.meaning import Encoder, Progress, Vectors, silent
from answerable.questions import LoadedBacklog, load_backlog
from answerable.reading import Place
from answerable.search import Entry, SearchIndex
from answerable.settings import Settings

ON = date(2026, 11, 24)

NOWHERE = Path(__file__).parent / "no-such-site"
RECIPES, _ = load_recipes(NOWHERE, NOWHERE)


def settings_with(**values: Any) -> Settings:
    """Return settings that hold these values besides what every file of settings needs."""
    needed = {
        "currency": "USD",
        "time_zone": "America/New_York",
        "regions": [{"id": "here", "name": "Here"}],
    }
    return Settings.model_validate({**needed, **values})


def reported(article: Mapping[str, Any]) -> ReportedArticle:
    """Return an article as the report is handed it."""
    keys = ("topic", "products", "answers", "published", "reviewed", "stage")
    meta = FrontMatter.model_validate({key: article[key] for key in keys if key in article})
    path = f"{article['id']}.md"
    lines = {("answers", number): number + 3 for number in range(len(meta.answers))}
    return ReportedArticle(
        Article(article["id"], path, meta, "", Place(path, lines)),
        article.get("title", article["id"]),
        f"{article['id']}/",
        not article.get("draft", False),
        tuple(
            DueFact("price", fact["product"], "Here", date.fromisoformat(fact["until"]), "p.yml:3")
            for fact in article.get("due", ())
        ),
        article.get("words"),
        tuple(Lack(id, f"It lacks {id}") for id in article.get("lacks", ())),
    )


def entries(articles: Iterable[Mapping[str, Any]]) -> list[Entry]:
    """Return the sections of the articles that are published, as the index holds them."""
    return [
        Entry(
            page=article["id"],
            kind=article.get("kind", "article"),
            url=f"{article['id']}/",
            title=article.get("title", article["id"]),
            anchor=heading.lower().replace(" ", "-"),
            heading=heading,
            text=text,
            products=tuple(article.get("products", ())),
        )
        for article in articles
        if not article.get("draft")
        for heading, text in article.get("sections", {}).items()
    ]


def backlog_of(text: str, folder: Path) -> LoadedBacklog:
    """Return a backlog that people wrote in one file, a.yml."""
    (folder / "a.yml").write_text(text, encoding="utf-8")
    return load_backlog(folder, folder)


def matcher_on(
    articles: Sequence[Mapping[str, Any]],
    names: Mapping[str, Sequence[str]],
    encoder: Encoder | None = None,
    places: Collection[str] = (),
    wordings: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> ArticleMatcher:
    """Return what matches questions with articles: by words, or with an encoder by meaning."""
    index = SearchIndex.of(entries(articles))
    return matcher_of(index, encoder, shipped_thresholds(), Vocabulary(names, places), wordings)


def report_of(case: Mapping[str, Any], folder: Path, encoder: Encoder | None = None) -> GapReport:
    """Return the report of a case."""
    articles = case.get("articles", [])
    index = SearchIndex.of(entries(articles))
    matcher = matcher_on(articles, case.get("names", {}), encoder)
    return report(
        backlog_of(case["backlog"], folder),
        [reported(article) for article in articles],
        matcher,
        settings_with(**case.get("settings", {})),
        ON,
        {id: names[0] for id, names in case.get("names", {}).items()},
        Cabinet(TopicJudge("en"), matcher.subjects),
        Means(RECIPES, case.get("ours", ()), index.lacking),
    )


@dataclass(frozen=True)
class Stubborn:
    """A matcher that proposes the same article whatever is asked, unless it was refused."""

    article: str
    strength: Strength = "likely"
    lacking: tuple[str, ...] = ()
    enough: float = 1.0

    def vectors(self, texts: Sequence[str], progress: Progress = silent) -> Vectors:
        """Return vectors of which none is like another."""
        return np.eye(len(texts), dtype=np.float32)

    def named(self, text: str, products: Collection[str]) -> frozenset[str]:
        """Return the products that were noted."""
        return frozenset(products)

    def sizes(self, text: str) -> frozenset[str]:
        """Return none."""
        return frozenset()

    def propose(self, asked: Sequence[Asked], progress: Progress = silent) -> list[Proposal | None]:
        """Return the one article."""
        return [None if self.article in one.refused else self._always() for one in asked]

    def _always(self) -> Proposal:
        return Proposal(
            self.article, "T", "H", "t/#h", "P", 1.0, ("a",), self.lacking, strength=self.strength
        )


def stubborn_report(text: str, folder: Path, matcher: Matcher = Stubborn("x")) -> GapReport:
    """Return the report of a backlog on a site with one article, x."""
    loaded = backlog_of(text, folder)
    return report(loaded, [reported({"id": "x"})], matcher, settings_with(), ON)
