"""Every page exists, is reached from home in two steps, and links to nothing that isn't there."""

from __future__ import annotations

from fnmatch import fnmatch
from itertools import pairwise
from urllib.parse import urlsplit

import pytest

from site_builder import Built, Html, SmallSite

BASES = {"sample": "https://dapplewell.example.com/", "small": "https://small.example.com/"}


@pytest.fixture(params=["sample", "small"])
def any_site(request: pytest.FixtureRequest) -> tuple[Built, str]:
    """Return the sample's site and the small one, each with its address."""
    return request.getfixturevalue(request.param), BASES[request.param]


def main_links(built: Built, name: str) -> set[str]:
    return built.links(name)


def within_guides(built: Built) -> set[str]:
    """Return the pages to which the answers of a guide lead."""
    return {name for name in built.pages if fnmatch(name, "guides/*/*/index.html")}


def test_every_page_is_reached_from_home_in_two_steps(any_site: tuple[Built, str]) -> None:
    built, _ = any_site
    first = {"index.html"} | built.links("index.html")
    second = first.union(*(built.links(name) for name in first))
    assert set(built.pages) - second - within_guides(built) == {"404.html"}


def test_every_page_within_a_guide_is_reached_from_its_first_page(sample: Built) -> None:
    reached: set[str] = set()
    waiting = {name for name in sample.pages if fnmatch(name, "guides/*/index.html")}
    while waiting:
        reached |= waiting
        waiting = set().union(*(sample.links(name) for name in waiting)) & within_guides(sample)
        waiting -= reached
    assert len(reached) > 20
    assert within_guides(sample) <= reached


def test_no_internal_link_or_anchor_leads_nowhere(any_site: tuple[Built, str]) -> None:
    built, base = any_site
    assert built.broken_links(base) == []


def test_links_hold_without_folders_for_addresses_too(site: SmallSite) -> None:
    built = site.build(use_directory_urls=False)
    assert built.broken_links("https://small.example.com/") == []


def test_links_hold_without_a_site_address(site: SmallSite) -> None:
    site.edit("mkdocs.yml", ("site_url: https://small.example.com/\n", ""))
    assert site.build().broken_links() == []


def test_the_page_for_lost_visitors_works_at_any_depth(any_site: tuple[Built, str]) -> None:
    built, _ = any_site
    for link in built.pages["404.html"].all("a"):
        target = link.attributes.get("href", "")
        parts = urlsplit(target)
        assert parts.scheme or target.startswith(("/", "#")), target


@pytest.mark.parametrize(
    "address",
    ["", "cost/", "problems/", "comparisons/", "reviews/", "best-of/", "process/", "products/",
     "products/shell/", "products/liner/", "products/mosaic/", "pricing/", "pricing/shell/",
     "pricing/liner/", "pricing/mosaic/", "pricing/shell/estimate/",
     "pricing/shell/quote-check/", "pricing/liner/estimate/", "compare/pool/", "how-we-answer/",
     "people/ada/", "search/", "404.html"],
)  # fmt: skip
def test_each_generated_page_exists_with_a_heading_of_its_own(small: Built, address: str) -> None:
    page = small.page(address)
    assert len(page.all("h1")) == 1
    assert page.one("h1").text.strip()


def test_no_two_pages_have_one_title(any_site: tuple[Built, str]) -> None:
    built, _ = any_site
    titles = [page.title for name, page in built.pages.items() if name != "404.html"]
    assert sorted(titles) == sorted(set(titles))


def test_every_page_has_a_description(any_site: tuple[Built, str]) -> None:
    built, _ = any_site
    for name, page in built.pages.items():
        if name != "404.html":
            assert page.one("meta", name="description").attributes["content"], name


def test_no_id_stands_twice_on_a_page(any_site: tuple[Built, str]) -> None:
    built, _ = any_site
    for name, page in built.pages.items():
        ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
        assert len(ids) == len(set(ids)), name


def test_headings_go_down_one_level_at_a_time(any_site: tuple[Built, str]) -> None:
    built, _ = any_site
    for name, page in built.pages.items():
        levels = [int(e.tag[1]) for e in page.elements if e.tag in ("h1", "h2", "h3", "h4")]
        for above, below in pairwise(levels):
            assert below <= above + 1, f"{name}: {levels}"


def test_the_sitemap_names_every_page_once_that_engines_may_show(
    any_site: tuple[Built, str],
) -> None:
    built, base = any_site
    sitemap = built.files["sitemap.xml"].decode()
    for name, page in built.pages.items():
        if name != "404.html":
            named = sitemap.count(f"<loc>{base}{name.removesuffix('index.html')}</loc>")
            assert named == (0 if page.all("meta", content="noindex") else 1), name


def test_the_search_index_knows_every_page_but_the_list_of_them(
    any_site: tuple[Built, str],
) -> None:
    built, _ = any_site
    pages = set(built.pages) - within_guides(built) - {"404.html"}
    wanted = {name.removesuffix("index.html") for name in pages}
    assert set(built.searched) == wanted - {
        "search/"
    }  # the list of all answers would be found by all words


