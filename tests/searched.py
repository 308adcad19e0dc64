"""Small sites to search: their entries, and their files where a browser fetches them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from answerable.search import Entry, Finder
from answerable.search.exported import index_files

CASES = Path(__file__).parent / "search" / "cases"


def entry(page: str, title: str, text: str, heading: str = "", **more: Any) -> Entry:
    """Return a section of an article; one without a heading is where its page begins."""
    anchor = "-".join(heading.lower().split())
    return Entry(page, "article", f"{page}/", title, anchor, heading, text, **more)


def site_of(language: str) -> list[Entry]:
    """Return the entries of a small invented site that is written in a language."""
    written = yaml.safe_load((CASES / "sites" / f"{language}.yml").read_text(encoding="utf-8"))
    return list(_entries(written))


def _entries(pages: Iterable[dict[str, Any]]) -> Iterator[Entry]:
    for number, page in enumerate(pages):
        told = {"topic": page.get("topic", ""), "names": tuple(page.get("names", ()))}
        id, title = f"page-{number}", page["title"]
        yield entry(id, title, page["text"], **told)
        for heading, text in page.get("sections", {}).items():
            yield entry(id, title, text, heading, **told)


def exported(finder: Finder, folder: Path) -> str:
    """Write the files of an index into a folder, and return the name of its root."""
    root, files = index_files(finder, {})
    for name, text in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return root
