"""Puts the site's own search into the place of the theme's, whose field and list stay as they are.

Material's plugin collects an index and writes it beside the pages; its script fetches that, and
starts a worker whose address stands in each page. Both get ours instead.
"""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page as HostPage

from answerable.pages import SEARCH

HOST = "material/search"
"""The name of the theme's plugin. MkDocs' own searches other themes, which have no such slot."""

STUB = f"{SEARCH}/search_index.json"


def has_search(config: MkDocsConfig) -> bool:
    """Return whether the site has a search field."""
    plugin = _plugin(config)
    return plugin is not None and bool(plugin.config.enabled)


def put_in_place(config: MkDocsConfig, stub: str) -> None:
    """Make the theme's plugin write `stub` for its index; it has collected nothing."""
    plugin = _plugin(config)
    if plugin is not None:
        plugin.search_index = _Stub(stub)


class _Stub:
    """Stands in the place of the index of Material's plugin, and has the two methods it calls."""

    def __init__(self, text: str) -> None:
        self._text = text

    def add_entry_from_context(self, page: HostPage) -> None:
        """Collect nothing: our index is made of page values."""

    def generate_search_index(self, earlier: object) -> str:
        """Return what is written."""
        return self._text


def _plugin(config: MkDocsConfig) -> Any:
    return config.plugins.get(HOST)
