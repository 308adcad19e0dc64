"""The site's full address: what can't be one is told, since feed and sitemap would lead nowhere."""

from __future__ import annotations

import pytest

from site_builder import SmallSite

USUAL = "https://small.example.com/"


@pytest.mark.parametrize(
    "url",
    [
        "https://a b.example/", "https://x.example/?a=1", "https://x.example/#top",
        "https://x.example/pa th/", "https://bäder.example/", 'https://x.example/"><script>',
    ],
)  # fmt: skip
def test_what_cannot_begin_addresses_is_told(site: SmallSite, url: str) -> None:
    log = site.edit("mkdocs.yml", (USUAL, f"'{url}'")).build().log
    assert "WARNING: mkdocs.yml: '" in log
    assert "can't be the beginning of the pages' addresses" in log


@pytest.mark.parametrize(
    "url", ["https://x.example", "https://x.example/a/b-c", "http://127.0.0.1:8000/a/", "''"]
)
def test_what_can_begin_addresses_is_taken(site: SmallSite, url: str) -> None:
    assert "WARNING" not in site.edit("mkdocs.yml", (USUAL, url)).build().log
