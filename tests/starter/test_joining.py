"""`answerable init` where a MkDocs site is: it adds what is missing, and every byte stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from begun_sites import begun, everything, existing, init

from site_builder import SmallSite

CONFIGS = {
    "without plugins": "site_name: Old\n",
    "without a last newline": "site_name: Old",
    "a list": "site_name: Old\nplugins:\n  - search\ntheme:\n  name: material\n",
    "a list at the end without a newline": "site_name: Old\nplugins:\n- search",
    "an indented list with options": (
        "site_name: Old\nplugins:\n    - search:\n        lang: en\n    # what else\n\n# end\n"
    ),
    "a list in one line": "site_name: Old\nplugins: [search]  # find\nstrict: false\n",
    "a list in one line with options": "site_name: Old\nplugins: [{search: {lang: en}}]\n",
    "a list over lines": "site_name: Old\nplugins: [\n  search,  # find\n]\n",
    "no plugins at all": "site_name: Old\nplugins: []\n",
    "a mapping": "site_name: Old\nplugins:\n  search:\n    lang: en\ntheme: material\n",
    "Windows newlines": "site_name: Old\r\nplugins:\r\n  - search\r\n# end\r\n",
    "a byte order mark": "\ufeffsite_name: Old\nplugins:\n  - search\n",
    "an environment variable": "site_name: !ENV [NOTHING, Old]\nplugins:\n  - search\n",
    "anchors": "site_name: &name Old\nextra:\n  name: *name\nplugins:\n  - search\n",
    "Python names": (
        "site_name: Old\nplugins:\n  - search\nmarkdown_extensions:\n  - pymdownx.emoji:\n"
        "      emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
    ),
    "letters of all kinds": "site_name: Bäder 🏊 & mehr\nplugins:\n  - search  # größer\n",
}


def is_one_insertion(before: bytes, after: bytes) -> bool:
    """Return whether the bytes before are those after without one stretch of them."""
    at = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), None)
    start = len(before) if at is None else at
    return after.startswith(before[:start]) and after.endswith(before[start:])


@pytest.mark.parametrize("config", CONFIGS.values(), ids=CONFIGS)
def test_a_joined_site_keeps_every_byte_and_builds(tmp_path: Path, config: str) -> None:
    root = existing(tmp_path / "old", config)
    before = everything(root)
    site = begun(root)
    after = everything(root)
    assert {name for name, held in before.items() if after[name] != held} == {"mkdocs.yml"}
    assert is_one_insertion(before["mkdocs.yml"], after["mkdocs.yml"])
    built = site.build()
    assert not built.stopped, built.log
    assert "Welcome." in built.page("").source
    assert "about/index.html" in built.pages
    assert "cost/standard-package-cost/index.html" in built.pages


UNSAFE = {
    "a parent file": "INHERIT: base.yml\nsite_name: Old\n",
    "a list by an alias": "site_name: Old\nextra:\n  p: &p\n    - search\nplugins: *p\n",
    "a whole file in one line": "{site_name: Old, plugins: [search]}\n",
    "a list that something else names": (
        "site_name: Old\nplugins: &p\n  - search\nextra:\n  p: *p\n"
    ),
}


@pytest.mark.parametrize("config", UNSAFE.values(), ids=UNSAFE)
def test_where_no_edit_is_safe_the_lines_are_told_and_nothing_is_written(
    tmp_path: Path, config: str
) -> None:
    root = existing(tmp_path / "old", config)
    (root / "base.yml").write_text("plugins:\n  - search\n")
    before = everything(root)
    result = init(root)
    assert result.exit_code == 1
    assert "  - answerable" in result.stderr
    assert everything(root) == before


def test_a_site_that_was_edited_by_hand_is_joined_without_an_edit(tmp_path: Path) -> None:
    root = existing(tmp_path / "old", "{site_name: Old, plugins: [search, answerable]}\n")
    before = (root / "mkdocs.yml").read_bytes()
    built = begun(root).build()
    assert not built.stopped, built.log
    assert (root / "mkdocs.yml").read_bytes() == before


def test_a_mkdocs_yml_that_cant_be_used_is_told_before_anything_is_written(tmp_path: Path) -> None:
    root = existing(tmp_path / "old", "site_name: Old\nplugins:\n  - nothing-of-this-name\n")
    before = everything(root)
    result = init(root)
    assert result.exit_code == 2
    assert "mkdocs.yml can't be used; 'mkdocs build' says why" in result.stderr
    assert everything(root) == before


def test_pages_of_the_old_site_keep_their_addresses(tmp_path: Path) -> None:
    root = existing(tmp_path / "old", "site_name: Old\n", index="# Hi\n", products="# Mine\n")
    result = init(root)
    assert "docs/products.md keeps its address" in result.stdout
    built = SmallSite.at(root).build()
    assert not built.stopped, built.log
    assert "Mine" in built.page("products/").source
    assert "products-answers/index.html" in built.pages


def test_a_published_folder_named_content_holds_nothing_private(tmp_path: Path) -> None:
    root = existing(tmp_path / "old", "site_name: Old\ndocs_dir: content\n")
    (root / "docs").rename(root / "content")
    site = begun(root)
    assert not (root / "content/questions").exists()
    assert (root / "answerable-content/questions").is_dir()
    assert "/answerable-content/questions/" in (root / ".gitignore").read_text()
    built = site.build()
    assert not built.stopped, built.log


def test_an_old_home_page_named_readme_is_renamed_first(tmp_path: Path) -> None:
    root = existing(tmp_path / "old", "site_name: Old\n", README="# Home\n")
    before = everything(root)
    result = init(root)
    assert result.exit_code == 1
    assert "rename it to index.md" in result.stderr
    assert everything(root) == before


def test_a_joined_site_is_told_what_stays_to_be_done(tmp_path: Path) -> None:
    root = existing(tmp_path / "old", "site_name: Old\nnav:\n  - index.md\ntheme: readthedocs\n")
    said = init(root).stdout
    assert "becomes the introduction of the new home page" in said
    assert "no workflow is added" in said
    assert "the theme is 'readthedocs'" in said
    assert "has a 'nav'" in said
    assert not (root / ".github").exists()
    assert "theme: readthedocs" in (root / "mkdocs.yml").read_text()


def test_a_site_that_publishes_from_elsewhere_is_left_alone(tmp_path: Path) -> None:
    root = existing(tmp_path / "old", "site_name: Old\ndocs_dir: ../docs\n")
    (root / "docs").rename(tmp_path / "docs")
    result = init(root)
    assert result.exit_code == 2
    assert "lies outside" in result.stderr
