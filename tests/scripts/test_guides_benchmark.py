"""What the benchmark of guides measures with, and that it measures small guides to the end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from answerable.guides import END, graph_of, outcome_of
from benchmarks import guide_runs
from benchmarks.invented_guides import invented_guide, write_guides
from benchmarks.plain_guides import advice, rows

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "bench_guides.py"
PRODUCTS = ["a", "b", "c", "d", "e"]


def test_an_invented_guide_is_the_same_each_time() -> None:
    """Figures of two days can be compared only if the guides are the same."""
    assert invented_guide(9, 12, PRODUCTS) == invented_guide(9, 12, PRODUCTS)
    assert invented_guide(9, 12, PRODUCTS) != invented_guide(10, 12, PRODUCTS)


def test_an_invented_guide_tells_buyers_what_its_peer_tells_them(tmp_path: Path) -> None:
    """The two ways are compared by their cost, so they must come to the same."""
    write_guides(tmp_path / "content", [(5, 12)])
    plan, facts = guide_runs.read(tmp_path, "guide-5-12")
    graph = graph_of(plan)
    told = set()
    for row in rows(plan.guide.steps, {}):
        place = 0
        while (step := graph.states[place].step) != END:
            ids = [answer.id for answer in plan.steps[step].answers]
            place = graph.edges[place][ids.index(str(row[plan.steps[step].step.id]))]
        found = outcome_of(graph, place, guide_runs.by_id)
        wanted = advice(plan.guide, facts, row, lambda _, given: str(given))
        assert [(one.product, one.points, one.choices) for one in found.advised] == [
            (product, points, choices) for product, points, _, choices in wanted.advised
        ]
        assert [one.product for one in found.excluded] == [id for id, _ in wanted.excluded]
        told.add(found)
    assert len(told) > 20


def test_the_benchmark_measures_small_guides_to_the_end() -> None:
    """Each guide is reckoned in three ways, the sample's too, and all figures come out."""
    command = [sys.executable, str(SCRIPT), "--json", "--guides", "4-6"]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ, check=False)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    guides, pages = report["guides"], report["pages"]
    assert pages["pages"] > 50
    assert all(
        pages[name] <= most for name, most in report["pages_goals"].items() if name != "cpu_s"
    )
    small = guides["guide-4-6"]
    assert any(name.startswith("sample: ") for name in guides)
    assert small["questions"] == 4
    assert small["rows"] == 4**4
    assert 1 < small["states"] < small["states_before_merging"] <= sum(4**n for n in range(5))
    assert small["plain"]["cpu_s"] > 0
    assert small["graph"]["memory_mb"] > 10
    assert small["ratio"] > 1
    assert small["within_goals"] is None


def test_a_wrong_size_is_refused_in_words() -> None:
    command = [sys.executable, str(SCRIPT), "--guides", "many"]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ, check=False)
    assert done.returncode == 2
    assert "'many' is not QUESTIONS-RULES, like 10-12" in done.stderr
