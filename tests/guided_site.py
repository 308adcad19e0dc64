"""Gives a small site a guide in which nothing is wrong, which a test may then change."""

from __future__ import annotations

from datetime import date

from answerable.guides import Walkable
from site_builder import ON, SITES, SmallSite

GUIDE = "guides/pools.yml"
"""The file of the guide: five questions, three pools, and nothing found in it."""


def guided(site: SmallSite) -> SmallSite:
    """Return the site with the guide in it."""
    return site.write(GUIDE, (SITES / "guided" / "content" / GUIDE).read_bytes())


def guide_findings(site: SmallSite, on: date = ON) -> list[str]:
    """Return what is found in the site's guides, each as `level: place: message [id]`."""
    return [
        f"{'due ' * finding.due}{finding.level}: {finding}"
        for finding in site.findings(on)
        if finding.path.startswith("content/guides/")
    ]


def walkable(site: SmallSite, on: date = ON) -> Walkable:
    """Return the site's guide with all its states."""
    return site.content(on).guides["pools"]
