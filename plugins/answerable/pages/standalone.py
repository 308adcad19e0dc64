"""The Markdown extension for hosts that only know its name: `markdown_extensions: [answerable]`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from answerable.dates import run_date
from answerable.pages.content import Folders, read_content
from answerable.pages.extension import AnswerableExtension
from answerable.pages.press import press_of


def any_host(
    content: str = "content", docs: str = "content/articles", **configs: Any
) -> AnswerableExtension:
    """Return the extension for the project in the current folder.

    Raises ContentError if the project has no settings that can be read.
    """
    root = Path.cwd()
    folders = Folders(root, root / content, root / docs)
    read = read_content(folders, lambda settings: run_date(None, os.environ, settings.time_zone))
    return AnswerableExtension(press_of(read), **configs)
