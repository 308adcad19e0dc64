"""What Material gets wrong is mended on our pages, and we notice when Material mends it itself."""

from __future__ import annotations

from pathlib import Path

import material
import pytest

from site_builder import Built

TEMPLATES = Path(material.__file__).parent / "templates"

FAULTS = {
    "a dialog without a name": (
        "partials/search.html",
        'data-md-component="search" role="dialog">',
    ),
    "results that nobody hears of": (
        "partials/search.html",
        '<div class="md-search-result__meta">',
    ),
    "a form that leads nowhere": (
        "partials/search.html",
        '<form class="md-search__form" name="search">',
    ),
    "a button that needs a script": (
        "partials/header.html",
        '<label class="md-header__button md-icon" for="__search">',
    ),
    "a drawer that HTML forbids": ("base.html", 'type="checkbox" id="__drawer" autocomplete="off"'),
    "a search that HTML forbids": ("base.html", 'type="checkbox" id="__search" autocomplete="off"'),
    "an empty tabindex": (
        "partials/nav-item.html",
        """id="{{ path }}_label" tabindex="{{ tabindex }}">""",
    ),
    "a label for nothing": ("partials/toc.html", ' for="__toc"'),
}
"""Where Material's templates say what is wrong: the fault, the template, and its words."""


@pytest.mark.parametrize("fault", FAULTS)
def test_material_still_has_the_fault_that_our_templates_mend(fault: str) -> None:
    """Where this fails, Material has changed: look whether main.html and mended.html still mend."""
    template, words = FAULTS[fault]
    assert words in (TEMPLATES / template).read_text("utf-8")


def test_no_page_shows_what_html_forbids(sample: Built) -> None:
    for name, page in sample.pages.items():
        assert not [e for e in page.all("input", type="checkbox") if "autocomplete" in e.attributes]
        for label in page.all("label"):
            assert label.attributes.get("for", "") in {"", *page.ids}, name


def test_the_search_dialog_has_a_name(sample: Built) -> None:
    for page in sample.pages.values():
        assert page.one("div", role="dialog").attributes["aria-label"]


def test_a_page_in_the_navigation_keeps_the_label_for_its_contents(sample: Built) -> None:
    assert sample.page("").all("label", for_="__toc")
