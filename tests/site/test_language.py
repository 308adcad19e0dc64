"""The site's language: one on every page, declared, and right to left where it is read so."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from answerable.reading import read_yaml
from site_builder import PROJECT, Built, SmallSite

TOO_SHORT = 3
"""Words of so few letters stand in any language."""

SPOKEN = ("title", "alt", "aria-label", "placeholder", "content")


def in_language(site: SmallSite, language: str) -> SmallSite:
    """Change the site's language; German articles must disclose in German what we sell."""
    if language.startswith("de"):
        disclosure = ("We sell shell pools", "Wir verkaufen shell pools")
        site.edit("articles/comparisons/shell-vs-liner.md", disclosure)
    return site.edit("settings.yml", ("language: en", f"language: {language}"))


def themed(site: SmallSite, language: str) -> SmallSite:
    return site.edit("mkdocs.yml", ("  font: false", f"  font: false\n  language: {language}"))


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the small site in German; what people wrote in it stays English."""
    site = in_language(SmallSite(tmp_path_factory.mktemp("german") / "project"), "de")
    built = site.build()
    assert not built.stopped, built.log
    return built


# No English left


def words_of(language: str) -> dict[str, Any]:
    return dict(read_yaml(PROJECT / f"overrides/locales/{language}.yml", PROJECT).value)


def pieces(text: str | Mapping[str, str]) -> Iterator[str]:
    """Yield what a text holds between its places to fill in."""
    for form in text.values() if isinstance(text, Mapping) else (text,):
        for piece in re.split(r"\{\w+\}", form):
            if sum(map(str.isalpha, piece)) > TOO_SHORT:
                yield piece.strip(" .,:;?()")


def written() -> str:
    """Return all that people wrote in the small site, which is English."""
    content = PROJECT / "tests/sites/small/content"
    files = [*content.rglob("*.md"), *content.rglob("*.yml")]
    return " ".join(" ".join(path.read_text(encoding="utf-8").split()) for path in files)


def english_only() -> list[str]:
    """Return the pieces of English words that no German words and nobody's content hold."""
    german = "\n".join(piece for text in words_of("de").values() for piece in pieces(text))
    known = f"{german}\n{written()}"
    return sorted(
        {
            piece
            for text in words_of("en").values()
            for piece in pieces(text)
            if not re.search(rf"\b{re.escape(piece)}\b", known)
        }
    )


def said_on(built: Built) -> dict[str, str]:
    """Return what each page says in text and attributes, with single spaces."""
    held = {}
    for name, page in built.pages.items():
        body = [e.text for e in page.elements if e.tag in ("title", "body")]
        scripts = [e.text for e in page.elements if e.tag in ("script", "style") and e.text]
        text = "\n".join(body)
        for script in scripts:
            text = text.replace(script, " ")
        spoken = [e.attributes[key] for e in page.elements for key in SPOKEN if key in e.attributes]
        held[name] = " ".join(" ".join([text, *spoken]).split())
    return held


def test_no_english_word_is_left_on_a_german_page(german: Built) -> None:
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, english_only()))})\b")
    left = {
        name: found for name, text in said_on(german).items() if (found := pattern.findall(text))
    }
    assert left == {}


def test_the_english_words_are_known_when_they_are_seen(small: Built) -> None:
    wanted = english_only()
    said = " ".join(said_on(small).values())
    assert len(wanted) > 150
    assert sum(piece in said for piece in wanted) > 60


def test_german_words_stand_where_english_ones_stood(german: Built) -> None:
    text = german.page("pricing/shell/").text
    for words in (
        "41.237 $ bis 93.451 $",
        "zzgl. Steuer",
        "Geprüft am 1. November 2026, gültig bis 31. März 2027. Quelle: Own price list",
        "ab 1.333 $",
        "2.666 $ Nachlass bis 31. Dezember 2026",
        "Lieferzeit: 10 bis 14 Wochen",
    ):
        assert words in text


def test_the_search_index_speaks_the_sites_language_too(german: Built) -> None:
    index = json.loads(german.files["search/search_index.json"])
    assert index["config"]["lang"] == ["de"]
    assert "Was kostet es?" in {record["title"] for record in german.searched.values()}


# The theme's own words, and the language that pages declare


@pytest.mark.parametrize(
    ("language", "declared", "contents"),
    [
        ("de", "de", "Inhaltsverzeichnis"),
        ("de-AT", "de-AT", "Inhaltsverzeichnis"),
        ("pt_BR", "pt-BR", "Índice"),
        ("zh_TW", "zh-TW", "目錄"),
        ("sw", "sw", "Table of contents"),
    ],
)
def test_every_page_declares_its_language_and_the_theme_speaks_it(
    site: SmallSite, language: str, declared: str, contents: str
) -> None:
    built = in_language(site, language).build()
    assert not built.stopped, built.log
    assert {page.one("html").attributes["lang"] for page in built.pages.values()} == {declared}
    assert contents in built.page("cost/shell/").source


