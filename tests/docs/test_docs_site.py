"""The documentation as a site, and as files that are read where the repository is hosted."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown.extensions.toc import slugify

from documents import DOCS, GUIDES, PAGES, REFERENCE, links
from site_builder import Built, SmallSite


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the documentation's site, built once."""
    return SmallSite.at(DOCS).build(to=tmp_path_factory.mktemp("docs") / "site", strict=True)


def test_the_documentation_passes_its_own_check() -> None:
    assert SmallSite.at(DOCS).findings() == []


def test_the_documentation_builds_without_a_warning(docs: Built) -> None:
    assert docs.stopped == ""
    assert "WARNING" not in docs.log


def test_sections_of_the_navigation_have_no_empty_tabindex(docs: Built) -> None:
    labels = docs.page("findings/").all("label", id="__nav_")
    assert labels
    assert [label for label in labels if label.attributes.get("tabindex") == ""] == []


def test_no_link_of_the_documentation_leads_nowhere(docs: Built) -> None:
    assert docs.broken_links() == []


def test_every_page_is_in_the_navigation_or_linked_from_one_that_is(docs: Built) -> None:
    first = {"index.html"} | docs.links("index.html")
    second = first.union(*(docs.links(name) for name in first))
    assert set(docs.pages) - second == {"404.html"}


def test_the_search_knows_every_article(docs: Built) -> None:
    written = {path.relative_to(PAGES).with_suffix("").as_posix() for path in PAGES.rglob("*.md")}
    assert {"" if name == "index" else f"{name}/" for name in written} <= set(docs.searched)


@pytest.mark.parametrize("page", [*GUIDES, *REFERENCE], ids=lambda page: page.name)
def test_links_between_files_hold_where_the_repository_is_hosted(page: Path) -> None:
    lost = [target for target in links(page) if not _is_there(page, target)]
    assert lost == []


def _is_there(page: Path, target: str) -> bool:
    name, _, anchor = target.partition("#")
    path = page.parent / name if name else page
    if not path.is_file():
        return False
    if not anchor:
        return True
    lines = path.read_text(encoding="utf-8").splitlines()
    return anchor in (slugify(line.lstrip("# "), "-") for line in lines if line.startswith("#"))
