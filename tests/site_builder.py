"""Copies a small whole site into a folder, changes it, checks it, builds it, and reads its pages.

A test says what it changes in the site under tests/sites/, and looks at findings or at built pages.
"""

from __future__ import annotations

import gzip
import json
import logging
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from posixpath import normpath
from typing import Any
from unittest import mock
from urllib.parse import unquote, urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from answerable.findings import Finding, in_order
from answerable.pages import (
    Content,
    ContentError,
    Folders,
    Press,
    convert_all,
    press_of,
    read_content,
    site_findings,
)

PROJECT = Path(__file__).resolve().parents[1]
SITES = Path(__file__).resolve().parent / "sites"
ON = date(2026, 11, 24)
"""The date of a run where a test names no other."""

MARKDOWN = (
    "admonition", "attr_list", "md_in_html", "tables", "toc", "pymdownx.superfences",
    "pymdownx.tabbed",
)  # fmt: skip

BODY = 9
"""The first line of the text of an article that `SmallSite.article` writes."""

_OF_SEARCH = re.compile(r"search/(?:terms|pages)/|search/\w+\.[0-9a-f]{8}\.")

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass(frozen=True)
class Element:
    """One element of a page: its tag, its attributes, and the text inside it."""

    tag: str
    attributes: Mapping[str, str]
    text: str
    inside: tuple[str, ...]
    """The tags and classes of the elements around it, the outermost first."""


class _Elements(HTMLParser):
    """Collects elements in the order of their start tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str], list[str], tuple[str, ...]]] = []
        self.open: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        around = tuple(self.found[n][0] for n in self.open)
        held = {name: value or "" for name, value in attrs}
        self.found.append((tag, held, [], around))
        if tag not in VOID:
            self.open.append(len(self.found) - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        for position in range(len(self.open) - 1, -1, -1):
            if self.found[self.open[position]][0] == tag:
                del self.open[position:]
                return

    def handle_data(self, data: str) -> None:
        for number in self.open:
            self.found[number][2].append(data)


@dataclass(frozen=True)
class Html:
    """A built page as a browser would read it."""

    source: str

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """All elements, in the order of the page."""
        reader = _Elements()
        reader.feed(self.source)
        reader.close()
        return tuple(
            Element(tag, attributes, "".join(parts), around)
            for tag, attributes, parts, around in reader.found
        )

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Return the elements of a tag whose attributes hold these words."""
        return [
            element
            for element in self.elements
            if element.tag == tag
            and all(
                words in element.attributes.get(name.rstrip("_"), "")
                for name, words in attributes.items()
            )
        ]

    def one(self, tag: str, **attributes: str) -> Element:
        """Return the only such element."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} of <{tag}> {attributes}"
        return found[0]

    @cached_property
    def text(self) -> str:
        """The text of the page's article, with single spaces."""
        article = self.all("article")
        held = article[0].text if article else self.source
        return " ".join(held.split())

    @cached_property
    def title(self) -> str:
        """The text of <title>."""
        return next(element.text for element in self.elements if element.tag == "title")

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every id and name on the page."""
        return frozenset(
            element.attributes[name]
            for element in self.elements
            for name in ("id", "name")
            if name in element.attributes
        )

    def cells(self) -> list[list[str]]:
        """Return the rows of all tables as texts, with single spaces."""
        rows: list[list[str]] = []
        for element in self.elements:
            if element.tag == "tr":
                rows.append([])
            elif element.tag in ("td", "th") and rows:
                rows[-1].append(" ".join(element.text.split()))
        return rows


@dataclass(frozen=True)
class Built:
    """What a build left behind: the files, the log, and why it stopped, if it did."""

    folder: Path
    log: str
    stopped: str = ""

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every file of the site by its path, packed ones unpacked too."""
        held: dict[str, bytes] = {}
        for path in sorted(p for p in self.folder.rglob("*") if p.is_file()):
            name = path.relative_to(self.folder).as_posix()
            held[name] = path.read_bytes()
            if name == "sitemap.xml.gz":
                held[name.removesuffix(".gz") + " (unpacked)"] = gzip.decompress(held[name])
        return held

    @cached_property
    def pages(self) -> dict[str, Html]:
        """Every HTML page by its path."""
        return {
            name: Html(held.decode())
            for name, held in self.files.items()
            if name.endswith(".html")
            and not name.startswith("assets/")
            and b'http-equiv="refresh"' not in held  # an earlier address
        }

    @cached_property
    def searched(self) -> dict[str, dict[str, Any]]:
        """What the search shows of each page, by the page's address."""
        records = [
            json.loads(held)
            for name, held in self.files.items()
            if name.startswith("search/pages/") and name.endswith(".txt")
        ]
        return {record["address"]: record for record in records}

    def page(self, address: str) -> Html:
        """Return the page at an address below the site's root."""
        name = f"{address}index.html" if address.endswith("/") or not address else address
        assert name in self.pages, f"no {name}; there are {', '.join(self.pages)}"
        return self.pages[name]

    def holding(self, words: str) -> list[str]:
        """Return the paths of the files whose text holds the words, but not the theme's own.

        The search's files are told as one, for their names change with what they hold.
        """
        wanted = words.encode()
        holders = [
            "search/" if _OF_SEARCH.match(name) else name
            for name, held in self.files.items()
            if wanted in held and not name.startswith("assets/")
        ]
        return list(dict.fromkeys(holders))

    def broken_links(self, base: str = "") -> list[str]:
        """Return `page -> link` for each internal link or anchor that leads nowhere."""
        lost = []
        for name, page in self.pages.items():
            for target in _targets(page):
                address, _, anchor = target.partition("#")
                if target.startswith("#") and not anchor:
                    continue
                parts = urlsplit(address)
                if parts.scheme or parts.netloc:
                    if not base or not address.startswith(base):
                        continue
                    address = "/" + address.removeprefix(base)
                there = self._file(name, unquote(urlsplit(address).path))
                if there not in self.files or (
                    anchor and there in self.pages and unquote(anchor) not in self.pages[there].ids
                ):
                    lost.append(f"{name} -> {target}")
        return lost

    def links(self, name: str) -> set[str]:
        """Return the paths of the pages that a page links to."""
        found = set()
        for element in self.pages[name].all("a"):
            target = element.attributes.get("href", "").partition("#")[0]
            if target and not urlsplit(target).scheme:
                found.add(self._file(name, unquote(urlsplit(target).path)))
        return found & set(self.pages)

    @staticmethod
    def _file(page: str, address: str) -> str:
        if not address:
            return page
        start = "" if address.startswith("/") else page.rpartition("/")[0]
        joined = normpath(f"{start}/{address}".lstrip("/"))
        if address.endswith(("/", "/.", "..")) or joined == ".":
            return "index.html" if joined == "." else f"{joined}/index.html"
        return joined


