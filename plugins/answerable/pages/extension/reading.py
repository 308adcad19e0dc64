"""Reads the finished tree of a page: what it holds, and what is doubtful in it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor

from answerable.articles import Structure
from answerable.pages.extension.doubts import doubtful_fences, left_in_html, left_in_prose
from answerable.pages.extension.forbidden import not_loaded
from answerable.pages.extension.run import Current
from answerable.pages.outline import STASHED, outline_of


class Reading(Treeprocessor):
    """Notes what the finished tree holds."""

    def __init__(self, md: markdown.Markdown, current: Current) -> None:
        super().__init__(md)
        self.current = current

    def run(self, root: Element) -> None:
        """Read the tree, which stays as it is."""
        run = self.current()
        blocks = [
            held if isinstance(held, str) else "".join(held.itertext())
            for held in self.md.htmlStash.rawHtmlBlocks
        ]
        kept = _kept(root, blocks)
        shown = [attempt for attempt in run.attempts if attempt.html in kept]
        for attempt in shown:
            run.findings += attempt.findings
        own = {attempt.html for attempt in run.attempts}
        typed = [html for html in blocks if html not in own]
        run.findings += left_in_html(run, typed)
        run.findings += not_loaded(run, typed)
        outline = outline_of(root, lambda number: blocks[number] if number < len(blocks) else "")
        fences = [attempt.used for attempt in shown if attempt.used]
        prose = [*outline.prose, *(text for fence in fences for text in fence.typed)]
        run.findings += left_in_prose(run, prose)
        run.findings += doubtful_fences(run.source)
        run.structure = Structure(
            tuple(outline.sections),
            tuple(run.facts),
            tuple(fences),
            tuple(run.links),
            tuple(prose),
        )
        run.blocks = {
            attempt.used.line: attempt.html
            for attempt in shown
            if attempt.used and attempt.used.line and not attempt.findings
        }


def _kept(root: Element, blocks: list[str]) -> set[str]:
    """Return the stashed HTML that stands in the tree, or in other HTML that does."""
    kept: set[str] = set()
    texts = [text for element in root.iter() for text in (element.text, element.tail) if text]
    while texts:
        for match in STASHED.finditer(texts.pop()):
            number = int(match.group(1))
            if number < len(blocks) and blocks[number] not in kept:
                kept.add(blocks[number])
                texts.append(blocks[number])
    return kept
