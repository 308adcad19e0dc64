"""Links by id, and the ids of headings that links lead to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.extensions.toc import slugify
from markdown.treeprocessors import Treeprocessor

from answerable.articles import Link
from answerable.pages.extension.run import Current
from answerable.pages.extension.words import literal
from answerable.pages.links import LinkError, resolved
from answerable.pages.outline import FACT_TAG, TITLE_CLASS
from answerable.web import parts_of


class Links(Treeprocessor):
    """Links by id become links to sources, which the host turns into addresses."""

    def __init__(self, md: markdown.Markdown, current: Current) -> None:
        super().__init__(md)
        self.current = current

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        run = self.current()
        for element in root.iter("a"):
            target = element.get("href", "")
            run.links.append(Link(target, "".join(element.itertext())))
            try:
                link = resolved(target, run.source.path, run.press)
            except LinkError as error:
                line = run.line_of(target)
                run.findings.append(run.error("links.unknown", error.args[0], line))
                if parts_of(target) is None:
                    element.set("href", "#")  # the host breaks on what was written
                continue
            if link is not None:
                element.set("href", link.href)
                if not element.text and not len(element):
                    # In an element of its own, because nobody typed it here.
                    title = SubElement(element, "span", {"class": TITLE_CLASS})
                    title.text = literal(link.title)


class HeadingIds(Treeprocessor):
    """Headings with facts get ids without the facts' words, so that links outlive a price."""

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        taken = {element.get("id") for element in root.iter() if element.get("id")}
        for heading in root.iter():
            is_heading = re.fullmatch("h[1-6]", str(heading.tag))
            if is_heading and heading.find(f".//{FACT_TAG}") is not None and not heading.get("id"):
                stem = slugify(" ".join(_without_facts(heading)), "-") or "section"
                id, number = stem, 2
                while id in taken:
                    id, number = f"{stem}-{number}", number + 1
                taken.add(id)
                heading.set("id", id)


def _without_facts(element: Element) -> Iterable[str]:
    if element.tag != FACT_TAG:
        yield element.text or ""
        for child in element:
            yield from _without_facts(child)
            yield child.tail or ""
