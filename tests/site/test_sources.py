"""At an article's foot stands where its figures come from, and when somebody last looked."""

from __future__ import annotations

from site_builder import Built, Html, SmallSite


def sources(page: Html) -> str:
    return " ".join(page.one("details", class_="ans-sources").text.split())


def test_each_source_stands_once_with_all_that_comes_from_it(small: Built) -> None:
    told = sources(small.page("cost/shell/"))
    assert told.count("Own price list") == 1
    assert "Price: Own price list. Checked November 1, 2026" in told


def test_sources_of_rivals_figures_stand_under_their_products(small: Built) -> None:
    told = sources(small.page("comparisons/shell-vs-liner/"))
    assert told.index("Shell pool") < told.index("Liner pool")


def test_an_article_without_figures_has_no_list_of_sources(site: SmallSite) -> None:
    page = site.article("Only words.").build().page("process/extra/")
    assert not page.all("details", class_="ans-sources")


def test_a_source_that_is_an_address_is_a_link_to_it(site: SmallSite) -> None:
    site.edit(
        "catalogue/products/shell.yml", ("source: Own price list", "source: https://a.example/b")
    )
    built = site.build()
    for address in ("cost/shell/", "pricing/shell/", "products/shell/"):
        link = built.page(address).all("a", href="https://a.example/b")[0]
        assert link.text == "a.example/b"


def test_markup_in_a_source_is_shown_and_never_run(site: SmallSite) -> None:
    site.edit(
        "catalogue/products/shell.yml", ("source: Own price list", "source: <b onclick=x>list")
    )
    page = site.build().page("cost/shell/")
    assert not page.all("b")
    assert "<b onclick=x>list" in sources(page)
