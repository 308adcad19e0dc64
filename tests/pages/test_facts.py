"""Inline facts: what each reference stands for on a day, and where in a text it is filled in.

A golden file may change the small site (`edit`) and the day (`day`), and lists references with the
words of the fact, or with `error: ` and the message.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from answerable.pages.facts import FactError
from golden_files import assert_lines, cases
from site_builder import BODY, ON, Built, SmallSite


def words_of(site: SmallSite, references: Mapping[str, str], on: date) -> list[str]:
    facts = site.press(on).facts
    found = []
    for reference in references:
        try:
            found.append(facts.find(reference).words)
        except FactError as error:
            found.append(f"error: {error.args[0]}")
    return found


@pytest.mark.parametrize("case", cases("facts"))
def test_a_reference_stands_for_the_words_of_its_golden_file(
    site: SmallSite, case: Mapping[str, Any]
) -> None:
    for name, pairs in case.get("edit", {}).items():
        site.edit(name, *(tuple(pair) for pair in pairs))
    facts = case["facts"]
    assert_lines(words_of(site, facts, case.get("day", ON)), list(facts.values()))


# Where facts are filled in

PLACES = {
    "a paragraph": "It costs {{ shell.price.low }} now.",
    "a heading": "## From {{ shell.price.low }}",
    "a table cell": "| a | b |\n|---|---|\n| x | {{ shell.price.low }} |",
    "a list item": "- one\n- {{ shell.price.low }}",
    "a link's words": "[from {{ shell.price.low }}](pricing:shell)",
    "strong words": "**{{ shell.price.low }}**",
    "an admonition": "!!! note\n    It costs {{ shell.price.low }}.",
    "an admonition's title": '!!! note "From {{ shell.price.low }}"\n    Text.',
    "a tab": '=== "One"\n\n    It costs {{ shell.price.low }}.',
    "a tab's name": '=== "From {{ shell.price.low }}"\n\n    Text.',
    "a quote": "> It costs {{ shell.price.low }}.",
    "an image's words": "![from {{ shell.price.low }}](https://pool.example.com/a.png)",
    "a link's title": '[x](pricing:shell "from {{ shell.price.low }}")',
    "Markdown in HTML": '<div markdown="1">\nIt costs {{ shell.price.low }}.\n</div>',
    "a sentence without spaces": "It costs {{shell.price.low}}.",
    "two lines": "It costs {{\nshell.price.low }} now.",
    "words beside underscores": "It costs _{{ shell.price.low }}_ now.",
}


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return a site with an article for each place of a fact."""
    site = SmallSite(tmp_path_factory.mktemp("places") / "project")
    for kind, places in (("text", PLACES), ("code", CODE)):
        for n, body in enumerate(places.values()):
            site.article(body, f"id: {kind}-{n}", name=f"process/{kind}-{n}.md")
    built = site.build()
    assert not built.stopped, built.log
    return built


def body_of(built: Built, name: str) -> str:
    source = built.page(f"process/{name}/").source
    return source.partition("<article")[2].partition("</article>")[0].partition('"ans-next"')[0]


@pytest.mark.parametrize("place", PLACES)
def test_a_fact_is_filled_in_wherever_a_buyer_reads(placed: Built, place: str) -> None:
    body = body_of(placed, f"text-{list(PLACES).index(place)}")
    assert "$41,237" in body
    assert "{{" not in body


CODE = {
    "backticks": "Write `{{ shell.price.low }}`.",
    "a block of code": "```\n{{ shell.price.low }}\n```",
    "a block of code with a language": "```markdown\n{{ shell.price.low }}\n```",
    "an indented block": "Text.\n\n    {{ shell.price.low }}\n",
    "two backticks": "Write `` a`{{ shell.price.low }} ``.",
    "code in HTML": "Write <code>{{ shell.price.low }}</code>.",
    "code in HTML with a class": 'Write <kbd class="x">a {{ shell.price.low }} b</kbd>.',
}


@pytest.mark.parametrize("place", CODE)
def test_a_fact_in_code_stays_code(placed: Built, place: str) -> None:
    body = body_of(placed, f"code-{list(CODE).index(place)}")
    assert "$41,237" not in body
    assert "shell.price.low" in body


