"""Each published page has a Markdown twin that says the same in plain text."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from html import unescape
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import pytest

from answerable.pages.machines.as_markdown import markdown_of
from golden_files import GOLDEN
from site_builder import Built, SmallSite

TWINS = {
    "cost-article": "cost/shell/index.md",
    "comparison-article": "comparisons/shell-vs-liner/index.md",
    "problems-article": "problems/shell/index.md",
    "our-product": "products/shell/index.md",
    "a-rivals-product": "products/liner/index.md",
    "our-prices": "pricing/shell/index.md",
    "how-we-answer": "how-we-answer/index.md",
    "home": "index.md",
}


def twin(site: SmallSite, body: str, *front: str) -> str:
    built = site.article(body, *front).build()
    assert not built.stopped, built.log
    return built.files["process/extra/index.md"].decode()


def below_head(text: str) -> str:
    return text.split("extra/>\n\n", 1)[1].strip()


@pytest.mark.parametrize("name", TWINS)
def test_a_twin_says_what_its_page_says(small: Built, name: str) -> None:
    wanted = (GOLDEN / "twins" / f"{name}.md").read_text(encoding="utf-8")
    assert small.files[TWINS[name]].decode() == wanted


def has_twin(path: str) -> bool:
    """Return whether a page has a twin: what follows from a guide's answers has none."""
    return path != "404.html" and not fnmatch(path, "guides/*/*/index.html")


@pytest.mark.parametrize("name", ["small", "sample"])
def test_each_page_has_a_twin_and_leads_to_it(name: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(name)
    for path, page in built.pages.items():
        if has_twin(path):
            href = page.one("link", type="text/markdown").attributes["href"]
            assert str(PurePosixPath(path).with_name(href)) in built.files, path


@pytest.mark.parametrize("name", ["small", "sample"])
def test_every_figure_in_a_pages_tables_is_in_its_twin(
    name: str, request: pytest.FixtureRequest
) -> None:
    built: Built = request.getfixturevalue(name)
    for path, page in built.pages.items():
        if not has_twin(path):
            continue
        text = built.files[path.replace(".html", ".md")].decode()
        tables = " ".join(re.findall(r"<table.*?</table>", page.source, re.DOTALL))
        figures = set(re.findall(r"\d[\d.,]*", unescape(re.sub(r"<[^>]*>", " ", tables))))
        assert [figure for figure in figures if figure not in text] == [], path


@pytest.mark.parametrize("name", ["small", "sample"])
def test_no_link_in_a_twin_leads_nowhere(name: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(name)
    for path, held in built.files.items():
        if path.endswith(".md"):
            for target in re.findall(r"\]\(([^)\s]+)\)", held.decode()):
                assert leads_somewhere(built, path, target), (path, target)


def leads_somewhere(built: Built, path: str, target: str) -> bool:
    parts = urlsplit(target)
    if parts.scheme:
        return True
    return not parts.path or built._file(path, unquote(parts.path)) in built.files


def test_without_folders_for_addresses_a_twin_stands_beside_its_page(site: SmallSite) -> None:
    built = site.build(use_directory_urls=False)
    assert "[what it costs](../cost/shell.html)" in built.files["problems/shell.md"].decode()
    href = built.page("problems/shell.html").one("link", type="text/markdown").attributes["href"]
    assert href == "shell.md"
    assert {"index.md", "cost/index.md"} <= set(built.files)


def test_drafts_have_none(site: SmallSite) -> None:
    built = site.article("Text.\n", "draft: true").build()
    assert not [name for name in built.files if "extra" in name]


def test_a_title_with_signs_of_markdown_is_escaped(site: SmallSite) -> None:
    text = twin(site, "Text.\n", 'title: "5 * 3 < 20 [really] `yes`"', 'description: "a|b_c"')
    assert text.startswith("# 5 \\* 3 \\< 20 \\[really\\] \\`yes\\`\n\n> a\\|b\\_c\n\n")


def test_a_heading_in_the_text_is_the_only_one(site: SmallSite) -> None:
    text = twin(site, "# My own *heading*\n\nText.\n")
    assert text.startswith("# My own *heading*\n")
    assert text.count("# ") == 1


def test_an_article_without_author_and_dates_says_none(site: SmallSite) -> None:
    site.write("articles/process/extra.md", "---\ntitle: Extra\ntopic: process\n---\nText.\n")
    text = site.build().files["process/extra/index.md"].decode()
    assert text == "# Extra\n\n- <https://small.example.com/process/extra/>\n\nText.\n"


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Costs {{ shell.price.low }}.", "Costs $41,237."),
        ("Code `{{ shell.price }}` and ``a ` {{ shell.price }}``.", None),
        ("```\n{{ shell.price }} [x](article:no)\n<!-- kept -->\n```", None),
        ("Text.\n\n    {{ shell.price }} is code\n\n    <!-- too -->\n\nText.", None),
        ("- An item\n\n    {{ shell.price.low }} of it", "- An item\n\n    $41,237 of it"),
        ('!!! note "Note"\n    {{ shell.price.low }}', '!!! note "Note"\n    $41,237'),
        ("A <!-- more\n\nof it -->B", "A B"),
        ("<!-- to do: ask Ada -->\nText.", "Text."),
        ("[w](article:shell-cost#width)", "[w](../../cost/shell/#width)"),
        ("[](article:shell-vs-liner) [](topic:cost)",
         "[Shell or liner?](../../comparisons/shell-vs-liner/) [What does it cost?](../../cost/)"),
        ("[w](first-call.md#a) [h](../index.md) [a](#b) [x](https://a.example/x.md)",
         "[w](../../process/first-call/#a) [h](../../) [a](#b) [x](https://a.example/x.md)"),
        ("![A pool](pool.png) [f](../files/a%20b.pdf)",
         "![A pool](../../process/pool.png) [f](../../files/a%20b.pdf)"),
        ("[w][n]\n\n[n]: product:shell", "[w][n]\n\n[n]: ../../products/shell/"),
        ("| a | b |\n|---|---|\n| {{ shell.price.low }} | [](product:shell) |",
         "| a | b |\n|---|---|\n| $41,237 | [Shell pool: the facts](../../products/shell/) |"),
    ],
)  # fmt: skip
def test_text_becomes_text(site: SmallSite, body: str, wanted: str | None) -> None:
    site.write("articles/process/pool.png", b"png").write("articles/files/a b.pdf", b"pdf")
    found = below_head(twin(site, f"{body}\n"))
    assert found == (body if wanted is None else wanted)


