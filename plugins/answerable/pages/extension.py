"""The Markdown extension: fences, inline facts and links by id.

It runs in any host of Python-Markdown. A host that knows which page it converts calls `begin` and
`finish` around each conversion, and gets what the page holds and what is wrong in it, by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache, partial
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.extensions import Extension
from markdown.extensions.toc import slugify
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, AtomicString
from pymdownx.superfences import SuperFencesCodeExtension

from answerable.articles import FactUse, FenceUse, Link, Structure
from answerable.findings import Finding, Level
from answerable.pages.addresses import SCHEMES
from answerable.pages.facts import FACT, UNREAD, FactError, references
from answerable.pages.fences import FENCES, Block, Fault, Fence, FenceError
from answerable.pages.links import LinkError, resolved
from answerable.pages.marks import Mark, bare, marks_of
from answerable.pages.outline import FACT_TAG, STASHED, TITLE_CLASS, outline_of
from answerable.pages.press import BrokenTemplateError, Press
from answerable.pages.wording import WordingError
from answerable.reading import Loc, parse_yaml
from answerable.records import Record, record_of

_LINK_IN_HTML = re.compile(
    rf"""href\s*=\s*["']?((?:{"|".join(SCHEMES)}):[^"'\s>]+)""", re.IGNORECASE
)
_CODE_IN_HTML = re.compile(r"<(code|pre|script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE)


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


@dataclass(frozen=True)
class _Attempt:
    """A fence that was shown. In an indented code block it is only an example, and taken back."""

    html: str
    used: FenceUse | None
    findings: tuple[Finding, ...]


@dataclass
class _Run:
    """What is collected while one page is converted."""

    source: Source
    press: Press
    facts: list[FactUse] = field(default_factory=list)
    attempts: list[_Attempt] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    structure: Structure = field(default_factory=Structure)
    blocks: Mapping[int, str] = field(default_factory=dict)
    unfinished: str = ""
    """The fence that is being shown."""

    def error(self, id: str, message: str, line: int) -> Finding:
        return Finding(id, Level.ERROR, self.source.shown, line, message)

    def line_of(self, text: str) -> int:
        """Return the line of the file on which a text stands first, or 0."""
        at = self.source.body.find(text)
        if at < 0:
            return 0
        return self.source.body.count("\n", 0, at) + 1 + self.source.lines_above

    def line_of_fact(self, reference: str) -> int:
        for found, line in references(self.source.body):
            if found == reference:
                return line + self.source.lines_above
        return 0

    def take_mark(self, name: str, text: str) -> int:
        """Return the line of the next fence of that name and text, or 0 if it came from elsewhere.

        Superfences hands over the text without its indentation, so lines are compared bare.
        """
        wanted = bare(text.split("\n"))
        for position, mark in enumerate(self.marks):
            if (mark.name, mark.bare) == (name, wanted):
                del self.marks[position]
                return mark.line
        return 0


class AnswerableExtension(Extension):
    """Teaches Python-Markdown the fences, facts and links of one site."""

    def __init__(self, press: Press, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.press = press
        self.run: _Run | None = None

    def begin(self, source: Source) -> None:
        """Start collecting for a page that is about to be converted."""
        self.run = _Run(source, self.press)
        marks = marks_of(source.body, source.lines_above)
        self.run.marks = [mark for mark in marks if mark.name in FENCES]

    def finish(self) -> Converted:
        """Return what the page that was just converted holds, and what is wrong in it."""
        assert self.run is not None
        done, self.run = self.run, None
        if done.unfinished:
            message = f"the fence '{done.unfinished}' broke while it was being shown"
            done.findings.append(done.error("template.broken", message, 0))
        return Converted(done.structure, tuple(done.findings), done.blocks)

    def current(self) -> _Run:
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
        for fence in FENCES.values():
            show = partial(_formatted, extension=self, fence=fence)
            superfences.extend_super_fences(fence.name, show, _any_options, None)
        # Above links (160) so that a fact may stand in a link's words; below backticks (190), so
        # that a fact in code stays code.
        md.inlinePatterns.register(_FactPattern(FACT.pattern, md, self), "answerable-fact", 185)
        # Between inline patterns (20) and the table of contents (5).
        md.treeprocessors.register(_Links(md, self), "answerable-links", 15)
        md.treeprocessors.register(_HeadingIds(md), "answerable-heading-ids", 14)
        # After everything, the host's own rewriting of links (0) included.
        md.treeprocessors.register(_Reading(md, self), "answerable-reading", -10)


def _any_options(
    language: str, inputs: dict[str, str], options: dict[str, Any], attrs: Any, md: Any
) -> bool:
    md.preprocessors["fenced_code_block"].get_hl_settings()
    return True


def _formatted(src: str = "", *, extension: AnswerableExtension, fence: Fence, **_: Any) -> str:
    """Return the HTML of a fence, or of the note that stands in its place while it is wrong."""
    run = extension.current()
    line = run.take_mark(fence.name, src)
    # Superfences swallows every error and prints the fence as code; this mark would stay behind.
    run.unfinished = fence.name
    document = parse_yaml(src, run.source.shown, lines_above=line)
    if document.value is None and not document.findings:
        document = replace(document, value={})
    loaded = record_of(document, fence.options, {})
    found = [finding if line else replace(finding, line=0) for finding in loaded.findings]

    def told(fault: Fault, level: Level) -> Finding:
        where = _line_in(document.place.lines, fault.loc, line)
        id = f"{fence.name}.options"
        return Finding(id, level, run.source.shown, where, fault.message)

    html, used = "", None
    if loaded.record is not None:
        try:
            number = len(run.attempts) + 1
            options = fence.placed(loaded.record, run.source.path)
            html, block = run.press.once_a_depth(
                run.source.path,
                fence.name,
                options,
                number,
                partial(_block, fence, options, run, number),
            )
            used = FenceUse(fence.name, block.shows, line, block.typed)
            found += [told(doubt, Level.WARNING) for doubt in block.doubts]
        except FenceError as error:
            found += [told(fault, Level.ERROR) for fault in error.faults]
        except (BrokenTemplateError, WordingError) as error:
            message = f"the template of '{fence.name}' is broken: {error}"
            found.append(run.error("template.broken", message, line))
    run.unfinished = ""
    if used is None:
        faults = [finding.message for finding in found]
        values = {"name": fence.name, "faults": faults, "number": len(run.attempts) + 1}
        html = run.press.block("fault.html", run.source.path, values)
    run.attempts.append(_Attempt(html, used, tuple(found)))
    return html


def _block(fence: Fence, options: Record, run: _Run, number: int) -> tuple[str, Block]:
    """Return a fence's HTML, and the block that it was printed from."""
    block = fence.block(options, run.press)
    values = {**block.values, "number": number}
    return run.press.block(block.template, run.source.path, values), block


def _line_in(lines: Any, loc: Loc, line: int) -> int:
    if not line:
        return 0
    for length in range(len(loc), 0, -1):
        if loc[:length] in lines:
            return int(lines[loc[:length]])
    return line


class _FactPattern(InlineProcessor):
    """`{{ product.field }}` becomes the fact's words."""

    def __init__(self, pattern: str, md: markdown.Markdown, extension: AnswerableExtension) -> None:
        super().__init__(pattern, md)
        self.extension = extension

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        run = self.extension.current()
        reference = m.group(1)
        line = run.line_of_fact(reference)
        element = Element(FACT_TAG, {"class": "ans-fact", "value": reference})
        try:
            fact = run.press.facts.find(reference)
        except FactError as error:
            message = f"'{reference}': {error.args[0]}"
            run.findings.append(run.error("facts.unknown", message, line))
            element.set("class", "ans-fact ans-fact--unknown")
            element.text = AtomicString(m.group(0))
        else:
            run.facts.append(FactUse(reference, fact.shown, line))
            element.text = literal(fact.words)
        return element, m.start(0), m.end(0)


def literal(words: str) -> AtomicString:
    """Return words that are shown as they are; the serializer would take `&amp;` for an entity."""
    return AtomicString(words.replace("&", f"{AMP_SUBSTITUTE}amp;"))


class _Links(Treeprocessor):
    """Links by id become links to sources, which the host turns into addresses."""

    def __init__(self, md: markdown.Markdown, extension: AnswerableExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        run = self.extension.current()
        for element in root.iter("a"):
            target = element.get("href", "")
            run.links.append(Link(target, "".join(element.itertext())))
            try:
                link = resolved(target, run.source.path, run.press)
            except LinkError as error:
                line = run.line_of(target)
                run.findings.append(run.error("links.unknown", error.args[0], line))
                continue
            if link is not None:
                element.set("href", link.href)
                if not element.text and not len(element):
                    # In an element of its own, because nobody typed it here.
                    title = SubElement(element, "span", {"class": TITLE_CLASS})
                    title.text = literal(link.title)


class _HeadingIds(Treeprocessor):
    """Headings with facts get ids without the facts' words, so that links outlive a price."""

    def run(self, root: Element) -> None:
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


class _Reading(Treeprocessor):
    """Notes what the finished tree holds."""

    def __init__(self, md: markdown.Markdown, extension: AnswerableExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        run = self.extension.current()
        blocks = [
            held if isinstance(held, str) else "".join(held.itertext())
            for held in self.md.htmlStash.rawHtmlBlocks
        ]
        kept = _kept(root, blocks)
        shown = [attempt for attempt in run.attempts if attempt.html in kept]
        for attempt in shown:
            run.findings += attempt.findings
        own = {attempt.html for attempt in run.attempts}
        run.findings += _left_in_html(run, [html for html in blocks if html not in own])
        outline = outline_of(root, lambda number: blocks[number] if number < len(blocks) else "")
        fences = [attempt.used for attempt in shown if attempt.used]
        prose = [*outline.prose, *(text for fence in fences for text in fence.typed)]
        run.findings += _left_in_prose(run, prose)
        run.findings += _doubtful_fences(run.source)
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


def _left_in_html(run: _Run, blocks: Iterable[str]) -> Iterator[Finding]:
    """Yield facts and links by id in HTML that a person wrote, where nothing fills them in."""
    markdown_hint = 'write Markdown there, or put markdown="1" on the element (md_in_html)'
    for html in blocks:
        typed = _CODE_IN_HTML.sub("", html)
        for match in FACT.finditer(typed):
            message = (
                f"'{match.group(0)}' stands in HTML, where it isn't filled in; {markdown_hint}"
            )
            yield run.error("facts.in-html", message, run.line_of_fact(match.group(1)))
        for match in _LINK_IN_HTML.finditer(typed):
            message = f"'{match.group(1)}' stands in HTML, where it leads nowhere; {markdown_hint}"
            yield run.error("links.in-html", message, run.line_of(match.group(1)))


def _left_in_prose(run: _Run, prose: Iterable[str]) -> Iterator[Finding]:
    """Yield what looks like a fact and is none: buyers would read the braces."""
    for text in prose:
        if match := UNREAD.search(text):
            piece = text[max(0, match.start() - 20) : match.end() + 30].strip()
            message = (
                f"'{piece}' looks like a fact, but none is read there; write"
                " {{ product.field }} in small letters, or put it between backticks"
            )
            line = run.line_of(match.group(0))
            yield Finding("facts.unread", Level.WARNING, run.source.shown, line, message)


def _doubtful_fences(source: Source) -> Iterator[Finding]:
    """Yield fences of ours that are never closed, and names that are nearly ours."""
    for mark in marks_of(source.body, source.lines_above):
        if mark.name in FENCES and not mark.closed:
            message = f"the fence '{mark.name}' is never closed; write ``` below it"
            yield Finding("fence.unclosed", Level.ERROR, source.shown, mark.line, message)
        if near := _nearly_ours(mark.name):
            message = f"'{mark.name}' is not a fence; did you mean '{near}'?"
            yield Finding("fence.unknown", Level.WARNING, source.shown, mark.line, message)


@cache
def _nearly_ours(name: str) -> str | None:
    if not name or name in FENCES:
        return None
    return next(iter(get_close_matches(name, FENCES, n=1, cutoff=0.8)), None)
