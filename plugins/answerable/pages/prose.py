"""Finds what people typed though the catalogue knows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from answerable.articles import Article
from answerable.catalogue.products import Product
from answerable.findings import Finding, Level
from answerable.pages.content import Content
from answerable.pages.facts import FACT, UNREAD, FactError, Facts
from answerable.pages.values import PageValue

RECOGNISABLE = 1000
"""From here on, in any currency, equal figures are most likely the same fact."""

_CODES = "USD|EUR|GBP|CHF|CAD|AUD"
_DIGITS = r"(\d[\d.,' \u00a0]*\d|\d)"
_THOUSANDS = r"(?:[ ]?(k|K|thousand)\b)?"
_AMOUNT = re.compile(
    rf"(?:[$€£¥]|\b(?:{_CODES})[ \u00a0]?)[ \u00a0]?{_DIGITS}{_THOUSANDS}"
    rf"|{_DIGITS}{_THOUSANDS}[ \u00a0]?(?:[€£¥]|(?:{_CODES}|dollars|euros|pounds|francs)\b)"
)


def typed_figures(value: PageValue, content: Content) -> Iterator[Finding]:
    """Yield a finding for each amount of money typed in prose about a catalogued product.

    Prose is about a product if it names one, or if the amount is a figure of one that the article
    is about; a small one may be the same by chance.
    """
    article = value.page.article
    if article is None:
        return
    about = [
        content.catalogue.products[id]
        for id in article.meta.products
        if id in content.catalogue.products
    ]
    names = {p.name.casefold(): p for p in content.catalogue.products.values()}
    known = {
        figure: fact
        for product in about
        for figure, fact in _figures(product)
        if figure >= RECOGNISABLE
    }
    seen: set[str] = set()
    for paragraph in value.structure.paragraphs:
        for match in _AMOUNT.finditer(paragraph):
            named = next((names[name] for name in names if name in paragraph.casefold()), None)
            written = match.group(0).strip()
            fact = known.get(_amount(match))
            if written in seen or (named is None and fact is None):
                continue
            seen.add(written)
            product = named or about[0]
            reference = fact or f"{product.id}.price"
            yield article.finding(
                "facts.typed-figure",
                Level.WARNING,
                f"'{written}' is typed by hand, and will be wrong when the price changes; write"
                f" '{{{{ {reference} }}}}', and keep the figure in the catalogue",
                _line(article, written),
                "One fact, one place: a price that stands twice is wrong once",
            )


def lost_facts(article: Article, facts: Facts) -> Iterator[Finding]:
    """Yield the facts in an article's title and description that lead nowhere."""
    for name in ("title", "description"):
        text = getattr(article.meta, name)
        for match in FACT.finditer(text):
            try:
                facts.find(match.group(1))
            except FactError as error:
                message = f"'{match.group(1)}': {error.args[0]}"
                yield article.place.finding("facts.unknown", Level.ERROR, message, name)
        if UNREAD.search(FACT.sub("", text)):
            message = "braces that are no fact; write {{ product.field }} in small letters"
            yield article.place.finding("facts.unread", Level.WARNING, message, name)


def _figures(product: Product) -> Iterator[tuple[Decimal, str]]:
    for price in product.prices:
        for part in price.parts:
            for end in ("low", "high"):
                figure = getattr(part, end, None)
                if part.id and figure is not None:
                    yield figure, f"{product.id}.price.{part.id}.{end}"
        for end in ("low", "high"):
            if (figure := getattr(price, end)) is not None:
                yield figure, f"{product.id}.price.{end}"


def _amount(match: re.Match[str]) -> Decimal:
    digits = re.sub(r"\D", "", match.group(1) or match.group(3))
    factor = 1000 if match.group(2) or match.group(4) else 1
    return Decimal(digits) * factor


def _line(article: Article, written: str) -> int:
    position = article.body.find(written)
    if position < 0:
        return 0
    return article.body.count("\n", 0, position) + 1 + article.lines_above