def test_every_section_that_the_search_leads_to_is_there(any_site: tuple[Built, str]) -> None:
    built, _ = any_site
    lost = [
        (address, anchor)
        for address, record in built.searched.items()
        for anchor, _, _ in record["sections"]
        if anchor and anchor not in built.page(address).ids
    ]
    assert lost == []


def test_the_notice_stands_on_every_page(small: Built) -> None:
    for name, page in small.pages.items():
        assert "An invented company." in page.source, name


def test_a_product_page_leads_to_its_neighbours(small: Built) -> None:
    assert small.links("products/shell/index.html") >= {
        "pricing/shell/index.html", "compare/pool/index.html", "cost/shell/index.html",
        "problems/shell/index.html", "comparisons/shell-vs-liner/index.html",
    }  # fmt: skip


def test_an_article_leads_to_its_neighbours(small: Built) -> None:
    assert small.links("cost/shell/index.html") >= {
        "problems/shell/index.html", "products/shell/index.html", "cost/index.html",
    }  # fmt: skip


def test_a_file_at_a_generated_path_becomes_the_pages_introduction(site: SmallSite) -> None:
    text = (
        "---\ntitle: All about shells\ndescription: Our own words.\n---\n\nWe say *this* first.\n"
    )
    page = site.write("articles/products/shell.md", text).build().page("products/shell/")
    assert page.one("h1").text == "All about shells"
    assert page.one("meta", name="description").attributes["content"] == "Our own words."
    assert "We say this first." in page.text
    assert "Shells end at 16 ft" in page.text
    assert page.text.index("We say this first.") < page.text.index("Shells end at 16 ft")


def test_an_introduction_may_use_facts_and_its_mistakes_have_its_lines(site: SmallSite) -> None:
    site.write("articles/cost/index.md", "---\ntitle: Costs\n---\n\nFrom {{ shell.prise }}.\n")
    assert any(
        line.startswith("content/articles/cost/index.md:5: 'shell.prise'") for line in site.errors()
    )


def test_a_hub_without_articles_says_so_and_still_exists(small: Built) -> None:
    assert small.page("best-of/").text
    assert "best-of/index.html" in small.links("index.html")


def test_without_any_article_the_site_still_stands(site: SmallSite) -> None:
    site.remove("articles")
    site.write("articles/.gitkeep", "")
    built = site.build()
    assert not built.stopped, built.log
    assert built.broken_links("https://small.example.com/") == []


def test_without_reviews_and_people_the_site_still_stands(site: SmallSite) -> None:
    site.remove("catalogue/reviews").remove("articles").write("articles/.gitkeep", "")
    site.write("catalogue/people.yml", "format: 1\npeople: {}\n")
    built = site.build()
    assert not built.stopped, built.log
    assert built.broken_links("https://small.example.com/") == []


def test_a_site_without_products_still_stands(site: SmallSite) -> None:
    site.remove("catalogue/products").remove("catalogue/reviews").remove("articles")
    site.write("articles/.gitkeep", "")
    site.write("catalogue/categories.yml", "format: 1\ncategories: {}\n")
    built = site.build()
    assert not built.stopped, built.log
    assert built.broken_links("https://small.example.com/") == []


def test_other_slugs_move_the_pages_and_the_links(site: SmallSite) -> None:
    site.edit(
        "settings.yml",
        ("grace_days: 60", "grace_days: 60\nslugs:\n  products: pools\n  pricing: prices"),
    )
    built = site.build()
    assert "pools/shell/index.html" in built.pages
    assert not any(name.startswith(("products/", "pricing/")) for name in built.pages)
    assert built.broken_links("https://small.example.com/") == []


def test_two_regions_have_a_heading_each(site: SmallSite) -> None:
    site.edit("catalogue/products/liner.yml", ("prices:\n", """prices:
  - region: south
    low: 30111
    currency: USD
    tax: excluded
    unit: installed pool
    source: Reed's published list
    checked: 2026-10-03
"""))  # fmt: skip
    page = site.build().page("pricing/liner/")
    headings = [e.text for e in page.all("h2")]
    assert any("North Shire" in words for words in headings)
    assert any("South Shire" in words for words in headings)
    assert "30,111" in page.text


def test_a_product_priced_elsewhere_only_is_said_to_be_so(site: SmallSite) -> None:
    site.edit("catalogue/products/liner.yml", ("region: north", "region: south"))
    site.edit("articles/cost/shell.md", ("{{ liner.price }}", "{{ liner.price.south }}"))
    built = site.build()
    assert not built.stopped, built.log
    assert "$28,119 to $40,225" in built.page("pricing/liner/").text
    assert "$28,119" not in built.page("compare/pool/").text


def parts(page: Html) -> list[str]:
    return [e.text.strip() for e in page.all("h2")]


def test_a_pricing_page_has_every_part_that_the_catalogue_has(small: Built) -> None:
    text = small.page("pricing/shell/").text
    for words in (
        "$41,237 to $93,451", "Wren", "Rock in the ground", "Gas heater", "Dig in winter",
        "14 x 30 ft with cover", "Digging", "Fence", "Electricity", "made to order",
        "Resin became dearer.", "North Shire", "November 1, 2026", "March 31, 2027",
    ):  # fmt: skip
        assert words in text, words
