"""The kept index gives what a fresh one gives, reads only what changed, and trusts no stranger."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from multiprocessing import get_context
from pathlib import Path

import pytest

from answerable.search import Entry, Finder, Keeping, SearchIndex, kept_index
from answerable.search.exported import index_files

TEXTS = {
    "liner": "A liner leaks where a toy cut it.",
    "shell": "A shell may float up when the water table rises.",
    "cover": "An automatic cover keeps the warmth in.",
}


class Shop:
    """A site whose pages can change, and that notes which of them were read."""

    def __init__(self, folder: Path, texts: Mapping[str, str] = TEXTS) -> None:
        self.keeping = Keeping(folder / "kept", folder / "secret.key")
        self.texts = dict(texts)
        self.read: list[str] = []

    def entries(self, pages: Collection[str]) -> Iterable[Entry]:
        for page in sorted(pages):
            self.read.append(page)
            title = page.capitalize()
            yield Entry(page, "article", f"{page}/", title, "a", "About it", self.texts[page])

    def index(self) -> SearchIndex:
        self.read.clear()
        return kept_index(self.keeping, dict(self.texts), self.entries, "en")

    def found(self, words: str) -> list[tuple[str, float]]:
        return [(hit.entry.page, round(hit.score, 9)) for hit in self.index().find(words)]

    def fresh(self, words: str) -> list[tuple[str, float]]:
        index = SearchIndex.of(self.entries(self.texts.keys()), "en")
        return [(hit.entry.page, round(hit.score, 9)) for hit in index.find(words)]


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path)


def test_a_second_run_reads_no_page_again(shop: Shop) -> None:
    shop.index()
    shop.index()
    assert shop.read == []


def test_only_a_changed_page_is_read_again(shop: Shop) -> None:
    shop.index()
    shop.texts["cover"] = "A cover of mesh lets the rain through."
    shop.index()
    assert shop.read == ["cover"]


def test_what_a_changed_page_said_before_is_not_found(shop: Shop) -> None:
    shop.index()
    shop.texts["cover"] = "A cover of mesh lets the rain through."
    assert shop.found("warmth") == []


def test_a_page_that_is_gone_is_not_found(shop: Shop) -> None:
    shop.index()
    del shop.texts["liner"]
    assert shop.found("toy") == []


def test_an_index_that_was_changed_often_ranks_like_a_fresh_one(shop: Shop) -> None:
    for number in range(4):
        shop.texts["shell"] = f"A shell holds water {'and more water ' * number}."
        shop.texts[f"new-{number}"] = f"Water again, in page {number}."
        shop.index()
    assert shop.found("water page") == shop.fresh("water page")


def test_an_index_that_was_changed_often_gives_a_browser_what_a_fresh_one_gives(
    shop: Shop,
) -> None:
    for number in range(3):
        shop.texts["shell"] = f"A shell holds water {'and more water ' * number}."
        shop.texts[f"new-{number}"] = f"Water again, in page {number}."
        shop.index()
    del shop.texts["new-0"]
    fresh = SearchIndex.of(shop.entries(shop.texts.keys()), "en")
    assert index_files(Finder(shop.index()), {}) == index_files(Finder(fresh), {})


def test_a_half_written_index_is_made_anew(shop: Shop) -> None:
    before = shop.found("liner")
    for path in shop.keeping.folder.glob("whoosh/*.seg"):
        path.write_bytes(path.read_bytes()[:-7])
    assert shop.found("liner") == before


def test_an_index_that_another_user_made_is_not_opened(shop: Shop) -> None:
    shop.index()
    shop.keeping.secret.write_bytes(b"somebody else's secret, long enough.")
    shop.index()
    assert sorted(shop.read) == sorted(shop.texts)


@pytest.mark.parametrize("manifest", ["", "[]", "{}", '{"pages": 1}', "\0"])
def test_a_broken_manifest_is_made_anew(shop: Shop, manifest: str) -> None:
    shop.index()
    (shop.keeping.folder / "whoosh.json").write_text(manifest, encoding="utf-8")
    assert [page for page, _ in shop.found("warmth")] == ["cover"]


def test_a_folder_that_cannot_be_written_gives_an_index_in_memory(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file stands where the folder should", encoding="utf-8")
    assert [page for page, _ in Shop(tmp_path).found("warmth")] == ["cover"]


def _one_run(folder: Path) -> list[tuple[str, float]]:
    return Shop(folder).found("liner")


def test_commands_that_run_at_once_all_get_the_whole_index(tmp_path: Path) -> None:
    with get_context("spawn").Pool(4) as pool:
        found = pool.map(_one_run, [tmp_path] * 8)
    assert found == [Shop(tmp_path).fresh("liner")] * 8