def _targets(page: Html) -> Iterator[str]:
    for element in page.elements:
        for name in ("href", "src", "poster"):
            target = element.attributes.get(name)
            if target is not None and element.tag != "base":
                yield target


class SmallSite:
    """A site's folder that a test may change, check and build."""

    def __init__(self, root: Path, like: str = "small") -> None:
        self.root = root
        shutil.copytree(SITES / like, root, dirs_exist_ok=True)

    @classmethod
    def at(cls, root: Path) -> SmallSite:
        """Return the site that stands in a folder already."""
        site = cls.__new__(cls)
        site.root = root
        return site

    def path(self, name: str) -> Path:
        """Return the path of a file: below content/, but for mkdocs.yml and overrides/."""
        top = name == "mkdocs.yml" or name.startswith("overrides/")
        return self.root / name if top else self.root / "content" / name

    def write(self, name: str, held: str | bytes) -> SmallSite:
        """Write a file whole."""
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(held if isinstance(held, bytes) else held.encode())
        return self

    def read(self, name: str) -> str:
        """Return a file's text."""
        return self.path(name).read_text(encoding="utf-8")

    def edit(self, name: str, *changes: tuple[str, str]) -> SmallSite:
        """Replace texts in a file, each of which must be there."""
        text = self.read(name)
        for old, new in changes:
            assert old in text, f"{name} doesn't hold {old!r}"
            text = text.replace(old, new)
        return self.write(name, text)

    def article(self, body: str, *front: str, name: str = "process/extra.md") -> SmallSite:
        """Write an article whose text begins on the line `BODY`, with these lines above it too."""
        head = [
            "title: Extra", "description: More.", "topic: process", "id: extra", "author: ada",
            "published: 2026-06-01",
        ]  # fmt: skip
        keys = {line.partition(":")[0] for line in front}
        lines = [line for line in head if line.partition(":")[0] not in keys]
        return self.write(f"articles/{name}", "\n".join(["---", *lines, *front, "---", body]))

    def remove(self, name: str) -> SmallSite:
        """Delete a file or folder."""
        path = self.path(name)
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
        return self

    @property
    def folders(self) -> Folders:
        """Where this site keeps its things."""
        return Folders(self.root, self.root / "content", self.root / "content" / "articles")

    def content(self, on: date = ON) -> Content:
        """Return what is written here, read on a day."""
        return read_content(self.folders, lambda settings: on)

    def press(self, on: date = ON) -> Press:
        """Return what prints this site's pages."""
        return press_of(self.content(on))

    def findings(self, on: date = ON) -> list[Finding]:
        """Return all that a check finds here."""
        try:
            press = self.press(on)
        except ContentError as error:
            return in_order(error.findings)
        return in_order(site_findings(press, convert_all(press, MARKDOWN, {})))

    def errors(self, on: date = ON) -> list[str]:
        """Return the errors that a check finds here, as people read them."""
        return [str(f) for f in self.findings(on) if str(f.level) == "error"]

    def build(self, on: date | None = ON, to: Path | None = None, **config: Any) -> Built:
        """Build the site as `mkdocs build` does."""
        folder = to or self.root / "site"
        log = _Log()
        environment = {"NO_MKDOCS_2_WARNING": "1"}
        if on is not None:
            noon = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
            environment["SOURCE_DATE_EPOCH"] = str(int(noon.timestamp()))
        stopped = ""
        with mock.patch.dict(os.environ, environment), log.listening():
            try:
                loaded = load_config(
                    config_file=str(self.root / "mkdocs.yml"), site_dir=str(folder), **config
                )
                loaded.plugins.on_startup(command="build", dirty=False)
                build(loaded)
            except MkDocsException as error:
                stopped = str(error) or type(error).__name__
        return Built(folder, "\n".join(log.lines), stopped)


class _Log(logging.Handler):
    """Keeps what a build says."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname}: {record.getMessage()}")

    @contextmanager
    def listening(self) -> Iterator[None]:
        logger = logging.getLogger("mkdocs")
        before = logger.level
        logger.addHandler(self)
        logger.setLevel(logging.INFO)
        try:
            yield
        finally:
            logger.removeHandler(self)
            logger.setLevel(before)


def built_sample(folder: Path) -> Built:
    """Build the sample company's site into a folder."""
    return SmallSite.at(PROJECT).build(to=folder)
