"""The Markdown extension itself: registers what fills in fences, facts, links and pictures."""

from __future__ import annotations

from functools import partial
from typing import Any

import markdown
from markdown.extensions import Extension
from pymdownx.superfences import SuperFencesCodeExtension

from answerable.pages.extension.blocks import any_options, formatted
from answerable.pages.extension.facts import FactPattern
from answerable.pages.extension.links import HeadingIds, Links
from answerable.pages.extension.pictures import Pictures
from answerable.pages.extension.reading import Reading
from answerable.pages.extension.run import Run
from answerable.pages.extension.source import Converted, Source
from answerable.pages.fences import fences
from answerable.pages.marks import marks_of
from answerable.pages.press import Press


class AnswerableExtension(Extension):
    """Teaches Python-Markdown the fences, facts and links of one site."""

    def __init__(self, press: Press, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.press = press
        self.fences = fences()
        self.run: Run | None = None

    def begin(self, source: Source) -> None:
        """Start collecting for a page that is about to be converted."""
        self.run = Run(source, self.press)
        marks = marks_of(source.body, source.lines_above)
        self.run.marks = [mark for mark in marks if mark.name in self.fences]

    def finish(self) -> Converted:
        """Return what the page that was just converted holds, and what is wrong in it."""
        assert self.run is not None
        done, self.run = self.run, None
        if done.unfinished:
            message = f"the fence '{done.unfinished}' broke while it was being shown"
            done.findings.append(done.error("template.broken", message, 0))
        return Converted(done.structure, tuple(done.findings), done.blocks)

    def current(self) -> Run:
        """Return what is being collected; a host that names no page gets a nameless one."""
        if self.run is None:
            self.begin(Source("index.md", "(a page)", ""))
        assert self.run is not None
        return self.run

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the fences, facts, links and the reading of the result."""
        superfences = next(
            (e for e in md.registeredExtensions if isinstance(e, SuperFencesCodeExtension)), None
        )
        if superfences is None:
            superfences = SuperFencesCodeExtension()
            superfences.extendMarkdown(md)
        for fence in self.fences.values():
            show = partial(formatted, current=self.current, fence=fence)
            superfences.extend_super_fences(fence.name, show, any_options, None)
        # Above links (160) so that a fact may stand in a link's words; below backticks (190), so
        # that a fact in code stays code.
        md.inlinePatterns.register(FactPattern(md, self.current), "answerable-fact", 185)
        # Between inline patterns (20) and the table of contents (5).
        md.treeprocessors.register(Links(md, self.current), "answerable-links", 15)
        md.treeprocessors.register(HeadingIds(md), "answerable-heading-ids", 14)
        # Below attributes that writers give (8), above the host's own rewriting of addresses (0).
        md.treeprocessors.register(Pictures(md, self.current), "answerable-pictures", 4)
        # After everything, the host's own rewriting of links (0) included.
        md.treeprocessors.register(Reading(md, self.current), "answerable-reading", -10)