def test_mkdocs_yml_may_name_the_same_language(site: SmallSite) -> None:
    built = themed(in_language(site, "de_AT"), "de").build()
    assert "site.language" not in built.log
    assert built.page("").one("html").attributes["lang"] == "de-AT"


@pytest.mark.parametrize("asked", ["en", "fr"])
def test_two_languages_on_a_page_are_told_with_both_files(site: SmallSite, asked: str) -> None:
    built = themed(in_language(site, "de"), asked).build()
    assert (
        f"WARNING: mkdocs.yml: the theme's language is '{asked}', but content/settings.yml says"
        " 'language: de', so buyers read two languages on a page; write 'language: de' there, or"
        " delete the line [site.language]"
    ) in built.log


def test_a_theme_without_the_language_is_told_so(site: SmallSite) -> None:
    built = themed(in_language(site, "sw"), "fr").build()
    assert "two languages on a page; delete the line [site.language]" in built.log


def test_a_theme_may_be_named_by_a_word_alone(site: SmallSite) -> None:
    site.edit("mkdocs.yml", ("theme:\n  name: material\n  font: false", "theme: material"))
    built = in_language(site, "de").build()
    assert "Inhaltsverzeichnis" in built.page("cost/shell/").source


def test_an_earlier_address_and_the_lost_page_declare_the_language(site: SmallSite) -> None:
    site.article("Here.", "aliases: [/old/]")
    built = in_language(site, "de_AT").build()
    assert b'<html lang="de-AT">' in built.files["old/index.html"]
    assert built.page("404.html").one("html").attributes["lang"] == "de-AT"


# Right to left


@pytest.mark.parametrize(
    ("language", "direction"), [("en", "ltr"), ("he", "rtl"), ("ar", "rtl"), ("yi", "rtl")]
)
def test_a_page_runs_as_its_language_is_read(
    site: SmallSite, language: str, direction: str
) -> None:
    built = in_language(site, language).build()
    assert not built.stopped, built.log
    assert {page.one("body").attributes["dir"] for page in built.pages.values()} == {direction}


def test_mkdocs_yml_has_the_last_word_on_the_direction(site: SmallSite) -> None:
    site.edit("mkdocs.yml", ("  font: false", "  font: false\n  direction: ltr"))
    assert in_language(site, "he").build().page("").one("body").attributes["dir"] == "ltr"


# Sides are named by the direction of reading, so that one stylesheet serves both

STYLESHEET = PROJECT / "overrides/theme/assets/answerable.css"

PHYSICAL = re.compile(
    r"""
    (?:^|[;{\s])(?:
      (?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)[\w-]*
      |border-(?:top|bottom)-(?:left|right)-radius
      |left|right
    )\s*:
    |:[^;{}]*\b(?:left|right)\b[^;{}]*;
    |\btranslateX\(
    """,
    re.VERBOSE,
)


def declarations(css: str) -> Iterator[tuple[int, str]]:
    """Yield each line that sets something, with its number; comments are blanked."""
    bare = re.sub(r"/\*.*?\*/", lambda match: re.sub(r"[^\n]", " ", match.group()), css, flags=re.S)
    yield from enumerate(bare.splitlines(), 1)


def physical(css: str) -> list[str]:
    return [
        f"{number}: {line.strip()}" for number, line in declarations(css) if PHYSICAL.search(line)
    ]


def test_the_stylesheet_names_no_left_and_no_right() -> None:
    found = physical(STYLESHEET.read_text(encoding="utf-8"))
    assert found == [], (
        "name sides by the direction of reading: margin-inline-start, text-align: end"
    )


@pytest.mark.parametrize(
    "line",
    [
        "  margin-left: 1rem;", "  left: 0;", "  text-align: right;", "  float: left;",
        "  border-right-width: 0;", "a { padding-right: 0 }", "  border-top-left-radius: 0;",
        "  transform: translateX(1rem);", "  background: linear-gradient(to right, red, blue);",
    ],
)  # fmt: skip
def test_a_side_in_a_stylesheet_is_noticed(line: str) -> None:
    assert physical(line)


def test_margins_and_paddings_of_four_sides_are_alike_on_both() -> None:
    four = re.compile(r"\b(?:margin|padding|inset|border-width|border-radius):\s*([^;{}]+);")
    uneven = []
    for number, line in declarations(STYLESHEET.read_text(encoding="utf-8")):
        match = four.search(line)
        sides = match.group(1).split() if match else []
        if len(sides) == 4 and sides[1] != sides[3]:
            uneven.append(f"{number}: {line.strip()}")
    assert uneven == []
