"""Everything that people wrote for the site, read once, with the date of the run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from answerable.articles import (
    Article,
    Names,
    Recipe,
    Shelf,
    check_age,
    check_article,
    load_recipes,
    load_shelf,
    unknown_rules,
)
from answerable.catalogue import Catalogue, LoadedCatalogue, check_catalogue, load_catalogue
from answerable.findings import AnswerableError, Finding, Level
from answerable.guides import Walkable, Walkables, check_guide, load_guides, walkable_guides
from answerable.ids import suggestion
from answerable.pages.addresses import generated_paths
from answerable.pages.pictures import picture_findings
from answerable.records import Loaded
from answerable.search import load_own_words
from answerable.settings import Settings, load_settings


class ContentError(AnswerableError):
    """The content can't be read far enough to go on; `findings` say why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = findings


@dataclass(frozen=True)
class Folders:
    """Where a project keeps its things: its root, content/, and the shelf that is published."""

    root: Path
    content: Path
    docs: Path


@dataclass(frozen=True)
class Content:
    """What pages are made of: facts, articles, settings and the date; and what is wrong in them."""

    folders: Folders
    settings: Settings
    catalogue: Catalogue
    recipes: Mapping[str, Recipe]
    shelf: Shelf
    on: date
    findings: tuple[Finding, ...]
    broken: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    synonyms: tuple[tuple[str, ...], ...] = ()
    """What the company's buyers call the same thing."""
    guides: Mapping[str, Walkable] = field(default_factory=dict)
    """The guides that can be walked, by id."""

    def no_product(self, id: str) -> str:
        """Return in words why there is no product of that id, with the nearest valid one."""
        if id in self.broken:
            return _see_there(id)
        return f"'{id}' is not a product{suggestion(id, self.catalogue.products)}"

    def follows(self, finding: Finding) -> bool:
        """Return whether a finding only follows from the errors in a product's file."""
        return any(finding.message.endswith(_see_there(id)) for id in self.broken)

    def introduction(self, path: str) -> Article | None:
        """Return the introduction that buyers may read on a generated page, if there is one."""
        found = self.shelf.introductions.get(path)
        return found if found and found.published_on(self.on) else None

    def published(self) -> tuple[Article, ...]:
        """Return the articles that buyers may read, the freshest first."""
        return self._published

    @cached_property
    def _published(self) -> tuple[Article, ...]:
        return self.shelf.published(self.on)

    @cached_property
    def by_topic(self) -> Mapping[str, tuple[Article, ...]]:
        """The published articles of each topic, the freshest first."""
        return _grouped((article.topic, article) for article in self.published())

    @cached_property
    def by_product(self) -> Mapping[str, tuple[Article, ...]]:
        """The published articles about each product, the freshest first."""
        return _grouped(
            (product, article) for article in self.published() for product in article.meta.products
        )

    @cached_property
    def by_author(self) -> Mapping[str, tuple[Article, ...]]:
        """The published articles of each author, the freshest first."""
        return _grouped(
            (article.meta.author, article) for article in self.published() if article.meta.author
        )

    @cached_property
    def ours(self) -> frozenset[str]:
        """The ids of the products that the company sells."""
        return frozenset(id for id, product in self.catalogue.products.items() if product.ours)

    @cached_property
    def product_names(self) -> Mapping[str, str]:
        """The products' names by their ids."""
        return {id: product.name for id, product in self.catalogue.products.items()}

    @cached_property
    def topics(self) -> Mapping[str, str]:
        """The topic of each article by its id."""
        return {id: article.topic for id, article in self.shelf.articles.items()}


def _see_there(id: str) -> str:
    return f"the file of '{id}' has errors, see there"


def _lost_font(settings: Loaded[Settings], folders: Folders) -> Iterator[Finding]:
    named = settings.record.sharing_font if settings.record else ""
    if named and not (folders.content / named).is_file():
        message = (
            f"there is no file '{named}' in {folders.content.name}/; name a .ttf or .otf file"
            " there, or delete the line"
        )
        yield settings.place.finding("settings.font", Level.ERROR, message, "sharing_font")


def _grouped(pairs: Iterable[tuple[str, Article]]) -> Mapping[str, tuple[Article, ...]]:
    groups: defaultdict[str, list[Article]] = defaultdict(list)
    for key, article in pairs:
        groups[key].append(article)
    return {key: tuple(group) for key, group in groups.items()}


def _guides(folders: Folders, facts: LoadedCatalogue, settings: Settings, day: date) -> Walkables:
    """Return the guides; while people or criteria can't be read, all of them would look wrong."""
    loaded = load_guides(folders.content, folders.root)
    if facts.unread:
        return Walkables({}, loaded.findings)
    held = walkable_guides(loaded, facts.catalogue, settings, day, facts.broken)
    findings = [
        finding
        for walkable in held.guides.values()
        for finding in check_guide(walkable, facts.catalogue, settings, day)
    ]
    return replace(held, findings=(*held.findings, *findings))


def read_content(folders: Folders, on: Callable[[Settings], date]) -> Content:
    """Return the content of a project; `on` tells the date of the run, given the time zone.

    Raises ContentError where there are no settings to go by.
    """
    settings = load_settings(folders.content, folders.root)
    if settings.record is None:
        raise ContentError(settings.findings)
    day = on(settings.record)
    facts = load_catalogue(folders.content / "catalogue", folders.root)
    own = load_own_words(folders.content, folders.root)
    recipes, recipe_findings = load_recipes(folders.content, folders.root)
    guides = _guides(folders, facts, settings.record, day)
    paths = generated_paths(settings.record, facts.catalogue, guides.guides)
    shelf, shelf_findings = load_shelf(folders.docs, folders.root, paths)
    names = Names(
        products={*facts.catalogue.products, *facts.broken},
        people=None if "person" in facts.unread else facts.catalogue.people.keys(),
        stages=[stage.id for stage in settings.record.stages],
    )
    findings = [
        *settings.findings,
        *_lost_font(settings, folders),
        *facts.findings,
        *check_catalogue(facts.catalogue, settings.record, day),
        *picture_findings(facts.catalogue, folders.docs),
        *own.findings,
        *guides.findings,
        *recipe_findings,
        *shelf_findings,
    ]
    for check, rule in unknown_rules(recipes):
        message = f"the check '{check}' names the rule '{rule}', which nobody wrote"
        findings.append(Finding("recipe.rule", Level.ERROR, "content/recipes", 0, message))
    for article in shelf.articles.values():
        findings += check_article(article, names, day)
        if article.published_on(day):
            findings += check_age(article, settings.record.review_articles_after_days, day)
    return Content(
        folders,
        settings.record,
        facts.catalogue,
        recipes,
        shelf,
        day,
        tuple(findings),
        facts.broken,
        facts.unread,
        own.record.synonyms if own.record else (),
        guides.guides,
    )
