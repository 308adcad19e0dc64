"""Recipes: what an article of each topic must hold before a buyer can trust it.

A recipe is data (recipes/*.yml beside this module); a site adds to one, or changes it check by
check, in content/recipes/TOPIC.yml.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import as_file, files
from pathlib import Path
from typing import ClassVar, Literal, TypeVar

from pydantic import Field

from answerable.extras import RECIPES, ExtraError, folders
from answerable.findings import Finding, Level
from answerable.ids import Id, suggestion
from answerable.money import Number
from answerable.reading import shown_path
from answerable.records import Record, Words, load_record
from answerable.settings import FALLBACK_LANGUAGE, TOPICS

T = TypeVar("T")

Whose = Literal["anybody's", "ours", "a rival's"]


class Condition(Record):
    """One way in which an article may hold what a check asks for; all that is named must hold."""

    called: ClassVar[str] = "condition"

    shown: Words = Field((), description="Facts that a buyer sees: range, jobs, problems, …")
    at_least: int = Field(1, ge=1, description="How many of them")
    of: Whose = Field("anybody's", description="Of whose products")
    fence: Words = Field((), description="One of these fences stands in the text")
    heading: Words = Field((), description="A heading has one of these phrases")
    text: Words = Field((), description="The text has one of these phrases")
    opening: Words = Field((), description="The text before the third heading has one of these")
    before: Words = Field((), description="With heading: it stands above headings with these")
    above: Words = Field((), description="With fence: it stands above all fences of these names")
    links_to: Words = Field((), description="A link leads to an article of one of these topics")
    front_matter: Words = Field((), description="The front matter holds all of these")
    rule: str = Field("", description="A rule written in Python, by its name")


class Check(Record):
    """One thing that an article must hold, why, and how to mend its absence."""

    called: ClassVar[str] = "check"

    level: Literal["off", "note", "warning", "error"] = Field(description="How much it matters")
    says: str = Field(min_length=1, description="What the article lacks")
    mend: str = Field(min_length=1, description="How to mend it")
    why: str = Field(min_length=1, description="The reason, with its source")
    when: Literal["always", "ours", "ours and rivals"] = Field(
        "always", description="Which articles it is for, by the products in their front matter"
    )
    any: tuple[Condition, ...] = Field(min_length=1, description="One of these must hold")


class Part(Record):
    """A section of the outline from which a new article starts."""

    called: ClassVar[str] = "part of an outline"

    heading: str = Field("", description="The section's heading; none for the opening")
    text: str = Field(min_length=1, description="What to write, or a fence to begin with")


class Outline(Record):
    """The beginning of a new article; {product} and {name} stand for the product's id and name.

    {products} stands for the ids of all its products, with commas between them; {ours} for the
    names of those that we sell, in a paragraph that is left out unless we sell some of them only.
    """

    called: ClassVar[str] = "outline"

    title: str = Field(description="The title of the new article")
    searched: str = Field(
        "",
        description="The title as buyers search it, for one product by its {name} or {a_name}, as"
        " in 'a gas heater', or for two by {name} and {other}",
    )
    description: str = Field(description="Its description")
    parts: tuple[Part, ...] = Field(description="Its sections")


class Effort(Record):
    """The hours that each kind of work on an article takes."""

    called: ClassVar[str] = "effort"

    write: Number = Field(ge=0, description="To write a new article")
    improve: Number = Field(ge=0, description="To add to an article what it lacks")
    confirm: Number = Field(ge=0, description="To judge whether a passage answers a question")
    send: Number = Field(ge=0, description="To tell the reps of an answer")


class Recipe(Record):
    """A topic's checks, the phrases that they look for, and the outlines of a new article."""

    called: ClassVar[str] = "recipe"

    topic: Literal["cost", "problems", "comparisons", "reviews", "best-of", "process"] = Field(
        description="The topic"
    )
    phrases: dict[str, dict[Id, tuple[str, ...]]] = Field(
        {}, description="Language -> name -> phrases that headings and texts are known by"
    )
    checks: dict[Id, Check] = Field({}, description="The check's id without the topic -> check")
    outlines: dict[str, Outline] = Field(
        {}, description="Language -> the beginning of a new article"
    )
    effort_hours: Effort | None = Field(
        None, description="The hours that work on an article takes; settings.yml may change them"
    )

    def phrases_in(self, language: str) -> Mapping[str, tuple[str, ...]]:
        """Return the phrases of a language; English ones where it has none of that name."""
        own = _nearest(self.phrases, language) or {}
        return {**self.phrases.get(FALLBACK_LANGUAGE, {}), **own}

    def outline_in(self, language: str) -> Outline | None:
        """Return the outline in a language; the English one where it has none."""
        return _nearest(self.outlines, language) or self.outlines.get(FALLBACK_LANGUAGE)

    def extended(self, other: Recipe) -> Recipe:
        """Return this recipe with another's checks, phrases and the rest added or put in place."""
        phrases = {
            language: {**self.phrases.get(language, {}), **other.phrases.get(language, {})}
            for language in {*self.phrases, *other.phrases}
        }
        return self.model_copy(
            update={
                "phrases": phrases,
                "checks": {**self.checks, **other.checks},
                "outlines": {**self.outlines, **other.outlines},
                "effort_hours": other.effort_hours or self.effort_hours,
            }
        )


def _nearest(by_language: Mapping[str, T], language: str) -> T | None:
    """Return what the language has, or has without its country: `de` for `de_AT`."""
    return by_language.get(language) or by_language.get(language.partition("_")[0])


def built_in_recipes() -> dict[str, Recipe]:
    """Return the recipes of design: one a topic of the Big 5, and one for process."""
    recipes = {}
    with as_file(files("answerable.articles") / "recipes") as folder:
        for topic in TOPICS:
            loaded = load_record(folder / f"{topic}.yml", folder, Recipe, {"topic": topic})
            assert loaded.record is not None, loaded.findings
            recipes[topic] = loaded.record
    return recipes


def load_recipes(content: Path, root: Path) -> tuple[dict[str, Recipe], tuple[Finding, ...]]:
    """Return the built-in recipes, extended by other packages', then by the site's own.

    Raises ExtraError if a recipe of another package has a mistake.
    """
    recipes = built_in_recipes()
    for name, folder in folders(RECIPES).items():
        if findings := _extend(recipes, folder, folder):
            raise ExtraError(
                f"the recipes '{name}' of another package have a mistake, {findings[0]}."
                " Look for a newer version of that package, or remove it"
            )
    return recipes, tuple(_extend(recipes, content / "recipes", root))


def _extend(recipes: dict[str, Recipe], folder: Path, root: Path) -> list[Finding]:
    """Extend recipes by those of a folder, and return what is wrong in them."""
    findings: list[Finding] = []
    for path in sorted(folder.glob("*.y*ml")) if folder.is_dir() else ():
        if path.stem not in TOPICS:
            message = f"'{path.stem}' is not a topic{suggestion(path.stem, TOPICS)}"
            shown = shown_path(path, root)
            findings.append(Finding("recipe.topic", Level.ERROR, shown, 0, message))
            continue
        loaded = load_record(path, root, Recipe, {"topic": path.stem})
        findings += loaded.findings
        if loaded.record:
            recipes[path.stem] = recipes[path.stem].extended(loaded.record)
    return findings
