"""Files that no site can be made of: each stops the build with a sentence, and never a traceback.

What can be judged without a build stands in tests/catalogue and tests/ground.
"""

from __future__ import annotations

import time

import pytest

from site_builder import SmallSite

FILES = ["settings.yml", "catalogue/company.yml", "catalogue/people.yml", "catalogue/criteria.yml",
         "catalogue/categories.yml", "catalogue/products/shell.yml", "catalogue/reviews/shell.yml",
         "articles/cost/shell.md"]  # fmt: skip

RUBBISH = {
    "Latin-1": "name: Café\n".encode("latin-1"),
    "UTF-16": "name: Pool\n".encode("utf-16"),
    "binary": b"\x89PNG\r\n\x1a\n\x00\x00",
    "brackets": b"---\na: " + b"[" * 100_000,
    "a tag": b"---\na: !!python/object/apply:os.system [true]\n---\n",
    "aliases": b"---\na: &a [1,2,3,4,5,6,7,8,9]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
    b"c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n---\n",
    "an alias of itself": b"---\na: &a [*a]\n---\n",
    "a duplicate key": b"---\na: 1\na: 2\n---\n",
    "a tab": b"---\na:\n\tb: 1\n---\n",
    "a list": b"---\n- 1\n---\n",
    "an open quote": b'---\na: "open\n---\n',
}


@pytest.mark.parametrize("kind", RUBBISH)
@pytest.mark.parametrize("names", [FILES[:1], FILES[1:]], ids=["settings", "all others"])
def test_files_of_rubbish_stop_the_build_with_their_names(
    site: SmallSite, names: list[str], kind: str
) -> None:
    for name in names:
        site.write(name, RUBBISH[kind])
    built = site.build()
    assert built.stopped
    for name in names:
        assert f"ERROR: content/{name}" in built.log
    assert not any(file.endswith(".html") for file in built.files)


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_50_megabytes_is_told_quickly(site: SmallSite, name: str) -> None:
    with site.path(name).open("wb") as file:
        file.truncate(50_000_000)
    began = time.process_time()
    assert any(line.startswith(f"content/{name}: the file has 50.0 MB") for line in site.errors())
    assert time.process_time() - began < 5


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".yml")])
def test_an_empty_file_is_told(site: SmallSite, name: str) -> None:
    assert any(
        line.startswith(f"content/{name}:1: the file is empty")
        for line in site.write(name, "").errors()
    )


def test_an_empty_article_is_a_finding_or_a_page_but_no_traceback(site: SmallSite) -> None:
    built = site.write("articles/process/empty.md", "").build()
    assert not built.stopped, built.log
    assert "content/articles/process/empty.md" in built.log


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: [open\n---\n",
        "---\ntitle: x\n",
        "---\ntitle: a: b\n---\n",
        "---\njust words\n---\n",
        "---\n\ttitle: x\n---\n",
        "---\nnonsense: x\n---\n",
        "---\ntopic: price\n---\n",
        "---\nproducts: shell\n---\n",
        "---\npublished: soon\n---\n",
    ],
)
def test_broken_front_matter_stops_the_build_and_is_never_printed(
    site: SmallSite, head: str
) -> None:
    built = site.write("articles/process/broken.md", f"{head}Text.\n").build()
    assert built.stopped
    assert "ERROR: content/articles/process/broken.md" in built.log


def test_front_matter_closed_by_dots_is_front_matter(site: SmallSite) -> None:
    text = "---\ntitle: Dotted\ndescription: D\ntopic: process\n...\nText.\n"
    built = site.write("articles/process/dotted.md", text).build()
    assert built.page("process/dotted/").one("h1").text == "Dotted"
    assert "topic: process" not in built.page("process/dotted/").text


def test_a_rule_in_a_text_is_no_front_matter(site: SmallSite) -> None:
    built = site.article("One.\n\n---\n\nTwo.\n").build()
    assert "One." in built.page("process/extra/").text
    assert "Two." in built.page("process/extra/").text


@pytest.mark.parametrize("code", ["utf-8-sig", "utf-8"])
@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_any_line_ends_and_a_byte_order_mark_build_the_same_page(
    site: SmallSite, code: str, ends: str
) -> None:
    text = site.read("articles/cost/shell.md")
    wanted = site.build(to=site.root / "a").page("cost/shell/").source
    site.write("articles/cost/shell.md", text.replace("\n", ends).encode(code))
    assert site.build(to=site.root / "b").page("cost/shell/").source == wanted


def test_two_articles_with_one_id_stop_the_build(site: SmallSite) -> None:
    site.article("Text.", "id: shell-cost")
    built = site.build()
    assert built.stopped
    assert "the id 'shell-cost' is already that of content/articles/cost/shell.md" in built.log


