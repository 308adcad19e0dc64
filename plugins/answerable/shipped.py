"""Where the templates, styles and words stand that come with Answerable."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def own_overrides() -> Path:
    """Return the folder of the templates, styles and words that come with Answerable.

    In a wheel it stands beside the package; in a checkout at the top of it, because an editable
    install ships no such folder.
    """
    package = Path(str(files("answerable")))
    beside = package / "overrides"
    return beside if beside.is_dir() else package.parent.parent / "overrides"
