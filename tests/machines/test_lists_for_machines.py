"""Sitemap, feed, robots.txt and llms.txt: what stands in them, and when they aren't written."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from answerable.pages import pages_of, press_of
from answerable.pages.machines.feed import MOST_ENTRIES, entries_of
from answerable.pages.machines.feed import feed_of as feed_of_pages
from site_builder import Built, SmallSite

ROOT = "https://small.example.com/"
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def feed_of(built: Built) -> Element:
    return ElementTree.fromstring(built.files["feed.xml"])


def text(element: Element, tag: str) -> str:
    found = element.findall(f"{ATOM}{tag}")
    assert len(found) == 1, tag
    return found[0].text or ""


def dates_of(built: Built) -> dict[str, str | None]:
    urls = ElementTree.fromstring(built.files["sitemap.xml"]).findall(f"{SITEMAP}url")
    return {
        (url.findtext(f"{SITEMAP}loc") or "").removeprefix(ROOT): url.findtext(f"{SITEMAP}lastmod")
        for url in urls
    }


def test_the_sitemap_has_each_pages_own_date(small: Built) -> None:
    dates = dates_of(small)
    assert dates["cost/shell/"] == "2026-11-01"
    assert dates["products/liner/"] == "2026-10-03"
    assert dates["cost/"] == "2026-11-01"
    assert dates[""] == "2026-11-04"


def test_a_page_without_a_date_has_none_in_the_sitemap(small: Built) -> None:
    dates = dates_of(small)
    assert dates["how-we-answer/"] is None
    assert dates["best-of/"] is None


def test_lost_pages_and_earlier_addresses_are_not_in_the_sitemap(site: SmallSite) -> None:
    built = site.article("Text.\n", "aliases: [/blog/old/]").build()
    assert "blog/old/index.html" in built.files
    assert not [name for name in dates_of(built) if "old" in name or "404" in name]


def test_a_site_without_any_date_has_a_sitemap_too(site: SmallSite) -> None:
    site.remove("catalogue/products").remove("catalogue/reviews").remove("articles")
    site.write("articles/.gitkeep", "")
    site.write("catalogue/categories.yml", "format: 1\ncategories: {}\n")
    built = site.build()
    assert not built.stopped, built.log
    assert set(dates_of(built).values()) == {None}
    assert "feed.xml" not in built.files


@pytest.mark.parametrize("name", ["small", "sample"])
def test_the_feed_has_all_that_rfc_4287_requires(name: str, request: pytest.FixtureRequest) -> None:
    feed = feed_of(request.getfixturevalue(name))
    entries = feed.findall(f"{ATOM}entry")
    assert feed.tag == f"{ATOM}feed"
    assert text(feed, "title")
    assert text(feed, "id").startswith("https://")
    assert text(feed, "updated") == max(text(entry, "updated") for entry in entries)
    links = {link.get("rel", "alternate") for link in feed.findall(f"{ATOM}link")}
    assert links == {"alternate", "self"}
    ids = [text(entry, "id") for entry in entries]
    assert len(set(ids)) == len(ids)
    for entry in entries:
        assert text(entry, "title")
        assert entry.findall(f"{ATOM}link")
        for tag in ("published", "updated"):
            assert datetime.fromisoformat(text(entry, tag)).tzinfo
        assert entry.findtext(f"{ATOM}author/{ATOM}name") or feed.findtext(
            f"{ATOM}author/{ATOM}name"
        )


def test_an_entry_tells_what_the_article_is(small: Built) -> None:
    entry = next(e for e in feed_of(small).iter(f"{ATOM}entry") if "cost" in text(e, "id"))
    assert text(entry, "title") == "What does a shell pool cost? $41,237 and up"
    assert text(entry, "id") == f"{ROOT}cost/shell/"
    assert text(entry, "published") == "2026-03-01T00:00:00-05:00"
    assert text(entry, "updated") == "2026-11-01T00:00:00-04:00"
    assert text(entry, "summary") == "A shell pool costs $41,237 to $93,451."
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Ada Moss"
    category = entry.find(f"{ATOM}category")
    assert category is not None
    assert (category.get("term"), category.get("label")) == ("cost", "Cost")


def test_the_freshest_articles_stand_first_and_old_ones_fall_out(site: SmallSite) -> None:
    for number in range(1, MOST_ENTRIES + 5):
        day = f"2026-{1 + number // 28:02}-{1 + number % 28:02}"
        site.article("Text.\n", f"id: a{number}", f"title: A{number}", f"published: {day}",
                     name=f"process/a{number}.md")  # fmt: skip
    dates = [text(entry, "updated") for entry in feed_of(site.build()).iter(f"{ATOM}entry")]
    assert len(dates) == MOST_ENTRIES
    assert dates == sorted(dates, reverse=True)


def test_drafts_and_undated_articles_are_not_in_the_feed(site: SmallSite) -> None:
    site.article("Text.\n", "title: Hidden one", "draft: true")
    site.write("articles/process/u.md", "---\ntitle: Undated one\ntopic: process\n---\nText.\n")
    built = site.build()
    assert b"Hidden one" not in built.files["feed.xml"]
    assert b"Undated one" not in built.files["feed.xml"]


def test_characters_that_xml_lacks_are_left_out_of_the_feed(site: SmallSite) -> None:
    press = press_of(site.content(), site_url=ROOT)
    pages = [replace(page, title="A\x07 \ud800title") for page in pages_of(press)]
    feed = ElementTree.fromstring(feed_of_pages(press, entries_of(press, pages)).content)
    assert {text(entry, "title") for entry in feed.iter(f"{ATOM}entry")} == {"A title"}


def test_markup_does_not_break_the_feed(site: SmallSite) -> None:
    site.article("Text.\n", 'title: "A <b>&amp; ]]> title"', "reviewed: 2026-11-20")
    built = site.build()
    titles = [text(entry, "title") for entry in feed_of(built).iter(f"{ATOM}entry")]
    assert "A <b>&amp; ]]> title" in titles


def test_every_page_leads_to_the_feed(small: Built) -> None:
    for name, page in small.pages.items():
        link = page.one("link", type="application/atom+xml")
        assert link.attributes["href"] == f"{ROOT}feed.xml", name


def test_without_a_site_address_there_is_no_feed_and_no_robots(site: SmallSite) -> None:
    built = site.edit("mkdocs.yml", (f"site_url: {ROOT}\n", "")).build()
    assert not {"feed.xml", "robots.txt"} & set(built.files)
    assert not built.page("").all("link", type="application/atom+xml")


def test_robots_may_read_everything_and_learn_of_the_sitemap(small: Built) -> None:
    lines = small.files["robots.txt"].decode().split("\n")
    assert lines == ["User-agent: *", "Allow: /", "", f"Sitemap: {ROOT}sitemap.xml", ""]


def test_in_a_folder_of_a_host_there_is_no_robots(site: SmallSite) -> None:
    site.edit("mkdocs.yml", ("small.example.com/", "small.example.com/sub/"))
    assert "robots.txt" not in site.build().files


@pytest.mark.parametrize("name", ["robots.txt", "llms.txt", "feed.xml"])
def test_what_the_author_wrote_by_hand_stays(site: SmallSite, name: str) -> None:
    built = site.write(f"articles/{name}", "By hand.\n").build()
    assert not built.stopped, built.log
    assert built.files[name] == b"By hand.\n"


def test_the_list_for_assistants_names_each_published_twin(site: SmallSite) -> None:
    built = site.article("Text.\n", "title: Hidden one", "draft: true").build()
    listed = built.files["llms.txt"].decode()
    named = set(re.findall(r"\]\(https://small\.example\.com/([^)]+)\)", listed))
    assert named == {name for name in built.files if name.endswith(".md")}
    assert "Hidden one" not in listed
    assert listed.startswith("# Brook Pools\n\n> Shell pools\n")
