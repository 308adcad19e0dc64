"""What the gap report costs on real articles: cold, unchanged, with new questions, and large."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.measuring import measured
from benchmarks.real_data import read_lines, search_articles, write_search_site
from benchmarks.site_files import write, yaml_text

COMMAND = [sys.executable, "-m", "answerable.cli", "gaps", "--json"]
SETS = ("stackfaq", "hint3_curekart")
FEW, NEW, MANY = 1_000, 50, 100_000
A_FILE = 5_000


def costs(data: Path, folder: Path, *, large: bool) -> Iterator[tuple[str, float]]:
    """Yield what was measured, and CPU seconds or megabytes."""
    site = folder / "real"
    articles = search_articles(data)
    write_search_site(site, articles)
    questions = [row["text"] for name in SETS for row in read_lines(data / name / "queries.jsonl")]
    what = f"{len(articles):,} real articles"
    _write_backlog(site, questions[:FEW])
    cold = measured(COMMAND, site)
    yield f"{FEW:,} questions x {what}, cold, CPU s", cold.cpu_s
    yield "  peak memory, MB", cold.memory_mb
    yield "  nothing changed, CPU s", measured(COMMAND, site).cpu_s
    _write_backlog(site, questions[: FEW + NEW])
    yield f"  {NEW} new questions, CPU s", measured(COMMAND, site).cpu_s
    if large:
        _write_backlog(site, _mixed(questions, MANY))
        many = measured(COMMAND, site)
        yield f"{MANY:,} questions x {what}, articles read before, CPU s", many.cpu_s
        yield "  peak memory, MB", many.memory_mb


def _mixed(questions: Sequence[str], count: int) -> list[str]:
    """Return so many different questions: the beginning of one, and the end of another."""
    chance = random.Random(7)
    made: dict[str, None] = {}
    while len(made) < count:
        one, other = chance.choice(questions).split(), chance.choice(questions).split()
        made[" ".join([*one[: len(one) // 2 + 1], *other[len(other) // 2 :]])] = None
    return list(made)


def _write_backlog(site: Path, texts: Sequence[str]) -> None:
    entries = [
        {
            "id": f"q-{number:06d}",
            "question": text,
            "asks": [
                {
                    "date": f"2026-{number % 9 + 1:02}-{number % 28 + 1:02}",
                    "by": "jk",
                    "deal": str(number % 400),
                    "amount": (number % 90 + 10) * 1000,
                }
            ],
        }
        for number, text in enumerate(texts)
    ]
    # A file of questions holds 5 MB at most.
    for part, start in enumerate(range(0, len(entries), A_FILE), 1):
        file = site / "content" / "questions" / f"2026-10-{part}.yml"
        write(file, yaml_text(entries[start : start + A_FILE]))
