"""The pages on which buyers reckon a price and check a quote, as they are without a script."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from site_builder import Built, Html, SmallSite

SHELL = "catalogue/products/shell.yml"
ESTIMATE = "pricing/shell/estimate/"
CHECK = "pricing/shell/quote-check/"
WITHHELD = date(2027, 6, 15)
BASE = ("    drivers:\n", "    base:\n      low: 42000\n      high: 45000\n    drivers:\n")


def block(page: Html, name: str) -> Any:
    """Return the element of a block."""
    return page.one("div", class_=name, **{"data-name": "shell."})


def without_form(page: Html) -> str:
    """Return a page's text as it is seen where no script runs."""
    hidden = [element.text for element in page.all("template")]
    text = page.one("article").text
    for held in hidden:
        text = text.replace(held, "")
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("part", "products"), [("estimate", ["shell", "liner"]), ("quote-check", ["shell"])]
)
def test_each_product_with_a_price_has_a_page_and_a_check_if_a_quote_can_lack_something(
    small: Built, part: str, products: list[str]
) -> None:
    found = {name for name in small.pages if name.endswith(f"/{part}/index.html")}
    assert found == {f"pricing/{id}/{part}/index.html" for id in products}


def test_the_pages_are_linked_from_the_price_and_from_each_other(small: Built) -> None:
    pages = {
        "pricing/shell/index.html", "pricing/shell/estimate/index.html",
        "pricing/shell/quote-check/index.html",
    }  # fmt: skip
    for name in pages:
        assert pages - {name} <= small.links(name)
    assert pages <= small.links("search/index.html")


def test_without_a_script_typical_choices_and_all_that_comes_on_top_stand_in_tables(
    small: Built,
) -> None:
    page = small.page(ESTIMATE)
    rows = page.cells()
    for row in (
        ["Wren", "$41,237 to $52,003"], ["14 x 30 ft with cover", "$71,777 to $78,888"],
        ["Rock in the groundIt is broken by machine.", "$6,111 to $15,222"],
        ["A wide gateNo crane.", "from $1,333"], ["Gas heater", "$3,444 to $6,555"],
    ):  # fmt: skip
        assert row in rows
    text = without_form(page)
    for words in ("$2,666 off, until December 31, 2026", "While the ground is dry.", "before tax",
                  "in North Shire", "amounts in USD", "Checked November 1, 2026",
                  "already holds what usually comes on top"):  # fmt: skip
        assert words in text


def test_no_control_stands_outside_the_template(small: Built) -> None:
    for address in (ESTIMATE, CHECK):
        page = small.page(address)
        for tag in ("input", "button", "form"):
            for element in page.all(tag):
                if "article" in element.inside:
                    assert "template" in element.inside, element


def test_with_a_base_price_the_page_does_not_call_itself_cautious(site: SmallSite) -> None:
    head, wren = site.read(SHELL).split("variants:\n")
    rest = wren[wren.index("availability:") :]
    site.write(SHELL, f"{head}{rest}").edit(SHELL, BASE)
    page = site.build().page(ESTIMATE)
    assert ["Shell pool", "$42,000 to $45,000"] in page.cells()
    assert "already holds" not in without_form(page)


def test_the_browser_gets_the_amounts_that_the_page_shows(small: Built) -> None:
    amounts = json.loads(block(small.page(ESTIMATE), "ans-estimate").attributes["data-amounts"])
    assert amounts == {
        "variant": {"": ["41237", "93451", False], "wren": ["41237", "52003", False]},
        "driver": [["rock", "6111", "15222"], ["access", None, "-1333"]],
        "option": [["heater", "3444", "6555"]],
        "offer": [["winter", "2666", None]],
    }


def test_the_day_after_its_end_an_offer_is_gone_from_page_and_sum(site: SmallSite) -> None:
    page = site.build(on=date(2027, 1, 1)).page(ESTIMATE)
    amounts = json.loads(block(page, "ans-estimate").attributes["data-amounts"])
    assert amounts["offer"] == []
    assert "Offers today" not in page.source


def test_a_price_being_rechecked_says_so(site: SmallSite) -> None:
    built = site.build(on=date(2027, 4, 1))
    for address in (ESTIMATE, CHECK):
        assert "We are checking this figure again" in without_form(built.page(address))


def test_a_withheld_price_leaves_words_and_no_figure(site: SmallSite) -> None:
    built = site.build(on=WITHHELD)
    for address in (ESTIMATE, CHECK):
        page = built.page(address)
        assert "Rock in the ground" in page.text
        assert "too old to rely on" in page.text
        assert "6,111" not in page.source
        assert "6111" not in page.source
    assert built.page(ESTIMATE).all("form", class_="ans-live") == []
    assert built.page(CHECK).one("form", class_="ans-live")


def test_a_driver_that_is_a_unit_is_offered_on_neither_page(site: SmallSite) -> None:
    site.edit(SHELL, ("why: It is broken by machine.", "why: Machine.\n        estimated: false"))
    built = site.build()
    for address in (ESTIMATE, CHECK):
        assert "Rock in the ground" not in built.page(address).source
    assert "Rock in the ground" in built.page("pricing/shell/").source


def test_a_quote_check_is_a_sheet_with_empty_boxes_and_questions(small: Built) -> None:
    page = small.page(CHECK)
    rows = [row for row in page.cells() if "☐" in row]
    assert rows == [
        ["Digging", "☐", "☐"], ["Fence", "☐", "☐"],
        ["Rock in the ground$6,111 to $15,222", "☐", "☐"],
        ["Gas heater$3,444 to $6,555", "☐", "☐"],
    ]  # fmt: skip
    assert without_form(page).count("Ask: ") == 4


