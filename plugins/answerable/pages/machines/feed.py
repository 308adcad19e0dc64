"""The Atom feed of the articles that were written or read again last: RFC 4287."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from heapq import nlargest
from xml.etree.ElementTree import Element, SubElement, indent, tostring
from zoneinfo import ZoneInfo

from answerable.pages.machines.authors import author_of
from answerable.pages.press import Press
from answerable.pages.site_file import SiteFile
from answerable.pages.values import Page

FEED_PATH = "feed.xml"
MOST_ENTRIES = 30

_ATOM = "http://www.w3.org/2005/Atom"
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""All that XML 1.0 doesn't allow: https://www.w3.org/TR/xml/#charsets"""


def entries_of(press: Press, pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return the articles in the feed, the freshest first.

    There are none where the site's address is unknown: every entry needs a full one.
    """
    if not press.addresses.root:
        return ()
    dated = (p for p in pages if p.kind == "article" and p.published and p.updated)
    return tuple(nlargest(MOST_ENTRIES, dated, key=lambda page: (page.updated, page.id)))


def feed_of(press: Press, entries: Sequence[Page]) -> SiteFile:
    """Return the feed of some articles, of which there must be one or more."""
    company, root = press.content.catalogue.company.name, press.addresses.root
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": press.wording.language.replace("_", "-")})
    _text(feed, "title", press.wording("home.title", company=company))
    _text(feed, "id", root)
    SubElement(feed, "link", {"href": root})
    SubElement(
        feed,
        "link",
        {"rel": "self", "type": "application/atom+xml", "href": f"{root}{FEED_PATH}"},
    )
    _text(feed, "updated", _moment(entries[0].updated, press))
    _text(SubElement(feed, "author"), "name", company)
    for page in entries:
        _add_entry(feed, page, press)
    indent(feed, "")
    return SiteFile(FEED_PATH, tostring(feed, "utf-8", xml_declaration=True) + b"\n")


def _add_entry(feed: Element, page: Page, press: Press) -> None:
    entry, address = SubElement(feed, "entry"), press.addresses.full(page.path)
    _text(entry, "title", page.title)
    _text(entry, "id", address)
    SubElement(entry, "link", {"href": address})
    if page.article is not None and page.article.meta.published:
        _text(entry, "published", _moment(page.article.meta.published, press))
    _text(entry, "updated", _moment(page.updated, press))
    if author := author_of(page, press):
        person = SubElement(entry, "author")
        _text(person, "name", author.name)
        _text(person, "uri", author.url)
    if page.description:
        _text(entry, "summary", page.description)
    SubElement(
        entry, "category", {"term": page.topic, "label": press.wording(f"topic.{page.topic}")}
    )


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = _NOT_IN_XML.sub("", text)


def _moment(day: date | None, press: Press) -> str:
    """Return the first moment of a day in the company's time zone, as RFC 3339 writes it."""
    assert day is not None
    zone = ZoneInfo(press.content.settings.time_zone)
    return datetime.combine(day, time(), zone).isoformat()
