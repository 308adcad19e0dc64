#!/usr/bin/env python3
"""Measure how right the gap report is, and what it, `find` and handing in a question cost.

How right it is, and its cost on real articles, need the labelled data (`--data`). Peers in the same
run: BM25, Whoosh and the model alone on the same questions; plain Whoosh queries on the same index;
for handing in, ruamel.yaml reading and writing the whole file.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from dataclasses import asdict
from datetime import date
from pathlib import Path
from time import process_time

from environment import ROOT, inside

inside(__file__)

from ruamel.yaml import YAML  # noqa: E402
from whoosh import index as whoosh_index  # noqa: E402
from whoosh.query import Or, Term  # noqa: E402

from answerable.gaps import shipped_thresholds  # noqa: E402
from answerable.gaps.evaluating import (  # noqa: E402
    evaluate,
    read_comparisons,
    read_folder,
    read_topics,
)
from answerable.gaps.topics.judging import TopicJudge  # noqa: E402
from answerable.gaps.topics.measuring import (  # noqa: E402
    accuracy_of,
    cross_validated,
    share_of_comparisons,
)
from answerable.meaning import open_model  # noqa: E402
from answerable.questions import Ask, NewQuestion, Store  # noqa: E402
from answerable.search.analysis import Analysis  # noqa: E402
from benchmarks.both_sites import write_ours  # noqa: E402
from benchmarks.gap_costs import SETS, costs  # noqa: E402
from benchmarks.gap_peers import peers  # noqa: E402
from benchmarks.invented import products_of  # noqa: E402
from benchmarks.measuring import measured  # noqa: E402
from benchmarks.two_ways import articles_of  # noqa: E402

DAY = date(2026, 11, 24)
COMMAND = [sys.executable, "-m", "answerable.cli"]


def main() -> None:
    """Measure, and print a table for people or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=1000, help="in the report's backlog")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--backlog", type=int, default=10_000, help="questions to hand in to")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--large", action="store_true", help="100,000 questions too: minutes")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        if asked.data.is_dir():
            figures |= accuracy_figures(asked.data)
            figures |= dict(costs(asked.data, Path(folder), large=asked.large))
        else:
            print(f"no labelled data in {asked.data}: its figures are left out", file=sys.stderr)
        figures |= report_figures(Path(folder), asked.questions, asked.articles)
        figures |= hand_in_figures(Path(folder), asked.backlog)
    if asked.json:
        print(json.dumps(figures, indent=1))
    else:
        for name, seconds in figures.items():
            print(f"{name:<70}{seconds:10.3f}")


def accuracy_figures(data: Path) -> dict[str, float]:
    """Return how right the report is on labelled questions, and others beside it."""
    model, figures = open_model(), {}
    for name in SETS:
        labelled = read_folder(data / name)
        for encoder in (model, None):
            found = evaluate(labelled, shipped_thresholds(), encoder)
            for measure, value in asdict(found).items():
                if isinstance(value, float):
                    figures[f"{name}, {found.by}: {measure}"] = value
        for peer, reached in peers(labelled, model):
            for measure, value in asdict(reached).items():
                figures[f"{name}, {peer}: {measure}"] = value
    topics = [(one.text, one.label) for one in read_topics(data / "big5_questions.jsonl")]
    compared = [one.text for one in read_comparisons(data / "comparative_questions.jsonl")]
    for name, encoder in (("meaning and words", model), ("words only", None)):
        judge = TopicJudge("en", encoder)
        figures[f"topics, {name}: accuracy"] = accuracy_of(topics, judge).accuracy
        trades = cross_validated("en", encoder)
        figures[f"topics, {name}: own examples, by other trades'"] = trades.accuracy
        figures[f"comparisons, {name}: recognised"] = share_of_comparisons(compared, judge)
        for held in SETS:
            others = [query.text for query in read_folder(data / held).queries]
            figures[f"comparisons, {name}: false alarms on {held}"] = share_of_comparisons(
                others, judge
            )
    return figures


def report_figures(folder: Path, questions: int, articles: int) -> dict[str, float]:
    """Return CPU seconds of the report and of `find`, cold and when nothing changed."""
    site = folder / "site"
    products = products_of(20)
    made = articles_of(articles, products)
    write_ours(site, made, products, search=False)
    words = [_words(number, [a.body.ours for a in made[:200]]) for number in range(questions)]
    _write_backlog(site / "content" / "questions" / "2026-11.yml", words)
    cold = measured([*COMMAND, "gaps", "--json"], site).cpu_s
    warm = measured([*COMMAND, "gaps", "--json"], site).cpu_s
    find = measured([*COMMAND, "find", *words[0].split()[:6]], site, (0, 1)).cpu_s
    ask = measured([*COMMAND, "ask", "Is it loud at night, or not?", "--by", "jk"], site).cpu_s
    return {
        f"gaps, {questions} questions, {articles} articles, cold, CPU s": cold,
        "gaps, nothing changed, CPU s": warm,
        "peer: plain Whoosh OR queries for the same questions": _whoosh(site, words),
        "find, index there, CPU s": find,
        "ask, index there, CPU s": ask,
    }


def _whoosh(site: Path, words: list[str]) -> float:
    index = whoosh_index.open_dir(site / ".answerable" / "index" / "whoosh")
    began = process_time()
    with index.searcher() as searcher:
        for text in words:
            stems = {word.stem for word in Analysis("en").words(text)}
            query = Or([Term(field, stem) for stem in stems for field in ("title", "text")])
            searcher.search(query, limit=20)
    return process_time() - began


def hand_in_figures(folder: Path, count: int) -> dict[str, float]:
    """Return CPU seconds of handing in a new and a known question to a large backlog."""
    backlog = folder / "backlog" / "2026-11.yml"
    _write_backlog(backlog, [f"Question number {n} about thing {n * 7}?" for n in range(count)])
    store = Store(backlog.parent, folder)
    figures = {}
    known = "question NUMBER 77 about thing 539"
    for name, text in (("a new", "Is it loud at night?"), ("a known", known)):
        began = process_time()
        store.hand_in([NewQuestion(text, Ask(date=DAY, by="jk"))])
        figures[f"handing in {name} question to {count}, CPU s"] = process_time() - began
    small = folder / "small.yml"
    _write_backlog(small, [f"Question number {n} about thing {n * 7}?" for n in range(1000)])
    began = process_time()
    yaml = YAML()
    yaml.dump(yaml.load(small), small)
    figures["peer: ruamel.yaml, whole file of 1,000 questions, CPU s"] = process_time() - began
    return figures


def _words(number: int, texts: list[str]) -> str:
    chance = random.Random(number)
    words = [word for word in chance.choice(texts).split() if word.isalpha()]
    start = chance.randrange(max(1, len(words) - 12))
    return " ".join(words[start : start + chance.randrange(5, 12)]) + "?"


def _write_backlog(path: Path, words: list[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        "".join(
            f"- id: q-{number:06d}\n  question: {json.dumps(text)}\n  asks:\n"
            f'    - {{date: 2026-11-{number % 20 + 1:02}, by: jk, deal: "{number % 400}",'
            f" amount: {number % 90 + 10}000, outcome: open}}\n"
            for number, text in enumerate(words)
        ),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
