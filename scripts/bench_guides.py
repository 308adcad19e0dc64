"""Measure what it costs to reckon all states of guides, beside going through all rows of answers.

The sample's guides and invented ones, of more and more questions, are reckoned in processes of
their own: all states, and what is told at the end of every row of answers. The peer does without
states and reckons each row by itself, where there are few enough of them.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from environment import ROOT, inside

inside(__file__)

from benchmarks.guide_pages import PagesCost, pages_cost  # noqa: E402
from benchmarks.invented_guides import write_guides  # noqa: E402
from benchmarks.measuring import Run, RunError, measured  # noqa: E402

GOALS = {"states": 100_000, "cpu_s": 10.0, "memory_mb": 500.0}
"""A guide with at least so many states is reckoned within these seconds and megabytes."""
PAGES_GOALS = {"bytes": 6_000_000, "cpu_s": 3.0, "script_bytes": 12_000, "others_loading": 0}
"""The most that the pages of the sample's guides may take, together."""
GUIDES = ((6, 12), (8, 12), (10, 12), (12, 12), (14, 12), (14, 24), (14, 44))
"""Questions and rules of the invented guides; the last one is there for the goal."""
MOST_ROWS = 70_000
"""Rows of answers up to which the peer is measured; it takes a tenth of a millisecond for each."""

SCRIPTS = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Cost:
    """What one way of reckoning took: seconds for it alone, and memory of its whole process."""

    cpu_s: float
    memory_mb: float


@dataclass(frozen=True)
class Measured:
    """A guide's size and what it cost; `plain` is None where there are too many rows."""

    questions: int
    rules: int
    rows: int
    states_before_merging: int
    states: int
    ends: int
    graph: Cost
    all_paths: Cost
    plain: Cost | None

    @property
    def ratio(self) -> float | None:
        """How many times more the peer takes for the same."""
        return self.plain.cpu_s / self.all_paths.cpu_s if self.plain else None

    @property
    def within_goals(self) -> bool | None:
        """Whether a guide that is large enough to tell keeps to the goals."""
        if self.states < GOALS["states"]:
            return None
        kept = self.graph.cpu_s <= GOALS["cpu_s"]
        return kept and self.graph.memory_mb <= GOALS["memory_mb"]


def main() -> int:
    """Measure, print, and return the exit code."""
    options = parser().parse_args()
    if sys.platform == "win32":
        print("Windows doesn't tell what a process took; measure elsewhere.", file=sys.stderr)
        return 2
    try:
        with tempfile.TemporaryDirectory(prefix="bench-guides-") as held:
            found = dict(measure(Path(held), options.guides or GUIDES, options.most_rows))
            _say("building the sample with its guides and without")
            pages = pages_cost(Path(held))
    except RunError as error:
        print(error, file=sys.stderr)
        return 1
    print(as_json(found, pages) if options.json else f"{as_table(found)}\n\n{told(pages)}")
    return 0


