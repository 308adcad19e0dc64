"""Anybody's MkDocs site: other plugins, settings by variables and parents, a theme of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from answerable.cli import main
from site_builder import BODY, Built, Html, SmallSite

HOOKS = {
    "macros": """
def on_page_markdown(markdown, page, config, files):
    return markdown.replace("{{ x }}", "forty-two")
""",
    "includes": """
def on_page_markdown(markdown, page, config, files):
    return markdown.replace("((table))", "```pricing\\nproduct: shell\\n```")
""",
    "rewrites every text": """
def on_page_markdown(markdown, page, config, files):
    return "\\n".join(["Written above.", "", *markdown.split("\\n"), "", "Written below."])
""",
    "adds pages": """
from mkdocs.structure.files import File
def on_files(files, config):
    text = "# Made up\\n\\n{{ shell.price.low }}\\n"
    files.append(File.generated(config, "made/up.md", content=text))
    return files
""",
    "changes the navigation": """
def on_nav(nav, config, files):
    nav.items.reverse()
    return nav
""",
    "rewrites the HTML": """
def on_page_content(html, page, config, files):
    return html.replace("<p>", '<p class="rewritten">')
""",
    "minifies": """
import re
def on_post_page(output, page, config):
    return re.sub(r">\\s+<", "><", output)
""",
    "adds a Markdown extension": """
def on_config(config):
    config.markdown_extensions.append("def_list")
    return config
""",
    "changes the templates": """
def on_env(env, config, files):
    env.filters["shout"] = str.upper
    return env
""",
}  # fmt: skip

READS_ITSELF = """
from pathlib import Path
def on_page_read_source(page, config):
    path = page.file.abs_src_path
    return Path(path).read_text(encoding="utf-8") if path else None
"""


def with_hooks(site: SmallSite, *texts: str) -> SmallSite:
    listed = "hooks:\n"
    for number, text in enumerate(texts):
        (site.root / f"hook{number}.py").write_text(text, encoding="utf-8")
        listed += f"  - hook{number}.py\n"
    return site.write("mkdocs.yml", site.read("mkdocs.yml") + "\n" + listed)


def lost_links(built: Built, base: str) -> list[str]:
    """Return the links that lead nowhere; those of 404.html are seen from the host's root."""
    return [link for link in built.broken_links(base) if not link.startswith("404.html")]


def assert_whole(built: Built) -> None:
    """Assert that the site is one that a buyer can use."""
    assert not built.stopped, built.log
    assert "WARNING" not in built.log, built.log
    assert lost_links(built, "https://small.example.com/") == []
    assert "$41,237 to $93,451" in built.page("comparisons/shell-vs-liner/").text
    assert "$41,237 to $93,451" in built.page("pricing/shell/").text


@pytest.mark.parametrize("name", HOOKS)
def test_the_site_is_whole_beside_another_plugin(site: SmallSite, name: str) -> None:
    assert_whole(with_hooks(site, HOOKS[name]).build())


def test_the_site_is_whole_beside_all_of_them_at_once(site: SmallSite) -> None:
    site.article("It is {{ x }}, and costs {{ shell.price.low }}.\n\n((table))\n")
    built = with_hooks(site, *HOOKS.values()).build()
    assert_whole(built)
    text = built.page("process/extra/").text
    assert "It is forty-two, and costs $41,237." in text
    assert "Written above." in text
    assert "Written below." in text
    assert "{{" not in text
    assert built.page("process/extra/").all("table")
    assert "$41,237" in built.page("made/up/").text
    assert "Content-Security-Policy" in built.page("process/extra/").source


def test_another_plugin_that_reads_sources_is_told_by_the_host_and_breaks_nothing(
    site: SmallSite, small: Built
) -> None:
    built = with_hooks(site, READS_ITSELF).build()
    assert "Multiple 'on_page_read_source' handlers can't work" in built.log
    assert built.page("cost/shell/").text == small.page("cost/shell/").text


def test_lines_of_findings_stay_those_of_the_file_when_its_text_is_rewritten(
    site: SmallSite,
) -> None:
    site.article("{{ x }}\n\n{{ shell.prize }}\n\n```pricing\nproduct: shel\n```\n")
    log = with_hooks(site, HOOKS["macros"], HOOKS["rewrites every text"]).build().log
    assert f"content/articles/process/extra.md:{BODY + 2}: 'shell.prize'" in log
    assert f"content/articles/process/extra.md:{BODY + 5}: 'shel' is not a product" in log
    assert "'x'" not in log


