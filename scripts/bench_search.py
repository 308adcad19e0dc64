"""Measure the search of a site, in a real browser and through the page's own search field.

A site is built from the articles of a file and served on this machine. Measured are how often the
right article is found, by kind of search; what the search costs on the line before and during a
first visit; how long the first result takes at 10 Mbit/s and 60 ms; and how long a key waits for
its answer on a processor four times slower. Needs Chromium (or ANSWERABLE_CHROMIUM) and Playwright;
`--peers` needs Node.js 18.20 or newer too, and npm fetches the peers the first time.

A line of ARTICLES.jsonl: {"id", "title", "description", "body"}; the body is Markdown and begins
with its own title, the description is indexed by no engine. A line of QUERIES.jsonl: {"kind",
"query", "target"}; the target is an article's id.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from environment import inside

inside(__file__)

from benchmarks.growing import grown  # noqa: E402
from benchmarks.measuring import RunError  # noqa: E402
from benchmarks.real_data import Search, Source, read_articles, read_searches  # noqa: E402
from benchmarks.search_figures import Figures, Sample, measure, sample_of  # noqa: E402
from benchmarks.search_peers import minisearch, pagefind  # noqa: E402
from benchmarks.search_sites import Searched, our_site, plain_site  # noqa: E402
from benchmarks.searching import browsing  # noqa: E402
from borrowed_tools import ToolError  # noqa: E402

GOALS: dict[str, float] = {
    "first_search_bytes": 45_000,
    "bytes_before_search": 2_000,
    "first_result_ms": 300,
    "keystroke_p95_ms": 40,
}
"""At most."""
RECALL_GOALS = {"desc": 0.70, "typo": 0.97, "question": 0.95, "synonym": 0.92, "title": 0.98}
"""At least, right first; the best known engine reaches .64 .96 .77 .87 .96 on real articles."""


def main() -> int:
    """Measure, print, and return the exit code."""
    options = parser().parse_args()
    if sys.platform == "win32":
        print("Processes can't be slowed down on Windows; measure elsewhere.", file=sys.stderr)
        return 2
    folder = options.keep or Path(tempfile.mkdtemp(prefix="bench-search-"))
    try:
        articles, searches = read(options.articles, options.queries)
        if options.grow:
            articles = grow(articles, options.grow)
        sample = sample_of(articles, searches, options.sample, options.rounds)
        figures = measure_all(folder, articles, sample, peers=options.peers)
    except (RunError, ToolError) as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)
    print(as_json(figures) if options.json else as_table(figures, articles, sample))
    return 0


def parser() -> argparse.ArgumentParser:
    """Return the reader of this script's command line."""
    reader = argparse.ArgumentParser(
        description=__doc__,
        epilog="examples:\n  python3 scripts/bench_search.py articles.jsonl queries.jsonl --peers\n"
        "  python3 scripts/bench_search.py articles.jsonl queries.jsonl --grow 5000 --json",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    reader.add_argument("articles", type=Path, metavar="ARTICLES.jsonl")
    reader.add_argument("queries", type=Path, metavar="QUERIES.jsonl")
    reader.add_argument("--json", action="store_true", help="print JSON instead of a table")
    reader.add_argument("--peers", action="store_true", help="measure other engines too")
    reader.add_argument(
        "--grow", type=_count, metavar="N", help="make articles until there are so many"
    )
    reader.add_argument(
        "--sample", type=_count, default=5, help="first visits for each kind of search (default: 5)"
    )
    reader.add_argument(
        "--rounds", type=_count, default=1, help="timed visits with each of them (default: 1)"
    )
    reader.add_argument("--keep", type=Path, metavar="DIR", help="write the sites there, and stay")
    return reader


def read(articles: Path, queries: Path) -> tuple[Sequence[Source], Sequence[Search]]:
    """Read both files; raises RunError if they don't belong together."""
    try:
        sources, searches = read_articles(articles), read_searches(queries)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise RunError(f"{articles} and {queries} can't be read: {error!r}") from error
    ids = {source.id for source in sources}
    if len(ids) < len(sources):
        raise RunError(f"{articles}: two articles have the same id, but for case and signs")
    if missing := sorted({one.target for one in searches} - ids):
        raise RunError(f"{queries}: no article has the id '{missing[0]}'")
    if not searches:
        raise RunError(f"{queries} holds no search")
    return sources, searches


def grow(articles: Sequence[Source], count: int) -> Sequence[Source]:
    """Return so many articles, and say how words and vocabulary grew."""
    growth = grown(articles, count)
    print(
        f"{len(articles)} articles grew to {len(growth.articles)}:"
        f" {growth.words[0]:,} words to {growth.words[1]:,},"
        f" {growth.vocabulary[0]:,} different ones to {growth.vocabulary[1]:,}"
        f" (exponent {growth.exponent:.3f})",
        file=sys.stderr,
    )
    return growth.articles


def measure_all(
    folder: Path, articles: Sequence[Source], sample: Sample, *, peers: bool
) -> dict[str, Figures]:
    """Build the sites and measure each engine; ours comes first."""
    figures: dict[str, Figures] = {}
    with browsing() as browser:
        for searched in sites(folder, articles, peers=peers):
            _say(f"measuring: {searched.name}")
            try:
                figures[searched.name] = measure(browser, searched, sample)
            except RunError as error:
                if not figures:
                    raise
                print(f"left out: {error}", file=sys.stderr)  # what others reached still counts
    return figures


def sites(folder: Path, articles: Sequence[Source], *, peers: bool) -> Iterator[Searched]:
    """Yield a site for each engine as soon as it is built."""
    _say("building the site")
    yield our_site(folder / "ours", articles)
    if peers:
        _say("building the plain site")
        plain = plain_site(folder / "plain", articles)
        yield plain
        yield pagefind(plain.folder)
        yield minisearch(plain.folder)


def as_json(figures: Mapping[str, Figures]) -> str:
    """Return the report for machines: our figures at the top, those of peers below."""
    (_, ours), *others = figures.items()
    held: dict[str, Any] = ours.as_values()
    if others:
        held["peers"] = {name: peer.as_values() for name, peer in others}
    return json.dumps(held, indent=2)


def as_table(figures: Mapping[str, Figures], articles: Sequence[Source], sample: Sample) -> str:
    """Return the report for people."""
    lines = [
        f"{len(articles)} articles, {len(sample.all)} searches; {len(sample.visits)} first visits,"
        f" timed {sample.rounds} times; {len(sample.typed)} searches typed key by key",
        "",
        f"{'':34}" + "".join(f"{name:>12}" for name in figures) + "   goal",
    ]
    held = list(figures.values())
    for kind in held[0].recall_at_1:
        goal = f"   at least {RECALL_GOALS[kind]}" if kind in RECALL_GOALS else ""
        lines.append(_row(f"{kind}: right first", [f.recall_at_1[kind] for f in held], goal, 3))
    for kind in held[0].recall_at_5:
        lines.append(_row(f"{kind}: in the first five", [f.recall_at_5[kind] for f in held], "", 3))
    lines += [
        _limited("bytes_before_search", [f.bytes_before_search for f in held]),
        _limited("first_search_bytes", [f.first_search.mean for f in held]),
        _row("  median", [f.first_search.median for f in held]),
        _row("  most", [f.first_search.most for f in held]),
        _row(
            "  mean, with those before", [f.first_search.mean + f.bytes_before_search for f in held]
        ),
        _limited("first_result_ms", [f.first_result_ms for f in held]),
        _limited("keystroke_p95_ms", [f.keystroke_p95_ms for f in held]),
        _row("index_bytes", [f.index_bytes for f in held]),
    ]
    if sample.hidden:
        name = f"leaks of {len(sample.hidden)} hidden words"
        lines.append(_row(name, [f.leaks for f in held], "   0"))
    return "\n".join(lines)


def _limited(name: str, values: Sequence[float | None]) -> str:
    return _row(name, values, f"   at most {GOALS[name]:,}")


def _row(name: str, values: Sequence[float | None], goal: str = "", digits: int = 0) -> str:
    cells = [f"{'never':>12}" if v is None else f"{v:12,.{digits}f}" for v in values]
    return f"{name:34}" + "".join(cells) + goal


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"'{text}' is not a number from 1 on")
    return int(text)


def _say(what: str) -> None:
    if sys.stderr.isatty():
        print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
