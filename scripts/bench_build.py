"""Measure what a build costs with this engine, beside plain Material for MkDocs.

An invented site with the same articles is written for both, and each is built in a process of its
own, in turn, for as many rounds as asked; of each, the cheapest round counts.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from environment import ROOT, inside

inside(__file__)

from benchmarks.both_sites import mean_words, write_ours, write_plain  # noqa: E402
from benchmarks.invented import products_of  # noqa: E402
from benchmarks.measuring import Run, RunError, asked, built, size_mb  # noqa: E402
from benchmarks.two_ways import articles_of  # noqa: E402

GOALS = {"ratio_default": 0.35, "ratio_same_nav": 1.5, "check_cpu_s": 2.0}
SITES = {
    "ours": "this engine, with search",
    "ours_no_search": "this engine, no search",
    "plain": "plain Material, its defaults",
    "plain_hubs": "plain Material, hubs only, no search",
}


@dataclass(frozen=True)
class Cost:
    """What the cheapest build of a site took, and what came out."""

    cpu_s: float
    memory_mb: float
    site_mb: float
    pages: int


@dataclass(frozen=True)
class Report:
    """All that was measured."""

    articles: int
    words: int
    products: int
    rounds: int
    builds: dict[str, Cost]
    check_cpu_s: float | None

    @property
    def ratios(self) -> dict[str, float]:
        """Processor time of this engine's build over that of the plain one it is held against."""
        cpu = {name: cost.cpu_s for name, cost in self.builds.items()}
        return {
            "ratio_default": cpu["ours"] / cpu["plain"],
            "ratio_same_nav": cpu["ours_no_search"] / cpu["plain_hubs"],
            "ratio_same_nav_with_search": cpu["ours"] / cpu["plain_hubs"],
        }


def main() -> int:
    """Measure, print, and return the exit code."""
    options = parser().parse_args()
    if sys.platform == "win32":
        print("Windows doesn't tell what a process took; measure elsewhere.", file=sys.stderr)
        return 2
    folder = options.keep or Path(tempfile.mkdtemp(prefix="bench-build-"))
    try:
        report = measure(folder, options.articles, options.products, options.rounds)
    except RunError as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)
    print(as_json(report) if options.json else as_table(report))
    return 0


def parser() -> argparse.ArgumentParser:
    """Return the reader of this script's command line."""
    reader = argparse.ArgumentParser(
        description=__doc__,
        epilog="examples:\n  python3 scripts/bench_build.py\n"
        "  python3 scripts/bench_build.py --articles 100 --rounds 3 --json",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    reader.add_argument("--articles", type=_count, default=1000, help="how many (default: 1000)")
    reader.add_argument("--products", type=_count, default=20, help="how many (default: 20)")
    reader.add_argument("--rounds", type=_count, default=1, help="builds of each (default: 1)")
    reader.add_argument("--json", action="store_true", help="print JSON instead of a table")
    reader.add_argument("--keep", type=Path, metavar="DIR", help="write the sites there, and stay")
    return reader


def measure(folder: Path, articles: int, products: int, rounds: int) -> Report:
    """Write the sites, build each in turn, and return what that took."""
    # A first look at a handful of articles compiles all modules, so that no build pays for it.
    words = _write(folder / "warming-up", min(articles, 6), products)
    for name in SITES:
        _say(f"warming up: {name}")
        built(folder / "warming-up" / name)
    words = _write(folder, articles, products)
    runs: dict[str, list[Run]] = {name: [] for name in SITES}
    for number in range(rounds):
        for name in SITES:
            shutil.rmtree(folder / name / "site", ignore_errors=True)
            shutil.rmtree(folder / name / ".answerable", ignore_errors=True)
            _say(f"round {number + 1} of {rounds}: {name}")
            runs[name].append(built(folder / name))
            _say(f"  {runs[name][-1].cpu_s:.1f} CPU s")
    costs = {name: _cost(folder / name / "site", held) for name, held in runs.items()}
    return Report(articles, words, products, rounds, costs, _check(rounds))


def as_json(report: Report) -> str:
    """Return the report for machines."""
    rounded = {name: round(ratio, 3) for name, ratio in report.ratios.items()}
    return json.dumps({**asdict(report), **rounded, "goals": GOALS}, indent=2)


def as_table(report: Report) -> str:
    """Return the report for people."""
    lines = [
        f"{report.articles} articles of {report.words} words, {report.products} products, the"
        f" cheapest of {report.rounds}",
        "",
        f"{'build':38}{'CPU s':>9}{'memory MB':>11}{'site MB':>9}{'pages':>7}",
    ]
    for name, cost in report.builds.items():
        lines.append(
            f"{SITES[name]:38}{cost.cpu_s:9.2f}{cost.memory_mb:11.0f}{cost.site_mb:9.1f}"
            f"{cost.pages:7}"
        )
    ratios = report.ratios
    lines += [
        "",
        f"ratio_default   {ratios['ratio_default']:5.2f}  this engine with search : plain with its"
        f" defaults; goal: at most {GOALS['ratio_default']}",
        f"ratio_same_nav  {ratios['ratio_same_nav']:5.2f}  this engine : plain, both with hubs only"
        f" and no search; goal: at most {GOALS['ratio_same_nav']}",
        f"                {ratios['ratio_same_nav_with_search']:5.2f}  the same, but with this"
        " engine's search",
    ]
    if report.check_cpu_s is not None:
        lines.append(
            f"answerable check on the sample: {report.check_cpu_s:.2f} CPU s; goal: under"
            f" {GOALS['check_cpu_s']:.0f}"
        )
    return "\n".join(lines)


def _write(folder: Path, count: int, number_of_products: int) -> int:
    _say(f"writing {count} articles in four ways")
    products = products_of(number_of_products)
    articles = articles_of(count, products)
    ways: dict[str, Callable[[Path], None]] = {
        "ours": partial(write_ours, articles=articles, products=products, search=True),
        "ours_no_search": partial(write_ours, articles=articles, products=products, search=False),
        "plain": partial(write_plain, articles=articles, hubs_only=False),
        "plain_hubs": partial(write_plain, articles=articles, hubs_only=True),
    }
    for name, write in ways.items():
        shutil.rmtree(folder / name, ignore_errors=True)
        write(folder / name)
    return mean_words(articles)


def _cost(site: Path, runs: list[Run]) -> Cost:
    pages = sum(1 for _ in site.rglob("*.html"))
    cheapest = min(runs, key=lambda run: run.cpu_s)
    return Cost(round(cheapest.cpu_s, 2), round(cheapest.memory_mb), round(size_mb(site), 1), pages)


def _check(rounds: int) -> float | None:
    """Return what `answerable check` on the sample content took, or None without a sample."""
    if not (ROOT / "content" / "settings.yml").exists():
        return None
    _say("checking the sample")
    return round(min(asked(ROOT, "check")[0].cpu_s for _ in range(rounds + 1)), 2)


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"'{text}' is not a number from 1 on")
    return int(text)


def _say(what: str) -> None:
    if sys.stderr.isatty():
        print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
