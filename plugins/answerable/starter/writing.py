"""Writes the files of a new site from templates and a trade's words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from answerable.reading import read_yaml
from answerable.settings import SETTINGS_FILE, TOPICS
from answerable.starter.new_site import NewSite, region_id, starter_folder, time_zone_of
from answerable.starter.quoting import (
    lower_first,
    markdown_text,
    upper_first,
    yaml_block,
    yaml_text,
)
from answerable.starter.trades import trade_of
from answerable.templates import text_templates

PUBLISHING = ".github/workflows/publish.yml"
MKDOCS = "mkdocs.yml"
IGNORED = ".gitignore"
SNIPPETS = ".vscode/answerable.code-snippets"

AUTHOR = "editor"
"""The id of the one person that a new site knows."""


@dataclass(frozen=True)
class StarterFile:
    """A file of a new site: its path below the project's folder, and its text."""

    path: str
    text: str


def files_of(site: NewSite) -> tuple[StarterFile, ...]:
    """Return all files that a new site has, or those that a joined one gets besides its own."""
    return tuple(_files(site))


def _files(site: NewSite) -> Iterator[StarterFile]:
    trade = trade_of(site)
    printed = _printer(site, trade)
    base = site.content
    if not site.joins:
        yield StarterFile(MKDOCS, printed("mkdocs.yml"))
        yield StarterFile(PUBLISHING, printed("publish.yml"))
    yield StarterFile(site.guide, printed("README.md"))
    yield StarterFile(IGNORED, printed("gitignore"))
    yield StarterFile(SNIPPETS, _snippets(site))
    for name in ("company", "people", "categories", "criteria"):
        yield StarterFile(f"{base}/catalogue/{name}.yml", printed(f"{name}.yml"))
    for number, product in enumerate(trade["products"]):
        path = f"{base}/catalogue/products/{product['id']}.yml"
        values = {"product": product, "explained": number == 0}
        yield StarterFile(path, printed("product.yml", **values))
    first = trade["products"][0]["id"]
    yield StarterFile(f"{base}/catalogue/reviews/{first}.yml", printed("reviews.yml"))
    for path, template, id in _articles(site, trade):
        yield StarterFile(path, printed(template, id=id))
    month = f"{site.on:%Y-%m}"
    yield StarterFile(f"{base}/questions/{month}.yml", printed("questions.yml"))
    # The settings come last: where they stand, all the rest stands too.
    yield StarterFile(f"{base}/{SETTINGS_FILE}", printed("settings.yml"))


def _articles(site: NewSite, trade: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield path, template and id of each example article."""
    first = trade["products"][0]["id"]
    for topic in TOPICS:
        id = "how-we-work" if topic == "process" else f"{first}-{topic}"
        yield f"{site.docs}/{site.slug(topic)}/{id}.md", f"articles/{topic}.md", id


def _printer(site: NewSite, trade: dict[str, Any]) -> Callable[..., str]:
    """Return what prints a template. Braces stay: they are facts, or a workflow's values."""
    environment = text_templates([starter_folder() / site.words], keep_trailing_newline=True)
    environment.filters.update(
        text=yaml_text,
        block=yaml_block,
        markdown=markdown_text,
        upper_first=upper_first,
        lower_first=lower_first,
    )
    region = site.region or trade["region"]
    ours = [product for product in trade["products"] if product["ours"]]
    known = {
        "site": site,
        "trade": trade,
        "a": ours[0],
        "b": ours[1],
        "rival": next(product for product in trade["products"] if not product["ours"]),
        "author": AUTHOR,
        "region": {"id": region_id(region), "name": region},
        "time_zone": time_zone_of(site.currency),
    }

    def printed(template: str, **values: Any) -> str:
        return environment.get_template(template).render({**known, **values})

    return printed


def _snippets(site: NewSite) -> str:
    """Return the editor's snippets: one a fence, with places to fill in."""
    folder = starter_folder() / site.words
    document = read_yaml(folder / "snippets.yml", folder)
    assert not document.findings, document.findings
    made = {
        name: {
            "scope": "markdown",
            "prefix": f"ans-{name}",
            "description": snippet["about"],
            "body": snippet["body"].rstrip("\n").split("\n"),
        }
        for name, snippet in document.value.items()
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
