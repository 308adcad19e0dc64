"""What templates know of a trade: its products, criteria and words, as data."""

from __future__ import annotations

from typing import Any

from answerable.reading import read_yaml
from answerable.starter.new_site import NewSite, starter_folder

OTHER = "other"
"""The trade whose words suit anything."""

TRADES = {
    "heating": "heat pumps and boilers",
    "software": "a subscription for businesses",
}
"""Trades with words of their own, and what they are in a few words; any other text is taken too."""


def trade_of(site: NewSite) -> dict[str, Any]:
    """Return the words of the site's trade; `what_we_sell` is the company's own where it gave it."""
    known = site.trade.strip().lower() in TRADES
    name = site.trade.strip().lower() if known else OTHER
    folder = starter_folder() / site.words / "trades"
    document = read_yaml(folder / f"{name}.yml", folder)
    assert not document.findings, document.findings
    words: dict[str, Any] = document.value
    return words if known else {**words, "what_we_sell": site.trade.strip()}
