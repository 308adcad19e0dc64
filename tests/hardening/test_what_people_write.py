"""Facts and articles with mistakes: each is told by file and line, or does no harm.

Every case is a line of what an engine that people can trust must stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from programs import Program
from site_builder import BODY, SmallSite

Change = Callable[[SmallSite], object]

SHELL = "catalogue/products/shell.yml"
ARTICLE = "articles/process/extra.md"
TODAY = "2026-11-24"


def edited(old: str, new: str, name: str = SHELL) -> Change:
    return lambda site: site.edit(name, (old, new))


def written(body: str, *front: str) -> Change:
    return lambda site: site.article(body, *front)


def bombs(site: SmallSite) -> SmallSite:
    lines = ["a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]"]
    lines += [
        f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in zip("abcd", "bcde", strict=True)
    ]
    return site.write(SHELL, "\n".join([*lines, ""]))


def huge(site: SmallSite) -> SmallSite:
    with site.path(SHELL).open("wb") as file:
        file.truncate(50_000_000)
    return site


TOLD: dict[str, tuple[Change, str]] = {
    "an unknown product": (
        written("```pricing\nproduct: shel\n```"),
        f"content/{ARTICLE}:{BODY + 1}: error: 'shel' is not a product; did you mean 'shell'?",
    ),
    "an unknown product in front matter": (
        written("Text.", "products: [shel]"),
        f"content/{ARTICLE}:8: error: 'shel' is not a product; did you mean 'shell'?",
    ),
    "low above high": (
        edited("    low: 41237\n    high: 93451", "    low: 93451\n    high: 41237"),
        f"content/{SHELL}:39: error: 'prices': low 93451 is above high 41237",
    ),
    "a currency that does not exist": (
        edited("currency: USD\n    tax", "currency: USX\n    tax"),
        f"content/{SHELL}:42: error: 'currency': 'USX' is not a currency of ISO 4217",
    ),
    "a date in the future": (
        edited("checked: 2026-11-01\n    valid", "checked: 2027-01-01\n    valid"),
        f"content/{SHELL}:46: error: 2027-01-01 lies after 2026-11-24",
    ),
    "a duplicate key": (
        edited("ours: true", "ours: true\nname: Again"),
        f"content/{SHELL}:5: error: 'name' stands here again, first on line 2",
    ),
    "a tab": (
        edited("    low: 25", "\tlow: 25"),
        f"content/{SHELL}:14: error: a tab or a sign that YAML keeps for itself",
    ),
    "Latin-1": (
        lambda site: site.write(SHELL, site.read(SHELL).replace("Shell", "Shéll").encode("cp1252")),
        f"content/{SHELL}:2: error: byte 0xE9 is not UTF-8",
    ),
    "an empty file": (lambda site: site.write(SHELL, ""), f"content/{SHELL}:1: error: the file is"),
    "a file of 50 MB": (huge, f"content/{SHELL}: error: the file has 50.0 MB"),
    "aliases that explode": (bombs, f"content/{SHELL}:1: error: aliases repeat more than 1000"),
    "a tag that makes objects": (
        edited("name: Shell pool", "name: !!python/object/apply:os.system [exit]"),
        f"content/{SHELL}:2: error: the tag '!!python/object/apply:os.system' isn't read",
    ),
    "a comma that splits a sentence": (
        edited(
            "        why: No crane.",
            "        why: No crane.\n      - {what: Slope, effect: up, why: It slides, says Anna}",
        ),
        f"content/{SHELL}:64: error: a comma split your sentence before 'says Anna'",
    ),
    "a comma that splits off one word": (
        edited(
            "        why: No crane.",
            "        why: No crane.\n      - {what: Slope, effect: up, why: It slides, sometimes}",
        ),
        "a comma split your sentence before 'sometimes'",
    ),
    "broken front matter": (
        lambda site: site.write(ARTICLE, "---\ntitle: [open\n---\nText.\n"),
        f"content/{ARTICLE}:",
    ),
    "a fact that does not exist in a heading": (
        written("## From {{ shell.prise }}\n\nText."),
        f"content/{ARTICLE}:{BODY}: error: 'shell.prise'",
    ),
    "a fact of nothing in a heading": (
        written("## From {{ shel.price }}\n\nText."),
        f"content/{ARTICLE}:{BODY}: error: 'shel.price': 'shel' is not a product; did you mean",
    ),
}


@pytest.mark.parametrize("kind", TOLD)
def test_a_mistake_is_told_with_its_place(site: SmallSite, program: Program, kind: str) -> None:
    change, words = TOLD[kind]
    change(site)
    told = program.answerable(site.root, "check")
    assert told.code in (1, 2)
    assert words in told.said


def test_all_mistakes_of_all_files_are_told_at_once_and_no_site_is_made(
    site: SmallSite, program: Program
) -> None:
    site.write("catalogue/products/liner.yml", "name: [")
    site.write("catalogue/reviews/shell.yml", "a: 1\na: 2\n")
    site.edit("catalogue/people.yml", ("name: Ada Moss", "nmae: Ada Moss"))
    site.article("{{ mosaic.prize }}\n\n```pricing\nproduct: mosiac\n```")
    built = program.build(site.root)
    assert built.stopped
    for file in (
        "catalogue/products/liner.yml:2", "catalogue/reviews/shell.yml:2",
        "catalogue/people.yml:4", f"{ARTICLE}:{BODY}", f"{ARTICLE}:{BODY + 3}",
    ):  # fmt: skip
        assert f"content/{file}" in built.log
    assert not any(name.endswith(".html") for name in built.files)


def test_a_product_without_a_price_says_so_to_its_writer_and_to_buyers(
    site: SmallSite, program: Program
) -> None:
    text = site.read(SHELL)
    start, end = text.index("prices:\n"), text.index("variants:\n")
    site.write(SHELL, text[:start] + text[end : text.index("    prices:", end)] + (
        "availability:" + text.partition("\navailability:")[2]
    ))  # fmt: skip
    told = program.answerable(site.root, "check")
    assert told.code == 1
    assert "price" in told.out
    assert "Traceback" not in told.said


def whole(site: SmallSite, change: Callable[[str], str | bytes]) -> None:
    for path in (site.root / "content").rglob("*"):
        if path.suffix in (".yml", ".md"):
            held = change(path.read_text(encoding="utf-8"))
            path.write_bytes(held if isinstance(held, bytes) else held.encode())


MARKS: dict[str, Callable[[str], str | bytes]] = {
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "a byte order mark": lambda text: text.encode("utf-8-sig"),
    "both": lambda text: text.replace("\n", "\r\n").encode("utf-8-sig"),
}


@pytest.mark.parametrize("kind", MARKS)
def test_how_an_editor_saves_every_file_changes_no_byte(
    site: SmallSite, program: Program, kind: str
) -> None:
    before = program.build(site.root).files
    whole(site, MARKS[kind])
    assert program.build(site.root, "--strict").files == before


NAME = '🏊 "Ünder & öber" \u202eback\u202c <b>„x“</b> \u05d1\u05e8\u05d9\u05db\u05d4'


def test_names_with_any_letters_are_shown_as_they_are(site: SmallSite, program: Program) -> None:
    site.edit(SHELL, ("name: Shell pool", f"name: '{NAME}'"))
    built = program.build(site.root)
    assert not built.stopped
    assert built.page("products/shell/").one("h1").text.startswith(NAME)
    assert any(NAME in cell for row in built.page("compare/pool/").cells() for cell in row)


EVIL = "</title></script><script>evil()</script><img src=x onerror=evil()> [a](javascript:evil())"


def test_markup_in_a_field_stays_text(site: SmallSite, program: Program) -> None:
    for name, key in (
        (SHELL, "summary: One piece, lifted in by a crane."), (SHELL, "what: Rock in the ground"),
        ("catalogue/reviews/shell.yml", "says: We swim every day."),
        ("catalogue/company.yml", "about: Four people who dig."),
        ("catalogue/people.yml", "knows: Wrote our quotes since 2010."),
        ("articles/cost/shell.md", "description: A shell pool costs {{ shell.price }}."),
    ):  # fmt: skip
        site.edit(name, (key, f"{key.partition(':')[0]}: '{EVIL}'"))
    built = program.build(site.root)
    assert not built.stopped
    for page in built.pages.values():
        assert [e for e in page.all("script") if "evil" in e.text and not e.attributes] == []
        assert page.all("img", onerror="evil") == []
        assert page.all("a", href="javascript") == []


AROUND = {
    "a list": "- one\n\n    {}\n",
    "a numbered list": "1. one\n\n    {}\n",
    "a quote": "> {}\n",
    "a tab": '=== "One"\n\n    {}\n',
    "an admonition": "!!! note\n\n    {}\n",
}


def test_a_fence_works_wherever_it_stands(site: SmallSite, program: Program) -> None:
    for number, around in enumerate(AROUND.values()):
        begin = around.partition("{}")[0].rpartition("\n")[2]
        fence = f"\n{begin}".join(
            ["```comparison", "products: [shell, liner]", "criteria: [price]", "```"]
        )
        site.article(around.format(fence), f"id: x-{number}", name=f"process/x-{number}.md")
    built = program.build(site.root)
    assert not built.stopped
    for number, kind in enumerate(AROUND):
        assert "$41,237 to $93,451" in built.page(f"process/x-{number}/").text, kind


def test_figures_that_time_has_overtaken_are_never_shown_as_current(
    site: SmallSite, program: Program
) -> None:
    site.edit(SHELL, ("valid_until: 2027-03-31", "valid_until: 2026-11-02"))
    site.edit(SHELL, ("checked: 2026-11-01\n    valid", "checked: 2026-05-01\n    valid"))
    built = program.build(site.root)
    assert not built.stopped
    assert re.search("recheck", built.page("pricing/shell/").text)
