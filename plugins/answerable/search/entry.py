"""What the index holds: one entry for each section of each published page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """A section of a page, as people search for it.

    `page` is the page's id (an article's id, or `products/ID` and so on for generated pages),
    `kind` is article, product, pricing, estimate, quote-check, comparison, person, hub or page.
    `anchor` and `heading` are empty for the text above a page's first heading.
    """

    page: str
    kind: str
    url: str
    title: str
    anchor: str
    heading: str
    text: str
    topic: str = ""
    products: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """All names of those products, brands included, so that a search by name finds the page."""

    @property
    def address(self) -> str:
        """The section's address below the site's root."""
        return self.url if self.top else f"{self.url}#{self.anchor}"

    @property
    def top(self) -> bool:
        """Whether the section is where the page begins, so that the page's own address leads there.

        A text may begin with its title as a heading.
        """
        return not self.anchor or self.heading == self.title
