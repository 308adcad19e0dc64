"""The search of a site: who finds for buyers and reps, and the files that a browser searches."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from answerable.pages.press import Press
from answerable.pages.scripts import script_text
from answerable.pages.site_file import SiteFile
from answerable.pages.values import Page, PageValue
from answerable.search import Finder, SearchIndex, thesaurus_of
from answerable.search.analysis import Analysis
from answerable.search.exported import Card, hashed, index_files, minified, reader_script

SEARCH = "search"
"""The folder below the site's root where all of the search lies."""

SEPARATOR = r"[\s\-]+"
"""Where the theme's highlighter cuts words."""

MOST_PRODUCTS = 2
"""Products that a result names; a page about more is about a kind of product."""

PRICED = frozenset({"product", "pricing", "estimate"})
"""Kinds of pages whose results show what the product costs."""


def finder_of(index: SearchIndex, press: Press) -> Finder:
    """Return what finds pages by a buyer's words, the same for `find` and for the browser."""
    content = press.content
    thesaurus = thesaurus_of(content.settings.language)
    return Finder(index, thesaurus.synonyms, thesaurus.leanings, content.synonyms)


class SiteSearch:
    """The files by which a buyer's browser searches the site.

    `slot` is the address below the site's root of the script in the slot of the theme's worker,
    `page_script` that of the script around the field, which comes when the field is used.
    """

    def __init__(self, press: Press) -> None:
        self._press = press
        self._slot = minified(self._module("slot.js"))
        self._reader = reader_script(self._module, Analysis(press.content.settings.language).code)
        self._reader_name = f"reader.{hashed(self._reader)}.js"
        self._page = minified(self._module("page.js"))
        self.slot = f"{SEARCH}/slot.{hashed(self._slot)}.js"
        self.page_script = f"{SEARCH}/page.{hashed(self._page)}.js"

    def files(self, values: Iterable[PageValue]) -> tuple[str, list[SiteFile]]:
        """Return the stub that every page fetches, and all other files, which lie in search/.

        The stub stands in the place of the theme's index, and tells where the rest is.
        """
        shown = [value for value in values if value.page.published and value.page.found]
        language = self._press.content.settings.language
        entries = (entry for value in shown for entry in value.entries(self._press))
        finder = finder_of(SearchIndex.of(entries, language), self._press)
        cards = {value.page.id: card_of(value.page, self._press) for value in shown}
        root, files = index_files(finder, cards)
        scripts = {
            self.slot: self._slot,
            self.page_script: self._page,
            f"{SEARCH}/{self._reader_name}": self._reader,
        }
        index = {f"{SEARCH}/{path}": text for path, text in files}
        return self._stub(root), [SiteFile(*held) for held in {**scripts, **index}.items()]

    def _stub(self, root: str) -> str:
        config = {
            "lang": [self._press.content.settings.language],
            "separator": SEPARATOR,
            "pipeline": [],
            "reader": self._reader_name,
            "root": root,
        }
        return json.dumps({"config": config, "docs": []})

    def _module(self, path: str) -> str:
        """Return a module of the reader; a site's own one wins."""
        return script_text(f"{SEARCH}/{path}", self._press.overrides)


def card_of(page: Page, press: Press) -> Card:
    """Return what a result shows of a page: topic, products, price, and the date of its facts."""
    return Card(tuple(_tags(page, press)))


def _tags(page: Page, press: Press) -> Iterator[str]:
    t, products = press.wording, press.content.catalogue.products
    if page.topic:
        yield t(f"topic.{page.topic}")
    named = [products[id] for id in page.products if id in products]
    if len(named) <= MOST_PRODUCTS:
        yield from (product.name for product in named)
    if page.kind in PRICED and len(named) == 1 and named[0].prices:
        yield press.facts.fill(f"{{{{ {page.products[0]}.price }}}}")
    if page.updated:
        yield t("sharing.dated", date=t.date(page.updated))