def parser() -> argparse.ArgumentParser:
    """Return the reader of this script's command line."""
    reader = argparse.ArgumentParser(
        description=__doc__,
        epilog="examples:\n  python3 scripts/bench_guides.py\n"
        "  python3 scripts/bench_guides.py --guides 7-12 9-20 --json",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    reader.add_argument(
        "--guides", type=_size, nargs="+", metavar="QUESTIONS-RULES", help="invented guides instead"
    )
    reader.add_argument(
        "--most-rows", type=int, default=MOST_ROWS, metavar="N", help="rows that the peer may take"
    )
    reader.add_argument("--json", action="store_true", help="print JSON instead of a table")
    return reader


def measure(
    folder: Path, sizes: Sequence[tuple[int, int]], most_rows: int
) -> Iterator[tuple[str, Measured]]:
    """Yield each guide's name and what it took."""
    write_guides(folder / "content", sizes)
    guides = [(ROOT, path.stem) for path in sorted((ROOT / "content" / "guides").glob("*.yml"))]
    guides += [(folder, f"guide-{size}-{rules}") for size, rules in sizes]
    for root, id in guides:
        _say(f"reckoning {id}")
        yield (f"sample: {id}" if root == ROOT else id), _measured(root, id, most_rows)


def as_json(found: Mapping[str, Measured], pages: PagesCost) -> str:
    """Return the report for machines."""
    guides = {
        name: {**asdict(one), "ratio": one.ratio, "within_goals": one.within_goals}
        for name, one in found.items()
    }
    held = {"guides": guides, "goals": GOALS, "pages": asdict(pages), "pages_goals": PAGES_GOALS}
    return json.dumps(held, indent=2)


def told(pages: PagesCost) -> str:
    """Return what the pages cost, for people."""
    held = asdict(pages)
    lines = [f"the sample's guides: {held.pop('pages')} pages"]
    lines += [f"{name:24}{held[name]:12,}   at most {PAGES_GOALS[name]:,}" for name in PAGES_GOALS]
    return "\n".join(lines)


def as_table(found: Mapping[str, Measured]) -> str:
    """Return the report for people."""
    lines = [
        "CPU seconds and MB: of all states; of what every row of answers is told; of the peer,"
        " row by row",
        "",
        f"{'guide':24}{'questions':>10}{'rules':>6}{'unmerged':>11}{'states':>9}{'ends':>8}"
        f"{'states s':>10}{'MB':>6}{'told s':>9}{'MB':>6}{'peer s':>9}{'MB':>6}{'ratio':>7}",
    ]
    for name, one in found.items():
        line = f"{name:24}{one.questions:10}{one.rules:6}{one.states_before_merging:11,}"
        line += f"{one.states:9,}{one.ends:8,}{one.graph.cpu_s:10.3f}{one.graph.memory_mb:6.0f}"
        line += f"{one.all_paths.cpu_s:9.3f}{one.all_paths.memory_mb:6.0f}"
        if one.plain:
            line += f"{one.plain.cpu_s:9.3f}{one.plain.memory_mb:6.0f}{one.ratio:7.0f}"
        else:
            line += f"   {one.rows:,} rows"
        lines.append(line)
    large = [name for name, one in found.items() if one.within_goals is not None]
    kept = all(found[name].within_goals for name in large)
    goal = (
        f"goal: a guide of at least {GOALS['states']:,} states within {GOALS['cpu_s']:.0f} CPU s"
        f" and {GOALS['memory_mb']:.0f} MB"
    )
    lines += ["", f"{goal}: {('kept' if kept else 'missed') if large else 'no guide so large'}"]
    return "\n".join(lines)


def _measured(root: Path, id: str, most_rows: int) -> Measured:
    graph, found = _run(root, id, "graph")
    paths, _ = _run(root, id, "ends")
    plain = None
    if found["rows"] <= most_rows:
        plain, _ = _run(root, id, "plain")
    return Measured(
        found["questions"],
        found["rules"],
        found["rows"],
        found["before_merging"],
        found["states"],
        found["ends"],
        graph,
        paths,
        plain,
    )


def _run(root: Path, id: str, way: str) -> tuple[Cost, Any]:
    command = [sys.executable, "-m", "benchmarks.guide_runs", str(root), id, way]
    run: Run = measured(command, SCRIPTS)
    found = json.loads(run.output)
    return Cost(found.pop("cpu_s"), run.memory_mb), found


def _size(text: str) -> tuple[int, int]:
    questions, _, rules = text.partition("-")
    if not (questions.isdecimal() and rules.isdecimal() and 2 < int(questions) <= 24):
        raise argparse.ArgumentTypeError(f"'{text}' is not QUESTIONS-RULES, like 10-12")
    return int(questions), int(rules)


def _say(what: str) -> None:
    if sys.stderr.isatty():
        print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
