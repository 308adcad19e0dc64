"""How products' names stand in titles, and ids of new articles."""

from __future__ import annotations

import pytest

from answerable.articles import article_id, slug
from answerable.articles.naming import in_a_sentence, with_article


@pytest.mark.parametrize(
    ("name", "article"),
    [
        ("Gas pool heater", "a gas pool heater"),
        ("Automatic cover", "an automatic cover"),
        ("Unique shell pool", "a unique shell pool"),
        ("Underground tank", "an underground tank"),
        ("One-piece shell pool", "a one-piece shell pool"),
        ("Ledgerly", "Ledgerly"),
        ("Blue 40", "Blue 40"),
        ("Cobalt Shell", "Cobalt Shell"),
        ("iPump for pools", "iPump for pools"),
        ("בריכה גדולה", "בריכה גדולה"),
        ("", ""),
    ],
)
def test_a_common_name_has_an_article_and_a_name_of_its_own_has_none(
    name: str, article: str
) -> None:
    assert with_article(name, "en") == article


def test_german_keeps_its_capitals_and_has_no_article_that_a_name_tells() -> None:
    assert in_a_sentence("Pool aus glas", "de_AT") == "Pool aus glas"
    assert with_article("Pool aus glas", "de") == "Pool aus glas"


@pytest.mark.parametrize(
    ("topic", "products", "title", "id"),
    [
        ("cost", ["shell"], "How much?", "shell-cost"),
        ("cost", ["shell", "liner"], "How much?", "shell-liner-cost"),
        ("comparisons", ["shell", "liner"], "Which?", "shell-vs-liner"),
        ("comparisons", ["shell"], "Which?", "shell-comparisons"),
        ("process", [], "Wie groß ist Ihr Café?", "wie-gross-ist-ihr-cafe"),
        ("process", [], "שלום 😀", ""),
        ("cost", ["a" * 79, "b"], "", "a" * 79),
    ],
)
def test_an_id_comes_from_what_an_article_is_about(
    topic: str, products: list[str], title: str, id: str
) -> None:
    assert article_id(topic, products, title) == id


def test_a_slug_is_never_longer_than_an_id_may_be() -> None:
    assert len(slug("many words " * 50)) <= 80
