"""Reads templates: of HTML, where all that people typed is escaped, and of Markdown and YAML."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined


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
        trim_blocks=True,
        lstrip_blocks=True,
        **options,
    )
