"""What templates know of a trade: its products, criteria and words, as data."""

from __future__ import annotations

from typing import Any

from answerable.reading import read_yaml
from answerable.starter.new_site import NewSite, starter_folder

OTHER = "other"
"""The trade whose words suit anything, and say that one's own are missing."""

TRADES = {
    "heating": "heat pumps and boilers",
    "software": "a subscription for businesses",
}
"""Trades with words of their own, and what they are in a few words; any other text is taken too."""


def trade_of(site: NewSite) -> dict[str, Any]:
    """Return the words of the site's trade; what it sells is said by the company where it did."""
    asked = site.trade.lower()
    name = asked if asked in TRADES else OTHER
    folder = starter_folder() / site.words / "trades"
    document = read_yaml(folder / f"{name}.yml", folder)
    assert not document.findings, document.findings
    words: dict[str, Any] = document.value
    return words if asked in (OTHER, *TRADES) else {**words, "what_we_sell": site.trade}
