"""Whatever people type in a field is shown as they typed it, and is never markup on a page.

Every text field of every file gets markup, scripts and template signs at once; then all that was
built is parsed as a browser would parse it.
"""

from __future__ import annotations

import json
import re
from urllib.parse import urljoin

import pytest

from evil_site import EVIL, put_markup_everywhere
from site_builder import Built, SmallSite


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the small site, built with markup in every field."""
    site = put_markup_everywhere(SmallSite(tmp_path_factory.mktemp("evil") / "project"))
    built = site.build()
    assert not built.stopped, built.log
    return built


def test_no_field_becomes_an_element(evil: Built) -> None:
    assert {n for n, page in evil.pages.items() if page.all("ans-evil")} == set()


def test_no_field_becomes_a_script(evil: Built) -> None:
    scripts = [(n, script) for n, page in evil.pages.items() for script in page.all("script")]
    run = {(n, s.text) for n, s in scripts if s.attributes.get("type") != "application/ld+json"}
    assert {name for name, text in run if "ansEvil" in text} == set()


def test_structured_data_holds_no_markup(evil: Built) -> None:
    found = [s.text for page in evil.pages.values() for s in page.all("script", type="ld+json")]
    assert any("ansEvil" in text for text in found)
    for text in found:
        assert json.loads(text)
        assert not set(text) & set("<>&")


def test_no_field_becomes_markup_in_a_twin(evil: Built) -> None:
    twins = {name: held.decode() for name, held in evil.files.items() if name.endswith(".md")}
    assert any("ansEvil" in text for text in twins.values())
    assert {n for n, text in twins.items() if re.search(r"(?<!\\)<(?!https://)", text)} == set()


def test_no_field_becomes_an_attribute(evil: Built) -> None:
    lost = {
        (name, element.tag, attribute)
        for name, page in evil.pages.items()
        for element in page.elements
        for attribute in element.attributes
        if attribute.startswith("on") or (attribute == "src" and element.attributes["src"] == "x")
    }
    assert lost == set()


def test_no_field_becomes_a_live_address(evil: Built) -> None:
    lost = {
        name
        for name, page in evil.pages.items()
        for element in page.elements
        for attribute in ("href", "src", "action")
        if element.attributes.get(attribute, "")
        .strip()
        .lower()
        .startswith(("javascript:", "data:"))
    }
    assert lost == set()


def test_every_page_keeps_one_head_with_one_title(evil: Built) -> None:
    for name, page in evil.pages.items():
        titles = [e for e in page.elements if e.tag == "title" and "head" in e.inside]
        assert len(titles) == 1, name
        assert len(page.all("body")) == 1, name


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("products/shell/", "Shell pool"),
        ("pricing/shell/", "Rock in the ground"),
        ("products/shell/", "We swim every day."),
        ("products/shell/", "Shells end at 16 ft"),
        ("compare/pool/", "Our sheets are thicker now."),
        ("how-we-answer/", "Four people who dig."),
        ("pricing/shell/", "North Shire"),
        ("pricing/shell/", "South Shire"),
        ("cost/shell/", "Ada Moss"),
        ("pricing/mosaic/", "Tessera publishes none."),
        ("process/extra/", "The dig was loud"),
        ("process/extra/", "14 x 30 ft with cover"),
        ("process/extra/", "you rent"),
        ("process/extra/", "A dig"),
        ("process/extra/", "Anna speaks"),
    ],
)
def test_what_was_typed_is_shown_as_it_was_typed(evil: Built, address: str, words: str) -> None:
    assert " ".join(f"{words} {EVIL}".split()) in evil.page(address).text


@pytest.mark.parametrize("address", ["products/shell/", "cost/shell/", "compare/pool/", ""])
def test_a_title_is_shown_as_it_was_typed_and_once_escaped(evil: Built, address: str) -> None:
    page = evil.page(address)
    assert "<ans-evil>x</ans-evil>" in page.one("h1").text
    assert "&lt;ans-evil&gt;x" in page.one("h1").text.replace("<", "&lt;").replace(">", "&gt;")
    assert "&amp;lt;ans-evil&amp;gt;x" not in page.source


def test_template_signs_in_a_field_are_not_worked_out(evil: Built) -> None:
    assert not any(" 49 " in page.text for page in evil.pages.values())


# Names that are hard to print


NAMES = [
    "Pool 🏊‍♀️ 日本",
    "بركة السباحة",
    "\u202eloop\u202c pool",
    'She said "it\'s" & left',
    "Ünïcödé \u2013 “pool”",
    "$1 \\1 \\g<0> pool",
    "100 % pool",
    "{pool}",
    "{0} {name}",
    "%s %(name)s",
    "a|b*c_d_[e]",
    "# pool",
    "- pool",
    "> pool",
    "1. pool",
    "```pool",
    "    pool",
    "pool | pool",
    "A&amp;B",
    "pool\u00a0pool",
    "NULL",
    "<>",
    "''",
    "pool\nin two lines",
]


def flat(words: str) -> str:
    return " ".join(words.split())


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return a site with a product, a region and an article of each of the names."""
    site = SmallSite(tmp_path_factory.mktemp("names") / "project")
    liner = site.read("catalogue/products/liner.yml")
    price = liner.partition("prices:\n")[2].partition("problems:")[0]
    regions, prices = "", ""
    for n, name in enumerate(NAMES):
        quoted = json.dumps(name, ensure_ascii=False)
        product = liner.replace("name: Liner pool", f"name: {quoted}")
        site.write(f"catalogue/products/named-{n}.yml", product)
        site.article(
            f"{{{{ named-{n} }}}} and [](product:named-{n})", f"id: named-{n}", f"title: {quoted}",
            "topic: cost", f"products: [named-{n}]", name=f"cost/named-{n}.md",
        )  # fmt: skip
        regions += f"  - id: region-{n}\n    name: {quoted}\n"
        prices += price.replace("region: north", f"region: region-{n}")
    site.edit("settings.yml", ("stages:", f"{regions}stages:"))
    site.edit("catalogue/products/liner.yml", (price, price + prices))
    built = site.build()
    assert not built.stopped, built.log
    return built


