"""The pages of all guides, as plain values."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.guides import END
from answerable.pages.generated_page import GeneratedPage
from answerable.pages.guiding.paths import comparison_path, guides_path
from answerable.pages.guiding.places import options_together
from answerable.pages.guiding.words import GuideWords
from answerable.pages.press import Press


def guide_pages(press: Press) -> Iterator[GeneratedPage]:
    """Yield the list of guides, and each guide's questions, recommendations and comparisons."""
    if not press.guides:
        return
    reviewed = [words.guide.reviewed for words in press.guides.values()]
    yield GeneratedPage(
        guides_path(press.content.settings),
        "hub",
        press.wording("guides.description"),
        press.page("guides.md", {}),
        updated=max(reviewed),
    )
    for words in press.guides.values():
        yield from _states(words, press)
        yield from _together(words, press)


def _states(words: GuideWords, press: Press) -> Iterator[GeneratedPage]:
    graph, guide = words.walkable.graph, words.guide
    for number, state in enumerate(graph.states):
        kind = "recommendation" if state.step == END else "step"
        products: tuple[str, ...] = ()
        if number == 0:
            kind, products = "guide", graph.plan.options
        yield GeneratedPage(
            press.addresses.path("state", f"{guide.id}/{number}"),
            kind,
            words.filled(guide.description),
            press.page("guide.md", {"guide": guide.id, "state": number}),
            products=products,
            updated=guide.reviewed if number == 0 else None,
        )


def _together(words: GuideWords, press: Press) -> Iterator[GeneratedPage]:
    for options in options_together(words.walkable):
        yield GeneratedPage(
            comparison_path(press.content.settings, words.guide.id, options),
            "together",
            words.filled(words.guide.description),
            press.page("together.md", {"options": options, "guide": words.guide.id}),
            products=options,
        )
