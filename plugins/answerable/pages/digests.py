"""What each page's entries are made of, as digests: who has the same needs no second conversion."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from answerable import __version__
from answerable.extras import installed
from answerable.guides import GUIDES_FOLDER
from answerable.pages.addresses import SCHEMES
from answerable.pages.fences.video import TRANSCRIPTS
from answerable.pages.press import Press
from answerable.pages.values import Page

_BY_ID = "|".join(SCHEMES)
# A fact, a fence, a link by id, or a file that another extension includes.
_LEANS_ON_OTHERS = re.compile(
    rf"\{{\{{|^[>\s]*(?:```|~~~)|\]\((?:{_BY_ID}):|-8<-|^\s*\[[^\]]+\]:\s*(?:{_BY_ID}):",
    re.MULTILINE,
)


def page_digests(
    press: Press, pages: Iterable[Page], extensions: Sequence[Any], configs: Mapping[str, Any]
) -> dict[str, str]:
    """Return page's id -> digest of all that its entries are made of.

    A page of plain text depends on its own source only; one that shows facts, lists articles or
    links by id depends on the catalogue, the guides, the settings, the templates, the other
    articles' front matter, the transcripts of videos and the date as well.
    """
    language = press.content.settings.language
    host = _digest(__version__, *installed(), language, _named([*extensions, configs]))
    around = ""
    digests = {}
    for page in pages:
        leans = _LEANS_ON_OTHERS.search(page.source.body) is not None
        if leans and not around:
            around = _around(press)
        digests[page.id] = _digest(
            host, around if leans else "", page.source.body, page.path, page.title,
            page.topic, page.kind, str(page.found), *page.products, *_names(press, page),
        )  # fmt: skip
    return digests


def _names(press: Press, page: Page) -> Iterable[str]:
    for id in page.products:
        if product := press.content.catalogue.products.get(id):
            yield "\n".join((product.name, *product.also_called, product.sold_by))


def _around(press: Press) -> str:
    content = press.content
    folders = content.folders
    files = sorted(
        path
        for folder in (
            folders.content / "catalogue",
            folders.content / GUIDES_FOLDER,
            *press.overrides,
            folders.docs,
        )
        for path in folder.rglob("*")
        if path.is_file() and (folder != folders.docs or path.suffix.lower() in TRANSCRIPTS)
    )
    articles = [
        (article.path, article.meta.model_dump_json())
        for article in sorted(content.shelf.all(), key=lambda article: article.path)
    ]
    return _digest(
        content.on.isoformat(),
        content.settings.model_dump_json(),
        repr(articles),
        str(press.addresses.directory_urls),
        *(_file(path) for path in files),
    )


def _file(path: Path) -> str:
    return f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}"


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _named(value: Any) -> str:
    """Return a host's configuration as text that is the same in every run."""
    return json.dumps(value, default=_name_of, sort_keys=True)


def _name_of(value: Any) -> str:
    if isinstance(value, partial):
        return f"{_name_of(value.func)} {value.args} {sorted(value.keywords)}"
    kind = type(value)
    name = getattr(value, "__qualname__", kind.__qualname__)
    return f"{getattr(value, '__module__', kind.__module__)}.{name}"