@pytest.mark.parametrize("n", range(len(NAMES)))
def test_a_products_name_is_shown_as_it_is(named: Built, n: int) -> None:
    wanted = flat(NAMES[n])
    for address in ("products/", "compare/pool/", f"cost/named-{n}/"):
        assert wanted in named.page(address).text, address
    for address in (f"products/named-{n}/", f"pricing/named-{n}/"):
        assert wanted in flat(named.page(address).one("h1").text)
        assert wanted in flat(named.page(address).title)


@pytest.mark.parametrize("n", range(len(NAMES)))
def test_a_regions_name_is_shown_as_it_is(named: Built, n: int) -> None:
    headings = [flat(e.text).removesuffix("¶") for e in named.page("pricing/liner/").all("h2")]
    assert flat(NAMES[n]) in headings


@pytest.mark.parametrize("n", range(len(NAMES)))
def test_an_articles_title_is_shown_as_it_is(named: Built, n: int) -> None:
    assert flat(named.page(f"cost/named-{n}/").one("h1").text) == flat(NAMES[n])
    assert flat(NAMES[n]) in named.page("cost/").text


@pytest.mark.parametrize("name", NAMES[:6])
def test_a_companys_name_is_shown_as_it_is(site: SmallSite, name: str) -> None:
    quoted = json.dumps(name, ensure_ascii=False)
    built = site.edit("catalogue/company.yml", ("name: Brook Pools", f"name: {quoted}")).build()
    assert flat(name) in flat(built.page("").title)


# Front matter that the theme reads

WRONG_THEME_KEYS = [
    "template: nothing.html",
    "template: [1]",
    "template: ../../../etc/passwd",
    "icon: no/such",
    "icon: ../../x",
    "icon: [1]",
    "hide: 5",
    "hide: toc",
    "search: no",
    "search: [1]",
    "status: [1]",
    "status: 5",
    "subtitle: {a: b}",
    "comments: {}",
    "social: 1",
]


@pytest.mark.parametrize("line", WRONG_THEME_KEYS)
def test_a_wrong_key_for_the_theme_is_a_finding_or_harmless(site: SmallSite, line: str) -> None:
    site.article("Text.", line)
    if not any(f.path.endswith("extra.md") for f in site.findings()):
        built = site.build()
        assert "process/extra/index.html" in built.pages


@pytest.mark.parametrize("key", ["subtitle", "status", "icon"])
@pytest.mark.parametrize("name", ["process/extra.md", "cost/index.md", "index.md"])
def test_a_key_for_the_theme_is_never_markup(site: SmallSite, key: str, name: str) -> None:
    evil = json.dumps('"><ans-evil>x</ans-evil><script>ansEvil()</script>')
    site.article("Text.", f"{key}: {evil}", name=name)
    if not any(f.path.endswith(name) for f in site.findings()):
        built = site.build()
        assert {n for n, page in built.pages.items() if page.all("ans-evil")} == set()


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "data:text/html,x",
     "java\\tscript:alert(1)", "vbscript:x", "file:///etc/passwd"],
)  # fmt: skip
def test_where_buyers_may_ask_is_never_a_script(site: SmallSite, address: str) -> None:
    site.edit("settings.yml", ("ask: mailto:ask@small.example.com", f'ask: "{address}"'))
    if not site.errors():
        for name, page in site.build().pages.items():
            for link in page.all("a"):
                assert (
                    not link.attributes.get("href", "")
                    .strip()
                    .lower()
                    .startswith(("javascript", "data:", "vbscript", "file:", "java\t"))
                ), name


@pytest.mark.parametrize("address", ["ask/", "/ask/", "https://ask.example.com/", "cost/shell.md"])
def test_where_buyers_may_ask_is_the_same_place_on_every_page(
    site: SmallSite, address: str
) -> None:
    site.edit("settings.yml", ("ask: mailto:ask@small.example.com", f"ask: {address}"))
    if not site.errors():
        built = site.build()
        base = "https://small.example.com/"
        places = {
            urljoin(base + name.removesuffix("index.html"), link.attributes["href"])
            for name, page in built.pages.items()
            for link in page.all("a")
            if link.text.strip() == "Ask us your question"
        }
        assert len(places) == 1


def test_a_products_name_that_is_a_placeholder_of_the_converter_stays_a_name(
    site: SmallSite,
) -> None:
    site.edit(
        "catalogue/products/liner.yml", ("name: Liner pool", r'name: "\u0002wzxhzdk:0\u0003"')
    )
    if not site.errors():
        built = site.build()
        assert not built.stopped
        assert len(built.page("products/").source) < 200_000
