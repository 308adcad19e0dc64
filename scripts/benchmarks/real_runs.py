"""Builds the real sites, asks them, and tells what was seen."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from answerable.cli.project import open_project
from answerable.search import SearchIndex
from benchmarks.measuring import Run, asked, built, size_mb
from benchmarks.real_data import DAY, Ask, Search, Source
from benchmarks.whole_text import lost_words

LINES_SHOWN = 12


def build_report(folder: Path, articles: Sequence[Source]) -> Iterator[str]:
    """Build a site and yield what that took, and which articles lost words on the way."""
    run = built(folder)
    pages = sum(1 for _ in (folder / "site").rglob("*.html"))
    yield (
        f"built in {run.cpu_s:.1f} CPU s, {run.memory_mb:.0f} MB of memory: {pages} pages,"
        f" {size_mb(folder / 'site'):.1f} MB"
    )
    yield from _warnings(run)
    missing = [a.id for a in articles if not _page(folder, a).exists()]
    found = {a.id: lost_words(a, _page(folder, a)) for a in articles if a.id not in missing}
    lost = {id: words for id, words in found.items() if words}
    yield f"{len(articles) - len(missing) - len(lost)} of {len(articles)} articles came out whole"
    yield from (f"  {id} has no page" for id in missing[:LINES_SHOWN])
    for id, words in list(lost.items())[:LINES_SHOWN]:
        yield f"  {id} lost {' '.join(words[:12])}"


def check_report(folder: Path) -> Iterator[str]:
    """Check a site and yield how often each finding was made."""
    run, found = asked(folder, "check")
    yield f"answerable check: {len(found)} findings in {run.cpu_s:.1f} CPU s"
    counted = Counter(finding["id"] for finding in found)
    yield from (f"  {count} x {id}" for id, count in counted.most_common(LINES_SHOWN))


def find_report(folder: Path, searches: Sequence[Search], shown: int = 3) -> Iterator[str]:
    """Yield how often the right article comes first, and a few answers as people see them."""
    for search in [one for one in searches if one.kind == "title"][:shown]:
        run, found = asked(folder, "find", search.words, "--limit", "1")
        first = found[0]["page"] if found else "nothing"
        right = "right" if first == search.target else f"wrong, not {search.target}"
        yield f'find "{search.words}": {first}, {right}; {run.cpu_s:.1f} CPU s'
    right_by_kind, asked_by_kind = Counter[str](), Counter[str]()
    index = _index(folder)
    for search in searches:
        hits = index.find(search.words, limit=1)
        asked_by_kind[search.kind] += 1
        right_by_kind[search.kind] += bool(hits and hits[0].entry.page == search.target)
    for kind, count in asked_by_kind.items():
        yield f"find, {kind}: right first in {right_by_kind[kind]} of {count}"


def gaps_report(folder: Path, questions: Sequence[Ask]) -> Iterator[str]:
    """Yield what the gap report says, held against the labels of the data."""
    run, report = asked(folder, "gaps")
    yield f"answerable gaps: {run.cpu_s:.1f} CPU s, {run.memory_mb:.0f} MB"
    by_id = {ask.id: ask for ask in questions}
    proposed = proposals(report)
    counts: Counter[str] = Counter()
    for id, ask in by_id.items():
        counts[_judged(ask, proposed.get(id))] += 1
    yield f"{len(proposed)} of {len(questions)} questions have a proposal, none counts as answered"
    for what in _JUDGEMENTS:
        yield f"  {counts[what]:4} {what}"


_RIGHT = "proposals name an article that answers the question"
_WRONG = "proposals name another article than the one that answers it"
_INVENTED = "proposals are made for a question that nothing answers"
_MISSED = "gaps are reported though an article answers the question"
_GAP = "gaps are rightly reported"
_JUDGEMENTS = (_RIGHT, _WRONG, _INVENTED, _GAP, _MISSED)


def _judged(ask: Ask, proposal: str | None) -> str:
    if proposal is None:
        return _MISSED if ask.relevant else _GAP
    if not ask.relevant:
        return _INVENTED
    return _RIGHT if proposal in ask.relevant else _WRONG


def _page(folder: Path, article: Source) -> Path:
    return folder / "site" / "process" / article.id / "index.html"


def proposals(report: dict[str, Any]) -> dict[str, str]:
    """Return the article that the gap report proposes for each question that has a proposal."""
    return {row["id"]: row["proposal"]["article"] for row in report["proposed"]}


def _index(folder: Path) -> SearchIndex:
    before = Path.cwd()
    os.chdir(folder)  # the command line looks for the project from where it is called
    try:
        return open_project(DAY).index
    finally:
        os.chdir(before)


def _warnings(run: Run) -> Iterator[str]:
    lines = [line for line in run.messages.splitlines() if line.startswith(("WARNING", "ERROR"))]
    yield f"{len(lines)} warnings while building"
    yield from (f"  {line[:200]}" for line in lines[:LINES_SHOWN])
