"""Links by id, and the addresses that they become."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.pages.addresses import Addresses, url_of
from site_builder import BODY, Built, SmallSite


def about_links(site: SmallSite) -> list[str]:
    return [
        f"{f.line - BODY + 1}: {f.message} [{f.id}]"
        for f in site.findings()
        if f.path.endswith("extra.md") and f.id.startswith("links.")
    ]


TARGETS = {
    "article:shell-cost": "cost/shell/", "product:shell": "products/shell/",
    "pricing:shell": "pricing/shell/", "compare:pool": "compare/pool/", "topic:cost": "cost/",
    "page:home": "", "page:prices": "pricing/", "page:products": "products/",
    "page:how-we-answer": "how-we-answer/",
    "article:shell-cost#where-we-stand": "cost/shell/#where-we-stand",
}  # fmt: skip


@pytest.fixture(scope="module", params=[True, False], ids=["folders", "files"])
def linked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return a site with an article that links by every kind of id, in both forms of addresses."""
    site = SmallSite(tmp_path_factory.mktemp("links") / "project")
    site.article("\n\n".join(f"[go {target}]({target})" for target in TARGETS))
    built = site.build(use_directory_urls=request.param)
    assert not built.stopped, built.log
    return built


@pytest.mark.parametrize("target", TARGETS)
def test_a_link_by_id_leads_to_its_page(linked: Built, target: str) -> None:
    here = (
        "process/extra/index.html"
        if "process/extra/index.html" in linked.pages
        else "process/extra.html"
    )
    link = next(e for e in linked.pages[here].all("a") if e.text == f"go {target}")
    base = "https://small.example.com/"
    address = urljoin(base + here.removesuffix("index.html"), link.attributes["href"])
    wanted = TARGETS[target]
    if not here.endswith("index.html"):
        hub = wanted in ("cost/", "", "pricing/", "products/")
        wanted = f"{wanted}index.html" if hub else wanted.replace("/#", ".html#")
        wanted = f"{wanted[:-1]}.html" if wanted.endswith("/") else wanted
    assert address == base + wanted


def test_no_link_by_id_leads_nowhere(linked: Built) -> None:
    assert linked.broken_links("https://small.example.com/") == []


def test_a_link_without_words_takes_its_pages_title(site: SmallSite) -> None:
    page = site.article("[](article:shell-cost)").build().page("process/extra/")
    assert any(e.text == "What does a shell pool cost? $41,237 and up" for e in page.all("a"))


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("article:shell-kost", "'article:shell-kost': there is no article 'shell-kost'; did you"
         " mean 'shell-cost'?"),
        ("product:shel", "'product:shel': there is no product 'shel'; did you mean 'shell'?"),
        ("topic:costs", "'topic:costs': there is no topic 'costs'; did you mean 'cost'?"),
        ("article:", "'article:': there is no article ''…"),
    ],
)  # fmt: skip
def test_a_link_to_nothing_is_told_with_its_line(
    site: SmallSite, target: str, message: str
) -> None:
    found = about_links(site.article(f"One.\n\n[go]({target})"))
    assert len(found) == 1
    assert found[0].startswith(f"3: {message.partition('…')[0]}")


@pytest.mark.parametrize("front", ["draft: true", "published: 2026-11-25"])
def test_a_link_to_an_article_that_is_not_published_is_told(site: SmallSite, front: str) -> None:
    site.article("Later.", front, "id: later", name="cost/later.md")
    site.article("One.\n\n[go](article:later)")
    assert len(about_links(site)) == 1
    assert "isn't published yet" in about_links(site)[0]


def test_a_link_to_an_anchor_that_is_not_there_is_told(site: SmallSite) -> None:
    site.article("One.\n\n[go](article:shell-cost#where-we-lie)")
    built = site.build(strict=True)
    assert built.stopped
    assert "where-we-lie" in built.log


def test_a_link_by_id_in_raw_html_is_told(site: SmallSite) -> None:
    assert about_links(site.article('One.\n\n<a href="article:shell-cost">go</a>'))


def test_a_reference_link_by_id_leads_to_its_page(site: SmallSite) -> None:
    built = site.article("[go][1]\n\n[1]: article:shell-cost").build()
    assert "cost/shell/index.html" in built.links("process/extra/index.html")


def test_a_link_to_an_article_of_another_file_name_is_found_by_its_default_id(
    site: SmallSite,
) -> None:
    site.write("articles/cost/plain.md", "# Plain\n\nText.\n")
    built = site.article("[go](article:cost/plain)").build()
    assert "cost/plain/index.html" in built.links("process/extra/index.html")


NAMES = ["größe", "two words", "100% sure", "why #1", "what, why", "a&b", "what's up", "Grün Ü",
         "プール", "بركة", "a+b", "a;b", "quo\"te", "less<more", "what?"]  # fmt: skip


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return a site with an article of each file name."""
    site = SmallSite(tmp_path_factory.mktemp("names") / "project")
    for n, name in enumerate(NAMES):
        front = (f"title: Named {n}", f"id: named-{n}", "topic: cost")
        site.article(f"[](article:named-{(n + 1) % len(NAMES)})", *front, name=f"cost/{name}.md")
    built = site.build()
    assert not built.stopped, built.log
    return built


@pytest.mark.parametrize("name", NAMES)
def test_an_article_of_any_file_name_can_be_reached(named: Built, name: str) -> None:
    n = NAMES.index(name)
    for start in ("cost/index.html", f"cost/{NAMES[n - 1]}/index.html"):
        titles = [named.pages[there].one("h1").text for there in named.links(start)]
        assert f"Named {n}" in titles, start


def test_a_colon_in_a_file_name_makes_no_other_address(site: SmallSite) -> None:
    site.article("Text.", name="javascript:alert(1).md")
    built = site.build()
    for name, page in built.pages.items():
        for link in page.all("a"):
            assert not link.attributes.get("href", "").startswith("javascript:"), name


PATHS = st.lists(st.sampled_from(["a", "b", "index", "c-d"]), min_size=1, max_size=4).map(
    lambda parts: "/".join(parts) + ".md"
)


@pytest.mark.parametrize("name", ["README.md", "cost/README.md", "cost/index.md", "index.md"])
def test_notes_in_a_readme_never_take_the_place_of_a_generated_page(
    site: SmallSite, name: str
) -> None:
    site.article("Notes for ourselves.", "title: Notes", name=name)
    built = site.build()
    if not built.stopped:
        page = built.page(name.rpartition("/")[0] + "/" * ("/" in name))
        assert page.all("ul", class_="ans-")
        assert "shell pool" in page.text.lower()


@given(PATHS, PATHS, st.booleans())
def test_a_relative_address_leads_from_one_page_to_the_other(
    here: str, there: str, directory_urls: bool
) -> None:
    addresses = Addresses({}, {}, directory_urls)
    base = "https://x.example.com/"
    start = base + url_of(here, directory_urls)
    assert urljoin(start, addresses.href(there, here)) == base + url_of(there, directory_urls)


def test_an_address_that_no_browser_can_read_is_told_where_it_stands(site: SmallSite) -> None:
    site.article("Text.\n\n[A host](http://[host/a)\n\n<iframe src='http://[host/b'></iframe>\n")
    built = site.build()
    assert built.stopped
    assert f"extra.md:{BODY + 2}: 'http://[host/a' is not an address" in built.log
