"""Inline facts: what `{{ fiberglass-pool.price }}` stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from answerable.articles import Shown
from answerable.catalogue.criteria import Value
from answerable.catalogue.prices import (
    PRICE_FIELDS,
    Driver,
    Job,
    Offer,
    Option,
    Price,
    PriceState,
    RunningCost,
    Span,
)
from answerable.catalogue.products import PRODUCT_FIELDS, Product, Variant, Weeks
from answerable.comparisons import mean_rating
from answerable.ids import suggestion
from answerable.pages.content import Content
from answerable.pages.wording import Wording

FACT = re.compile(r"\{\{\s*([a-z0-9][a-z0-9_.@-]*)\s*\}\}")
"""A fact in a text: `{{ product.field }}`, `{{ product.field.part }}`."""

Part = Driver | Option | Job | RunningCost | Offer
_PART_KINDS: dict[type, str] = {
    Driver: "drivers",
    Option: "options",
    Job: "jobs",
    RunningCost: "running",
    Offer: "offers",
}


class FactError(LookupError):
    """A reference leads to no fact; the message says which is nearest."""


@dataclass(frozen=True)
class Fact:
    """A fact as a buyer reads it: words, what it shows, and since when it is known."""

    words: str
    shown: Shown
    checked: date | None = None


@dataclass(frozen=True)
class Facts:
    """Finds facts by reference on one site and day."""

    content: Content
    wording: Wording

    def find(self, reference: str) -> Fact:
        """Return the fact that a reference like `fiberglass-pool.price.low` names.

        Raises FactError with the nearest valid name.
        """
        subject, *path = reference.split(".")
        if subject == "company" and path == ["name"]:
            return Fact(self.content.catalogue.company.name, Shown("name", "company"))
        if subject == "region" and len(path) == 1:
            return self._of_region(path[0])
        product = self.content.catalogue.products.get(subject)
        if product is None:
            raise FactError(self.content.no_product(subject))
        return self._of_product(product, path)

    def _of_region(self, id: str) -> Fact:
        names = {region.id: region.name for region in self.content.settings.regions}
        if id not in names:
            raise FactError(f"'{id}' is not a region{suggestion(id, names)}")
        return Fact(names[id], Shown("name", id))

    def fill(self, text: str) -> str:
        """Return a plain text with its facts filled in; unknown ones stay as they are written."""

        def filled(match: re.Match[str]) -> str:
            try:
                return self.find(match.group(1)).words
            except FactError:
                return match.group(0)

        return FACT.sub(filled, text)

    def _of_product(self, product: Product, path: list[str]) -> Fact:
        field, *rest = path or ["name"]
        variant = next((held for held in product.variants if held.id == field), None)
        if variant is not None:
            return self._of_variant(product, variant, rest)
        if field == "price":
            region, rest = self._region(rest)
            return self._of_price(product, product.price_in(region), rest)
        if field in ("name", "sold_by"):
            return self._end(Fact(getattr(product, field), Shown(field, product.id)), rest)
        if field == "rating":
            return self._of_rating(product, rest)
        if field == "problems":
            return self._of_problem(product, rest)
        if field in ("availability", "lead_time"):
            return self._of_availability(product, field, rest)
        if field in self.content.catalogue.criteria:
            value = self.content.catalogue.value(product.id, field)
            return self._of_value(product, field, value, rest)
        known = [
            *self.content.catalogue.criteria, *PRODUCT_FIELDS,
            *(held.id for held in product.variants),
        ]  # fmt: skip
        raise FactError(f"'{field}' is not a fact of a product{suggestion(field, known)}")

    def _of_variant(self, product: Product, variant: Variant, rest: list[str]) -> Fact:
        field, *rest = rest or ["name"]
        if field == "name":
            return self._end(Fact(variant.name, Shown("name", product.id)), rest)
        if field == "price":
            region, rest = self._region(rest)
            price = next((held for held in variant.prices if held.region == region), None)
            return self._of_price(product, price, rest)
        if field in self.content.catalogue.criteria:
            value = variant.values.get(field) or self.content.catalogue.value(product.id, field)
            return self._of_value(product, field, value, rest)
        known = [*self.content.catalogue.criteria, "price", "name"]
        raise FactError(f"'{field}' is not a fact of a variant{suggestion(field, known)}")

    def _region(self, rest: list[str]) -> tuple[str, list[str]]:
        regions = [region.id for region in self.content.settings.regions]
        if rest and rest[0] in regions:
            return rest[0], rest[1:]
        return regions[0], rest

    def _of_price(self, product: Product, price: Price | None, rest: list[str]) -> Fact:
        if price is None:
            raise FactError(f"'{product.id}' has no price there; add one to its file")
        state = price.state(
            self.content.on,
            self.content.settings.stale_after_days,
            self.content.settings.grace_days,
        )
        if not rest:
            words = self.wording.price(price, state)
            return Fact(words, Shown("range", product.id), price.checked)
        name, *rest = rest
        if name in PRICE_FIELDS:
            return self._end(self._price_field(product, price, state, name), rest)
        part = next((held for held in price.parts if held.id == name), None)
        if part is None:
            known = [*(held.id for held in price.parts if held.id), *PRICE_FIELDS]
            raise FactError(f"'{name}' is not a part of this price{suggestion(name, known)}")
        return self._of_part(product, price, part, state, rest)

    def _price_field(self, product: Product, price: Price, state: PriceState, name: str) -> Fact:
        shown = Shown("range" if name in ("low", "high") else name, product.id)
        if name in ("low", "high"):
            words = self._end_of(price, name, price.currency, state)
        elif name == "region":
            words = self.content.settings.region(price.region).name
        elif name in ("checked", "valid_until"):
            day = getattr(price, name)
            if day is None:
                raise FactError("this price has no 'valid_until'")
            words = self.wording.date(day)
        else:
            words = getattr(price, name)
        return Fact(words, shown, price.checked)

    def _end_of(self, span: Span, name: str, currency: str, state: PriceState) -> str:
        if state is PriceState.WITHHELD:
            return self.wording("price.withheld")
        end = getattr(span, name)
        if end is None:
            raise FactError(f"this range has no '{name}', its end is open")
        words = self.wording.money(end, currency)
        if state is PriceState.RECHECKING:
            return self.wording("price.rechecking", figure=words)
        return words

    def _of_part(
        self, product: Product, price: Price, part: Part, state: PriceState, rest: list[str]
    ) -> Fact:
        shown = Shown(_PART_KINDS[type(part)], product.id)
        if isinstance(part, Offer):
            words = self._offer_words(part, price)
            return self._end(Fact(words, shown, price.checked), rest)
        if not rest:
            words = self.wording.span(part, price.currency)
            if state is not PriceState.CURRENT:
                words = self.wording(f"price.{state.value}", figure=words)
            return Fact(words, shown, price.checked)
        name, *rest = rest
        if name not in ("low", "high"):
            raise FactError(f"'{name}' is neither low nor high")
        words = self._end_of(part, name, price.currency, state)
        return self._end(Fact(words, shown, price.checked), rest)

    def _offer_words(self, offer: Offer, price: Price) -> str:
        if not offer.valid_on(self.content.on):
            return self.wording("offer.not-now")
        if offer.amount is not None:
            return self.wording.money(offer.amount, price.currency)
        if offer.percent is not None:
            return self.wording("percent", number=self.wording.number(offer.percent))
        return offer.example

    def _of_rating(self, product: Product, rest: list[str]) -> Fact:
        mean = mean_rating(self.content.catalogue, product.id)
        shown = Shown("rating", product.id)
        if mean is None:
            return self._end(Fact(self.wording("rating.none"), shown), rest)
        if rest == ["count"]:
            return Fact(self.wording.number(mean.count), shown)
        return self._end(Fact(self.wording.rating(mean), shown), rest)

    def _of_problem(self, product: Product, rest: list[str]) -> Fact:
        ids = [problem.id for problem in product.problems if problem.id]
        name = rest[0] if rest else ""
        problem = next((held for held in product.problems if held.id and held.id == name), None)
        if problem is None:
            raise FactError(f"'{name}' is not the id of a problem{suggestion(name, ids)}")
        words = self.wording.frequency(problem.how_often)
        return self._end(Fact(words, Shown("problems", product.id)), rest[1:])

    def _of_availability(self, product: Product, field: str, rest: list[str]) -> Fact:
        region, rest = self._region(rest)
        held = product.availability_in(region)
        if held is None:
            raise FactError(f"'{product.id}' has no availability there; add it to its file")
        shown = Shown("availability", product.id)
        if held.valid_until and held.valid_until < self.content.on:
            return Fact(self.wording("price.withheld"), shown, held.checked)
        if field == "availability":
            return self._end(Fact(held.status, shown, held.checked), rest)
        if held.lead_time_weeks is None:
            raise FactError(f"the availability of '{product.id}' has no 'lead_time_weeks'")
        weeks = held.lead_time_weeks
        if rest[:1] in (["low"], ["high"]):
            end = getattr(weeks, rest[0])
            weeks, rest = Weeks(low=end, high=end), rest[1:]
        return self._end(Fact(self.wording.weeks(weeks), shown, held.checked), rest)

    def _of_value(self, product: Product, field: str, value: Value | None, rest: list[str]) -> Fact:
        criterion = self.content.catalogue.criteria[field]
        shown = Shown(field, product.id)
        if value is None:
            raise FactError(f"'{product.id}' has no value for '{field}'; add it to its file")
        if not rest:
            return Fact(self.wording.value(value, criterion), shown, value.checked)
        name, *rest = rest
        held = getattr(value, name) if name in ("low", "high", "checked", "source") else None
        if held is None:
            raise FactError(f"this value has no '{name}'; there may be low, high, checked, source")
        if name == "checked":
            words = self.wording.date(held)
        elif name == "source":
            words = held
        elif criterion.kind == "money":
            words = self.wording.money(held, value.currency)
        else:
            words = self.wording.number(held)
        return self._end(Fact(words, shown, value.checked), rest)

    @staticmethod
    def _end(fact: Fact, rest: list[str]) -> Fact:
        if rest:
            raise FactError(f"'.{'.'.join(rest)}' leads nowhere; delete it")
        return fact


_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)

UNREAD = re.compile(r"\{\{|\}\}")
"""What is left of a fact that was written wrongly."""


def references(text: str) -> Iterator[tuple[str, int]]:
    """Yield each reference in a text with its line, from 1 on; none in code."""
    bare = _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group(0)), text)
    for match in FACT.finditer(bare):
        yield match.group(1), bare.count("\n", 0, match.start()) + 1
