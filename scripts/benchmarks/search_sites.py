"""Builds the sites whose search is measured: with this engine, and with plain Material."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.both_sites import OUT_OF_NAV
from benchmarks.measuring import built
from benchmarks.real_data import TEXT_EXTENSIONS, Source, write_search_site
from benchmarks.site_files import article_text, write, write_mkdocs

NO_FONTS = {"name": "material", "font": False}
"""Material's fonts come from elsewhere, which nothing that is measured here may depend on."""

SEARCH_FOLDERS = ("search/", "assets/javascripts/workers/", "assets/javascripts/lunr/")
"""Where a site of Material holds what belongs to its search."""

INDEX = "search/search_index.json"


@dataclass(frozen=True)
class Searched:
    """A site with a search field on a page of it, and what there is to know of its engine."""

    name: str
    folder: Path
    page: str
    """The address of the page that is opened, below the site's root."""
    signals: bool
    """Whether the engine says when its answer stands; else Material's own elements tell."""
    index: tuple[Path, ...]
    """The files that are the search, as they lie on the disk."""
    loads: str = ""
    """What the page asks for by itself, sooner or later, before it has loaded."""

    @property
    def index_bytes(self) -> int:
        """How much the search holds on the disk, unpacked."""
        return sum(path.stat().st_size for path in self.index)


def address_of(article: str) -> str:
    """Return an article's address below the root of each site."""
    return f"process/{article}/"


def our_site(folder: Path, articles: Sequence[Source]) -> Searched:
    """Build the site with this engine."""
    write_search_site(folder, articles, theme=NO_FONTS)
    built(folder)
    site = folder / "site"
    index = tuple(path for path in files_in(site / "search") if path.name != "index.html")
    return Searched("ours", site, address_of(articles[0].id), _signals(site), index, INDEX)


def plain_site(folder: Path, articles: Sequence[Source]) -> Searched:
    """Build the site with plain Material, under the same addresses."""
    docs = folder / "docs"
    for article in articles:
        front_matter = {"title": article.title, "description": article.description}
        path = docs / "process" / f"{article.id}.md"
        write(path, article_text(front_matter, article.body))
    write(docs / "index.md", "# Answers\n")
    write_mkdocs(
        folder,
        "How-to articles",
        ["search"],
        markdown_extensions=TEXT_EXTENSIONS,
        theme=NO_FONTS,
        nav=["index.md"],
        **OUT_OF_NAV,
    )
    built(folder)
    site = folder / "site"
    index = (site / INDEX,)
    return Searched("material", site, address_of(articles[0].id), False, index, INDEX)


def files_in(folder: Path) -> Iterator[Path]:
    """Yield all files below a folder."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _signals(site: Path) -> bool:
    """Return whether the engine's own search is in a site, or Material's, as in older versions."""
    config = json.loads((site / INDEX).read_text("utf-8"))["config"]
    return "reader" in config
