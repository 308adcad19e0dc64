"""robots.txt: every crawler may read everything, and learns where the sitemap is."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.pages.press import Press
from answerable.pages.site_file import SiteFile


def robots_of(press: Press) -> Iterator[SiteFile]:
    """Yield robots.txt, if the site stands at the root of its host: elsewhere nobody reads it.

    Source: RFC 9309, section 2.3.
    """
    if press.addresses.root and press.addresses.base == "/":
        sitemap = f"{press.addresses.root}sitemap.xml"
        yield SiteFile("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n")
