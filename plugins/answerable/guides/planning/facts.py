"""Facts that conditions compare: what they are on a day, and in which unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from answerable.catalogue import Catalogue
from answerable.catalogue.criteria import Criterion, Value
from answerable.catalogue.prices import Price, PriceState
from answerable.catalogue.products import Product, Variant
from answerable.guides.conditions import Fact
from answerable.ids import suggestion
from answerable.settings import Settings

OPTION = "option"
"""The name in a condition that stands for each option in turn."""

ENDS = ("low", "high")
YES_NO = ("true", "false")
WEEKS = "weeks"
LEAD_TIME = "lead_time"


@dataclass(frozen=True)
class Found:
    """What a fact is: `value` is None where nobody knows it now, `due` if it is out of date."""

    product: str
    value: Decimal | str | bool | None
    unit: str = ""
    words: tuple[str, ...] = ()
    """What the value may be, where it is one of a few words."""
    due: bool = False


@dataclass(frozen=True)
class FactFinder:
    """Finds facts on a day in a region; raises ValueError with the nearest valid name."""

    catalogue: Catalogue
    settings: Settings
    on: date
    region: str

    def find(self, fact: Fact, option: str | None) -> Found:
        """Return what a fact is; `option` is the product for which `option` stands, if any."""
        if fact.subject == OPTION and option is None:
            raise ValueError(
                f"'{fact.written}': '{OPTION}' stands for an option only in the condition of a rule"
            )
        id = option if fact.subject == OPTION and option else fact.subject
        product = self.catalogue.products.get(id)
        if product is None:
            raise ValueError(f"'{id}' is not a product{suggestion(id, self.catalogue.products)}")
        field, *rest = fact.path
        variant = next((held for held in product.variants if held.id == field), None)
        if variant is not None and not rest:
            raise ValueError(f"'{fact.written}' is a variant; say what of it, like .price.low")
        if variant is not None:
            field, *rest = rest
        if field == "price":
            return self._price(product, variant, fact, rest)
        if field == LEAD_TIME:
            return self._lead_time(product, fact, rest)
        criterion = self.catalogue.criteria.get(field)
        if criterion is None:
            known = [
                *self.catalogue.criteria,
                "price",
                LEAD_TIME,
                *(v.id for v in product.variants),
            ]
            raise ValueError(
                f"'{fact.written}': '{field}' is not a criterion{suggestion(field, known)}"
            )
        own = variant.values.get(field) if variant else None
        return self._value(product, criterion, own or product.values.get(field), fact, rest)

    def _price(
        self, product: Product, variant: Variant | None, fact: Fact, rest: Sequence[str]
    ) -> Found:
        end = _end(fact, rest, "price")
        held = product.price_in(self.region)
        if variant is not None:
            held = next((p for p in variant.prices if p.region == self.region), None)
        if held is None:
            return Found(product.id, None)
        state = self.state(held)
        value = getattr(held, end) if state is not PriceState.WITHHELD else None
        return Found(product.id, value, held.currency, due=state is not PriceState.CURRENT)

    def state(self, price: Price) -> PriceState:
        """Return how far a buyer may rely on a price."""
        return price.state(self.on, self.settings.stale_after_days, self.settings.grace_days)

    def _lead_time(self, product: Product, fact: Fact, rest: Sequence[str]) -> Found:
        end = _end(fact, rest, "time")
        held = product.availability_in(self.region)
        if held is None or held.lead_time_weeks is None:
            return Found(product.id, None)
        due = bool(held.valid_until and held.valid_until < self.on)
        value = None if due else getattr(held.lead_time_weeks, end)
        return Found(product.id, value, WEEKS, due=due)

    def _value(
        self,
        product: Product,
        criterion: Criterion,
        value: Value | None,
        fact: Fact,
        rest: Sequence[str],
    ) -> Found:
        if criterion.kind in ("number", "range", "money"):
            return self._number(product, criterion, value, fact, rest)
        if rest:
            raise ValueError(f"'{fact.written}': a {criterion.kind} has no '{rest[0]}'; delete it")
        held = value.value if value else None
        assert not isinstance(held, int | Decimal) or isinstance(held, bool)
        words = YES_NO if criterion.kind == "yes/no" else criterion.choices
        return Found(product.id, held, words=words)

    def _number(
        self,
        product: Product,
        criterion: Criterion,
        value: Value | None,
        fact: Fact,
        rest: Sequence[str],
    ) -> Found:
        end = _end(fact, rest, "range") if rest or criterion.kind != "number" else ""
        unit = criterion.unit
        if criterion.kind == "money":
            unit = (value.currency if value else None) or self.settings.currency
        if value is None:
            return Found(product.id, None)
        single = value.value
        held = Decimal(single) if isinstance(single, int | Decimal) else None
        return Found(product.id, getattr(value, end) if held is None and end else held, unit)


def _end(fact: Fact, rest: Sequence[str], what: str) -> str:
    if len(rest) != 1 or rest[0] not in ENDS:
        start = ".".join((fact.subject, *fact.path[: len(fact.path) - len(rest)]))
        raise ValueError(f"'{fact.written}': a {what} has two ends; write {start}.low or .high")
    return rest[0]
