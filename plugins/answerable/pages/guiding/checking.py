"""Facts and articles that a guide's texts name, and that aren't there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from answerable.findings import Finding, Level
from answerable.guides import Guide, Walkable
from answerable.ids import suggestion
from answerable.pages.facts import FactError, references
from answerable.pages.guiding.words import GuideWords
from answerable.pages.press import Press
from answerable.reading import Loc

ANSWERS = "answers."
OPTION = "option."


def guide_findings(press: Press) -> Iterator[Finding]:
    """Yield what the texts of all guides name in vain."""
    for words in press.guides.values():
        yield from _Checker(words, press).all()


class _Checker:
    def __init__(self, words: GuideWords, press: Press) -> None:
        self.walkable: Walkable = words.walkable
        self.guide: Guide = words.guide
        self.press = press

    def all(self) -> Iterator[Finding]:
        guide = self.guide
        for field in ("title", "description", "introduction"):
            yield from self._text(getattr(guide, field), (), field)
        for n, step in enumerate(guide.steps):
            loc: Loc = ("steps", n)
            for field in ("question", "help", "why"):
                yield from self._text(getattr(step, field), (), *loc, field)
            yield from self._articles(step.read, *loc, "read")
            for at, reference in enumerate(step.facts):
                yield from self._fact_of_product(reference, *loc, "facts", at)
            for at, choice in enumerate(step.choices):
                yield from self._text(choice.says, (), *loc, "choices", at, "says")
                if choice.fact:
                    yield from self._fact_of_product(choice.fact, *loc, "choices", at, "fact")
        for n, rule in enumerate(guide.rules):
            named = rule.exclude or rule.favour
            options = self.walkable.graph.plan.options if "all" in named else named
            yield from self._text(rule.because, options, "rules", n, "because")
        for n, held in enumerate(guide.recommendations):
            yield from self._text(held.title, (), "recommendations", n, "title")
            yield from self._text(held.says, (), "recommendations", n, "says")
            yield from self._articles(held.read, "recommendations", n, "read")

    def _text(self, text: str, options: Iterable[str], *loc: str | int) -> Iterator[Finding]:
        for reference, _ in references(text):
            if reference.startswith(ANSWERS):
                continue  # told where the guide is read
            if not reference.startswith(OPTION):
                yield from self._fact(reference, *loc)
                continue
            rest = reference.removeprefix(OPTION)
            for option in options or ("option",):
                yield from self._fact(f"{option}.{rest}", *loc)

    def _fact(self, reference: str, *loc: str | int) -> Iterator[Finding]:
        try:
            self.press.facts.find(reference)
        except FactError as error:
            message = f"'{reference}': {error}"
            yield self.walkable.place.finding("guide.fact", Level.ERROR, message, *loc)

    def _fact_of_product(self, reference: str, *loc: str | int) -> Iterator[Finding]:
        """Yield what is wrong with a fact that stands by itself, with its product's name."""
        id = reference.partition(".")[0]
        products = self.press.content.catalogue.products
        if id in products:
            yield from self._fact(reference, *loc)
            return
        message = f"'{reference}' is no fact of a product{suggestion(id, products)}"
        yield self.walkable.place.finding("guide.fact", Level.ERROR, message, *loc)

    def _articles(self, ids: Iterable[str], *loc: str | int) -> Iterator[Finding]:
        articles, on = self.press.content.shelf.articles, self.press.content.on
        for n, id in enumerate(ids):
            if id not in articles:
                message = f"there is no article '{id}'{suggestion(id, articles)}"
                yield self.walkable.place.finding(
                    "guide.unknown-article", Level.ERROR, message, *loc, n
                )
            elif not articles[id].published_on(on):
                message = f"the article '{id}' isn't published yet, so nobody sees a link to it"
                yield self.walkable.place.finding("guide.draft", Level.NOTE, message, *loc, n)
