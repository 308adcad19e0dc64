"""Prices on a day: how far a buyer may rely on them, which offers stand, and in which region."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.catalogue.prices import Price, PriceState
from answerable.findings import Level
from answerable.pricing import overview, quote, regions_of
from site_builder import Built, SmallSite

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def price(checked: date, valid_until: date | None = None) -> Price:
    return Price.model_validate(
        {"region": "north", "low": 1, "currency": "USD", "tax": "none", "unit": "pool",
         "source": "list", "checked": checked, "valid_until": valid_until}
    )  # fmt: skip


@pytest.mark.parametrize(
    ("on", "state"),
    [
        ("2026-11-01", PriceState.CURRENT), ("2027-03-31", PriceState.CURRENT),
        ("2027-04-01", PriceState.RECHECKING), ("2027-05-30", PriceState.RECHECKING),
        ("2027-05-31", PriceState.WITHHELD),
    ],
)  # fmt: skip
def test_a_dated_price_holds_through_its_last_day_and_then_through_the_days_of_grace(
    on: str, state: PriceState
) -> None:
    held = price(date(2026, 11, 1), date(2027, 3, 31))
    assert held.state(date.fromisoformat(on), 180, 60) is state


@pytest.mark.parametrize(
    ("days", "state"),
    [(0, "current"), (180, "current"), (181, "rechecking"), (240, "rechecking"), (241, "withheld")],
)
def test_an_undated_price_holds_for_the_days_of_the_settings(days: int, state: str) -> None:
    checked = date(2026, 1, 1)
    assert price(checked).state(checked + timedelta(days=days), 180, 60).value == state


def test_a_price_that_is_valid_for_long_must_still_be_looked_at() -> None:
    held = price(date(2026, 1, 1), date(2030, 1, 1))
    assert held.state(date(2026, 7, 1), 180, 60) is PriceState.RECHECKING


def test_without_days_of_grace_a_price_is_withheld_at_once() -> None:
    held = price(date(2026, 11, 1), date(2026, 11, 30))
    assert held.state(date(2026, 12, 1), 180, 0) is PriceState.WITHHELD


@given(DAYS, st.integers(1, 1000), st.integers(0, 1000), st.integers(-1000, 3000))
def test_a_price_never_becomes_more_reliable_by_waiting(
    checked: date, stale: int, grace: int, later: int
) -> None:
    order = [PriceState.CURRENT, PriceState.RECHECKING, PriceState.WITHHELD]
    held, day = price(checked), checked + timedelta(days=later)
    today = order.index(held.state(day, stale, grace))
    assert order.index(held.state(day + timedelta(days=1), stale, grace)) >= today


def test_a_product_is_quoted_in_the_region_asked_for(site: SmallSite) -> None:
    content = site.content()
    shell = content.catalogue.products["shell"]
    assert quote(shell, "north", content.settings, content.on).price
    assert quote(shell, "south", content.settings, content.on).price is None
    assert regions_of(shell, content.settings) == ("north",)


def test_the_overview_puts_products_without_a_price_last(site: SmallSite) -> None:
    content = site.content()
    found = overview(content.catalogue, content.settings, content.on)["pool"]
    assert [held.product.id for held in found] == ["shell", "liner", "mosaic"]


# What the built site says as time goes by

PRICE_PAGES = ("", "cost/shell/", "pricing/", "pricing/shell/", "products/", "products/shell/",
               "compare/pool/", "comparisons/shell-vs-liner/")  # fmt: skip


@pytest.fixture(scope="module")
def over_time(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    """Return the small site as built on different days."""
    days = {
        "rechecking": date(2027, 4, 1),
        "withheld": date(2027, 6, 15),
        "new year": date(2027, 1, 1),
    }
    built = {}
    for name, day in days.items():
        built[name] = SmallSite(tmp_path_factory.mktemp("days") / "project").build(on=day)
        assert not built[name].stopped, built[name].log
    return built


@pytest.mark.parametrize("address", PRICE_PAGES)
def test_a_price_that_is_due_is_shown_as_being_rechecked(
    over_time: dict[str, Built], address: str
) -> None:
    assert "recheck" in over_time["rechecking"].page(address).text


@pytest.mark.parametrize(
    "figure",
    [
        "41,237",
        "93,451",
        "41237",
        "93451",
        "52,003",
        "6,111",
        "15,222",
        "1,333",
        "3,444",
        "6,555",
        "71,777",
        "78,888",
        "44,777",
        "51,888",
        "$409",
        "$612",
        "39,001",
        "91,002",
        "28,119",
        "40,225",
    ],
)
def test_a_figure_that_is_withheld_stands_in_no_file(
    over_time: dict[str, Built], figure: str
) -> None:
    assert over_time["withheld"].holding(figure) == []


def test_a_page_without_its_figure_still_says_what_drives_the_price(
    over_time: dict[str, Built],
) -> None:
    text = over_time["withheld"].page("pricing/shell/").text
    assert "Rock in the ground" in text
    assert "It is broken by machine." in text


@pytest.mark.parametrize("words", ["2,666", "Dig in winter", "While the ground is dry"])
def test_an_offer_is_gone_on_the_day_after_its_end(over_time: dict[str, Built], words: str) -> None:
    assert over_time["new year"].holding(words) == []


def test_an_offer_is_shown_until_its_last_day(site: SmallSite) -> None:
    assert "Dig in winter" in site.build(on=date(2026, 12, 31)).page("pricing/shell/").text


def test_time_alone_never_stops_a_build(over_time: dict[str, Built]) -> None:
    for built in over_time.values():
        assert "WARNING" not in built.log
        assert "ERROR" not in built.log


def test_time_alone_is_told_by_a_check(site: SmallSite) -> None:
    due = [f for f in site.findings(date(2027, 4, 1)) if f.due]
    assert {f.level for f in due} == {Level.WARNING}
    assert {"content/catalogue/products/shell.yml", "content/catalogue/products/liner.yml"} >= {
        f.path for f in due if "price" in f.message
    }
