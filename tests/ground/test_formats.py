"""Files of an older format are read as if they had been written today; newer ones are refused.

There is one format so far, so the steps here are made up: they stand for any that come.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from pydantic import Field

from answerable import records
from answerable.reading import parse_yaml
from site_builder import SmallSite


def sold_by_seller(product: Mapping[str, Any]) -> dict[str, Any]:
    """Read the made-up format 1, in which a rival was called `seller`."""
    held = dict(product)
    if "seller" in held:
        held["sold_by"] = held.pop("seller")
    return held


def shouted_before(product: Mapping[str, Any]) -> dict[str, Any]:
    """Read the made-up format 2, in which names were written in capitals."""
    return {**product, "name": str(product["name"]).capitalize()}


@pytest.fixture
def old(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    """Return a site whose files are of formats 1 and 2, read by a version that writes format 3."""
    monkeypatch.setattr(records, "FORMAT", 3)
    monkeypatch.setitem(records.UPGRADES, ("product", 1), sold_by_seller)
    monkeypatch.setitem(records.UPGRADES, ("product", 2), shouted_before)
    site.edit("catalogue/products/liner.yml", ("sold_by: Reed Pools", "seller: Reed Pools"))
    site.edit("catalogue/products/liner.yml", ("name: Liner pool", "name: LINER POOL"))
    site.edit("catalogue/products/shell.yml", ("format: 1", "format: 2"))
    return site


def test_a_site_of_the_previous_formats_is_read_step_by_step(old: SmallSite) -> None:
    assert old.errors() == []
    products = old.content().catalogue.products
    assert products["liner"].sold_by == "Reed Pools"
    assert products["liner"].name == "Liner pool"
    assert products["shell"].name == "Shell pool"
    built = old.build()
    assert not built.stopped, built.log
    assert "Reed Pools" in built.page("compare/pool/").text


def test_a_field_of_an_older_format_is_none_of_the_present_one(old: SmallSite) -> None:
    old.edit("catalogue/products/liner.yml", ("format: 1", "format: 3"))
    assert any("'seller' is not a field of a product" in error for error in old.errors())


def test_a_mistake_in_an_older_file_is_told_with_its_line(old: SmallSite) -> None:
    old.edit("catalogue/products/liner.yml", ("    low: 8\n", "    low: eight\n"))
    (error,) = [e for e in old.errors() if e.startswith("content/catalogue/products/liner.yml")]
    assert error.startswith("content/catalogue/products/liner.yml:9: ")


def test_a_file_of_a_newer_format_is_refused_with_what_to_do(old: SmallSite) -> None:
    old.edit("catalogue/products/liner.yml", ("format: 1", "format: 4"))
    assert any(
        error.startswith("content/catalogue/products/liner.yml:1: ")
        and "update Answerable" in error
        for error in old.errors()
    )


class Part(records.Record):
    """A made-up record with a field that goes."""

    weight: int = Field(0, deprecated="write 'grams'")
    grams: int = 0


class Whole(records.Record):
    """A made-up record that holds others."""

    parts: tuple[Part, ...] = ()
    named: dict[str, Part] = Field(default_factory=dict)


def test_a_field_that_goes_is_told_where_it_stands_and_still_read() -> None:
    text = "parts:\n  - grams: 1\n  - weight: 2\nnamed:\n  a:\n    weight: 3\n"
    loaded = records.record_of(parse_yaml(text, "a.yml"), Whole, {})
    assert loaded.record is not None
    assert [str(finding) for finding in loaded.findings] == [
        "a.yml:3: 'weight' goes with the next format: write 'grams' [file.deprecated]",
        "a.yml:6: 'weight' goes with the next format: write 'grams' [file.deprecated]",
    ]