def test_a_fact_behind_code_in_html_is_filled_in(site: SmallSite) -> None:
    code = "<code>{{ liner.price }}</code>"
    site.article(f"{code}, {{{{ shell.price.low }}}} {code} <b>{{{{ shell.price.high }}}}</b>.")
    assert [f for f in site.findings() if f.path.endswith("extra.md")] == []
    text = site.build().page("process/extra/").text
    assert "{{ liner.price }}, $41,237 {{ liner.price }} $93,451." in text


def test_a_fact_is_filled_in_in_title_and_description(small: Built) -> None:
    page = small.page("cost/shell/")
    assert page.title.startswith("What does a shell pool cost? $41,237 and up")
    assert page.one("meta", name="description").attributes["content"] == (
        "A shell pool costs $41,237 to $93,451."
    )
    assert page.one("h1").text == "What does a shell pool cost? $41,237 and up"


def test_a_fact_is_filled_in_in_the_table_of_contents(small: Built) -> None:
    entries = [e.text.strip() for e in small.page("cost/shell/").all("a", class_="md-nav__link")]
    assert "From $41,237" in entries


def test_a_headings_anchor_outlives_its_price(small: Built) -> None:
    assert "from" in small.page("cost/shell/").ids


def test_two_headings_with_facts_have_two_anchors(site: SmallSite) -> None:
    site.article("## From {{ shell.price.low }}\n\n## From {{ shell.price.high }}\n\n## From\n")
    page = site.build().page("process/extra/")
    ids = [e.attributes["id"] for e in page.all("h2") if e.text.startswith("From")]
    assert len(ids) == len(set(ids)) == 3


# Facts that don't exist


@pytest.mark.parametrize(
    ("body", "below"),
    [
        ("## From {{ shell.prise }}", 0),
        ("One.\n\nTwo {{ shel.price }}.", 2),
        ("- a\n- b {{ shell.price.lo }}", 1),
        ("| a |\n|---|\n| {{ shell.nothing }} |", 2),
        ("One.\n\n[{{ shell.nothing }}](pricing:shell)", 2),
        ("One {{ shell.price }}.\n\nTwo {{\nshell.prise }}.", 2),
        ('One.\n\n!!! note "{{ shell.nothing }}"\n    x', 2),
        ("`{{ shell.prise }}`\n\n{{ shell.prise }}", 2),
    ],
)
def test_a_fact_that_does_not_exist_is_told_with_its_line(
    site: SmallSite, body: str, below: int
) -> None:
    found = [f for f in site.article(body).findings() if f.id == "facts.unknown"]
    assert [f.place for f in found] == [f"content/articles/process/extra.md:{BODY + below}"]


@pytest.mark.parametrize(
    "written",
    [
        "{{ Shell.price }}", "{{ shell price }}", "{{ shell/price }}", "{{ shell.price | round }}",
        "{{ shell.price }", "{ shell.price }}", "{{ }}", "{{ shell.price() }}", "{{ SHELL }}",
        "{{ 'shell' }}",
    ],
)  # fmt: skip
def test_what_looks_like_a_fact_but_is_none_is_told(site: SmallSite, written: str) -> None:
    site.article(f"One.\n\nIt costs {written} today.\n")
    found = [f for f in site.findings() if f.path.endswith("extra.md")]
    assert [f.line for f in found if f.id.startswith("facts.")] == [BODY + 2], found


@pytest.mark.parametrize("key", ["title", "description"])
def test_what_looks_like_a_fact_in_front_matter_is_told(site: SmallSite, key: str) -> None:
    site.article("Text.", f'{key}: "From {{{{ shell.prise }}}}"')
    found = [f for f in site.findings() if f.id.startswith("facts.")]
    assert [f.path for f in found] == ["content/articles/process/extra.md"]


def test_a_site_with_an_unknown_fact_is_not_built(site: SmallSite) -> None:
    built = site.article("It costs {{ shell.prise }}.").build()
    assert built.stopped
    assert "process/extra/index.html" not in built.files


def test_a_fact_in_raw_html_is_told_with_its_line(site: SmallSite) -> None:
    site.article("One.\n\n<div>\n{{ shell.price }}\n</div>\n")
    found = [f for f in site.findings() if f.id == "facts.in-html"]
    assert [f.place for f in found] == [f"content/articles/process/extra.md:{BODY + 3}"]
