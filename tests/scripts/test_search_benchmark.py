"""What the benchmark of search measures with, and that it measures a small site to the end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from time import monotonic
from urllib.request import Request, urlopen

import pytest

from benchmarks.growing import blocks_of, grown, heaps_exponent, words_in
from benchmarks.packed_server import Line, Log, Sent, serving
from benchmarks.real_data import Source
from benchmarks.wording import Writer
from borrowed_tools import ToolError, chromium
from conftest import SCRIPTS

TITLES = {
    "fence": "How to paint a cedar fence",
    "pump": "Why a pump hums",
    "lawn": "Moss in the lawn",
    "roof": "What a slate roof costs",
    "stove": "Stoves that burn pellets",
}
HIDDEN = "quixotically"
"""A word that stands only in a description."""


def _article(id: str, title: str) -> Source:
    writer = Writer(id)
    paragraphs = "\n\n".join(writer.paragraph(3) for _ in range(6))
    return Source(id, title, f"Told {HIDDEN}.", f"# {title}\n\n{paragraphs}\n")


ARTICLES = [_article(id, title) for id, title in TITLES.items()]


def test_growing_keeps_what_is_given_and_is_the_same_each_time() -> None:
    """Searches keep their targets, and figures of two days can be compared."""
    growth = grown(ARTICLES, 60)
    assert growth == grown(ARTICLES, 60)
    assert list(growth.articles[:5]) == ARTICLES
    assert len(growth.articles) == 60
    assert len({article.id for article in growth.articles}) == 60
    assert len({article.title.casefold() for article in growth.articles}) == 60


def test_made_articles_bring_new_words_by_the_law() -> None:
    """The vocabulary goes on along the curve of the given articles."""
    growth = grown(ARTICLES, 60)
    texts = [f"{article.title}\n{article.body}" for article in growth.articles]
    words = [word for text in texts for word in words_in(text)]
    assert growth.words[1] == len(words)
    assert growth.vocabulary[1] == len(set(words))
    expected = growth.vocabulary[0] * (growth.words[1] / growth.words[0]) ** growth.exponent
    assert growth.vocabulary[1] == pytest.approx(expected, rel=0.05)


def test_the_exponent_is_found_again() -> None:
    """Texts that bring a new word each time have exponent one; the same text again, none."""
    assert heaps_exponent([[f"w{n}"] for n in range(200)]) == pytest.approx(1)
    assert heaps_exponent([["w"] for _ in range(200)]) == pytest.approx(0)


def test_code_stays_in_one_block() -> None:
    """A fence that is torn apart would swallow the text behind it."""
    body = "# Title\n\nText\n\n```\na\n\nb\n```\n\n- one\n- two\n"
    assert blocks_of(body) == ["Text", "```\na\n\nb\n```", "- one\n- two"]


def test_the_server_counts_what_it_sends(tmp_path: Path) -> None:
    """The log holds the packed size of a body, and a line takes its time for it."""
    (tmp_path / "a.txt").write_bytes(os.urandom(4096).hex().encode())
    log, line = Log(), Line(round_trip_s=0.05, bits_per_s=400_000)
    with serving(tmp_path, log, line) as address:
        began = monotonic()
        with urlopen(Request(f"{address}a.txt?x", headers={"Accept-Encoding": "gzip"})) as answer:
            held = answer.read()
        taken = monotonic() - began
        log.wait_until_quiet(0)
    assert log.sent == [Sent("a.txt", len(held))]
    assert len(held) < 8192
    assert taken > 0.05 + len(held) / 50_000 * 0.9


@pytest.mark.skipif(sys.platform == "win32", reason="processes can't be slowed down on Windows")
def test_a_small_site_is_measured_to_the_end(tmp_path: Path) -> None:
    """The right article is found by its title, and none by words of its description alone."""
    _need_browser()
    rows = [
        {"id": one.id, "title": one.title, "description": one.description, "body": one.body}
        for one in ARTICLES
    ]
    searches = [
        {"kind": "title", "query": "slate", "target": "roof"},
        {"kind": "hidden", "query": HIDDEN, "target": "lawn"},
    ]
    for name, held in (("articles", rows), ("queries", searches)):
        text = "\n".join(json.dumps(row) for row in held)
        (tmp_path / f"{name}.jsonl").write_text(text, "utf-8")
    files = [str(tmp_path / "articles.jsonl"), str(tmp_path / "queries.jsonl")]
    command = [sys.executable, str(SCRIPTS / "bench_search.py"), *files, "--json", "--sample", "1"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert list(figures) == [
        "recall_at_1", "recall_at_5", "first_search_bytes", "bytes_before_search",
        "first_result_ms", "keystroke_p95_ms", "index_bytes",
    ]  # fmt: skip
    assert figures["recall_at_1"] == {"title": 1, "hidden": 0}
    assert figures["recall_at_5"] == {"title": 1, "hidden": 0}
    assert figures["bytes_before_search"] + figures["first_search_bytes"] > 0
    assert all(figures[key] > 0 for key in ("first_result_ms", "keystroke_p95_ms", "index_bytes"))


def _need_browser() -> None:
    pytest.importorskip("playwright")
    try:
        chromium()
    except ToolError as error:
        if os.environ.get("CI"):
            pytest.fail(str(error))
        pytest.skip(str(error))
