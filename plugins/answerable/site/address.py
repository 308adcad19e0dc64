"""The full address of the site, which canonical addresses, feed and sitemap begin with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from answerable.findings import Finding, Level
from answerable.pages import Content
from answerable.reading import shown_path

_ROOT = re.compile(r"https?://[\w.~%:@!$&*+,=()\[\]-]+(?:/[\w.~%:@!$&*+,;=()-]+)*/*", re.ASCII)


def address_findings(config: MkDocsConfig, content: Content) -> Iterator[Finding]:
    """Yield a warning if no page can have an address that begins with mkdocs.yml's site_url."""
    url = config.site_url
    if not url or _ROOT.fullmatch(url):
        return
    file = shown_path(Path(config.config_file_path), content.folders.root)
    yield Finding(
        "site.address", Level.WARNING, file, 0,
        f"'{url}' can't be the beginning of the pages' addresses, and nobody can follow one that"
        " begins so; write site_url like https://www.example.com/ or https://example.com/answers/",
    )  # fmt: skip
