"""Options side by side: what each cell says, and when one of them is called the best.

A golden file may change the small site and the day; `(best)` stands behind the best cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.catalogue.criteria import Value
from answerable.comparisons import compare, mean_rating
from answerable.comparisons.table import Cell, _best_marked
from golden_files import cases
from site_builder import ON, SmallSite


@pytest.mark.parametrize("case", cases("comparisons"))
def test_a_table_says_what_its_golden_file_says(site: SmallSite, case: Mapping[str, Any]) -> None:
    for name, pairs in case.get("edit", {}).items():
        site.edit(name, *(tuple(pair) for pair in pairs))
    press = site.press(case.get("day", ON))
    content = press.content
    products = case.get("products", ["shell", "liner"])
    table = compare(content.catalogue, content.settings, content.on, products, case["criteria"])
    found = [
        [row.id]
        + [
            press.wording.cell(cell, row.criterion) + (" (best)" if cell.best else "")
            for cell in row.cells
        ]
        for row in table.rows
    ]
    assert found == case["rows"]


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=2, max_size=5))
def test_nothing_is_best_that_another_might_beat(
    small_catalogue: Any, pairs: list[tuple[int, int]]
) -> None:
    cells = tuple(
        Cell(str(n), value=Value(low=Decimal(min(pair)), high=Decimal(max(pair))))
        for n, pair in enumerate(pairs)
    )
    for cell in (marked := _best_marked("lifespan", cells, small_catalogue)):
        if cell.best:
            others = [other for other in marked if other is not cell]
            assert cell.value
            assert all(cell.value.low >= other.value.high for other in others if other.value)


@pytest.fixture(scope="module")
def small_catalogue(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return SmallSite(tmp_path_factory.mktemp("facts") / "project").content().catalogue


def rated(site: SmallSite, *ratings: tuple[str, str]) -> Any:
    entries = "".join(
        f"  - id: r-{n}\n    kind: customer\n    who: A\n    date: 2026-01-01\n    how: Asked\n"
        f"    verified: true\n    paid: false\n    rating: {{value: {value}, out_of: {of}}}\n"
        for n, (value, of) in enumerate(ratings)
    )
    site.write("catalogue/reviews/liner.yml", f"format: 1\nreviews:\n{entries}")
    return mean_rating(site.content().catalogue, "liner")


def test_the_mean_counts_every_customers_rating(site: SmallSite) -> None:
    mean = rated(site, ("5", "5"), ("1", "5"), ("4", "5"))
    assert (mean.value, mean.out_of, mean.count) == (Decimal("3.3"), 5, 3)


def test_ratings_on_other_scales_are_brought_onto_the_commonest(site: SmallSite) -> None:
    mean = rated(site, ("4", "5"), ("4", "5"), ("10", "10"))
    assert (mean.value, mean.out_of) == (Decimal("4.3"), 5)


def test_half_a_tenth_is_not_always_rounded_in_our_favour(site: SmallSite) -> None:
    assert rated(site, ("4", "5"), ("4.5", "5")).value in (Decimal("4.2"), Decimal("4.3"))


def test_testers_do_not_count_as_owners(site: SmallSite) -> None:
    assert mean_rating(site.content().catalogue, "shell").count == 1  # type: ignore[union-attr]


def test_without_ratings_there_is_no_mean(site: SmallSite) -> None:
    assert mean_rating(site.content().catalogue, "liner") is None
