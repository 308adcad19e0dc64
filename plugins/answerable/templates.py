"""Reads templates: of HTML, where all that people typed is escaped, and of Markdown and YAML."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket


class _Compiled(BytecodeCache):
    """Keeps compiled templates as long as the program runs: a site that is served is built often.

    A template that was changed has another checksum, and is compiled anew.
    """

    def __init__(self) -> None:
        self._held: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what is kept for it, if anything is."""
        if bucket.key in self._held:
            bucket.bytecode_from_string(self._held[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket holds."""
        self._held[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


def html_templates(folders: Sequence[Path], **options: Any) -> Environment:
    """Return the templates of HTML in some folders, of which the first wins."""
    return _templates(folders, autoescape=True, **options)


def text_templates(folders: Sequence[Path], **options: Any) -> Environment:
    """Return the templates of Markdown and YAML, which escape nothing by themselves.

    Their own signs leave `{{ }}` alone, which is an inline fact, or a workflow's value.
    """
    return _templates(
        folders,
        autoescape=False,
        variable_start_string="<<",
        variable_end_string=">>",
        block_start_string="<%",
        block_end_string="%>",
        comment_start_string="<#",
        comment_end_string="#>",
        **options,
    )


def _templates(folders: Sequence[Path], **options: Any) -> Environment:
    return Environment(  # noqa: S701 - each of the two above says whether it escapes
        loader=FileSystemLoader(folders),
        undefined=StrictUndefined,
        bytecode_cache=_COMPILED,
        trim_blocks=True,
        lstrip_blocks=True,
        **options,
    )
