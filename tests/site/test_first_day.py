"""A site without any product, category or review: what a company has on its first day."""

from __future__ import annotations

import pytest

from site_builder import SmallSite

FACTS = ("products", "reviews", "categories.yml", "criteria.yml")


@pytest.fixture
def bare(site: SmallSite) -> SmallSite:
    """Return a site with settings, a company and its people, and nothing else."""
    for name in FACTS:
        site.remove(f"catalogue/{name}")
    for path in sorted(site.path("articles").rglob("*.md")):
        path.unlink()
    return site


def test_a_site_without_products_and_articles_builds_and_passes_its_check(bare: SmallSite) -> None:
    assert bare.findings() == []
    built = bare.build(strict=True)
    assert (built.stopped, built.broken_links()) == ("", [])


def test_nothing_speaks_of_products_where_there_are_none(bare: SmallSite) -> None:
    built = bare.build()
    assert sorted(built.pages) == [
        "404.html", "how-we-answer/index.html", "index.html", "people/ada/index.html",
        "search/index.html",
    ]  # fmt: skip
    home = built.page("")
    headings = [heading.text.strip("¶") for heading in home.all("h2")]
    assert headings == ["Why you can check what we say", "Freshly answered"]
    assert not [link for link in home.all("a") if "prices" in link.text.lower()]


def test_the_first_article_brings_its_hub(bare: SmallSite) -> None:
    built = bare.article("We come on Tuesdays.").build()
    assert "process/index.html" in built.pages
    assert "cost/index.html" not in built.pages
    assert "process/index.html" in built.links("index.html")


def test_an_introduction_brings_its_page(bare: SmallSite) -> None:
    bare.write("articles/products/index.md", "---\ntitle: Our range\n---\nIt follows in spring.\n")
    assert "It follows in spring." in bare.build().page("products/").text


def test_ids_that_yaml_takes_for_numbers_work_on_generated_pages(site: SmallSite) -> None:
    shell = site.read("catalogue/products/shell.yml")
    for id in ("1e3", "0o17", "123"):
        site.write(f"catalogue/products/{id}.yml", shell)
    site.write("catalogue/reviews/1e3.yml", "format: 1\nreviews: []\n")
    built = site.build()
    assert built.stopped == ""
    for id in ("1e3", "0o17", "123"):
        assert built.page(f"products/{id}/").all("table")
        assert built.page(f"pricing/{id}/").all("td")
