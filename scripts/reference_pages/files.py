"""The pages about what people write in YAML: settings, catalogue, front matter, backlog."""

from __future__ import annotations

from answerable.articles.article import FrontMatter, ThemeKeys
from answerable.catalogue import FILES, FOLDERS
from answerable.catalogue.criteria import Value
from answerable.catalogue.products import Product
from answerable.guides import Guide
from answerable.questions.imports.mapping import ImportMapping
from answerable.questions.question import Question
from answerable.records import FORMAT
from answerable.search import OwnWords
from answerable.settings import Settings
from reference_pages.records import fields, nested, section
from reference_pages.words import page

COMMON = (
    f"The file begins with `format: {FORMAT}`. A key that begins with `x-` is yours; any other key"
    " that isn't listed here is refused."
)
SHORT_VALUE = "A value without source and day may stand alone: `salt-ready: true`."


def settings_page() -> str:
    """Return the page about settings.yml."""
    return page(
        "Reference: settings.yml",
        "Every choice in content/settings.yml: what it means, its default and its unit.",
        COMMON,
        section(Settings, "content/settings.yml"),
        *(section(model) for model in nested([Settings])),
    )


def catalogue_page() -> str:
    """Return the page about the catalogue's files."""
    kinds = {f"catalogue/{name}.yml": model for name, model in FILES.items()}
    kinds |= {f"catalogue/{name}/ID.yml": model for name, model in FOLDERS.items()}
    parts = [section(m, t, ("id",) if m is Product else ()) for t, m in kinds.items()]
    for model in nested(kinds.values()):
        parts.append(section(model))
        if model is Value:
            parts.append(SHORT_VALUE)
    return page(
        "Reference: the catalogue",
        "Every file of content/catalogue/, and every field in it.",
        COMMON + " A product's id is its file's name.",
        *parts,
    )


def synonyms_page() -> str:
    """Return the page about synonyms.yml."""
    return page(
        "Reference: synonyms.yml",
        "The file in which a company writes what its buyers call the same thing.",
        COMMON + " A site without it knows the synonyms that come with Answerable.",
        section(OwnWords, "content/synonyms.yml"),
    )


def guides_page() -> str:
    """Return the page about a guide's file."""
    return page(
        "Reference: guides",
        "Every field of content/guides/ID.yml: steps, rules, recommendations and scenarios.",
        COMMON + " A guide's id is its file's name. [Guides](../guides.md) tells how one is"
        " written, [Conditions](../guide-conditions.md) what a condition may say.",
        section(Guide, "content/guides/ID.yml", ("id",)),
        *(section(model) for model in nested([Guide])),
    )


def front_matter_page() -> str:
    """Return the page about an article's front matter."""
    return page(
        "Reference: front matter",
        "What may stand above an article's text, between the lines of three hyphens.",
        "## What Answerable reads",
        fields(FrontMatter),
        "## What the theme reads",
        "These are handed on to MkDocs and Material for MkDocs.",
        fields(ThemeKeys),
    )


def backlog_page() -> str:
    """Return the page about the backlog's files and those of an import."""
    return page(
        "Reference: the backlog",
        "The files in which customers' questions stand, and how a CSV file is read into them.",
        "Each file below `content/questions/` is a list of questions. `answerable ask` and"
        " `answerable import` write them; you may write them by hand too.",
        section(Question),
        *(section(model) for model in nested([Question])),
        "A mapping says which column of a CSV file holds what. It is remembered below"
        " `content/questions/imports/`.",
        section(ImportMapping),
        *(section(model) for model in nested([ImportMapping])),
    )
