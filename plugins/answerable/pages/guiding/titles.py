"""The titles of guides' pages: each says where in the guide a buyer is."""

from __future__ import annotations

from collections import Counter
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
        for path, place in zip(paths[1:], _places(words, t), strict=True):
            yield path, t("guide.place.title", place=place, guide=guide)
        for options in options_together(walkable):
            names = ", ".join(content.product_names[id] for id in options)
            path = comparison_path(content.settings, walkable.guide.id, options)
            yield path, t("guide.together.title", products=names)


def _places(words: GuideWords, t: Wording) -> Iterator[str]:
    """Yield for each state but the first its question or advice, with the answers that led there.

    Where two say the same, because other answers led there too, the later ones are numbered.
    """
    graph = words.walkable.graph
    seen: Counter[str] = Counter()
    for number, state in list(enumerate(graph.states))[1:]:
        place = words.advice(number) if state.step == END else words.question(state.step)
        known = graph.known[number]
        told = [words.answer_given(step, known[step]) for step in words.in_order(number)]
        if told:
            place = t("guide.place.known", place=place, answers="; ".join(told))
        seen[place] += 1
        times = seen[place]
        yield place if times == 1 else t("guide.place.again", place=place, n=times)
