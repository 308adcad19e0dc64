"""Converts pages without a site's host, for checks, the index and the gap report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import markdown

from answerable.pages.extension import AnswerableExtension
from answerable.pages.press import Press
from answerable.pages.values import Page, PageValue, pages_of, value_of


def convert(page: Page, md: markdown.Markdown, extension: AnswerableExtension) -> PageValue:
    """Return the value of one page; `md` must use the extension."""
    md.reset()
    extension.begin(page.source)
    md.convert(page.source.body)
    return value_of(page, extension.finish())


def convert_all(
    press: Press,
    extensions: Sequence[Any],
    configs: Mapping[str, Any],
    pages: Iterable[Page] | None = None,
) -> Iterator[PageValue]:
    """Yield the values of pages, by default all, with a host's Markdown extensions."""
    extension = AnswerableExtension(press)
    md = markdown.Markdown(
        extensions=[*extensions, extension], extension_configs=dict(configs), output_format="html"
    )
    for page in pages_of(press) if pages is None else pages:
        yield convert(page, md, extension)
