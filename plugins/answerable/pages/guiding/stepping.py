"""What stands on the page of a question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from answerable.articles import Article, Shown
from answerable.catalogue.prices import Option as PriceOption
from answerable.catalogue.products import Product
from answerable.guides import END, Answer, Answers, Choice, Step
from answerable.pages.facts import Fact, FactError
from answerable.pages.guiding.words import GuideWords
from answerable.pages.press import Press


@dataclass(frozen=True)
class Way:
    """An answer and the state to which it leads; `bounds` are those of a range of numbers."""

    id: str
    words: str
    to: int
    choice: Choice | None = None
    fact: str = ""
    bounds: tuple[Decimal, bool, Decimal, bool] | None = None

    @property
    def unsure(self) -> bool:
        """Whether the buyer doesn't know."""
        return self.choice is None and self.bounds is None


@dataclass(frozen=True)
class Other:
    """Another answer to a question that was answered, and where it leads with all else the same.

    `asks_again` tells that an answer is missing then, and the guide goes back to its question.
    """

    words: str
    to: int
    asks_again: bool


@dataclass(frozen=True)
class Given:
    """An answer that a buyer gave, and the others that may take its place."""

    step: Step
    id: str
    short: str
    words: str
    others: tuple[Other, ...]


@dataclass(frozen=True)
class Known:
    """A fact that helps to answer a question."""

    name: str
    words: str
    checked: date | None
    product: str


@dataclass(frozen=True)
class Asked:
    """The page of a question."""

    step: Step
    question: str
    ways: tuple[Way, ...]
    given: tuple[Given, ...]
    known: tuple[Known, ...]
    articles: tuple[Article, ...]
    left: tuple[int, int]
    """How many questions are still to come, this one included: least and most."""
    shows: tuple[Shown, ...]


def asked(words: GuideWords, place: int, press: Press) -> Asked:
    """Return what stands on the page of a question."""
    graph = words.walkable.graph
    state = graph.states[place]
    planned = graph.plan.steps[state.step]
    found = list(_facts(planned.step, press))
    ways = tuple(
        _way(words, state.step, answer, graph.edges[place][number], press)
        for number, answer in enumerate(planned.answers)
    )
    return Asked(
        planned.step,
        words.question(state.step),
        ways,
        given(words, place),
        tuple(known for known, _ in found),
        tuple(articles_of(planned.step.read, press)),
        graph.remaining[place],
        tuple(shown for _, shown in found),
    )


def given(words: GuideWords, place: int) -> tuple[Given, ...]:
    """Return the answers that led to a state, each with what else may be answered."""
    return tuple(_given(words, step, place) for step in words.in_order(place))


def articles_of(ids: tuple[str, ...], press: Press) -> Iterator[Article]:
    """Yield the articles of these ids that buyers may read."""
    articles, on = press.content.shelf.articles, press.content.on
    return (articles[id] for id in ids if id in articles and articles[id].published_on(on))


def _given(words: GuideWords, step: int, place: int) -> Given:
    graph = words.walkable.graph
    known: Answers = graph.known[place]
    planned = graph.plan.steps[step]
    here = graph.states[place]
    others = []
    for number in range(len(planned.answers)):
        if number == known[step]:
            continue
        to = graph.changed(place, step, number)
        there = graph.states[to].step
        again = there not in (END, here.step) and there != step
        others.append(Other(words.answer_given(step, number), to, again))
    answer = planned.answers[known[step]]
    return Given(
        planned.step,
        answer.name,
        words.short(step),
        words.answer(step, answer),
        tuple(others),
    )


def _way(words: GuideWords, step: int, answer: Answer, to: int, press: Press) -> Way:
    id, said = answer.name, words.answer(step, answer)
    choice, band = answer.choice, answer.band
    if band is not None:
        bounds = (band.low, band.with_low, band.high, band.with_high)
        return Way(id, said, to, bounds=bounds)
    return Way(id, said, to, choice, _fact_behind(choice, press) if choice else "")


def _fact_behind(choice: Choice, press: Press) -> str:
    """Return in words the fact that stands behind a choice, with what it is called."""
    if not choice.fact:
        return ""
    found = _found(choice.fact, press)
    if found is None:
        return ""
    return press.wording("guide.fact.of", fact=fact_name(choice.fact, press), words=found.words)


def _facts(step: Step, press: Press) -> Iterator[tuple[Known, Shown]]:
    for reference in step.facts:
        found = _found(reference, press)
        if found is not None:
            name = fact_name(reference, press)
            yield Known(name, found.words, found.checked, found.shown.product), found.shown


def _found(reference: str, press: Press) -> Fact | None:
    """Return a fact of a product; None where there is none, which the check of guides tells."""
    if reference.partition(".")[0] not in press.content.catalogue.products:
        return None
    try:
        return press.facts.find(reference)
    except FactError:
        return None


def fact_name(reference: str, press: Press) -> str:
    """Return what a fact is called: its product, or variant, and its criterion or its own name."""
    id, *path = reference.split(".")
    product = press.content.catalogue.products[id]
    variant = next((held for held in product.variants if path and held.id == path[0]), None)
    field, *rest = (path[1:] if variant else path) or ["name"]
    name = variant.name if variant else product.name
    if field == "name":
        return name
    criterion = press.content.catalogue.criteria.get(field)
    called = criterion.name if criterion else press.wording(f"guide.fact.{field}")
    for further in rest:
        called = _part_name(further, field, product, press) or called
    return press.wording("guide.fact", product=name, fact=called)


def _part_name(id: str, field: str, product: Product, press: Press) -> str:
    """Return what a part of a price, a problem, or a region is called; "" for an end of a range."""
    if field == "problems":
        return next((held.what for held in product.problems if held.id == id), "")
    regions = press.content.settings.regions
    region = next((held.name for held in regions if held.id == id), "")
    prices = (*product.prices, *(price for held in product.variants for price in held.prices))
    part = next((part for price in prices for part in price.parts if part.id == id), None)
    if part is None:
        return region
    return part.name if isinstance(part, PriceOption) else part.what
