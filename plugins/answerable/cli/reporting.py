"""Gathers what the gap report is made of from a project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from answerable.articles import Article
from answerable.cli.matching import bar_of, matching_of
from answerable.cli.project import Project
from answerable.gaps import (
    DueFact,
    GapReport,
    ReportedArticle,
    due_facts,
    report,
    said_by,
)
from answerable.pages import Content


def gap_report(project: Project) -> GapReport:
    """Return the gap report of a project on its date."""
    content = project.content
    catalogue = content.catalogue
    products = sorted(catalogue.products.values(), key=lambda p: (not p.ours, p.name, p.id))
    articles = list(_articles(project))
    with bar_of("Reading articles and questions") as progress:
        matching = matching_of(project, said_by(articles), progress)
        found = report(
            project.backlog,
            articles,
            matching.matcher,
            content.settings,
            content.on,
            {product.id: product.name for product in products},
            matching.matcher.subjects,
            progress,
        )
    return replace(found, notices=matching.notices)


def site_address(project: Project) -> str:
    """Return what addresses of pages begin with: `site_url`, or a slash without one."""
    return (project.config.site_url or "").rstrip("/") + "/"


def _articles(project: Project) -> Iterator[ReportedArticle]:
    content, press = project.content, project.press
    due = _due(project)
    for article in content.shelf.articles.values():
        yield ReportedArticle(
            article,
            press.title(article),
            press.addresses.href(article.path, "index.md").removeprefix("./"),
            article.published_on(content.on),
            due.get(article.id, ()),
        )


def _due(project: Project) -> Mapping[str, tuple[DueFact, ...]]:
    """Return the due facts that each answering article shows.

    Only pages that may show one are converted, for that costs more than all the rest.
    """
    content = project.content
    facts = due_facts(content.catalogue, content.settings, content.on)
    if not facts.products:
        return {}
    answering = _answering(content, project)
    pages = [
        page
        for page in project.pages
        if page.kind == "article"
        and page.article is not None
        and page.id in answering
        and _may_show(page.article, facts.products)
    ]
    values = project.converted(pages) if pages else ()
    return {value.page.id: facts.among(value.structure.shown()) for value in values}


def _answering(content: Content, project: Project) -> set[str]:
    """Return the ids of the published articles that answer any question."""
    confirmed = {id for question in project.backlog.backlog.questions for id in question.confirmed}
    return {
        article.id
        for article in content.published()
        if article.meta.answers or article.id in confirmed
    }


def _may_show(article: Article, products: frozenset[str]) -> bool:
    about = products.intersection(article.meta.products)
    return bool(about) or any(product in article.body for product in products)
