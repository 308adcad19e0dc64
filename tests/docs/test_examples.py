"""Examples in README and the documentation are read without a finding."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from answerable.articles.article import article_of
from answerable.cli import main
from answerable.pages import convert_all, page_findings, pages_of
from answerable.reading import parse_yaml
from documents import GUIDES, PAGES, REFERENCE, CodeBlock, blocks, commands
from site_builder import MARKDOWN, PROJECT, SmallSite

WALK = PAGES / "first-steps.md"
README = PROJECT / "README.md"
ENVIRONMENT = {"SOURCE_DATE_EPOCH": "1795521600"}


def found(pages: tuple[Path, ...], *languages: str) -> list[CodeBlock]:
    return [block for page in pages for block in blocks(page, *languages)]


def by_place(held: list[CodeBlock]) -> list[object]:
    return [pytest.param(block, id=block.name) for block in held]


@pytest.mark.parametrize("block", by_place(found((*GUIDES, *REFERENCE), "yaml")))
def test_yaml_is_read_without_a_finding(block: CodeBlock) -> None:
    if block.text.startswith("---"):
        assert article_of(block.text, "x.md", block.name).findings == ()
    else:
        assert parse_yaml(block.text, block.name).findings == ()


def test_every_fence_is_shown_by_the_sample_without_a_finding(tmp_path: Path) -> None:
    site = copied_sample(tmp_path / "sample")
    pages = tuple(page for page in (*GUIDES, *REFERENCE) if page not in (WALK, README))
    examples = found(pages, "markdown")
    assert len(examples) > 15
    assert findings_of(site, examples, "author: maren") == []


def test_the_fences_of_readme_are_shown_by_a_new_site_without_a_finding(tmp_path: Path) -> None:
    site = walked(tmp_path)
    assert findings_of(site, found((README,), "markdown"), "author: editor") == []


def test_whoever_follows_the_first_steps_gets_a_site_without_findings(tmp_path: Path) -> None:
    site = walked(tmp_path)
    files = [block for block in found((WALK,), "yaml", "markdown") if block.title]
    assert len(files) == 3
    for block in files:
        site.write(block.title.removeprefix("content/"), block.text)
        assert [str(finding) for finding in site.findings()] == [], block.name
    product, table, article = (block.title for block in files)
    more, answers = (block for block in found((WALK,), "yaml") if not block.title)
    assert answers.text.startswith("answers:")
    assert "Not known to us" in site.build().page("comparisons/hybrid-or-air/").text
    site.edit(product.removeprefix("content/"), ("values:\n", f"values:\n{more.text}"))
    built = site.build(strict=True)
    assert built.stopped == ""
    assert "33" in built.page("comparisons/hybrid-or-air/").text
    assert "$11,000 to $17,000" in built.page("cost/hybrid-heat-pump-cost/").text
    assert (Path(table).stem, Path(article).stem) == ("hybrid-or-air", "hybrid-heat-pump-cost")


def test_a_price_without_its_source_is_the_finding_that_the_first_steps_promise(
    tmp_path: Path,
) -> None:
    site = walked(tmp_path)
    block = next(blocks(WALK, "yaml"))
    without = block.text.replace("    source: Our 14 contracts since March 2026\n", "")
    site.write(block.title.removeprefix("content/"), without)
    (finding,) = site.errors()
    assert "'source'" in finding
    assert finding.startswith(f"{block.title}:")


def test_new_begins_the_article_that_the_first_steps_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = walked(tmp_path)
    product, _, article = (b for b in found((WALK,), "yaml", "markdown") if b.title)
    site.write(product.title.removeprefix("content/"), product.text)
    monkeypatch.chdir(site.root)
    (words,) = (words for _, words in commands(WALK) if words[:2] == ["answerable", "new"])
    assert CliRunner(env=ENVIRONMENT).invoke(main, words[1:]).exit_code == 0
    assert (site.root / article.title).is_file()


def walked(folder: Path) -> SmallSite:
    """Return the site with which the first steps begin."""
    (words,) = (words for _, words in commands(WALK) if words[:2] == ["answerable", "init"])
    root = folder / words[2]
    result = CliRunner(env=ENVIRONMENT).invoke(main, ["init", str(root), *words[3:]])
    assert result.exit_code == 0, result.output
    return SmallSite.at(root)


def copied_sample(root: Path) -> SmallSite:
    """Return a copy of the sample with the files that the example of a video names."""
    shutil.copytree(PROJECT / "content", root / "content")
    site = SmallSite.at(root)
    for name in ("dig.mp4", "dig.vtt"):
        site.write(f"articles/process/{name}", "WEBVTT\n\n00:00.000 --> 00:02.000\nDown it goes.\n")
    Image.new("RGB", (16, 9)).save(site.path("articles/process/dig.jpg"))
    return site


def findings_of(site: SmallSite, examples: list[CodeBlock], author: str) -> list[str]:
    """Return what is found in one article that holds all examples."""
    body = "\n".join(block.text for block in examples)
    press = site.article(body, author).press()
    pages = [page for page in pages_of(press) if page.path == "process/extra.md"]
    values = convert_all(press, MARKDOWN, {}, pages)
    return [str(finding) for value in values for finding in page_findings(value, press)]
