"""Builds the sample with its guides and without, and tells what the guides add."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import built
from environment import ROOT


@dataclass(frozen=True)
class PagesCost:
    """What the sample's guides add to its site; `script_bytes` are those of all scripts, gzipped.

    `others_loading` counts the pages without a guide that load one of these scripts all the same.
    """

    pages: int
    bytes: int
    cpu_s: float
    script_bytes: int
    others_loading: int


def pages_cost(folder: Path) -> PagesCost:
    """Return what the sample's guides cost; both builds happen in a folder."""
    with_guides = _copied(folder / "with")
    without = _copied(folder / "without")
    shutil.rmtree(without / "content" / "guides")
    warm = built(without)  # what the first build keeps, both have
    more, less = built(with_guides), built(without)
    assert warm.code == more.code == less.code == 0
    site = with_guides / "site"
    pages = sorted((site / "guides").rglob("*.html"))
    scripts = sorted((site / "guides").rglob("*.js"))
    return PagesCost(
        len(pages),
        sum(file.stat().st_size for file in (site / "guides").rglob("*") if file.is_file()),
        round(more.cpu_s - less.cpu_s, 2),
        sum(len(gzip.compress(script.read_bytes(), mtime=0)) for script in scripts),
        len(list(_loading(site, [script.name for script in scripts]))),
    )


def _copied(folder: Path) -> Path:
    """Return a copy of the sample; it uses the same templates as the checkout."""
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    return folder


def _loading(site: Path, scripts: list[str]) -> Iterator[Path]:
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        if 'class="ans-guide"' not in text and any(f"/{name}" in text for name in scripts):
            yield page
