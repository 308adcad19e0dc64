"""The Markdown twin of a page, for readers and assistants that prefer text.

It is made from the page's source: facts are filled in, links by id become addresses, our fences
become the Markdown of what they show, and notes to writers are left out.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import quote, unquote

from answerable.pages.addresses import url_of
from answerable.pages.facts import FACT, FactError
from answerable.pages.links import LinkError, resolved
from answerable.pages.machines.as_markdown import escaped, escaped_line, markdown_of
from answerable.pages.machines.authors import author_of
from answerable.pages.marks import marks_of
from answerable.pages.press import Press
from answerable.pages.site_file import SiteFile
from answerable.pages.values import Page, PageValue

_PIECE = re.compile(
    # Code up to as many backticks as it began with, in one paragraph.
    r"(?P<code>(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`))"
    # Notes to writers, and places that only links lead to.
    r"|(?P<note><!--.*?-->\n?|^<div id=\"[\w-]+\"></div>\n\n)"
    rf"|(?P<fact>{FACT.pattern})"
    # The target of a link: `](target`, `[](target` without words, `[name]: target`.
    r"|(?P<before>(?P<empty>\[)?\]\([ \t]*<?|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*<?)(?P<to>[^\s<>()]+)",
    re.DOTALL | re.MULTILINE,
)
_HEADING = re.compile(r"#[ \t]+(.+?)[ \t#]*(?:\n|\Z)")
_CONTAINER = re.compile(r"\s*(?:[-*+]|\d+[.)])\s|\s*(?:!!!|\?\?\?\+?|===)|\[\^|:\s")
_LEAD = re.compile(r"[^`~]*")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|[/#]", re.IGNORECASE)
"""How a target begins that leads to the same place from anywhere on the page."""


def twin_path(page: Page, press: Press) -> str:
    """Return where a page's twin stands below the site's root: beside the page's own file."""
    url = url_of(page.path, press.addresses.directory_urls)
    return f"{url}index.md" if url.endswith("/") or not url else f"{url.removesuffix('.html')}.md"


def twin_name(page: Page, press: Press) -> str:
    """Return the address of a page's twin as seen from the page."""
    return posixpath.basename(twin_path(page, press))


def twin_of(value: PageValue, press: Press) -> SiteFile:
    """Return a page's twin."""
    page = value.page
    body = _Body(value, press).text().strip()
    title = escaped_line(page.title)
    if found := _HEADING.match(body):
        title, body = found.group(1), body[found.end() :].strip()
    meta = page.article.meta if page.article and page.kind == "article" else None
    author = author_of(page, press)
    head = press.page(
        "twin.md",
        {
            "title": title,
            "description": escaped_line(page.description),
            "author": escaped_line(author.name) if author else "",
            "published": meta.published if meta else None,
            "reviewed": meta.reviewed if meta else None,
            "address": press.addresses.full(page.path),
        },
    )
    return SiteFile(twin_path(page, press), f"{head.strip()}\n\n{body}\n")


class _Body:
    """The text of one page on its way to its twin."""

    def __init__(self, value: PageValue, press: Press) -> None:
        self.value = value
        self.press = press
        self.source = value.page.source

    def text(self) -> str:
        """Return the whole text, with blocks in the place of fences."""
        lines = self.source.body.split("\n")
        parts, at = [], 0
        for mark in marks_of(self.source.body, self.source.lines_above):
            parts.append(self._prose(lines[at : mark.first]))
            html = self.value.blocks.get(mark.line)
            if html is None:
                parts += lines[mark.first : mark.after]
            else:
                before, after = lines[: mark.first][-1:], lines[mark.after :][:1]
                lead = _lead(lines[mark.first])
                parts += _gap(before, lead)
                parts += _placed(markdown_of(html), lead)
                parts += _gap(after, lead)
            at = mark.after
        parts.append(self._prose(lines[at:]))
        return "\n".join(parts)

    def _prose(self, lines: list[str]) -> str:
        """Return text between fences; indented code stays as it is."""
        parts = []
        for is_code, block in _by_code(lines):
            parts.append(block if is_code else _PIECE.sub(self._piece, block))
        return "\n".join(parts)

    def _piece(self, match: re.Match[str]) -> str:
        if match.group("code"):
            return match.group(0)
        if match.group("note"):
            return ""
        if match.group("fact"):
            return self._fact(match.group(0))
        return self._link(match)

    def _fact(self, written: str) -> str:
        found = FACT.fullmatch(written)
        assert found is not None
        try:
            return escaped(self.press.facts.find(found.group(1)).words)
        except FactError:
            return written

    def _link(self, match: re.Match[str]) -> str:
        before, to = match.group("before"), match.group("to")
        try:
            found = resolved(to, self.source.path, self.press)
        except LinkError:
            return match.group(0)
        if found is None:
            return f"{before}{self._from_twin(to)}"
        if match.group("empty"):
            before = f"[{escaped_line(found.title)}{before.removeprefix('[')}"
        return f"{before}{self._from_twin(found.href)}"

    def _from_twin(self, target: str) -> str:
        """Return a target that was seen from the page's source as it is seen from the twin."""
        path, sharp, anchor = target.partition("#")
        if _SCHEME.match(target) or path.endswith("/"):
            return target
        addresses, here = self.press.addresses, self.source.path
        wanted = posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(path)))
        if wanted in addresses.titles:
            return addresses.href(wanted, here, anchor)
        return f"{'../' * addresses.depth(here)}{quote(wanted)}{sharp}{anchor}"


def _by_code(lines: list[str]) -> Iterator[tuple[bool, str]]:
    """Yield (whether it is indented code, text) for each stretch of lines."""
    stretch: list[str] = []
    in_code, after_empty, in_container = False, True, False
    for line in lines:
        indented = line.startswith(("    ", "\t"))
        is_code = indented and not in_container and (in_code or after_empty)
        if line.strip():
            if is_code != in_code and stretch:
                yield in_code, "\n".join(stretch)
                stretch = []
            in_code = is_code
            if not indented:
                in_container = _CONTAINER.match(line) is not None
        after_empty = not line.strip()
        stretch.append(line)
    yield in_code, "\n".join(stretch)


def _lead(opening: str) -> str:
    """Return what stands before a fence on its line: spaces, signs of a quote or of a list."""
    match = _LEAD.match(opening)
    assert match is not None
    return match.group(0)


def _placed(markdown: str, lead: str) -> Iterator[str]:
    """Yield a block's lines, as far in as the fence was that it takes the place of."""
    others = re.sub(r"[^>\s]", " ", lead)
    for number, line in enumerate(markdown.split("\n")):
        yield f"{others if number else lead}{line}".rstrip()


def _gap(neighbour: list[str], lead: str) -> Iterator[str]:
    """Yield an empty line if text stands right beside a fence: a table would take it in."""
    if neighbour and neighbour[0].strip("> \t"):
        yield re.sub(r"[^>\s]", " ", lead).rstrip()
