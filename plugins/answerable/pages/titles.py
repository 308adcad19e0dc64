"""The titles of generated pages, which links without words show too."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.pages.addresses import (
    HOME,
    compare_path,
    estimate_path,
    how_path,
    itemised,
    person_path,
    priced,
    prices_path,
    pricing_path,
    product_path,
    products_path,
    quote_check_path,
    search_path,
    topic_path,
)
from answerable.pages.content import Content
from answerable.pages.facts import Facts
from answerable.pages.guiding.titles import guide_titles
from answerable.pages.wording import Wording
from answerable.settings import TOPICS


def generated_titles(content: Content, t: Wording) -> Iterator[tuple[str, str]]:
    """Yield (path, title) of every generated page."""
    settings, catalogue = content.settings, content.catalogue
    yield HOME, t("home.title", company=catalogue.company.name)
    yield products_path(settings), t("products.title")
    yield prices_path(settings), t("prices.title")
    yield how_path(settings), t("how.title")
    yield search_path(settings), t("answers.title")
    for topic in TOPICS:
        yield topic_path(settings, topic), t(f"topic.{topic}.title")
    for product in catalogue.products.values():
        yield product_path(settings, product.id), t("product.title", name=product.name)
        yield pricing_path(settings, product.id), t("pricing.title", name=product.name)
    for id in priced(settings, catalogue):
        name = catalogue.products[id].name
        yield estimate_path(settings, id), t("estimate.title", name=name)
    for id in itemised(settings, catalogue):
        name = catalogue.products[id].name
        yield quote_check_path(settings, id), t("quote-check.title", name=name)
    for id, person in catalogue.people.items():
        yield person_path(settings, id), person.name
    for id, category in catalogue.categories.items():
        yield compare_path(settings, id), t("compare.title", plural=category.plural)
    yield from guide_titles(content, t, Facts(content, t).fill)
