"""All that is published for machines: a piece of each page's head, and files beside the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import PurePosixPath
from typing import Any

from answerable.pages.machines.cards import KeptPictures, card_of
from answerable.pages.machines.drawing import drawn
from answerable.pages.machines.feed import FEED_PATH, entries_of, feed_of
from answerable.pages.machines.fonts import Letters
from answerable.pages.machines.llms import llms_of
from answerable.pages.machines.robots import robots_of
from answerable.pages.machines.sharing import properties_of
from answerable.pages.machines.structured import as_json, structured_data
from answerable.pages.machines.twins import twin_name, twin_of
from answerable.pages.press import Press
from answerable.pages.site_file import SiteFile
from answerable.pages.values import Page, PageValue


@dataclass(frozen=True)
class Machines:
    """What machines read of one site. Everything is made of page values and the press."""

    press: Press
    pages: Sequence[Page]

    def head(self, page: Page | None) -> str:
        """Return the HTML for a page's head; None is a page that is served at any address."""
        feed = f"{self.press.addresses.root}{FEED_PATH}" if self._entries else ""
        values: dict[str, Any] = {"properties": (), "image": "", "twin": "", "data": ()}
        if page is not None and page.listed:
            image = self._image(page)
            values["properties"] = tuple(properties_of(page, self.press, image))
            values["image"] = image
            values["twin"] = twin_name(page, self.press) if page.published else ""
            found = structured_data(page, self.press, image)
            values["data"] = tuple(as_json(data) for data in found)
        path = page.path if page else None
        hidden = page is not None and not page.indexed
        return self.press.block("head.html", path, {**values, "feed": feed, "hidden": hidden})

    def dates(self) -> Mapping[str, str]:
        """Return page's path -> the day on which it was changed last, where it has one."""
        return {page.path: page.updated.isoformat() for page in self.pages if page.updated}

    def hidden(self) -> frozenset[str]:
        """Return the paths of pages that no search engine should list."""
        return frozenset(page.path for page in self.pages if not page.indexed)

    def files(self, values: Iterable[PageValue]) -> Iterator[SiteFile]:
        """Yield the files that stand beside the published pages."""
        published = [value for value in values if value.page.published and value.page.listed]
        yield from (twin_of(value, self.press) for value in published)
        pages = [value.page for value in published]
        yield llms_of(self.press, pages)
        yield from robots_of(self.press)
        if self._entries:
            yield feed_of(self.press, self._entries)
        if self._has_images:
            yield from self._pictures(pages)

    @cached_property
    def _entries(self) -> tuple[Page, ...]:
        return entries_of(self.press, self.pages)

    @property
    def _has_images(self) -> bool:
        """Whether pictures are made: who shares a page needs their full address."""
        return self.press.content.settings.sharing_images and bool(self.press.addresses.root)

    @cached_property
    def _letters(self) -> Letters:
        content = self.press.content
        own = content.settings.sharing_font
        return Letters(content.folders.content / own if own else None)

    def _image(self, page: Page) -> str:
        if not (self._has_images and page.published):
            return ""
        path = card_of(page, self.press).path(self._letters.name)
        return f"{self.press.addresses.root}{path}"

    def _pictures(self, pages: Iterable[Page]) -> Iterator[SiteFile]:
        letters = self._letters
        kept = KeptPictures(self.press.content.folders.root / ".answerable" / "sharing")
        cards = {}
        for page in pages:
            card = card_of(page, self.press)
            cards[card.path(letters.name)] = card
        for path, card in cards.items():
            name = PurePosixPath(path).name
            yield SiteFile(path, kept.picture(name, partial(drawn, card, letters)))
        kept.forget_others(PurePosixPath(path).name for path in cards)
