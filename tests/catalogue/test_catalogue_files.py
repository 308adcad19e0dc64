"""Mistakes in the catalogue's files: each gives its finding, with file, line, value and fix.

A golden file changes the small site by `edit` (file -> pairs of old and new text), `write` and
`remove`, and lists the warnings and errors about those files.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from answerable.findings import Level
from golden_files import assert_lines, cases
from site_builder import SmallSite


def changed(site: SmallSite, case: Mapping[str, Any]) -> SmallSite:
    for name, pairs in case.get("edit", {}).items():
        site.edit(name, *(tuple(pair) for pair in pairs))
    for name, text in case.get("write", {}).items():
        site.write(name, text)
    for name in case.get("remove", []):
        site.remove(name)
    return site


def told(site: SmallSite, case: Mapping[str, Any]) -> list[str]:
    files = {f"content/{name}" for key in ("edit", "write", "remove") for name in case.get(key, ())}
    return [
        f"{finding.level}: {finding}"
        for finding in site.findings()
        if finding.level > Level.NOTE and any(file.startswith(finding.path) for file in files)
    ]


@pytest.mark.parametrize("case", cases("catalogue"))
def test_a_mistake_in_the_facts_is_told_with_place_and_fix(
    site: SmallSite, case: Mapping[str, Any]
) -> None:
    assert_lines(told(changed(site, case), case), case["findings"])


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (
            "catalogue/categories.yml",
            "- liner",
            "- liner\n      - a\n      - b\n      - c\n      - d",
        ),
        ("catalogue/products/mosaic.yml", "name: Mosaic pool", 'name: ""'),
        ("catalogue/products/mosaic.yml", "- The drawing", "- {a: b}"),
        ("catalogue/products/mosaic.yml", "  depends_on:\n    - The drawing", "  depends_on: []"),
        ("catalogue/products/shell.yml", "count: 31", "count: -1"),
        ("catalogue/products/shell.yml", "count: 31", "count: 3.5"),
        ("catalogue/products/shell.yml", "ours: true", "ours: perhaps"),
        ("catalogue/products/shell.yml", "ours: true", "ours: [true]"),
        ("catalogue/products/shell.yml", "value: 20 years", "value: [20]"),
        ("catalogue/reviews/shell.yml", "out_of: 5", "out_of: 0"),
        ("settings.yml", "grace_days: 60", "grace_days: many"),
    ],
)
def test_messages_speak_no_python(site: SmallSite, name: str, old: str, new: str) -> None:
    findings = [f for f in site.edit(name, (old, new)).findings() if f.level is Level.ERROR]
    about = [f for f in findings if f.path == f"content/{name}"]
    assert about
    for finding in about:
        assert not re.search(
            r"\b(tuple|dict|dictionary|str|string|input|integer|valid \w+|None|Decimal|bool|boolean"
            r"|validation|instance)\b",
            finding.message,
        ), finding.message
        assert not re.match(r"'\d+'", finding.message), finding.message


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(("low: 41237\n    high: 93451", "low: 9\n    high: 8"), id="broken product"),
        pytest.param(("name: Shell pool", "name: Shell {{ pool }}"), id="braces in a name"),
        pytest.param(("summary: One", 'summary: "{{ shell.price }}, one'), id="a fact in a fact"),
    ],
)
def test_every_finding_names_a_file_that_a_person_wrote(
    site: SmallSite, change: tuple[str, str]
) -> None:
    old, new = change
    if new.count('"') == 1:
        old, new = f"{old} piece, lifted in by a crane.", f'{new} piece."'
    site.edit("catalogue/products/shell.yml", (old, new))
    places = {finding.path for finding in site.findings()}
    assert {path for path in places if not (site.root / path).exists()} == set()


def test_a_missing_price_is_told_once_at_the_product(site: SmallSite) -> None:
    text = site.read("catalogue/products/mosaic.yml")
    site.write("catalogue/products/mosaic.yml", text.partition("no_price:")[0])
    found = [f for f in site.findings() if "price" in f.message]
    assert [f.place for f in found] == ["content/catalogue/products/mosaic.yml:1"]


def test_a_broken_product_is_not_reported_as_unknown_elsewhere(site: SmallSite) -> None:
    site.edit("catalogue/products/shell.yml", ("low: 41237", "low: many"))
    assert [f for f in site.findings() if "is not a product" in f.message] == []


def test_nobody_is_reported_as_unknown_where_the_file_of_people_is_broken(site: SmallSite) -> None:
    errors = site.write("catalogue/people.yml", "format: 1\nperson: {}\n").errors()
    assert errors
    assert {error.partition(":")[0] for error in errors} == {"content/catalogue/people.yml"}


@pytest.mark.parametrize("name", ["people", "criteria", "categories", "company"])
def test_a_broken_file_makes_no_page_of_ours_look_wrong(site: SmallSite, name: str) -> None:
    errors = site.write(f"catalogue/{name}.yml", "").errors()
    assert errors
    assert [error for error in errors if error.startswith("(generated)")] == []


def test_all_mistakes_of_all_files_are_told_in_one_run(site: SmallSite) -> None:
    site.edit("catalogue/products/shell.yml", ("name: Shell pool", "nmae: Shell pool"))
    site.edit("catalogue/products/mosaic.yml", ("category: pool", "category: pol"))
    site.edit("catalogue/reviews/shell.yml", ("value: 4", "value: 9"))
    site.edit("articles/process/first-call.md", ("author: ada", "author: bob"))
    files = {finding.path for finding in site.findings() if finding.level is Level.ERROR}
    assert files >= {
        "content/catalogue/products/shell.yml",
        "content/catalogue/products/mosaic.yml",
        "content/catalogue/reviews/shell.yml",
        "content/articles/process/first-call.md",
    }


def test_a_windows_file_gives_the_same_facts_and_lines(site: SmallSite) -> None:
    name = "catalogue/products/shell.yml"
    text = site.read(name).replace("name: Shell pool", "nmae: Shell pool")
    unix = site.write(name, text).errors()
    windows = site.write(name, text.replace("\n", "\r\n").encode("utf-8-sig")).errors()
    assert windows == unix
    assert any("shell.yml:2: 'nmae' is not a field" in line for line in windows)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("catalogue/products/shell.yml", "ours: true", "our: true"),
        ("catalogue/products/shell.yml", "count: 31", "count: many"),
        ("catalogue/people.yml", "format: 1", "format: 0"),
        ("catalogue/categories.yml", "format: 1", "format: 0"),
        ("catalogue/criteria.yml", "format: 1", "format: 0"),
    ],
)
def test_a_slip_in_one_file_is_told_there_and_on_no_page_that_shows_it(
    site: SmallSite, name: str, old: str, new: str
) -> None:
    site.edit(name, (old, new))
    errors = [finding for finding in site.findings() if finding.level is Level.ERROR]
    assert {finding.path for finding in errors} == {f"content/{name}"}


def test_a_slip_of_its_own_is_told_on_a_page_that_shows_a_product_with_errors(
    site: SmallSite,
) -> None:
    site.edit("catalogue/products/shell.yml", ("ours: true", "our: true"))
    site.article("{{ shell.price }} and {{ moasic.price }}", name="process/own.md")
    told = [finding.message for finding in site.findings() if finding.path.endswith("own.md")]
    assert told == ["'moasic.price': 'moasic' is not a product; did you mean 'mosaic'?"]
