"""Estimates: what is chosen adds up, item by item, and a range never pretends to know better."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.catalogue.prices import PriceState
from answerable.catalogue.products import Product
from answerable.pricing import (
    Choices,
    Estimate,
    Quote,
    contents_of,
    driver_ids,
    estimate,
    plan_of,
    quote,
)
from answerable.settings import Settings
from site_builder import ON

PRICE: dict[str, Any] = {
    "region": "north", "low": 1000, "high": 5000, "currency": "USD", "tax": "none", "unit": "pool",
    "source": "list", "checked": date(2026, 11, 1),
}  # fmt: skip
DRIVERS = [
    {"id": "rock", "what": "Rock", "effect": "up", "low": 100, "high": 300},
    {"what": "Own walk", "effect": "down", "low": 50, "high": 80},
    {"what": "Each day", "effect": "up", "low": 10, "estimated": False},
    {"what": "Gate", "effect": "down", "low": 20},
]
SETTINGS = Settings.model_validate(
    {
        "currency": "USD", "time_zone": "America/New_York",
        "regions": ({"id": "north", "name": "North Shire"},),
    }
)  # fmt: skip


def product(*variants: dict[str, Any], **fields: Any) -> Product:
    return Product.model_validate(
        {
            "id": "shell", "name": "Shell", "category": "pool", "ours": True,
            "prices": (PRICE | fields,), "variants": variants,
        }
    )  # fmt: skip


def variant(id: str, **fields: Any) -> dict[str, Any]:
    return {"id": id, "name": id.title(), "prices": (PRICE | fields,)}


def discount(id: str = "winter", **fields: Any) -> dict[str, Any]:
    days = {"valid_from": date(2026, 11, 1), "valid_until": date(2026, 12, 31)}
    return {
        "id": id,
        "kind": "discount",
        "what": "Winter",
        "terms": "Dry ground.",
        **days,
        **fields,
    }


def quote_of(held: Product, on: date = ON) -> Quote:
    return quote(held, "north", SETTINGS, on)


def reckoned(held: Product, *chosen: str, variant: str = "", on: date = ON) -> Estimate:
    ids = frozenset(chosen)
    found = estimate(held, "north", Choices(variant, ids, ids), on)
    assert found is not None
    return found


def ends(found: Estimate) -> tuple[Decimal | None, Decimal | None]:
    return found.low, found.high


def test_without_choices_the_range_is_the_prices_own() -> None:
    found = reckoned(product(drivers=DRIVERS))
    assert ends(found) == (1000, 5000)
    assert not found.from_base


def test_a_base_price_is_where_it_begins() -> None:
    found = reckoned(product(base={"low": 1200, "high": 1500}))
    assert ends(found) == (1200, 1500)
    assert found.from_base


def test_each_choice_adds_to_both_ends_and_what_is_cheaper_takes_off() -> None:
    options = [{"id": "robot", "name": "Robot", "low": 11, "high": 13}]
    found = reckoned(product(drivers=DRIVERS, options=options), "rock", "driver-2", "robot")
    assert [(line.kind, line.id, line.low, line.high) for line in found.lines] == [
        ("base", "", 1000, 5000), ("driver", "rock", 100, 300),
        ("driver", "driver-2", -80, -50), ("option", "robot", 11, 13),
    ]  # fmt: skip
    assert ends(found) == (1031, 5263)


def test_a_driver_that_is_only_a_unit_is_not_offered() -> None:
    held = product(drivers=DRIVERS)
    assert [id for id, _ in driver_ids(held.prices[0])] == ["rock", "driver-2", "driver-4"]
    assert ends(reckoned(held, "driver-3")) == (1000, 5000)


def test_an_end_that_nobody_knows_stays_open() -> None:
    assert ends(reckoned(product(drivers=DRIVERS), "driver-4")) == (None, 4980)
    assert ends(reckoned(product(high=None, drivers=DRIVERS), "rock")) == (1100, None)


def test_what_the_price_does_not_know_is_left_out() -> None:
    assert ends(reckoned(product(drivers=DRIVERS), "gold", variant="gull")) == (1000, 5000)


def test_a_variant_begins_with_its_own_price_and_takes_the_products_drivers() -> None:
    held = product(variant("wren", low=2000, high=2500), drivers=DRIVERS)
    found = reckoned(held, "rock", variant="wren")
    assert found.lines[0].what == "Wren"
    assert ends(found) == (2100, 2800)


def test_a_variant_without_a_price_costs_what_the_product_does() -> None:
    held = product({"id": "wren", "name": "Wren"})
    assert ends(reckoned(held, variant="wren")) == (1000, 5000)


@pytest.mark.parametrize("other", [{"currency": "EUR"}, {"tax": "included"}])
def test_amounts_of_another_currency_or_tax_are_never_added(other: dict[str, Any]) -> None:
    held = product(variant("wren", **other), drivers=DRIVERS)
    found = reckoned(held, "rock", variant="wren")
    assert [line.kind for line in found.lines] == ["base"]
    plan = plan_of(quote_of(held), ON)
    assert plan is not None
    assert plan.variants == ()


def test_without_a_price_in_the_region_there_is_no_estimate() -> None:
    assert estimate(product(), "south", Choices(), ON) is None


def test_an_offer_lowers_the_low_end_only() -> None:
    found = reckoned(product(offers=[discount(amount=200)]))
    assert ends(found) == (800, 5000)
    assert found.lines[-1].why == "Dry ground."


@pytest.mark.parametrize("on", [date(2026, 10, 31), date(2027, 1, 1)])
def test_an_offer_that_is_not_valid_today_lowers_nothing(on: date) -> None:
    assert ends(reckoned(product(offers=[discount(amount=200)]), on=on)) == (1000, 5000)


def test_a_loan_lowers_nothing() -> None:
    loan = discount(
        kind="financing", lender="Bank", yearly_rate=5, term_months=12, total=1100, example="So."
    )
    assert ends(reckoned(product(offers=[loan]))) == (1000, 5000)


@pytest.mark.parametrize(
    ("low", "percent", "off"),
    [("1000", "5", "50"), ("1001", "2.5", "25"), ("999", "50", "499"), ("49.90", "10", "4.99")],
)
def test_a_per_cent_is_rounded_down_to_the_decimals_of_the_price(
    low: str, percent: str, off: str
) -> None:
    held = product(low=Decimal(low), offers=[discount(percent=Decimal(percent))])
    assert reckoned(held).lines[-1].low == -Decimal(off)


def test_a_per_cent_of_what_nobody_knows_is_unknown() -> None:
    held = product(low=None, offers=[discount(percent=5)])
    assert ends(reckoned(held)) == (None, 5000)


def test_offers_never_take_off_more_than_there_is() -> None:
    offers = [discount(amount=700), discount("more", amount=700)]
    found = reckoned(product(offers=offers))
    assert [line.low for line in found.lines] == [1000, -700, -300]
    assert ends(found) == (0, 5000)


def test_nothing_is_cheaper_than_free() -> None:
    drivers = [{"what": "All", "effect": "down", "low": 9000, "high": 9000}]
    assert ends(reckoned(product(drivers=drivers), "driver-1")) == (0, 0)


def test_a_quote_may_hold_what_is_included_what_is_not_what_comes_up_and_options() -> None:
    held = product(
        drivers=DRIVERS, included=["Digging"], not_included=["Fence"],
        options=[{"id": "robot", "name": "Robot", "low": 11}],
    )  # fmt: skip
    assert [(item.kind, item.id, item.what) for item in contents_of(held.prices[0])] == [
        ("included", "included-1", "Digging"), ("besides", "besides-1", "Fence"),
        ("driver", "driver-rock", "Rock"), ("option", "option-robot", "Robot"),
    ]  # fmt: skip


def test_a_plan_offers_nothing_while_figures_are_withheld() -> None:
    assert plan_of(quote_of(product(), date(2028, 1, 1)), date(2028, 1, 1)) is None


def test_a_plan_leaves_out_a_variant_whose_price_is_withheld() -> None:
    held = product(variant("wren", checked=date(2025, 1, 1)), variant("heron"))
    plan = plan_of(quote_of(held), ON)
    assert plan is not None
    assert [start.id for start in plan.variants] == ["heron"]
    assert plan.variants[0].state is PriceState.CURRENT


AMOUNTS = st.decimals(0, 10**9, places=2) | st.integers(0, 10**9).map(Decimal)


@st.composite
def spans(draw: st.DrawFn, **more: Any) -> dict[str, Any]:
    low, high = sorted([draw(AMOUNTS), draw(AMOUNTS)])
    return {"low": low, "high": high, **{name: draw(held) for name, held in more.items()}}


@st.composite
def products(draw: st.DrawFn) -> Product:
    drivers = draw(
        st.lists(spans(effect=st.sampled_from(["up", "down"]), what=st.just("x")), max_size=4)
    )
    offers = [discount(f"offer-{n}", amount=draw(AMOUNTS)) for n in range(draw(st.integers(0, 2)))]
    return product(**draw(spans()), drivers=drivers, offers=offers)


@given(products(), st.sets(st.sampled_from([f"driver-{n}" for n in range(1, 5)])))
def test_a_total_is_a_range_from_low_to_high_and_never_below_zero(
    held: Product, chosen: set[str]
) -> None:
    found = reckoned(held, *chosen)
    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low <= found.high


@given(products(), st.sets(st.sampled_from([f"driver-{n}" for n in range(1, 5)])))
def test_one_more_thing_that_costs_more_never_makes_it_cheaper(
    held: Product, chosen: set[str]
) -> None:
    before = reckoned(held, *chosen)
    dearer = {id for id, driver in driver_ids(held.prices[0]) if driver.effect == "up"}
    after = reckoned(held, *(chosen | dearer))
    assert after.high is not None
    assert before.high is not None
    assert after.high >= before.high
