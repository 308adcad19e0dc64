"""Earlier addresses lead on: from each alias a small page points to where the article stands."""

from __future__ import annotations

import json
import re
from posixpath import normpath

import pytest

from site_builder import Built, SmallSite

ARTICLE = "articles/cost/shell.md"


def with_aliases(site: SmallSite, *aliases: str) -> SmallSite:
    listed = json.dumps(aliases, ensure_ascii=False)
    return site.edit(ARTICLE, ("author: ada", f"author: ada\naliases: {listed}"))


@pytest.mark.parametrize("alias", ["/old/", "/old", "/old.html", "/blog/2019/shell-prices/"])
def test_an_earlier_address_leads_to_the_article(site: SmallSite, alias: str) -> None:
    built = with_aliases(site, alias).build()
    assert not built.stopped, built.log
    name = alias.strip("/") if alias.endswith(".html") else f"{alias.strip('/')}/index.html"
    html = built.files[name].decode()
    assert 'http-equiv="refresh"' in html
    assert 'cost/shell/"' in html
    assert '<meta name="robots" content="noindex">' in html
    assert '<link rel="canonical" href="https://small.example.com/cost/shell/">' in html


@pytest.mark.parametrize("alias", ["/old/", "/old.html", "/blog/2019/shell-prices/"])
def test_an_earlier_address_leads_to_a_page_that_has_no_folder_of_its_own(
    site: SmallSite, alias: str
) -> None:
    built = with_aliases(site, alias).build(use_directory_urls=False)
    name = alias.strip("/") if alias.endswith(".html") else f"{alias.strip('/')}/index.html"
    to = re.findall(r'url=([^"]+)"', built.files[name].decode())
    assert [normpath(f"{name}/../{href}") for href in to] == ["cost/shell.html"]


def test_an_earlier_address_is_in_neither_sitemap_nor_search(site: SmallSite) -> None:
    built = with_aliases(site, "/kumquat/").build()
    assert built.holding("kumquat") == []


@pytest.mark.parametrize(
    "alias",
    [
        "/", "/index.html", "/404.html", "/cost/", "/cost", "/cost/shell/", "/products/shell/",
        "/compare/pool", "/../x/", "/a/../../x/", "../x/", "x/", "", "//x.example.com/", "https://x.example.com/y/",
        "C:\\x", "/a b/", "/x?y", "/x#y", '/x"><script>/', "/%2e%2e/x", "/./x/",
    ],
)  # fmt: skip
def test_what_is_no_address_of_its_own_is_told_with_its_line(site: SmallSite, alias: str) -> None:
    errors = with_aliases(site, alias).errors()
    assert [line.partition(": ")[0] for line in errors] == [f"content/{ARTICLE}:9"]


@pytest.mark.parametrize("alias", ["/404.html", "/404.HTML"])
def test_the_page_for_lost_addresses_is_no_earlier_address(site: SmallSite, alias: str) -> None:
    (error,) = with_aliases(site, alias).errors()
    assert error.startswith(f"content/{ARTICLE}:9: '{alias}' ")


def test_two_articles_cannot_have_one_earlier_address(site: SmallSite) -> None:
    with_aliases(site, "/old/")
    site.edit("articles/problems/shell.md", ("author: ada", "author: ada\naliases: [/old/]"))
    assert any("'/old/' is already that of" in line for line in site.errors())


@pytest.mark.parametrize(
    "alias",
    [
        "/sitemap.xml",
        "/sitemap.xml.gz",
        "/404.html",
        "/search/search_index.json",
        "/assets/answerable.css",
    ],
)
def test_an_earlier_address_never_takes_the_place_of_a_file_of_the_site(
    site: SmallSite, small: Built, alias: str
) -> None:
    built = with_aliases(site, alias).build()
    if not built.stopped:
        name = alias.strip("/")
        assert built.files[name] == small.files[name]


def test_an_earlier_address_keeps_clear_of_a_page_on_disks_that_know_no_capitals(
    site: SmallSite,
) -> None:
    built = with_aliases(site, "/Cost/Shell/").build()
    names = [name.lower() for name in built.files]
    assert len(names) == len(set(names))


def test_a_picture_keeps_its_address(site: SmallSite) -> None:
    site.write("articles/old/pool.png", b"picture")
    built = with_aliases(site, "/old/pool.png").build()
    assert built.stopped or built.files["old/pool.png"] == b"picture"