def test_all_findings_of_a_build_that_stops_are_told_at_once(site: SmallSite) -> None:
    site.edit("catalogue/products/shell.yml", ("name: Shell pool", "nmae: Shell pool"))
    site.article("{{ liner.prise }}\n\n```pricing\nproduct: linr\n```")
    log = site.build().log
    assert "content/catalogue/products/shell.yml:2" in log
    assert "'liner.prise'" in log
    assert "'linr' is not a product" in log


def test_warnings_fail_a_strict_build(site: SmallSite) -> None:
    site.edit("catalogue/products/mosaic.yml", ("sold_by: Tessera Pools\n", ""))
    assert not site.build().stopped
    assert site.build(strict=True).stopped


def test_the_small_site_builds_strictly(site: SmallSite) -> None:
    built = site.build(strict=True)
    assert not built.stopped, built.log


def test_missing_content_is_told_in_a_sentence(site: SmallSite) -> None:
    site.remove("settings.yml").remove("catalogue")
    built = site.build()
    assert built.stopped
    assert "content/settings.yml" in built.log


@pytest.mark.parametrize("key", ["x: [", "plugins: [answerable, nothing]", "docs_dir: nowhere"])
def test_a_broken_mkdocs_yml_is_told_in_a_sentence(site: SmallSite, key: str) -> None:
    text = site.read("mkdocs.yml")
    name = key.partition(":")[0]
    lines = [line for line in text.split("\n") if not line.startswith(f"{name}:")]
    site.write("mkdocs.yml", "\n".join([key, *lines]))
    assert site.build().stopped


def test_our_plugin_and_search_may_stand_in_any_order(site: SmallSite) -> None:
    plain = site.build(to=site.root / "a")
    site.edit("mkdocs.yml", ("  - search\n  - answerable", "  - answerable\n  - search"))
    other = site.build(to=site.root / "b")
    assert plain.pages["cost/shell/index.html"] == other.pages["cost/shell/index.html"]


def test_search_may_be_left_out(site: SmallSite) -> None:
    site.edit("mkdocs.yml", ("  - search\n", ""))
    built = site.build()
    assert not built.stopped, built.log
    assert "cost/shell/index.html" in built.pages


def test_superfences_and_toc_may_be_left_out(site: SmallSite) -> None:
    text = site.read("mkdocs.yml").partition("markdown_extensions:")[0]
    built = site.write("mkdocs.yml", text).build()
    assert not built.stopped, built.log
    assert "$41,237 to $93,451" in built.page("comparisons/shell-vs-liner/").text


def test_the_content_may_stand_elsewhere(site: SmallSite) -> None:
    (site.root / "content").rename(site.root / "stuff")
    text = site.read("mkdocs.yml").replace("content/articles", "stuff/articles")
    site.write(
        "mkdocs.yml", text.replace("  - answerable", "  - answerable:\n      content: stuff")
    )
    built = site.build()
    assert not built.stopped, built.log
    assert "cost/shell/index.html" in built.pages


@pytest.mark.parametrize(
    "words",
    [
        'home.title: "{copmany}"',
        'nav.home: "{x}"',
        'home.title: "{"',
        "home.title: [1]",
        "a: [",
        "- a",
        "",
    ],
)
def test_a_mistake_in_the_sites_own_words_is_told_in_a_sentence(
    site: SmallSite, words: str
) -> None:
    built = site.write("overrides/locales/en.yml", words).build()
    assert built.stopped or "index.html" in built.pages


def test_the_sites_own_words_replace_ours_one_by_one(site: SmallSite) -> None:
    site.write("overrides/locales/en.yml", "home.title: 'Ask {company} anything'\n")
    built = site.build()
    assert built.page("").one("h1").text == "Ask Brook Pools anything"
    assert built.page("cost/").one("h1").text


def test_a_mistake_in_the_sites_own_template_is_told_in_a_sentence(site: SmallSite) -> None:
    site.write("overrides/blocks/byline.html", "{% if %}")
    assert site.build().stopped


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("README.md", "(generated) index.md"),
        ("cost/README.md", "(generated) cost/index.md"),
        ("how-we-answer/index.md", "(generated) how-we-answer.md"),
        ("cost/shell/index.md", "content/articles/cost/shell.md"),
        ("process/First-Call.md", "content/articles/process/first-call.md"),
    ],
)
def test_two_pages_at_one_address_stop_the_build(site: SmallSite, name: str, other: str) -> None:
    built = site.article("Text.", name=name).build()
    assert built.stopped
    told = [line for line in built.log.split("\n") if "is already that of" in line]
    assert len(told) == 1
    assert f"content/articles/{name}" in told[0]
    assert other in told[0]


def test_pages_that_have_no_folders_of_their_own_share_no_address(site: SmallSite) -> None:
    built = site.article("Text.", name="cost/shell/index.md").build(use_directory_urls=False)
    assert not built.stopped, built.log
    assert {"cost/shell.html", "cost/shell/index.html"} <= set(built.pages)
