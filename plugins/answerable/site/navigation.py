"""The navigation where mkdocs.yml gives none: home and hubs, never articles."""

from __future__ import annotations

from answerable.pages import Press
from answerable.settings import TOPICS

OVERVIEWS = ("guides", "prices", "products")
"""The pages about all guides and products, which a site without any lacks."""


def hubs_nav(press: Press) -> list[dict[str, str]]:
    """Return home, the hubs that have something to show, prices, products and how we answer."""
    pages = press.addresses.targets["page"]
    topics = press.addresses.targets["topic"]
    return [
        {press.wording("nav.home"): pages["home"]},
        *({press.wording(f"topic.{t}"): topics[t]} for t in TOPICS if t in press.content.by_topic),
        *({press.wording(f"nav.{name}"): pages[name]} for name in OVERVIEWS if name in pages),
        {press.wording("nav.how-we-answer"): pages["how-we-answer"]},
    ]
