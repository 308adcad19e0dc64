"""The words of each language: complete, with the same places to fill in, and none elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from string import Formatter
from typing import Any

import pytest
from babel import Locale
from jinja2 import Environment, nodes

from answerable.reading import read_yaml
from answerable.templates import text_templates
from site_builder import PROJECT

OVERRIDES = PROJECT / "overrides"
LOCALES = OVERRIDES / "locales"
LANGUAGES = sorted(path.stem for path in LOCALES.glob("*.yml"))
OTHERS = [language for language in LANGUAGES if language != "en"]


def words_of(language: str) -> dict[str, Any]:
    document = read_yaml(LOCALES / f"{language}.yml", PROJECT)
    assert document.findings == ()
    return dict(document.value)


def forms_of(text: str | Mapping[str, str]) -> Mapping[str, str]:
    return text if isinstance(text, Mapping) else {"": text}


def places_in(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def names(keys: list[str]) -> str:
    return ", ".join(f"'{key}'" for key in keys)


EXACT = {"zero": {"n"}, "one": {"n"}, "two": {"n"}}
"""What a form may leave out, because it says the number itself: 'the only one'."""


# Complete


def test_a_second_language_is_shipped() -> None:
    assert "de" in LANGUAGES


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_words_for_every_key_of_english(language: str) -> None:
    english, own = words_of("en"), words_of(language)
    missing = [key for key in english if key not in own]
    assert not missing, f"{language}.yml has no words for {names(missing)}; add them"
    unknown = [key for key in own if key not in english]
    assert not unknown, f"{language}.yml has words for {names(unknown)}, which en.yml lacks"


@pytest.mark.parametrize("language", OTHERS)
def test_the_keys_of_a_language_stand_in_the_order_of_english(language: str) -> None:
    english, own = words_of("en"), words_of(language)
    ordered = [key for key in english if key in own]
    first = next((a for a, b in zip(own, ordered, strict=False) if a != b), None)
    assert first is None, f"'{first}' stands at another place in {language}.yml than in en.yml"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_has_the_places_to_fill_in_that_english_has(language: str) -> None:
    english = words_of("en")
    wrong = [
        f"{key}: {sorted(places_in(text))}, in English {sorted(wanted)}"
        for key, held in words_of(language).items()
        if key in english
        for wanted in [set().union(*map(places_in, forms_of(english[key]).values()))]
        for form, text in forms_of(held).items()
        if places_in(text) != wanted - (EXACT.get(form, set()) - places_in(text))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_with_forms_has_each_that_the_language_needs(language: str) -> None:
    needed = set(Locale.parse(language).plural_form.tags) | {"other"}
    wrong = [
        f"{key}: {sorted(held)}, needed {sorted(needed)}"
        for key, held in words_of(language).items()
        if isinstance(held, Mapping) and set(held) != needed
    ]
    assert wrong == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_text_has_forms_where_english_has_forms(language: str) -> None:
    own = words_of(language)
    bare = [
        key
        for key, held in words_of("en").items()
        if isinstance(held, Mapping) and isinstance(own.get(key, {}), str)
    ]
    assert bare == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_or_begins_or_ends_with_a_space(language: str) -> None:
    odd = [
        key
        for key, held in words_of(language).items()
        for text in forms_of(held).values()
        if not text or text != text.strip()
    ]
    assert odd == []


# And none elsewhere

SPOKEN = frozenset({"title", "alt", "aria-label", "aria-description", "placeholder", "content"})
"""Attributes that a buyer hears or sees; `content` is that of <meta>."""

MACHINE_META = frozenset({"robots", "viewport", "refresh", "twitter:card"})

LETTERS = re.compile(r"[^\W\d_]+(?:['\u2019 ][^\W\d_]+)*")


class _Said(HTMLParser):
    """Collects what a page says in text and attributes, leaving out styles and scripts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in ("style", "script")
        held = dict(attrs)
        if held.get("name") in MACHINE_META or held.get("http-equiv") in MACHINE_META:
            return
        self.said += [value for name, value in attrs if name in SPOKEN and value]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.said.append(data)


def printed(node: nodes.Node) -> Iterator[str]:
    """Yield the texts that a template holds itself: outside expressions, or as their result."""
    if isinstance(node, nodes.TemplateData):
        yield node.data
    elif isinstance(node, nodes.Const):
        yield str(node.value) if isinstance(node.value, str) else ""
    elif isinstance(node, nodes.CondExpr):
        yield from printed(node.expr1)
        if node.expr2 is not None:
            yield from printed(node.expr2)
    elif isinstance(node, nodes.Concat | nodes.Or | nodes.Output):
        for child in node.iter_child_nodes():
            yield from printed(child)
    elif isinstance(node, nodes.Stmt | nodes.Template):
        for child in node.iter_child_nodes():
            if not isinstance(child, nodes.Expr):
                yield from printed(child)


def words_in_html(source: str) -> list[str]:
    reader = _Said()
    reader.feed("".join(printed(Environment(autoescape=True).parse(source))))
    reader.close()
    return LETTERS.findall("\n".join(reader.said))


def words_in_markdown(source: str) -> list[str]:
    text = "".join(printed(text_templates([]).parse(source)))
    for aside in (r"(?ms)^```.*?^```$", r"\{\{.*?\}\}", r"\]\([^)]*\)", r"<[^>]+>"):
        text = re.sub(aside, "\n", text)
    return LETTERS.findall(text)


TEMPLATES = {
    path.relative_to(OVERRIDES).as_posix(): path
    for folder in ("blocks", "pages", "theme")
    for path in sorted((OVERRIDES / folder).rglob("*"))
    if path.suffix in (".html", ".md")
}


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_holds_words_of_its_own(name: str) -> None:
    source = TEMPLATES[name].read_text(encoding="utf-8")
    found = words_in_markdown(source) if name.endswith(".md") else words_in_html(source)
    assert found == [], f"{name} says {names(found)}; move the words to overrides/locales/en.yml"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>Hello {{ name }}</p>", ["Hello"]),
        ('<p title="Read {{ t(\'yes\') }}">{{ t("no") }}</p>', ["Read"]),
        ("{% if x %}<b>Old price</b>{% endif %}", ["Old price"]),
        ("<p>{{ 'cheap' if x else t('no') }}</p>", ["cheap"]),
        ("<p>{{ t('yes') ~ ' of ' ~ n }}</p>", ["of"]),
        ("<p class=\"{{ 'ans-yes' if x else 'ans-no' }}\">{{ t('topic.' ~ x) }}: 4</p>", []),
    ],
)
def test_words_in_a_template_are_found_wherever_they_hide(source: str, words: list[str]) -> None:
    assert words_in_html(source) == words


def test_words_in_a_generated_page_are_found_outside_fences_and_links() -> None:
    source = "## Hello << t('x') >>\n\n```pricing\nproduct: << id >>\n```\n[](product:<< id >>)"
    assert words_in_markdown(source) == ["Hello"]


def test_every_key_that_a_template_asks_for_by_name_has_words() -> None:
    english = words_of("en")
    asked = {
        (name, key)
        for name, path in TEMPLATES.items()
        for key in re.findall(r"\bt\('([^']+)'(?=[,)])", path.read_text(encoding="utf-8"))
    }
    assert asked
    assert [pair for pair in sorted(asked) if pair[1] not in english] == []
