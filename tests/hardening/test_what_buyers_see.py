"""Pages from odd content: a clear finding, or a page that still serves the buyer."""

from __future__ import annotations

import pytest

from programs import Program
from site_builder import Built, SmallSite

SHELL = "catalogue/products/shell.yml"
TWELVE = [f"pool-{number}" for number in range(12)]


def built_whole(program: Program, site: SmallSite) -> Built:
    built = program.build(site.root)
    assert not built.stopped, built.log
    lost = [link for link in built.broken_links() if not link.startswith("404.html")]
    assert lost == []
    return built


def test_a_table_of_one_option_is_a_table(site: SmallSite, program: Program) -> None:
    site.article("```comparison\nproducts: [shell]\ncriteria: [price, lifespan]\n```")
    page = built_whole(program, site).page("process/extra/")
    assert len(page.all("table")) == 1
    assert "25 to 40 years" in page.text


def test_of_twelve_options_five_stand_side_by_side_and_the_rest_is_told(
    site: SmallSite, program: Program
) -> None:
    for id in TWELVE:
        text = site.read("catalogue/products/mosaic.yml").replace("Mosaic pool", f"The {id}")
        site.write(f"catalogue/products/{id}.yml", text)
    site.edit("catalogue/categories.yml", ("    compare:\n      - shell\n      - liner\n", ""))
    built = built_whole(program, site)
    assert all(f"The {id}" in built.page("products/").text for id in TWELVE)
    site.article(f"```comparison\nproducts: [{', '.join(TWELVE)}]\ncriteria: [price]\n```")
    told = program.answerable(site.root, "check")
    assert "at most 5" in told.out.replace("five", "5")
    assert program.build(site.root).stopped


def test_a_cell_of_300_words_is_shown_whole(site: SmallSite, program: Program) -> None:
    words = " ".join(f"word{number}" for number in range(300))
    site.edit(SHELL, ("value: 20 years", f"value: {words}"))
    assert words in built_whole(program, site).page("compare/pool/").text


def test_a_criterion_without_a_value_anywhere_is_said_to_be_unknown(
    site: SmallSite, program: Program
) -> None:
    depth = "  depth: {name: Depth, kind: number, unit: ft, better: higher, why: Divers.}\n"
    site.edit("catalogue/criteria.yml", ("  warranty:", f"{depth}  warranty:"))
    site.article("```comparison\nproducts: [shell, liner]\ncriteria: [depth]\n```")
    page = built_whole(program, site).page("process/extra/")
    (row,) = [row for row in page.cells() if row[0].startswith("Depth")]
    assert all(cell and cell != "-" for cell in row)


def test_a_product_with_a_name_and_nothing_else_has_its_page(
    site: SmallSite, program: Program
) -> None:
    site.write(
        "catalogue/products/bare.yml",
        "format: 1\nname: Bare pool\ncategory: pool\nours: false\nsold_by: Nobody\n",
    )
    built = built_whole(program, site)
    assert built.page("products/bare/").one("h1").text.startswith("Bare pool")
    assert "Bare pool" in built.page("products/").text


def test_a_name_of_120_letters_without_a_space_is_shown_whole(
    site: SmallSite, program: Program
) -> None:
    name = "Donaudampfschifffahrtsgesellschaft" * 3 + "x" * 18
    site.edit(SHELL, ("name: Shell pool", f"name: {name}"))
    assert name in built_whole(program, site).page("compare/pool/").text


def test_markup_in_a_review_stays_text(site: SmallSite, program: Program) -> None:
    words = "<b>bold</b> <script>evil()</script> **x** [a](javascript:b)"
    site.edit("catalogue/reviews/shell.yml", ("says: We swim every day.", f"says: '{words}'"))
    page = built_whole(program, site).page("products/shell/")
    assert words in page.text
    assert page.all("a", href="javascript") == []


def test_a_picture_that_is_missing_is_told(site: SmallSite, program: Program) -> None:
    site.article("![A dig](dig.png)")
    told = program.answerable(site.root, "check")
    assert told.code == 1
    assert "dig.png" in told.out


def test_a_picture_of_20_megabytes_is_told(site: SmallSite, program: Program) -> None:
    site.article("![A dig](dig.png)")
    with site.path("articles/process/dig.png").open("wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x03\x20\0\0\x02\x58\x08\x02\0\0\0")
        file.truncate(20_000_000)
    told = program.answerable(site.root, "check")
    assert told.code == 1
    assert "dig.png" in told.out


def test_two_pages_with_one_alias_stop_the_build(site: SmallSite, program: Program) -> None:
    for name in ("cost", "problems"):
        site.edit(f"articles/{name}/shell.md", ("author: ada", "author: ada\naliases: [/old/]"))
    built = program.build(site.root)
    assert built.stopped
    assert "'/old/' is already that of content/articles/cost/shell.md" in built.log


@pytest.mark.parametrize("url", ["https://small.example.com/a/b/", ""])
def test_a_site_below_a_path_or_without_an_address_is_whole(
    site: SmallSite, program: Program, url: str
) -> None:
    site.edit("mkdocs.yml", ("https://small.example.com/", url or "''"))
    built = built_whole(program, site)
    assert "$41,237 to $93,451" in built.page("pricing/shell/").text
