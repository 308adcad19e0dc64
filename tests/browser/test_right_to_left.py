"""A site that is read from right to left, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from site_builder import SmallSite
from visiting import Visit, served

KINDS = {
    "home": "",
    "hub": "cost/",
    "article": "cost/shell/",
    "product": "products/shell/",
    "pricing": "pricing/shell/",
    "comparison": "compare/pool/",
    "how we answer": "how-we-answer/",
    "all answers": "search/",
    "lost": "404.html",
}

BEYOND_THE_EDGES = """
[...document.querySelectorAll("article *")].filter(one => {
  const box = one.getBoundingClientRect()
  return box.width && (box.left < -1 || box.right > innerWidth + 1)
    && !one.closest(".ans-scroll, .ans-hidden")
}).map(one => one.outerHTML)
"""
"""What lies beyond the left edge of a page that runs to the left can't even be scrolled to."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the small site in Hebrew."""
    site = SmallSite(tmp_path_factory.mktemp("hebrew") / "project")
    built = site.edit("settings.yml", ("language: en", "language: he")).build()
    assert not built.stopped, built.log
    with served(built.folder) as address:
        yield address


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_lies_beyond_the_edges_of_the_smallest_phone(
    contexts: Any, address: str, kind: str
) -> None:
    with Visit(contexts(320, "light", True), address + KINDS[kind]) as visit:
        assert visit.sideways() <= 0
        assert visit.page.evaluate(BEYOND_THE_EDGES) == []


def test_the_first_column_of_a_comparison_stays_at_the_right_edge(
    contexts: Any, address: str
) -> None:
    with Visit(contexts(320, "light", True), address + KINDS["comparison"]) as visit:
        region = visit.page.locator(".ans-scroll").first
        region.evaluate("box => { box.scrollLeft = -60 }")
        head = visit.page.locator(".ans-scroll tbody th").first.bounding_box()
        box = region.bounding_box()
        assert abs(head["x"] + head["width"] - box["x"] - box["width"]) <= 1


@pytest.mark.parametrize("selector", [".ans-fact", ".ans-figure", ".ans-amounts td", "time"])
def test_a_figure_keeps_its_own_order_in_a_sentence(
    contexts: Any, address: str, selector: str
) -> None:
    with Visit(contexts(360, "light", True), address + KINDS["article"]) as visit:
        figure = visit.page.locator(f"article {selector}").first
        assert figure.evaluate("one => getComputedStyle(one).unicodeBidi") == "isolate"
