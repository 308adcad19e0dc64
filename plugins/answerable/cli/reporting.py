"""Gathers what the gap report is made of from a project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from answerable.articles import Recipe
from answerable.cli.matching import bar_of, matching_of
from answerable.cli.project import Project
from answerable.gaps import (
    Cabinet,
    GapReport,
    KeptJudge,
    Lack,
    Means,
    ReportedArticle,
    due_facts,
    report,
    said_by,
)


def gap_report(project: Project) -> GapReport:
    """Return the gap report of a project on its date."""
    content = project.content
    catalogue = content.catalogue
    products = sorted(catalogue.products.values(), key=lambda p: (not p.ours, p.name, p.id))
    articles = list(_articles(project))
    with bar_of("Reading articles and questions") as progress:
        matching = matching_of(project, said_by(articles), progress)
        judge = KeptJudge(
            content.settings.language,
            matching.encoder,
            project.folders.root / ".answerable" / "topics.json",
        )
        found = report(
            project.backlog,
            articles,
            matching.matcher,
            content.settings,
            content.on,
            {product.id: product.name for product in products},
            Cabinet(judge, matching.matcher.subjects),
            Means(content.recipes, content.ours, project.index.lacking),
            progress,
        )
    return replace(found, notices=matching.notices, fit=matching.matcher.fit)


def site_address(project: Project) -> str:
    """Return what addresses of pages begin with: `site_url`, or a slash without one."""
    return (project.config.site_url or "").rstrip("/") + "/"


def _articles(project: Project) -> Iterator[ReportedArticle]:
    content, press = project.content, project.press
    facts = due_facts(content.catalogue, content.settings, content.on)
    for article in content.shelf.articles.values():
        look = project.looks.get(article.id)
        yield ReportedArticle(
            article,
            press.title(article),
            press.addresses.href(article.path, "index.md").removeprefix("./"),
            article.published_on(content.on),
            facts.among(look.shown) if look else (),
            look.words if look else None,
            tuple(_lacks(look.lacks, content.recipes)) if look else (),
        )


def _lacks(ids: Iterable[str], recipes: Mapping[str, Recipe]) -> Iterator[Lack]:
    for id in ids:
        topic, _, name = id.partition(".")
        yield Lack(id, recipes[topic].checks[name].says)
