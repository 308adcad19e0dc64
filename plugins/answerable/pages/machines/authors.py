"""Who wrote a page, as machines are told: the name under it, and the address of the person."""

from __future__ import annotations

from dataclasses import dataclass

from answerable.pages.press import Press
from answerable.pages.values import Page


@dataclass(frozen=True)
class Author:
    """A person's name and full address; the address is empty where the site's own is unknown."""

    name: str
    url: str


def author_of(page: Page, press: Press) -> Author | None:
    """Return who stands under an article; other pages have no author."""
    id = page.article.meta.author if page.article and page.kind == "article" else None
    person = press.content.catalogue.people.get(id or "")
    if id is None or person is None:
        return None
    return Author(person.name, person_url(id, press))


def person_url(id: str, press: Press) -> str:
    """Return the full address at which the site tells who a person is."""
    return press.addresses.full(press.addresses.path("person", id))
