"""What other sites show of a page that somebody shares: OpenGraph's properties."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from babel import Locale
from babel.core import get_global

from answerable.pages.machines.cards import HEIGHT, WIDTH
from answerable.pages.press import Press
from answerable.pages.values import Page


def properties_of(page: Page, press: Press, image: str) -> Iterator[tuple[str, str]]:
    """Yield (property, content); `image` is the full address of the page's picture, if any."""
    is_article = page.kind == "article"
    yield "og:type", "article" if is_article else "website"
    yield "og:title", page.title
    if page.description:
        yield "og:description", page.description
    if address := press.addresses.full(page.path):
        yield "og:url", address
    yield "og:site_name", press.content.catalogue.company.name
    yield "og:locale", locale_with_territory(press.content.settings.language)
    if image:
        yield "og:image", image
        yield "og:image:type", "image/png"
        yield "og:image:width", str(WIDTH)
        yield "og:image:height", str(HEIGHT)
        yield "og:image:alt", page.title
    if is_article and page.article is not None:
        if page.article.meta.published:
            yield "article:published_time", page.article.meta.published.isoformat()
        if page.updated:
            yield "article:modified_time", page.updated.isoformat()


@cache
def locale_with_territory(language: str) -> str:
    """Return a language with a territory, which OpenGraph asks for: `en` becomes `en_US`."""
    locale = Locale.parse(language)
    if not locale.territory:
        likely = get_global("likely_subtags").get(language)
        locale = Locale.parse(likely) if likely else locale
    return f"{locale.language}_{locale.territory}" if locale.territory else locale.language
