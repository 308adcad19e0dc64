"""Generated pages: home, hubs, products, prices, estimates, comparisons, and all the others.

Each is a plain value of path and Markdown, and its Markdown holds ids only: what people typed
comes in by fences and facts, which escape it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from answerable.catalogue.criteria import BUILT_IN
from answerable.catalogue.products import Product
from answerable.comparisons import MOST_OPTIONS
from answerable.pages.addresses import (
    HOME,
    compare_path,
    estimate_path,
    how_path,
    person_path,
    pricing_path,
    product_path,
    quote_check_path,
    search_path,
)
from answerable.pages.fences.pricing import parts_of
from answerable.pages.generated_page import GeneratedPage
from answerable.pages.guiding.generating import guide_pages
from answerable.pages.press import Press
from answerable.pricing import itemised_regions, quote, regions_of
from answerable.settings import Settings


def generated_pages(press: Press) -> Iterator[GeneratedPage]:
    """Yield every generated page of the site."""
    yield _home(press)
    yield from _hubs(press)
    yield from _products(press)
    yield from _prices(press)
    yield from _estimates(press)
    yield from _comparisons(press)
    yield _how(press)
    yield from _people(press)
    yield from guide_pages(press)
    yield _answers(press)


def _home(press: Press) -> GeneratedPage:
    t, name = press.wording, press.content.catalogue.company.name
    return GeneratedPage(
        HOME,
        "home",
        t("home.description", company=name),
        press.page(
            "home.md",
            {
                "has_topics": bool(press.addresses.targets["topic"]),
                "has_guides": bool(press.guides),
            },
        ),
        updated=_latest(press),
    )


def _hubs(press: Press) -> Iterator[GeneratedPage]:
    t = press.wording
    by_topic = press.content.by_topic
    for topic, path in press.addresses.targets["topic"].items():
        dates = [a.updated for a in by_topic.get(topic, ()) if a.updated]
        yield GeneratedPage(
            path,
            "hub",
            t(f"topic.{topic}.description"),
            press.page("hub.md", {"topic": topic}),
            topic=topic,
            updated=max(dates, default=None),
        )


def _products(press: Press) -> Iterator[GeneratedPage]:
    t, settings = press.wording, press.content.settings
    catalogue = press.content.catalogue
    if path := press.addresses.targets["page"].get("products"):
        yield GeneratedPage(
            path,
            "hub",
            t("products.description"),
            press.page("products.md", {}),
            updated=_latest(press),
        )
    for product in catalogue.products.values():
        has_reviews = bool(catalogue.reviews.get(product.id))
        region = shown_region(product, settings)
        values = {"product": product, "region": region, "has_reviews": has_reviews}
        yield GeneratedPage(
            product_path(settings, product.id),
            "product",
            product.summary or t("product.description", name=product.name),
            press.page("product.md", values),
            products=(product.id,),
            updated=_checked(product),
        )


def shown_region(product: Product, settings: Settings) -> str:
    """Return the region whose price stands on the product's own page: home, if it has one there."""
    home = settings.home_region.id
    return home if product.price_in(home) or not product.prices else product.prices[0].region


def _prices(press: Press) -> Iterator[GeneratedPage]:
    t, settings = press.wording, press.content.settings
    if path := press.addresses.targets["page"].get("prices"):
        yield GeneratedPage(
            path,
            "hub",
            t("prices.description"),
            press.page("prices.md", {}),
            topic="cost",
            updated=_latest(press),
        )
    for product in press.content.catalogue.products.values():
        ids = regions_of(product, settings) or (settings.home_region.id,)
        quotes = [quote(product, id, settings, press.content.on) for id in ids]
        regions = [(settings.region(q.region), q.price, parts_of(q)) for q in quotes]
        yield GeneratedPage(
            pricing_path(settings, product.id),
            "pricing",
            t("pricing.description", name=product.name),
            press.page("pricing.md", _linked(product, press) | {"regions": regions}),
            topic="cost",
            products=(product.id,),
            updated=_checked(product),
        )


def _estimates(press: Press) -> Iterator[GeneratedPage]:
    """Yield for each priced product the page to reckon on, and the one to check a quote with."""
    t, settings = press.wording, press.content.settings
    ways = (
        ("estimate", estimate_path, regions_of),
        ("quote-check", quote_check_path, itemised_regions),
    )
    for id, product in press.content.catalogue.products.items():
        for kind, path_of, shown_in in ways:
            if regions := shown_in(product, settings):
                yield GeneratedPage(
                    path_of(settings, id),
                    kind,
                    t(f"{kind}.description", name=product.name),
                    press.page(f"{kind}.md", _linked(product, press) | {"regions": regions}),
                    topic="cost",
                    products=(id,),
                    updated=_checked(product),
                )


def _linked(product: Product, press: Press) -> dict[str, Any]:
    """Return a product, and which of the two pages it has besides its price."""
    targets = press.addresses.targets
    return {
        "product": product,
        "has_estimate": product.id in targets["estimate"],
        "has_check": product.id in targets["quote-check"],
    }


def _comparisons(press: Press) -> Iterator[GeneratedPage]:
    t, settings = press.wording, press.content.settings
    catalogue = press.content.catalogue
    known = {*catalogue.criteria, *BUILT_IN}
    for id, category in catalogue.categories.items():
        members = catalogue.in_category(id)
        shown, most = len(category.compare) or MOST_OPTIONS, MOST_OPTIONS
        tables = [members[:shown]]
        tables += [members[start : start + most] for start in range(shown, len(members), most)]
        criteria = [name for name in category.criteria if name in known]  # told where it is written
        dates = [checked for product in members if (checked := _checked(product))]
        yield GeneratedPage(
            compare_path(settings, id),
            "comparison",
            category.summary or t("compare.description", plural=category.plural),
            press.page(
                "compare.md",
                {
                    "id": id,
                    "criteria": criteria,
                    "tables": tables,
                    "has_guides": any(
                        words.about(id, catalogue) for words in press.guides.values()
                    ),
                },
            ),
            topic="comparisons",
            products=tuple(product.id for product in members),
            updated=max(dates, default=None),
        )


def _how(press: Press) -> GeneratedPage:
    t, company = press.wording, press.content.catalogue.company
    return GeneratedPage(
        how_path(press.content.settings),
        "page",
        t("how.description", company=company.name),
        press.page("how-we-answer.md", {"company": company}),
        updated=None,
    )


def _people(press: Press) -> Iterator[GeneratedPage]:
    for id, person in press.content.catalogue.people.items():
        written = press.content.by_author.get(id, ())
        yield GeneratedPage(
            person_path(press.content.settings, id),
            "person",
            press.wording("person.description", name=person.name, role=person.role),
            press.page("person.md", {"id": id, "written": written}),
            updated=max((a.updated for a in written if a.updated), default=None),
        )


def _answers(press: Press) -> GeneratedPage:
    return GeneratedPage(
        search_path(press.content.settings),
        "list",
        press.wording("answers.description", company=press.content.catalogue.company.name),
        press.page("search.md", {}),
        updated=_latest(press),
    )


def _checked(product: Product) -> date | None:
    """Return the last day on which somebody looked at one of the product's facts."""
    return max(product.checked_dates(), default=None)


def _latest(press: Press) -> date | None:
    dates = [_checked(product) for product in press.content.catalogue.products.values()]
    dates += [article.updated for article in press.content.published()]
    return max((day for day in dates if day), default=None)
