"""Pictures in a text get their sizes, so that what stands below doesn't jump when they arrive."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor

from answerable.findings import Finding, Level
from answerable.pages.extension.run import Current, Run
from answerable.pages.pictures import faults_of, file_of
from answerable.web import parts_of


class Pictures(Treeprocessor):
    """Sizes pictures, and lets all but a page's first one wait until a reader comes near."""

    def __init__(self, md: markdown.Markdown, current: Current) -> None:
        super().__init__(md)
        self.current = current

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        run = self.current()
        for number, element in enumerate(root.iter("img")):
            run.findings += _findings(element, run)
            file = file_of(element.get("src", ""), run.source.path)
            size = run.press.size(file) if file else None
            if size and "width" not in element.attrib and "height" not in element.attrib:
                element.set("width", str(size.width))
                element.set("height", str(size.height))
            if number:
                element.set("loading", "lazy")
            element.set("decoding", "async")
            if parts_of(element.get("src", "")) is None:
                element.set("src", "#")  # the host breaks on what was written


def _findings(element: Element, run: Run) -> Iterator[Finding]:
    src = element.get("src", "")
    line = run.line_of(src)

    def doubt(id: str, message: str) -> Finding:
        return Finding(id, Level.WARNING, run.source.shown, line, message)

    if not element.get("alt", "").strip() and element.get("role") != "presentation":
        yield doubt(
            "picture.no-alt",
            f"the picture '{src}' has no words for those who don't see it; write ![what it shows]"
            f"({src}), or with attr_list {{role=presentation}} behind it if it shows nothing",
        )
    parts = parts_of(src)
    if parts is None:
        message = f"'{src}' is not an address that a browser can read; write it anew"
        yield run.error("picture.address", message, line)
    elif parts.netloc:
        if not run.press.content.settings.policy.allows("img-src", src):
            yield doubt(
                "picture.elsewhere",
                f"'{src}' lies on another host, from which nothing is loaded; save the picture"
                " beside the article",
            )
    elif file := file_of(src, run.source.path):
        for fault in faults_of(file, run.press.content.folders.docs):
            yield doubt(fault.id, fault.message)
