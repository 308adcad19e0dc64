"""Turns the text of a fence into its block, or into a note on what is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from answerable.articles import FenceUse
from answerable.findings import Finding, Level
from answerable.pages.extension.run import Attempt, Current, Run
from answerable.pages.fences import Block, Fault, Fence, FenceError
from answerable.pages.press import BrokenTemplateError
from answerable.pages.wording import WordingError
from answerable.reading import Loc, parse_yaml
from answerable.records import Record, record_of


def any_options(
    language: str, inputs: dict[str, str], options: dict[str, Any], attrs: Any, md: Any
) -> bool:
    """Take whatever follows a fence's name for no concern of ours."""
    md.preprocessors["fenced_code_block"].get_hl_settings()
    return True


def formatted(src: str = "", *, current: Current, fence: Fence, **_: Any) -> str:
    """Return the HTML of a fence, or of the note that stands in its place while it is wrong."""
    run = current()
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
    run.attempts.append(Attempt(html, used, tuple(found)))
    return html


def _block(fence: Fence, options: Record, run: Run, number: int) -> tuple[str, Block]:
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
