"""A file of the site that isn't a page: its path below the site's root, and what it holds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SiteFile:
    """A file that a host of ours writes beside the pages, as it is."""

    path: str
    content: str | bytes
