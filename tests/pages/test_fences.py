"""Fences: every mistake in one is told with the article's own line, wherever the fence stands.

A golden file holds an article's text and the findings, whose lines count from the text's first.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import pytest

from golden_files import assert_lines, cases
from site_builder import BODY, Built, SmallSite


def told(site: SmallSite) -> list[str]:
    return [
        f"{f.line - BODY + 1 if f.line else 0}: {f.message} [{f.id}]"
        for f in site.findings()
        if f.path.endswith("extra.md")
    ]


@pytest.mark.parametrize("case", cases("fences"))
def test_a_fences_mistakes_are_told_by_line(site: SmallSite, case: Mapping[str, Any]) -> None:
    text = case["text"].replace("BRACKETS", "[" * 100_000)
    assert_lines(told(site.article(text)), case["findings"])


def test_windows_line_ends_change_no_line(site: SmallSite) -> None:
    text = "One.\n\n```pricing\nproduct: shel\n```\n"
    site.article(text)
    path = site.path("articles/process/extra.md")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert [line.partition(":")[0] for line in told(site)] == ["4"]


def test_lines_count_from_the_top_of_a_file_without_front_matter(site: SmallSite) -> None:
    site.write("articles/process/extra.md", "# Extra\n\n```pricing\nproduct: shel\n```\n")
    assert "4" in [str(f.line) for f in site.findings() if f.id == "pricing.options"]


AROUND = {
    "plain": "{}",
    "list": "- One\n\n    {}",
    "tab": '=== "Tab"\n\n    {}',
    "quote": "> {}",
    "admonition": '!!! note "Look"\n    {}',
    "html": '<div markdown="1">\n\n{}\n\n</div>',
    "quote in a list": "- One\n\n    > {}",
}

PARTS = {
    "range": "$41,237 to $93,451", "variants": "Wren", "drivers": "Rock in the ground",
    "options": "Gas heater", "offers": "Dig in winter", "jobs": "14 x 30 ft with cover",
    "included": "Fence", "running": "Electricity", "availability": "made to order",
    "history": "Resin became dearer.",
}  # fmt: skip


@pytest.fixture(scope="module")
def fenced(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return a site with a table in every surrounding, and an article for each part of a price."""
    site = SmallSite(tmp_path_factory.mktemp("fences") / "project")
    fence = "```comparison\nproducts: [shell, liner]\ncriteria: [price]\n```"
    for n, around in enumerate(AROUND.values()):
        before, _, after = around.partition("{}")
        indent = before.rpartition("\n")[2]
        text = before + fence.replace("\n", "\n" + indent) + after
        site.article(text, f"id: around-{n}", name=f"process/around-{n}.md")
    for part in PARTS:
        text = f"```pricing\nproduct: shell\nshow: [{part}]\n```\n"
        site.article(text, f"id: part-{part}", name=f"process/part-{part}.md")
    built = site.build()
    assert not built.stopped, built.log
    return built


@pytest.mark.parametrize("around", AROUND)
def test_a_fence_shows_its_table_wherever_it_stands(fenced: Built, around: str) -> None:
    page = fenced.page(f"process/around-{list(AROUND).index(around)}/")
    rows = [cells for cells in page.cells() if cells[0].startswith("Price")]
    assert len(rows) == 1
    assert rows[0][1].startswith("$41,237 to $93,451")
    assert rows[0][2].startswith("$28,119 to $40,225")
    assert "```" not in page.text


@pytest.mark.parametrize("part", PARTS)
def test_a_pricing_fence_shows_the_part_that_it_names_and_no_other(
    fenced: Built, part: str
) -> None:
    text = fenced.page(f"process/part-{part}/").text
    assert {name for name, words in PARTS.items() if words in text} == {part}


def test_a_fence_inside_a_longer_fence_stays_an_example(site: SmallSite) -> None:
    text = "````markdown\n```comparison\nproducts: [shell, liner]\n```\n````\n"
    page = site.article(text).build().page("process/extra/")
    assert "products: [shell, liner]" in page.text
    assert not page.all("caption", id="ans-table")


def test_a_site_with_a_broken_fence_is_not_built(site: SmallSite) -> None:
    built = site.article("```pricing\nproduct: shel\n```").build()
    assert built.stopped
    assert f"content/articles/process/extra.md:{BODY + 1}: 'shel' is not a product" in built.log
    assert "process/extra/index.html" not in built.files


def test_two_tables_on_a_page_have_captions_of_their_own(site: SmallSite) -> None:
    fence = "```comparison\nproducts: [shell, liner]\ncriteria: [price]\n```\n"
    page = site.article(f"{fence}\n{fence}").build().page("process/extra/")
    ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))


def test_a_table_is_a_table_to_a_screen_reader(small: Built) -> None:
    page = small.page("comparisons/shell-vs-liner/")
    assert page.all("caption")
    headers = page.all("th")
    assert headers
    assert {e.attributes.get("scope") for e in headers} <= {"col", "row"}


def test_a_table_says_which_product_is_ours(small: Built) -> None:
    page = small.page("comparisons/shell-vs-liner/")
    table = next(e.text for e in page.all("div") if e.attributes.get("class") == "ans-scroll")
    assert "sold by us" in table


def test_a_rivals_reply_stands_beside_its_values(small: Built) -> None:
    assert "Our sheets are thicker now." in small.page("comparisons/shell-vs-liner/").text
    assert "Our sheets are thicker now." in small.page("products/liner/").text


def test_a_product_without_a_price_says_why_and_what_it_depends_on(small: Built) -> None:
    text = small.page("pricing/mosaic/").text
    assert "Tessera publishes none." in text
    assert "The drawing" in text


@pytest.mark.parametrize("sign", ["[", "{", "> ", "- ", "*", "`", "![", "<", "((", "{{", "_a"])
def test_a_heap_of_signs_in_an_article_neither_crashes_nor_takes_long(
    site: SmallSite, sign: str
) -> None:
    site.article(f"Text.\n\n{sign * 1_000}\n\nText.\n")
    began = time.process_time()
    site.findings()
    assert time.process_time() - began < 20


def test_100_000_brackets_in_front_matter_are_told(site: SmallSite) -> None:
    site.article("Text.", f"tags: {'[' * 100_000}")
    found = [str(f) for f in site.findings() if f.path.endswith("extra.md")]
    assert len(found) == 1
    assert "nested deeper than 60 levels" in found[0]


@pytest.mark.parametrize(
    "line",
    ["```" + "a" * 2000 + "()```", "```" + " a" * 2000 + "!", "```" + " " * 2000 + "!"],
    ids=["a long name", "many words", "many spaces"],
)
def test_a_line_that_is_nearly_a_fence_takes_no_time(site: SmallSite, line: str) -> None:
    site.article(f"Text.\n\n{line}\n\n```pricing\nproduct: shel\n```\n")
    began = time.process_time()
    assert any(found.startswith("6: 'shel' is not a product") for found in told(site))
    assert time.process_time() - began < 5
