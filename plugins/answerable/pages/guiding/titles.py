"""The titles of guides' pages: each says where in the guide a buyer is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from answerable.guides import END
from answerable.pages.content import Content
from answerable.pages.guiding.paths import comparison_path, guides_path, state_paths
from answerable.pages.guiding.places import options_together
from answerable.pages.guiding.words import GuideWords
from answerable.pages.wording import Wording


def guide_titles(
    content: Content, t: Wording, filled: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    """Yield (path, title) of every page of a guide."""
    if content.guides:
        yield guides_path(content.settings), t("guides.title")
    for walkable in content.guides.values():
        words = GuideWords(walkable, t, filled)
        guide = filled(walkable.guide.title)
        paths = state_paths(walkable, content.settings)
        yield paths[0], guide
        for number, state in list(enumerate(walkable.graph.states))[1:]:
            if state.step == END:
                yield paths[number], t("guide.end.title", advice=words.advice(number), guide=guide)
            else:
                question = words.question(state.step)
                yield paths[number], t("guide.step.title", question=question, guide=guide)
        for options in options_together(walkable):
            names = ", ".join(content.product_names[id] for id in options)
            path = comparison_path(content.settings, walkable.guide.id, options)
            yield path, t("guide.together.title", products=names)
