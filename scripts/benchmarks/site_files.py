"""Writes the files of a site. Every value goes through a YAML writer, so any text is safe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

Values = Mapping[str, Any]

EXTENSIONS: list[Any] = [
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    {"toc": {"permalink": True}},
    "pymdownx.details",
    "pymdownx.superfences",
    {"pymdownx.tabbed": {"alternate_style": True}},
]
"""Markdown extensions that sites with Material usually have: with this engine and without it."""


def write(path: Path, text: str) -> None:
    """Write a text file, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def yaml_text(value: Any) -> str:
    """Return a value as YAML, in block style and in the order given."""
    return str(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000))


def write_yaml(path: Path, value: Values) -> None:
    """Write one of the engine's YAML files: the format's number, then the value."""
    write(path, yaml_text({"format": 1, **value}))


def article_text(front_matter: Values, body: str) -> str:
    """Return a Markdown file with its front matter."""
    return f"---\n{yaml_text(dict(front_matter))}---\n\n{body.strip()}\n"


def write_settings(content: Path, **values: Any) -> None:
    """Write settings.yml for a company with one region, and whatever else is given."""
    settings = {
        "currency": "USD",
        "time_zone": "America/New_York",
        "regions": [{"id": "everywhere", "name": "Everywhere"}],
        **values,
    }
    write_yaml(content / "settings.yml", settings)


def write_catalogue(
    content: Path, company: Values, people: Values, categories: Values, criteria: Values
) -> None:
    """Write the four files that every catalogue has."""
    folder = content / "catalogue"
    write_yaml(folder / "company.yml", company)
    write_yaml(folder / "people.yml", {"people": dict(people)})
    write_yaml(folder / "categories.yml", {"categories": dict(categories)})
    write_yaml(folder / "criteria.yml", {"criteria": dict(criteria)})


def write_mkdocs(
    folder: Path, name: str, plugins: Sequence[str], docs_dir: str = "docs", **values: Any
) -> None:
    """Write mkdocs.yml for a site with Material for MkDocs."""
    config = {
        "site_name": name,
        "site_url": "https://example.com/",
        "docs_dir": docs_dir,
        "theme": {"name": "material"},
        "plugins": list(plugins),
        "markdown_extensions": EXTENSIONS,
        **values,
    }
    write(folder / "mkdocs.yml", yaml_text(config))
