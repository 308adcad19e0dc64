"""What articles' pages are like, and that only those are looked at that changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

import pytest

from answerable.pages import Look, PageValue, convert_all, kept_looks, page_digests, pages_of
from site_builder import MARKDOWN, SmallSite


class Looking:
    """Looks at a site's articles, and tells which it looked at anew."""

    def __init__(self, site: SmallSite, file: Path) -> None:
        self.site = site
        self.file = file
        self.fresh: list[str] = []

    def looks(self) -> Mapping[str, Look]:
        """Return what the articles are like; `fresh` holds the ids of those converted."""
        press = self.site.press()
        pages = {page.id: page for page in pages_of(press)}
        digests = page_digests(press, pages.values(), MARKDOWN, {})

        def values_of(ids: Collection[str]) -> Iterable[PageValue]:
            self.fresh += ids
            return convert_all(press, MARKDOWN, {}, [pages[id] for id in ids])

        self.fresh.clear()
        return kept_looks(self.file, press, press.content.published(), digests, values_of)


@pytest.fixture
def looking(site: SmallSite, tmp_path: Path) -> Looking:
    return Looking(site, tmp_path / "kept" / "looks.json")


def test_a_look_tells_words_facts_and_what_the_recipe_finds(
    looking: Looking, site: SmallSite
) -> None:
    site.article("Four words, no more.", "id: bare", "topic: cost", name="cost/bare.md")
    bare = looking.looks()["bare"]
    assert bare.words == 4
    assert "cost.no-figure" in bare.lacks
    shown = looking.looks()["shell-cost"].shown
    assert ("range", "shell") in shown


def test_what_an_article_silences_and_notes_are_no_lack(looking: Looking, site: SmallSite) -> None:
    front = ["id: bare", "topic: cost", "products: [shell]"]
    site.article("Bare.", *front, name="cost/bare.md")
    assert "cost.jobs" in looking.looks()["bare"].lacks
    silence = "silence: {cost.jobs: We have finished no job yet.}"
    site.article("Bare.", *front, silence, name="cost/bare.md")
    assert "cost.jobs" not in looking.looks()["bare"].lacks


def test_an_article_without_text_has_no_words(looking: Looking, site: SmallSite) -> None:
    site.article("", "id: bare")
    assert looking.looks()["bare"].words == 0


def test_only_what_changed_is_looked_at_again(looking: Looking, site: SmallSite) -> None:
    first = looking.looks()
    assert looking.looks() == first
    assert looking.fresh == []
    site.article("New.", "id: fresh", name="process/fresh.md")
    assert looking.looks()["fresh"].words == 1
    assert "fresh" in looking.fresh
    site.article("New and longer.", "id: fresh", name="process/fresh.md")
    assert looking.looks()["fresh"].words == 3
    assert looking.fresh == ["fresh"]


def test_an_article_that_went_is_forgotten(looking: Looking, site: SmallSite) -> None:
    site.article("New.", "id: fresh", name="process/fresh.md")
    looking.looks()
    site.remove("articles/process/fresh.md")
    assert "fresh" not in looking.looks()
    assert "fresh" not in looking.file.read_text(encoding="utf-8")


def test_another_recipe_judges_all_anew(looking: Looking, site: SmallSite) -> None:
    looking.looks()
    check = "level: warning, says: No phone, mend: add one, why: We want it., any: [{text: call}]"
    site.write("recipes/process.yml", f"format: 1\nchecks:\n  phone: {{{check}}}\n")
    assert "process.phone" in looking.looks()["first-call"].lacks


@pytest.mark.parametrize("held", [b"", b"{", b"[1]", b'{"a": ["x", {}]}', b"\xff\xfe"])
def test_a_file_that_is_broken_isnt_read(looking: Looking, held: bytes) -> None:
    first = looking.looks()
    looking.file.write_bytes(held)
    assert looking.looks() == first


def test_where_nothing_can_be_kept_all_is_looked_at(site: SmallSite, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file, no folder")
    looking = Looking(site, tmp_path / "kept" / "looks.json")
    assert looking.looks()
    assert looking.looks().keys() == set(looking.fresh)
