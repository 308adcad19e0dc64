"""Each page carries a Content-Security-Policy: our own files and the theme's scripts, no more."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from site_builder import Built, Html, SmallSite

SCRIPT = "<script>steal()</script>"


def policy(page: Html) -> dict[str, list[str]]:
    metas = [m.attributes for m in page.all("meta") if "http-equiv" in m.attributes]
    assert [m["http-equiv"] for m in metas] == ["Content-Security-Policy"]
    return {name: rest for name, *rest in (part.split() for part in metas[0]["content"].split(";"))}


def hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("address", ["", "cost/shell/", "404.html"])
def test_every_inline_script_of_the_theme_is_allowed_and_nothing_else(
    small: Built, address: str
) -> None:
    page = small.page(address)
    inline = re.findall(r"<script>(.*?)</script>", page.source, re.DOTALL)
    assert inline
    held = policy(page)
    assert held["script-src"] == ["'self'", *dict.fromkeys(map(hashed, inline))]
    assert held["default-src"] == held["style-src"] == ["'self'"]
    assert held["frame-src"] == held["object-src"] == ["'none'"]


def test_the_policy_stands_above_everything_that_loads(small: Built) -> None:
    source = small.page("").source
    first = min(source.index(tag) for tag in ("<link", "<script", "<style") if tag in source)
    assert source.index("Content-Security-Policy") < first


def test_a_script_in_an_article_is_not_allowed(site: SmallSite) -> None:
    page = site.article(f"Words.\n\n{SCRIPT}\n").build().page("process/extra/")
    assert SCRIPT in page.source
    assert hashed("steal()") not in policy(page)["script-src"]


def test_a_script_in_an_article_that_another_plugin_changes_is_not_allowed(site: SmallSite) -> None:
    site.edit("mkdocs.yml", ("docs_dir:", "hooks: [shorter.py]\ndocs_dir:"))
    (site.root / "shorter.py").write_text(
        "def on_post_page(output, **_):\n"
        "    return output.replace('<p>', '').replace('steal ()', 'steal()')\n"
    )
    page = site.article("Words.\n\n<script>steal ()</script>\n").build().page("process/extra/")
    assert SCRIPT in page.source
    assert hashed("steal()") not in policy(page)["script-src"]


def test_a_site_may_widen_the_policy(site: SmallSite) -> None:
    allow = "policy:\n  allow:\n    frame-src: [https://maps.example]\n    media-src: ['blob:']\n"
    held = policy(site.write("settings.yml", site.read("settings.yml") + allow).build().page(""))
    assert held["frame-src"] == ["https://maps.example"]
    assert held["media-src"] == ["'self'", "blob:"]


def test_a_site_may_do_without_a_policy(site: SmallSite) -> None:
    site.write("settings.yml", site.read("settings.yml") + "policy:\n  enabled: false\n")
    assert "Content-Security-Policy" not in site.build().page("").source


@pytest.mark.parametrize(
    ("allow", "told"),
    [
        ("scripts-src: [x]", "'scripts-src'"),
        ('script-src: ["x; default-src *"]', "'x; default-src *' is not a source"),
        ("script-src: ['\"><script>']", "is not a source"),
        ("script-src: [\"'none'\"]", "''none'' is not a source"),
        ("img-src: [https://bäder.example]", "'https://bäder.example' is not a source"),
        ("script-src: [\"'unsafe-inline'\"]", "lets no script run beside the hashes"),
    ],
)
def test_what_is_no_source_is_refused(site: SmallSite, allow: str, told: str) -> None:
    site.write("settings.yml", f"{site.read('settings.yml')}policy:\n  allow:\n    {allow}\n")
    assert any(told in error for error in site.errors())
