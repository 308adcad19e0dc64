"""Page values: what each page contributes to the site, made only from its inputs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from answerable.articles import Article, Structure
from answerable.findings import Finding
from answerable.pages.extension import Converted, Source
from answerable.pages.generated import generated_pages
from answerable.pages.generated_page import GeneratedPage
from answerable.pages.press import Press
from answerable.search import Entry

WITHIN_GUIDES = frozenset({"step", "recommendation", "together"})
"""Kinds of pages to which a guide leads: many, and much alike."""


@dataclass(frozen=True)
class Page:
    """A page before conversion: its source and what is known of it without its text."""

    id: str
    kind: str
    """home, hub, article, product, pricing, estimate, quote-check, comparison, person, list, page,
    guide, step, recommendation or together."""
    source: Source
    title: str
    description: str
    topic: str = ""
    products: tuple[str, ...] = ()
    updated: date | None = None
    article: Article | None = None
    """The article, or the hand-written introduction of a generated page."""
    published: bool = True

    @property
    def path(self) -> str:
        """The page's path below docs_dir."""
        return self.source.path

    @property
    def found(self) -> bool:
        """Whether a search may find the page: its author can keep it out.

        The list of all answers would be found by all words, and a guide's pages by the same.
        """
        wanted = self.article.theme.get("search") if self.article else None
        excluded = isinstance(wanted, dict) and bool(wanted.get("exclude"))
        return self.kind != "list" and self.listed and not excluded

    @property
    def listed(self) -> bool:
        """Whether lists of pages name it: what follows from a guide's answers is in none."""
        return self.kind not in WITHIN_GUIDES

    @property
    def indexed(self) -> bool:
        """Whether search engines may show it: questions within a guide lead nobody anywhere."""
        return self.listed or self.kind == "recommendation"


@dataclass(frozen=True)
class PageValue:
    """A page after conversion: what it holds, and what is wrong in it."""

    page: Page
    structure: Structure
    findings: tuple[Finding, ...]
    blocks: Mapping[int, str] = field(default_factory=dict)
    """The HTML of each fence that is shown, by the file's line on which the fence begins."""

    def entries(self, press: Press) -> Iterator[Entry]:
        """Yield the page's entries for the search index, one a section.

        The list of all answers has none: it holds every title, and would be found by all words.
        Neither has a price page's list of what to read next, which answers nothing itself.
        """
        page = self.page
        if page.kind == "list" or not page.listed:
            return
        products = press.content.catalogue.products
        names = tuple(
            name
            for id in page.products
            if id in products
            for name in (products[id].name, *products[id].also_called, products[id].sold_by)
            if name
        )
        further = press.wording("pricing.articles") if page.kind == "pricing" else None
        for section in self.structure.sections:
            if section.heading == further:
                continue
            yield Entry(
                page=page.id,
                kind=page.kind,
                url=press.addresses.href(page.path, "index.md").removeprefix("./"),
                title=page.title,
                anchor=section.anchor,
                heading=section.heading,
                text=section.text,
                topic=page.topic,
                products=page.products,
                names=names,
            )


def pages_of(press: Press) -> list[Page]:
    """Return every page of the site, articles that aren't published yet included."""
    content = press.content
    articles = [_of_article(article, press) for article in content.shelf.articles.values()]
    return [*(_of_generated(page, press) for page in generated_pages(press)), *articles]


def value_of(page: Page, converted: Converted) -> PageValue:
    """Return the value of a page that was just converted."""
    return PageValue(page, converted.structure, converted.findings, converted.blocks)


def _of_article(article: Article, press: Press) -> Page:
    return Page(
        id=article.id,
        kind="article",
        source=Source(article.path, article.place.path, article.body, article.lines_above),
        title=press.title(article) if article.meta.title else _first_heading(article),
        description=press.description(article),
        topic=article.topic,
        products=article.meta.products,
        updated=article.updated,
        article=article,
        published=article.published_on(press.content.on),
    )


def _of_generated(page: GeneratedPage, press: Press) -> Page:
    introduction = press.content.introduction(page.path)
    description, body = page.description, page.markdown
    shown, above = f"(generated) {page.path}", 0
    if introduction is not None:
        description = press.facts.fill(introduction.meta.description) or description
        body = f"{introduction.body.rstrip()}\n\n{body}"
        shown, above = introduction.place.path, introduction.lines_above
    return Page(
        id=page.path.removesuffix(".md"),
        kind=page.kind,
        source=Source(page.path, shown, body, above),
        title=press.addresses.titles[page.path],
        description=description,
        topic=page.topic,
        products=page.products,
        updated=page.updated,
        article=introduction,
    )


def _first_heading(article: Article) -> str:
    match = re.search(r"^#[ \t]+(.+?)[ \t#]*$", article.body, re.MULTILINE)
    return match.group(1) if match else article.id
