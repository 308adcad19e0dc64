"""Ids in a guide that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from answerable.catalogue import Catalogue
from answerable.findings import Finding, Level
from answerable.guides.guide import Guide, PriceRule
from answerable.ids import suggestion
from answerable.pricing import driver_ids
from answerable.reading import Loc, Place
from answerable.settings import Settings

EVERY = "all"

_ANSWER = re.compile(r"\{\{\s*answers\.([^\s}]*)\s*\}\}")


def reference_findings(
    guide: Guide, place: Place, catalogue: Catalogue, settings: Settings
) -> Iterator[Finding]:
    """Yield every mention of an id that doesn't exist."""
    yield from _Checker(guide, place, catalogue, settings).all()


class _Checker:
    def __init__(
        self, guide: Guide, place: Place, catalogue: Catalogue, settings: Settings
    ) -> None:
        self.guide = guide
        self.place = place
        self.catalogue = catalogue
        self.settings = settings
        self.steps = [step.id for step in guide.steps]
        named = {*guide.options, *(id for r in guide.recommendations for id in r.options)}
        self.options = {id for id in named if id in catalogue.products}

    def all(self) -> Iterator[Finding]:
        guide, products = self.guide, self.catalogue.products
        yield from self._known(guide.by, self.catalogue.people, "person", "by")
        if guide.region is not None:
            regions = [region.id for region in self.settings.regions]
            yield from self._known(guide.region, regions, "region", "region")
        yield from self._each(guide.options, products, "product", "options")
        yield from self._recommendations()
        yield from self._rules()
        for number, price in enumerate(guide.prices):
            yield from self._price(price, ("prices", number))
        for number, scenario in enumerate(guide.scenarios):
            ends = [held.id for held in guide.recommendations]
            loc = ("scenarios", number)
            yield from self._known(scenario.expect, ends, "recommendation", *loc, "expect")
            yield from self._each(scenario.options, products, "product", *loc, "options")
            for id in scenario.answers:
                yield from self._known(id, self.steps, "step", *loc, "answers", id)

    def _recommendations(self) -> Iterator[Finding]:
        products = self.catalogue.products
        for number, held in enumerate(self.guide.recommendations):
            loc = ("recommendations", number)
            yield from self._each(held.options, products, "product", *loc, "options")
            yield from self._each(held.instead, products, "product", *loc, "instead")
            yield from self._cited(f"{held.title} {held.says}", *loc, "says")
            if held.kind == "options" and not (held.options or self.guide.options):
                message = (
                    f"the recommendation '{held.id}' names no product: add 'options' to it or to"
                    " the guide, or give it the kind none or talk"
                )
                yield self.place.finding("guide.no-option", Level.ERROR, message, *loc)

    def _rules(self) -> Iterator[Finding]:
        for number, rule in enumerate(self.guide.rules):
            loc = ("rules", number)
            for field in ("exclude", "favour"):
                for n, id in enumerate(getattr(rule, field)):
                    known = {*self.options, EVERY}
                    yield from self._known(id, known, "option", *loc, field, n)
            yield from self._cited(rule.because, *loc, "because")
            if rule.by is not None:
                yield from self._known(rule.by, self.catalogue.people, "person", *loc, "by")

    def _price(self, rule: PriceRule, loc: Loc) -> Iterator[Finding]:
        yield from self._known(rule.product, self.options, "option", *loc, "product")
        product = self.catalogue.products.get(rule.product)
        region = self.guide.region or self.settings.home_region.id
        if product is None or region not in [held.id for held in self.settings.regions]:
            return
        price = product.price_in(region)
        if rule.variant is not None:
            ids = [variant.id for variant in product.variants]
            yield from self._known(rule.variant, ids, "variant", *loc, "variant")
        elif price is None:
            message = f"'{rule.product}' has no price for {region}, so nothing can act on it"
            yield self.place.finding("guide.no-price", Level.ERROR, message, *loc, "product")
        elif rule.driver is not None:
            drivers = [id for id, _ in driver_ids(price)]
            yield from self._known(rule.driver, drivers, "driver", *loc, "driver")
        elif rule.option is not None:
            add_ons = [option.id for option in price.options]
            yield from self._known(rule.option, add_ons, "price-option", *loc, "option")

    def _cited(self, words: str, *loc: str | int) -> Iterator[Finding]:
        for match in _ANSWER.finditer(words):
            yield from self._known(match.group(1), self.steps, "step", *loc)

    def _each(
        self, ids: Iterable[str], known: Collection[str], what: str, *loc: str | int
    ) -> Iterator[Finding]:
        for number, id in enumerate(ids):
            yield from self._known(id, known, what, *loc, number)

    def _known(
        self, id: str, known: Collection[str], what: str, *loc: str | int
    ) -> Iterator[Finding]:
        if id not in known:
            words = what.replace("price-option", "option of this price")
            message = f"'{id}' is not {_a(words)} here{suggestion(id, known)}"
            yield self.place.finding(f"guide.unknown-{what}", Level.ERROR, message, *loc)


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
