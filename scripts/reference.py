#!/usr/bin/env python3
"""Write the reference pages of the documentation from the models, recipes and commands.

Run it again after each change of a field, fence, check, fact or command; a test tells when it was
forgotten.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from environment import ROOT, inside

inside(__file__)

from reference_pages.checks import checks_page  # noqa: E402
from reference_pages.commands import commands_page  # noqa: E402
from reference_pages.facts import facts_page  # noqa: E402
from reference_pages.fences import fences_page  # noqa: E402
from reference_pages.files import (  # noqa: E402
    backlog_page,
    catalogue_page,
    front_matter_page,
    guides_page,
    settings_page,
    synonyms_page,
)

FOLDER = ROOT / "docs" / "content" / "articles" / "reference"


def reference_pages() -> Mapping[str, str]:
    """Return file's name -> text of each reference page."""
    return {
        "backlog.md": backlog_page(),
        "catalogue.md": catalogue_page(),
        "checks.md": checks_page(),
        "commands.md": commands_page(),
        "facts.md": facts_page(ROOT),
        "fences.md": fences_page(),
        "front-matter.md": front_matter_page(),
        "guides.md": guides_page(),
        "settings.md": settings_page(),
        "synonyms.md": synonyms_page(),
    }


def main() -> None:
    """Write each page, and say which are new or changed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=FOLDER, help="the folder to write into")
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    for name, text in reference_pages().items():
        path = out / name
        if path.is_file() and path.read_text("utf-8") == text:
            continue
        path.write_text(text, "utf-8", newline="\n")
        print(path)


if __name__ == "__main__":
    main()
