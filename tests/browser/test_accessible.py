"""axe-core finds nothing on any kind of page, whatever the window, the colours and the scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from visiting import KINDS, NO_SCRIPTS, WAYS, Visit

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}


def _faults(page: Any) -> Iterator[str]:
    """Yield a line for each element that breaks a rule: rule, element, and what is wrong."""
    for rule in Axe().run(page, options=OPTIONS).response["violations"]:
        for node in rule["nodes"]:
            summary = " ".join(node["failureSummary"].split())
            yield f"{rule['id']}: {' '.join(map(str, node['target']))}: {summary}"


@pytest.mark.parametrize(("width", "scheme", "script"), WAYS)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(
    contexts: Any, address: str, kind: str, width: int, scheme: str, script: bool
) -> None:
    """Axe is a script itself, so pages without scripts are served with a rule that stops theirs."""
    url = address + KINDS[kind] + ("" if script else NO_SCRIPTS)
    with Visit(contexts(width, scheme, True), url) as visit:
        is_bare = visit.page.evaluate("document.documentElement.classList.contains('no-js')")
        assert is_bare is not script
        assert "\n".join(_faults(visit.page)) == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", ["", "first-steps/", "hosting/", "reference/catalogue/"])
def test_axe_finds_nothing_on_a_site_with_code_and_without_products(
    contexts: Any, documentation: str, page: str, scheme: str
) -> None:
    with Visit(contexts(360, scheme, True), documentation + page) as visit:
        assert "\n".join(_faults(visit.page)) == ""
        width = visit.page.evaluate("document.documentElement.scrollWidth")
        assert width <= 360


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_in_the_opened_search(contexts: Any, address: str, width: int) -> None:
    with Visit(contexts(width, "light", True), address) as visit:
        visit.page.evaluate("document.getElementById('__search').click()")
        visit.page.locator(".md-search__input").press_sequentially("price")
        visit.page.locator(".md-search-result__item").first.wait_for()
        assert "\n".join(_faults(visit.page)) == ""


def test_axe_finds_nothing_in_the_opened_drawer(contexts: Any, address: str) -> None:
    with Visit(contexts(360, "light", True), address + KINDS["article"]) as visit:
        visit.page.locator("label.md-header__button[for=__drawer]").click()
        visit.page.locator(".md-nav--primary > .md-nav__list").wait_for()
        assert "\n".join(_faults(visit.page)) == ""
