"""What stands on the page of a recommendation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from answerable.articles import Article
from answerable.catalogue.prices import PriceState
from answerable.catalogue.products import Availability, Problem, Product
from answerable.guides import END, Advised, Excluded, Recommendation
from answerable.pages.guiding.stepping import Given, articles_of, given
from answerable.pages.guiding.words import GuideWords
from answerable.pages.press import Press
from answerable.pricing import Choices, Estimate, estimate, quote

MOST_PROBLEMS = 3
MOST_ARTICLES = 4


@dataclass(frozen=True)
class Option:
    """An option with what speaks for it and against it, and what it costs for these answers."""

    product: Product
    reasons: tuple[str, ...]
    estimate: Estimate | None
    state: PriceState
    choices: str
    """What was chosen of its price, as the part of an address behind the question mark."""
    problems: tuple[Problem, ...]
    availability: Availability | None


@dataclass(frozen=True)
class Out:
    """An option that isn't recommended, with the reason."""

    product: Product
    reason: str


@dataclass(frozen=True)
class Turn:
    """An answer that would change the advice; `step` and `id` are its names in an address."""

    step: str
    id: str
    short: str
    answer: str
    advice: str
    to: int


@dataclass(frozen=True)
class StillOpen:
    """What a buyer who wasn't sure may still find out.

    Not everybody who comes to the page was unsure of it, unless `by_all` says so.
    """

    step: str
    question: str
    how: str
    by_all: bool


@dataclass(frozen=True)
class Recommended:
    """The page of a recommendation."""

    recommendation: Recommendation
    title: str
    says: str
    options: tuple[Option, ...]
    further: tuple[Product, ...]
    excluded: tuple[Out, ...]
    instead: tuple[Product, ...]
    given: tuple[Given, ...]
    turns: tuple[Turn, ...]
    open: tuple[StillOpen, ...]
    articles: tuple[Article, ...]


def recommended(words: GuideWords, place: int, press: Press) -> Recommended:
    """Return what stands on the page of a recommendation."""
    found = words.outcome(place)
    assert found.recommendation is not None  # a guide with a dead end isn't published
    products = press.content.catalogue.products
    answers = given(words, place)
    region = words.walkable.graph.plan.region
    return Recommended(
        found.recommendation,
        words.filled(found.recommendation.title),
        words.filled(found.says),
        tuple(_option(one, words, region, press) for one in found.advised),
        tuple(products[id] for id in found.further),
        tuple(_out(one, words, press) for one in found.excluded),
        tuple(products[id] for id in found.recommendation.instead if id in products),
        answers,
        tuple(_turns(words, place)),
        tuple(_open(words, place)),
        tuple(_articles(found.recommendation, [a.product for a in found.advised], press)),
    )


def _option(advised: Advised, words: GuideWords, region: str, press: Press) -> Option:
    content = press.content
    product = content.catalogue.products[advised.product]
    price = quote(product, region, content.settings, content.on)
    shown = price.price is not None and price.shows_figures
    reckoned = estimate(product, region, advised.choices, content.on) if shown else None
    likely = sorted(
        product.problems, key=lambda p: p.how_often.share if p.how_often else 0, reverse=True
    )
    return Option(
        product,
        tuple(words.filled(reason.words) for reason in advised.reasons),
        reckoned,
        price.state,
        _address_part(advised.choices),
        tuple(likely[:MOST_PROBLEMS]),
        price.availability if price.availability_holds else None,
    )


def _address_part(choices: Choices) -> str:
    pairs = [("variant", choices.variant)] if choices.variant else []
    pairs += [("driver", id) for id in sorted(choices.drivers)]
    pairs += [("option", id) for id in sorted(choices.options)]
    return urlencode(pairs)


def _out(excluded: Excluded, words: GuideWords, press: Press) -> Out:
    product = press.content.catalogue.products[excluded.product]
    return Out(product, words.filled(excluded.reason.words))


def _turns(words: GuideWords, place: int) -> Iterator[Turn]:
    """Yield each answer by which alone the advice would be another one.

    Nobody who comes to the page gave it, and it leads all of them to the same end.
    """
    graph = words.walkable.graph
    gave = graph.gave[place]
    here = words.advice(place)
    for step in graph.plan.ways.order:
        planned = graph.plan.steps[step]
        for number in range(planned.unsure) if step in gave else ():
            if number in gave[step]:
                continue
            to = graph.changed(place, step, number)
            there = words.advice(to) if graph.states[to].step == END else here
            if there != here:
                answer = planned.answers[number]
                id = answer.name
                said = words.answer(step, answer)
                yield Turn(planned.step.id, id, words.short(step), said, there, to)


def _open(words: GuideWords, place: int) -> Iterator[StillOpen]:
    graph = words.walkable.graph
    gave = graph.gave[place]
    for step in graph.plan.ways.order:
        planned = graph.plan.steps[step]
        answers = gave.get(step, frozenset())
        if planned.unsure in answers:
            how = words.filled(planned.step.unsure.how)
            yield StillOpen(planned.step.id, words.question(step), how, len(answers) == 1)


def _articles(found: Recommendation, products: list[str], press: Press) -> Iterator[Article]:
    """Yield what to read next: what the guide names, then the freshest about the first options."""
    named = tuple(articles_of(found.read, press))
    yield from named
    ids = {article.id for article in named}
    about = (a for id in products for a in press.content.by_product.get(id, ()))
    further = {article.id: article for article in about if article.id not in ids}
    yield from list(further.values())[: max(0, MOST_ARTICLES - len(named))]
