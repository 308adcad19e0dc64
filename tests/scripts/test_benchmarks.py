"""What the benchmark's invented sites are: the same each time, alike in both ways, and sound."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from answerable.findings import Level
from answerable.pages import Folders, convert_all, press_of, read_content, site_findings
from benchmarks.both_sites import write_ours, write_plain
from benchmarks.invented import products_of
from benchmarks.real_data import Source
from benchmarks.two_ways import articles_of
from benchmarks.whole_text import lost_words

PRODUCTS = products_of(20)
ARTICLES = articles_of(12, PRODUCTS)


def _files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_two_runs_write_the_same(tmp_path: Path) -> None:
    """Figures of two days can be compared only if the sites are the same."""
    for name in ("one", "two"):
        write_ours(tmp_path / name, articles_of(12, products_of(20)), PRODUCTS, search=True)
    assert _files(tmp_path / "one") == _files(tmp_path / "two")


def test_the_engine_finds_nothing_wrong(tmp_path: Path) -> None:
    """Findings would cost time that a good site doesn't cost, and errors stop the build."""
    write_ours(tmp_path, ARTICLES, PRODUCTS, search=True)
    folders = Folders(tmp_path, tmp_path / "content", tmp_path / "content" / "articles")
    content = read_content(folders, lambda settings: date(2026, 11, 24))
    press = press_of(content)
    values = convert_all(press, ["admonition", "attr_list", "tables"], {})
    found = [finding for finding in site_findings(press, values) if finding.level > Level.NOTE]
    assert found == []


def test_the_plain_site_needs_no_engine(tmp_path: Path) -> None:
    """No fact, fence or link by id is left in the plain Markdown."""
    write_plain(tmp_path, ARTICLES, hubs_only=False)
    text = "".join(path.read_text("utf-8") for path in tmp_path.rglob("*.md"))
    assert "article:" not in text
    assert "{{" not in text
    assert "```" not in text


@pytest.mark.parametrize(
    ("body", "page", "lost"),
    [
        ("1. Two **w**ords", "<ol><li>Two <strong>w</strong>ords</li></ol>", []),
        ("A [link](there.md) &amp; more", "<p>A <a href='there/'>link</a> &amp; more</p>", []),
        ("Kept and lost", "<p>Kept and</p>", ["lost"]),
    ],
)
def test_lost_words_are_named(tmp_path: Path, body: str, page: str, lost: list[str]) -> None:
    """What isn't text in Markdown isn't missed; what is, is."""
    (tmp_path / "index.html").write_text(f"<article>{page}</article>", "utf-8")
    article = Source("x", "X", "", body)
    assert lost_words(article, tmp_path / "index.html") == lost