PROBLEMS = "```problems\nproduct: liner\n```"
SHOWN = "- The sheet tears\n\n  - How often: **not measured**\n  - What to do: A patch."


def indented(text: str, by: str) -> str:
    return "\n".join(f"{by}{line}".rstrip() for line in text.split("\n"))


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (PROBLEMS, SHOWN),
        (indented(PROBLEMS, "> "), indented(SHOWN, "> ")),
        (f'=== "Tab"\n\n{indented(PROBLEMS, "    ")}', f'=== "Tab"\n\n{indented(SHOWN, "    ")}'),
        (f"````markdown\n{PROBLEMS}\n````", None),
        (f"Text.\n\n{indented(PROBLEMS, '    ')}", None),
        (f"Text.\n{PROBLEMS}\nMore.", f"Text.\n\n{SHOWN}\n\nMore."),
    ],
)
def test_a_fence_becomes_what_it_shows(site: SmallSite, body: str, wanted: str | None) -> None:
    found = below_head(twin(site, f"{body}\n"))
    assert found == (body if wanted is None else wanted)


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>A &lt;b&gt; * c</p><p>d</p>", "A \\<b\\> \\* c\n\nd"),
        ("<ol><li>a</li><li><p>b</p><p>c</p></li></ol>", "1. a\n\n2. b\n\n   c"),
        ("<p>a<br>b <em> c </em> <code>d*</code></p>", "a b *c* `d*`"),
        ("<h2>T</h2><hr><pre>a\n  b</pre>", "## T\n\n---\n\n```\na\n  b\n```"),
        ('<img src="a.png" alt="A"><svg><path/></svg>', "![A](a.png)"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ("<p>never closed <b>bold", "never closed **bold**"),
        ("</p></div>text", "text"),
        ("<script>x</script><p> </p>", ""),
        ("<table><tr><td>a|b</td><td></td></tr></table>", "| a\\|b |  |\n| --- | --- |"),
    ],
)
def test_html_becomes_markdown(html: str, markdown: str) -> None:
    assert markdown_of(html) == markdown
