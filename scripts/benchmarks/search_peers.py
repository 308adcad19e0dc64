"""Puts other search engines on the plain site: Pagefind, and MiniSearch as its package ships it.

Each gets the same text, an article's title and body, and a page with a search field.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measuring import RunError
from benchmarks.search_sites import INDEX, Searched, files_in
from borrowed_tools import npm_package, program

PAGEFIND = "1.6.0"
MINISEARCH = "7.2.0"
PAGES = Path(__file__).with_name("search_pages")
ARTICLE = "article.md-content__inner"
NODE_FIX = "install Node.js 18.20 or newer"


def pagefind(site: Path) -> Searched:
    """Let Pagefind index the pages of the plain site."""
    script = npm_package("pagefind", PAGEFIND) / "lib" / "runner" / "bin.cjs"
    what = ["--root-selector", ARTICLE, "--exclude-selectors", ".headerlink"]
    _run([program("node", NODE_FIX), str(script), "--site", str(site), *what])
    page = _page_for(site, "pagefind")
    return Searched("pagefind", site, page, True, tuple(files_in(site / "pagefind")))


def minisearch(site: Path) -> Searched:
    """Let MiniSearch index the text that Material's index holds."""
    library = npm_package("minisearch", MINISEARCH) / "dist" / "es" / "index.js"
    page = _page_for(site, "minisearch")
    folder = site / page
    shutil.copy(library, folder / "library.js")
    texts = folder / "texts.json"
    texts.write_text(json.dumps(_texts(site)), "utf-8")
    node, index = program("node", NODE_FIX), folder / "index.json"
    _run([node, str(PAGES / "index_minisearch.mjs"), str(library), str(texts), str(index)])
    texts.unlink()
    return Searched("minisearch", site, page, True, (index, folder / "library.js"))


def _page_for(site: Path, engine: str) -> str:
    """Write the page with an engine's search field, and return its address."""
    folder = site / "peers" / engine
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(PAGES / "field.html", folder / "index.html")
    shutil.copy(PAGES / "field.js", folder / "field.js")
    shutil.copy(PAGES / f"{engine}.js", folder / "engine.js")
    return f"peers/{engine}/"


def _texts(site: Path) -> list[dict[str, str]]:
    """Return title and text of each page of the plain site."""
    index = json.loads((site / INDEX).read_text("utf-8"))
    pages: dict[str, dict[str, str]] = {}
    for section in index["docs"]:
        address, _, anchor = section["location"].partition("#")
        page = pages.setdefault(address, {"id": address, "title": section["title"], "text": ""})
        heading = f"{section['title']}\n" if anchor else ""
        page["text"] += heading + re.sub(r"<[^>]+>", " ", section["text"]) + "\n"
    return [{key: html.unescape(text) for key, text in page.items()} for page in pages.values()]


def _run(command: Sequence[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise RunError(f"{' '.join(command)} ended with:\n{(done.stdout + done.stderr)[-4000:]}")