def test_what_pushes_a_price_down_is_nothing_that_a_quote_leaves_out(small: Built) -> None:
    assert "A wide gate" not in small.page(CHECK).source


def test_two_regions_stand_on_one_page_without_one_id_twice(site: SmallSite) -> None:
    text = site.read(SHELL)
    start, end = text.index("  - region: north"), text.index("variants:")
    region = text[start:end].replace("region: north", "region: south")
    site.write(SHELL, text[:end] + region + text[end:])
    built = site.build()
    for address in (ESTIMATE, CHECK):
        page = built.page(address)
        assert [e.attributes["data-name"] for e in page.all("div", **{"data-name": "shell."})] == [
            "shell.north", "shell.south",
        ]  # fmt: skip
        ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
        assert len(ids) == len(set(ids))
        assert [h.text.strip("¶") for h in page.all("h2")] == ["North Shire", "South Shire"]
        groups = {
            (e.attributes["name"], e.attributes["value"]) for e in page.all("input", type="radio")
        }
        assert len(groups) == len(page.all("input", type="radio"))


def test_the_scripts_are_published_once_and_only_where_a_page_needs_them(
    small: Built, site: SmallSite
) -> None:
    held = [name for name in small.files if name.startswith("estimates/")]
    assert len(held) == 4
    assert len({name.rpartition("/")[0] for name in held}) == 1
    source = small.page(ESTIMATE).one("script", type="module", src="estimate.js").attributes["src"]
    assert source == f"../../../{next(name for name in held if name.endswith('/estimate.js'))}"
    for name in ("shell", "liner"):
        site.write(f"catalogue/products/{name}.yml", site.read("catalogue/products/mosaic.yml"))
    site.remove("articles/cost/shell.md").remove("articles/comparisons/shell-vs-liner.md")
    site.remove("articles/problems/shell.md").remove("catalogue/reviews/shell.yml")
    built = site.build()
    assert not built.stopped, built.log
    assert [name for name in built.files if name.startswith("estimates/")] == []


def test_a_sites_own_script_wins(site: SmallSite) -> None:
    site.write("overrides/estimates/estimate.js", "// ours\nstart();\n")
    files = site.build().files
    assert b"start();\n" in [held for name, held in files.items() if name.endswith("/estimate.js")]


def test_other_slugs_move_both_pages(site: SmallSite) -> None:
    slugs = "slugs:\n  pricing: prices\n  estimate: reckon\n  quote-check: compare-quotes\n"
    site.write("settings.yml", site.read("settings.yml") + slugs)
    site.article("[](estimate:shell) and [](quote-check:shell)")
    built = site.build()
    assert built.page("prices/shell/reckon/").one("h1").text.startswith("Shell pool: estimate")
    assert {"prices/shell/reckon/index.html", "prices/shell/compare-quotes/index.html"} <= (
        built.links("process/extra/index.html")
    )
    assert built.broken_links() == []


def test_a_text_of_ones_own_stands_above_the_form(site: SmallSite) -> None:
    text = "---\ntitle: Reckon\ntopic: cost\n---\nOur own words.\n"
    site.write("articles/pricing/shell/estimate.md", text)
    page = site.build().page(ESTIMATE)
    assert page.text.index("Our own words.") < page.text.index("What it costs")


def test_both_are_found_by_the_search_with_the_price_on_the_estimate(small: Built) -> None:
    assert "$41,237 to $93,451" in small.searched[ESTIMATE]["tags"]
    assert small.searched[CHECK]["title"] == "Shell pool: check a quote"
    lead = " ".join(section[2] for section in small.searched[ESTIMATE]["sections"])
    assert "Not decided yet" not in lead


def test_machines_read_both_as_markdown(small: Built) -> None:
    twin = small.files[f"{ESTIMATE}index.md"].decode()
    assert "| Gas heater | $3,444 to $6,555 |" in twin
    assert "<" not in twin.replace("<https", "")
    assert "| Digging | ☐ | ☐ |" in small.files[f"{CHECK}index.md"].decode()
    listed = small.files["llms.txt"].decode()
    assert f"https://small.example.com/{ESTIMATE}index.md" in listed


@pytest.mark.parametrize(
    ("fence", "wanted"),
    [
        ("```estimate\nproduct: shel\n```", "'shel' is not a product; did you mean 'shell'?"),
        ("```estimate\nproduct: shell\nregion: nort\n```", "did you mean 'north'?"),
        ("```estimate\nproduct: shell\nregion: south\n```", "has no price for south"),
        ("```quote-check\nproduct: mosaic\n```", "'mosaic' has no price: add 'prices:' to"),
        ("```estimate\nproduct: mosaic\n```", "'mosaic' has no price: add 'prices:' to"),
        ("```quote-check\nproduct: liner\n```", "doesn't say what a quote may hold: add"),
        ("[](estimate:mosaic)", "there is no estimate 'mosaic'"),
    ],
)
def test_what_cannot_be_shown_is_told_with_the_way_to_mend_it(
    site: SmallSite, fence: str, wanted: str
) -> None:
    assert any(wanted in error for error in site.article(fence).errors())


def test_a_fence_in_an_article_leaves_the_generated_page_as_it_is(site: SmallSite) -> None:
    site.article("```estimate\nproduct: shell\n```\n\n```quote-check\nproduct: shell\n```\n")
    page = site.build().page("process/extra/")
    assert page.all("script", type="module", src="estimates/")
    assert ["Gas heater", "$3,444 to $6,555"] in page.cells()
