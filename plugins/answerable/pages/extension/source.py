"""A page's text before conversion, and what a page holds after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from answerable.articles import Structure
from answerable.findings import Finding


@dataclass(frozen=True)
class Source:
    """A page's text before conversion: where it stands, and how findings name its file."""

    path: str
    """Below docs_dir, like `cost/pool.md`."""
    shown: str
    body: str
    lines_above: int = 0


@dataclass(frozen=True)
class Converted:
    """What a page holds after conversion, and what is wrong in it."""

    structure: Structure
    findings: tuple[Finding, ...]
    blocks: Mapping[int, str]
    """The HTML of each fence that is shown, by the file's line on which the fence begins."""