def run(site: SmallSite, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> str:
    monkeypatch.chdir(site.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795521600")
    return CliRunner().invoke(main, list(arguments)).output


def test_mkdocs_yml_may_take_values_from_variables_and_a_parent(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = site.read("mkdocs.yml")
    (site.root / "base.yml").write_text(
        text.replace("https://small.example.com/", "!ENV [SITE_URL, 'https://else.example.com/']"),
        encoding="utf-8",
    )
    site.write("mkdocs.yml", "INHERIT: base.yml\nsite_name: !ENV [SITE_NAME, 'By default']\n")
    monkeypatch.setenv("SITE_URL", "https://set.example.com/below/")
    built = site.build()
    assert_whole(built)
    canonical = built.page("cost/shell/").one("link", rel="canonical").attributes["href"]
    assert canonical == "https://set.example.com/below/cost/shell/"
    assert "By default" in built.page("").title
    assert run(site, monkeypatch, "check") == "No findings.\n"
    assert "/cost/shell/" in run(site, monkeypatch, "find", "shell", "cost")


def test_a_parent_that_is_not_there_is_told_in_a_sentence(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write("mkdocs.yml", "INHERIT: nowhere.yml\n")
    assert "nowhere.yml" in run(site, monkeypatch, "check")


def test_a_sites_own_files_win_one_by_one(site: SmallSite) -> None:
    plain = site.build(to=site.root / "plain").page("cost/shell/")
    site.write("overrides/blocks/byline.html", "<p>My byline</p>")
    site.write("overrides/pages/prices.md", "Only my words: {{ shell.price.low }}\n")
    site.write("overrides/locales/en.yml", 'next.topic: "My topic"\n')
    site.write(
        "overrides/theme/main.html",
        '{% extends "base.html" %}{% block footer %}<footer>My footer</footer>{% endblock %}',
    )
    built = site.build()
    assert not built.stopped, built.log
    page = built.page("cost/shell/")
    assert "My byline" in page.source
    assert "My footer" in page.source
    assert "Only my words: $41,237" in built.page("pricing/").text
    assert "My byline" not in plain.source
    assert page.all("table") == plain.all("table")
    assert built.files["assets/answerable.css"]


def test_a_custom_dir_wins_over_the_sites_overrides_and_these_over_ours(site: SmallSite) -> None:
    mine = site.root / "mine"
    (mine / "assets").mkdir(parents=True)
    (mine / "404.html").write_text("From custom_dir", encoding="utf-8")
    site.write("overrides/theme/404.html", "From overrides")
    site.write("overrides/theme/assets/answerable.css", "/* from overrides */")
    site.edit("mkdocs.yml", ("  name: material\n", "  name: material\n  custom_dir: mine\n"))
    built = site.build()
    assert not built.stopped, built.log
    assert b"From custom_dir" in built.files["404.html"]
    assert built.files["assets/answerable.css"] == b"/* from overrides */"
    assert built.files["assets/answerable.js"]


@pytest.mark.parametrize("directory_urls", [True, False])
def test_any_layout_of_folders_and_addresses_gives_a_whole_site(
    site: SmallSite, directory_urls: bool
) -> None:
    (site.root / "content" / "articles").rename(site.root / "texts")
    text = site.read("mkdocs.yml").replace("docs_dir: content/articles", "docs_dir: texts")
    text = text.replace("small.example.com/", "small.example.com/a/b/")
    site.write("mkdocs.yml", f"use_directory_urls: {str(directory_urls).lower()}\n{text}")
    built = site.build(strict=True)
    assert not built.stopped, built.log
    assert lost_links(built, "https://small.example.com/a/b/") == []
    name = "pricing/shell/index.html" if directory_urls else "pricing/shell.html"
    assert "$41,237 to $93,451" in Html(built.files[name].decode()).text
    addresses = re.findall(rb"<loc>(.*?)</loc>", built.files["sitemap.xml"])
    assert addresses
    assert all(address.startswith(b"https://small.example.com/a/b/") for address in addresses)


def test_a_path_with_spaces_and_accents_changes_no_byte(tmp_path: Path, small: Built) -> None:
    odd = SmallSite(tmp_path / "Größe & Preis (2)" / "è 100%")
    assert odd.build().files == small.files
