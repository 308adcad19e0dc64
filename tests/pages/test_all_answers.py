"""The page that lists all answers, and the ways from the search to it, as they are built."""

from __future__ import annotations

import re
from posixpath import normpath
from urllib.parse import urljoin, urlsplit

import pytest

from answerable.pages import pages_of
from site_builder import Built, Html, SmallSite

LIST = "search/index.html"


def outline(page: Html) -> list[str]:
    """Return the page's headings and the titles below them, in their order."""
    shown = [e for e in page.elements if e.tag in ("h2", "h3", "li") and "article" in e.inside]
    return [
        f"{'' if e.tag == 'li' else '#' * int(e.tag[1]) + ' '}{e.text.strip()}"
        for e in shown
        if "nav" not in e.inside
    ]


WITHIN_A_GUIDE = re.compile(r"guides/[^/]+/.+/index\.html")
"""Pages to which only a buyer's answers lead."""


def test_all_answers_are_listed_by_topic_then_by_product_then_people(small: Built) -> None:
    assert outline(small.page("search/")) == [
        "## What does it cost?",
        "What does a shell pool cost? $41,237 and up",
        "## What can go wrong?",
        "What goes wrong with shell pools?",
        "## Which one suits me?",
        "Shell or liner?",
        "## What do owners say?",
        "## Which are the best?",
        "## How does it work?",
        "What happens on the first call?",
        "## Product by product",
        "What can I choose from?",
        "What does each cost?",
        "Compare pools",
        "### Shell pool",
        "Shell pool: the facts",
        "Shell pool: what it costs",
        "Shell pool: estimate your own price",
        "Shell pool: check a quote",
        "Shell or liner?",
        "What goes wrong with shell pools?",
        "What does a shell pool cost? $41,237 and up",
        "### Liner pool",
        "Liner pool: the facts",
        "Liner pool: what it costs",
        "Liner pool: estimate your own price",
        "Shell or liner?",
        "### Mosaic pool",
        "Mosaic pool: the facts",
        "Mosaic pool: what it costs",
        "## Who answers",
        "How we answer",
        "Ada Moss",
    ]


@pytest.mark.parametrize("name", ["small", "sample"])
def test_every_page_is_on_the_list(name: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(name)
    within = {name for name in built.pages if WITHIN_A_GUIDE.fullmatch(name)}
    assert set(built.pages) - built.links(LIST) - {LIST} - within == {"404.html"}
    listed = {
        normpath(f"search/{urlsplit(link.attributes['href']).path}")
        for link in built.page("search/").all("a", href="../")
        if "article" in link.inside
    }
    pages = {normpath(name.removesuffix("index.html") or ".") for name in set(built.pages) - within}
    assert pages - listed == {"404.html", ".", "search"}


def test_its_contents_lead_to_every_topic_and_product(small: Built) -> None:
    page = small.page("search/")
    contents = [a for a in page.all("a", href="#") if "nav" in a.inside and "article" in a.inside]
    assert [a.text for a in contents] == [
        "Cost", "Problems", "Comparisons", "Reviews", "Best of", "How it works",
        "Shell pool", "Liner pool", "Mosaic pool",
    ]  # fmt: skip
    assert {a.attributes["href"].removeprefix("#") for a in contents} <= page.ids


def test_what_is_not_published_is_not_listed(site: SmallSite) -> None:
    built = site.article("Text.", "title: Hidden words", "draft: true").build()
    assert "Hidden words" not in built.page("search/").source


def test_titles_are_shown_as_they_were_typed(site: SmallSite) -> None:
    built = site.article("Text.", 'title: "<i>Ask & *see*</i>"').build()
    assert "<i>Ask & *see*</i>" in outline(built.page("search/"))


def test_every_page_leads_to_the_list_at_its_foot(small: Built) -> None:
    for name, page in small.pages.items():
        foot = page.one("section", class_="ans-foot").text
        assert "All answers" in foot, name
        assert LIST in small.links(name) | {LIST}


def test_a_slug_moves_the_page_and_all_that_leads_to_it(site: SmallSite) -> None:
    site.write("settings.yml", site.read("settings.yml") + "slugs:\n  search: everything\n")
    built = site.build()
    assert built.page("everything/").one("h1").text.strip() == "All answers"
    form = built.page("cost/").one("form", class_="md-search__form")
    assert form.attributes["action"] == "../everything/"
    assert built.broken_links() == []


def test_without_folders_for_addresses_it_is_a_file(site: SmallSite) -> None:
    built = site.build(use_directory_urls=False)
    form = built.pages["cost/index.html"].one("form", class_="md-search__form")
    assert form.attributes["action"] == "../search.html"
    assert built.pages["search.html"].one("h1").text.strip() == "All answers"


def test_an_introduction_stands_above_the_list(site: SmallSite) -> None:
    site.write("articles/search.md", "---\ntitle: Everything\n---\nBegin with the prices.\n")
    page = site.build().page("search/")
    assert page.one("h1").text == "Everything"
    assert page.text.index("Begin with the prices.") < page.text.index("Shell or liner?")


def test_the_list_is_no_answer_to_a_search(small: Built, site: SmallSite) -> None:
    press = site.press()
    listed = next(page for page in pages_of(press) if page.kind == "list")
    assert listed.path == "search.md"
    assert '"location":"search/' not in small.files["search/search_index.json"].decode()


def test_a_german_site_lists_them_in_german(site: SmallSite) -> None:
    site.remove("articles/comparisons")  # in German it doesn't say what we sell
    page = site.edit("settings.yml", ("language: en", "language: de")).build().page("search/")
    assert page.one("h1").text.strip() == "Alle Antworten"
    assert "Thema für Thema" in page.text


@pytest.mark.parametrize("name", ["cost/index.html", LIST, "404.html"])
def test_the_searchs_form_leads_to_the_list(small: Built, name: str) -> None:
    page = small.pages[name]
    form = page.one("form", class_="md-search__form")
    assert form.attributes["method"] == "get"
    way = page.one("a", class_="ans-all").attributes["href"]
    assert form.attributes["action"] == way
    assert urljoin(f"/{name}", way) == "/search/"


def test_a_site_without_the_hosts_search_shows_nothing_of_it(site: SmallSite) -> None:
    page = site.edit("../mkdocs.yml", ("  - search\n", "")).build().page("cost/")
    assert not page.all("form", class_="md-search__form")
    assert not page.all("a", class_="ans-all")
    assert not page.all("template")


def test_a_site_that_names_nowhere_to_ask_offers_the_list_alone(site: SmallSite) -> None:
    site.edit("settings.yml", ("ask: mailto:ask@small.example.com\n", ""))
    page = site.build().page("cost/")
    ways = [e.attributes["data-way"] for e in page.all("a") if "data-way" in e.attributes]
    assert ways == ["all"]
