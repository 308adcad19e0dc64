"""The page about checks: what each topic's recipe asks of an article, why, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.articles.recipe import (
    Check,
    Condition,
    Effort,
    Outline,
    Part,
    Recipe,
    built_in_recipes,
)
from reference_pages.records import section
from reference_pages.words import page, prose, sentence

FOR = {
    "always": "",
    "ours": " For articles about a product of yours.",
    "ours and rivals": " For articles about a product of yours and a rival's.",
}


def checks_page() -> str:
    """Return the page about the built-in checks, and how a site changes them."""
    return page(
        "Reference: checks",
        "What each topic's recipe asks of an article: each with its reason, and how to mend it.",
        "`answerable check` prints these ids in brackets. `silence:` in an article's front matter"
        " answers one with a reason; `content/recipes/TOPIC.yml` changes or adds some.",
        *(part for topic, recipe in built_in_recipes().items() for part in _topic(topic, recipe)),
        "## A recipe of your own",
        "A file `content/recipes/TOPIC.yml` holds what differs from the built-in recipe.",
        *(section(model).replace("## ", "### ", 1) for model in (Recipe, Check, Condition)),
        *(section(model).replace("## ", "### ", 1) for model in (Outline, Part, Effort)),
    )


def _topic(topic: str, recipe: Recipe) -> Iterator[str]:
    yield f"## {topic}"
    for name, check in recipe.checks.items():
        yield (
            f"### {topic}.{name}\n\n{sentence(check.level)}: {prose(check.says)}.{FOR[check.when]}"
            f"\n\n- **Mend it:** {prose(check.mend)}.\n- **Why:** {prose(check.why)}"
        )
