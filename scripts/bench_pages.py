"""Measure pages as a buyer's phone gets them: Lighthouse's scores, and the bytes of a cold visit.

The sample, and an invented article both with this engine and with plain Material for MkDocs, are
served gzipped on this machine; Lighthouse loads each page with an empty cache, as a slow phone
would, for as many rounds as asked, and the medians count. Needs Chromium (or ANSWERABLE_CHROMIUM)
and Node.js 18.20 or newer; npm fetches Lighthouse the first time.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from environment import ROOT, inside

inside(__file__)

from benchmarks.both_sites import write_ours, write_plain  # noqa: E402
from benchmarks.invented import products_of  # noqa: E402
from benchmarks.measuring import RunError, measured  # noqa: E402
from benchmarks.packed_server import serving  # noqa: E402
from benchmarks.two_ways import Article, articles_of  # noqa: E402
from borrowed_tools import ToolError, chromium, npm_package, program  # noqa: E402

VERSION = "12.8.2"
CATEGORIES = {
    "performance": "perf",
    "accessibility": "access",
    "best-practices": "practice",
    "seo": "seo",
}
GOALS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
GOAL_KB = 100
NO_FONTS = {"name": "material", "font": False}
"""Material's fonts come from elsewhere, which nothing that is measured here may depend on."""

SAMPLE = {
    "home": "",
    "article": "cost/fiberglass-pool/",
    "comparison": "compare/inground-pool/",
    "pricing": "pricing/fiberglass-pool/",
    "product": "products/fiberglass-pool/",
}
NO_INDEX = "search_index.json"


@dataclass(frozen=True)
class Visit:
    """What one cold visit came to: scores out of 100, and kilobytes by kind of resource."""

    scores: Mapping[str, int]
    kilobytes: Mapping[str, float]
    faults: tuple[str, ...]


def main() -> int:
    """Measure, print, and return the exit code."""
    options = parser().parse_args()
    try:
        command, environment = lighthouse()
        with tempfile.TemporaryDirectory(prefix="bench-pages-") as held:
            sites = build_all(Path(held))
            visits = {
                f"{site}: {name}": visit_of(folder, path, command, environment, options.rounds)
                for site, (folder, pages) in sites.items()
                for name, path in pages.items()
            }
    except (RunError, ToolError) as error:
        print(error, file=sys.stderr)
        return 1
    print(as_json(visits, options.rounds) if options.json else as_table(visits, options.rounds))
    return 0


def parser() -> argparse.ArgumentParser:
    """Return the reader of this script's command line."""
    reader = argparse.ArgumentParser(
        description=__doc__,
        epilog="examples:\n  python3 scripts/bench_pages.py\n"
        "  python3 scripts/bench_pages.py --rounds 1 --json",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    reader.add_argument("--rounds", type=int, default=3, help="visits of each page (default: 3)")
    reader.add_argument("--json", action="store_true", help="print JSON instead of a table")
    return reader


def lighthouse() -> tuple[list[str], dict[str, str]]:
    """Return the command that runs Lighthouse, and its environment; raises ToolError without it."""
    node = program("node", "install Node.js 18.20 or newer")
    script = npm_package("lighthouse", VERSION) / "cli" / "index.js"
    return [node, str(script)], {**os.environ, "CHROME_PATH": chromium()}


def build_all(folder: Path) -> dict[str, tuple[Path, dict[str, str]]]:
    """Build the three sites, and return where each is and which of its pages to visit."""
    products = products_of(20)
    articles = articles_of(12, products)
    write_ours(folder / "ours", articles, products, search=True, theme=NO_FONTS)
    write_plain(folder / "plain", articles, hubs_only=False, theme=NO_FONTS)
    roots = {"sample": ROOT, "invented": folder / "ours", "plain": folder / "plain"}
    for name, root in roots.items():
        to = folder / f"{name}-site"
        measured([sys.executable, "-m", "mkdocs", "build", "--site-dir", str(to)], root)
    article = {"article": address_of(articles[0])}
    pages = {"sample": SAMPLE, "invented": article, "plain": {"home": "", **article}}
    return {name: (folder / f"{name}-site", held) for name, held in pages.items()}


def address_of(article: Article) -> str:
    """Return an article's address below the site's root."""
    return article.heading.path.removesuffix(".md") + "/"


def visit_of(
    folder: Path, path: str, command: list[str], environment: dict[str, str], rounds: int
) -> Visit:
    """Visit a page as often as asked, and return the medians."""
    with serving(folder) as address:
        visits = [visit(address + path, command, environment) for _ in range(rounds)]
    return Visit(
        {name: round(median(v.scores[name] for v in visits)) for name in CATEGORIES},
        visits[0].kilobytes,
        tuple(sorted({fault for v in visits for fault in v.faults})),
    )


def visit(url: str, command: list[str], environment: dict[str, str]) -> Visit:
    """Let Lighthouse load a page once."""
    options = [
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        "--chrome-flags=--headless=new --no-sandbox",
    ]
    done = subprocess.run([*command, url, *options], env=environment, capture_output=True)
    if done.returncode:
        raise RunError(f"Lighthouse can't load {url}:\n{done.stderr.decode()[-2000:]}")
    report = json.loads(done.stdout)
    audits = report["audits"]
    scores = {name: round(100 * report["categories"][name]["score"]) for name in CATEGORIES}
    return Visit(scores, kilobytes_in(audits["network-requests"]), faults_in(report))


def kilobytes_in(requests: Mapping[str, Any]) -> dict[str, float]:
    """Return what was sent by kind of resource, without the search index."""
    held: dict[str, float] = {}
    for item in requests["details"]["items"]:
        if item["url"].startswith("http") and not item["url"].endswith(NO_INDEX):
            kind = item.get("resourceType", "Other")
            held[kind] = held.get(kind, 0) + item["transferSize"] / 1000
    return {kind: round(size, 1) for kind, size in sorted(held.items())}


def faults_in(report: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the audits that cost a category points, with what they measured."""
    lost = []
    for name in CATEGORIES:
        for reference in report["categories"][name]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                lost.append(f"{name}: {audit['title']} {audit.get('displayValue', '')}".strip())
    return tuple(lost)


def as_json(visits: Mapping[str, Visit], rounds: int) -> str:
    """Return the report for machines."""
    pages = {name: asdict(visit) for name, visit in visits.items()}
    return json.dumps({"rounds": rounds, "pages": pages, "goals": GOALS, "goal_kb": GOAL_KB})


def as_table(visits: Mapping[str, Visit], rounds: int) -> str:
    """Return the report for people."""
    kinds = sorted({kind for visit in visits.values() for kind in visit.kilobytes})
    heads = [*CATEGORIES.values(), "kB", *(kind.lower() for kind in kinds)]
    lines = [
        f"Lighthouse {VERSION}, mobile, medians of {rounds}; kB gzipped, without the search index",
        "",
        f"{'page':22}" + "".join(f"{head:>11}" for head in heads),
    ]
    for name, visit in visits.items():
        sizes = [sum(visit.kilobytes.values()), *(visit.kilobytes.get(kind, 0) for kind in kinds)]
        scores = "".join(f"{visit.scores[category]:11}" for category in CATEGORIES)
        lines.append(f"{name:22}" + scores + "".join(f"{size:11.1f}" for size in sizes))
    for name, visit in visits.items():
        lines += [f"{name}: {fault}" for fault in visit.faults]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
