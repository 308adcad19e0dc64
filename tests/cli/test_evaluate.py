"""`answerable evaluate` and `answerable refit` on small labelled folders."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from answerable.cli import main
from answerable.gaps import thresholds_in
from site_builder import SmallSite

PASSAGES = [
    {"id": "cost", "title": "How much does a pool cost?", "text": "From 45,000 dollars, dug in."},
    {"id": "leak", "title": "Why does a liner leak?", "text": "Ice tears it at the water line."},
    {
        "id": "pay", "title": "Ways to pay", "text": "In three parts.",
        "questions": ["Can I pay by the month?"],
    },
]  # fmt: skip
QUERIES = [
    {"id": "1", "text": "How much does a pool cost?", "relevant": ["cost"], "label": "answered",
     "cluster": "price"},
    {"id": "2", "text": "Why does the liner leak?", "relevant": ["leak"], "label": "answered",
     "cluster": "leak"},
    {"id": "3", "text": "Can I pay by the month?", "relevant": ["pay"], "label": "answered",
     "cluster": "pay"},
    {"id": "4", "text": "Do you sell trampolines?", "relevant": [], "label": "unanswered"},
    {"id": "5", "text": "Is the moon made of cheese?", "relevant": [], "label": "unanswered"},
]  # fmt: skip


def lines(path: Path, rows: list[Any]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a labelled folder, with nothing around it that is a project."""
    monkeypatch.chdir(tmp_path)
    lines(tmp_path / "labelled" / "passages.jsonl", PASSAGES)
    lines(tmp_path / "labelled" / "queries.jsonl", QUERIES)
    return tmp_path / "labelled"


def run(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(main, list(arguments))
    assert result.exit_code == code, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.mark.parametrize("by", [(), ("--words",)])
def test_what_is_plain_is_all_right(folder: Path, by: tuple[str, ...]) -> None:
    figures = json.loads(run("evaluate", str(folder), "--json", *by).stdout)
    assert figures["recall_at_1"] == figures["auroc"] == 1.0
    assert figures["false_answered_at"] == 0.0
    assert figures["pair_f1"] is None  # no two questions are of one cluster
    assert (figures["answered"], figures["unanswered"]) == (3, 2)
    assert figures["cpu_s"] > 0


def test_a_wrong_label_lowers_the_figures(folder: Path) -> None:
    wrong = [{**QUERIES[0], "relevant": ["leak"]}, *QUERIES[1:], {**QUERIES[4], "id": "6"}]
    lines(folder / "queries.jsonl", [*wrong, {**QUERIES[0], "id": "7", "label": "unanswered"}])
    figures = json.loads(run("evaluate", str(folder), "--json").stdout)
    assert figures["recall_at_1"] == pytest.approx(2 / 3)
    assert figures["auroc"] < 1
    assert figures["false_answered_at"] == pytest.approx(1 / 4)


def test_alike_questions_of_one_cluster_are_pairs(folder: Path) -> None:
    again = {"id": "8", "text": "What does a pool cost?", "label": "unanswered", "cluster": "price"}
    lines(folder / "queries.jsonl", [*QUERIES, again])
    assert json.loads(run("evaluate", str(folder), "--json").stdout)["pair_f1"] == 1.0


def test_topics_and_comparisons_are_judged_without_a_folder(folder: Path) -> None:
    topics = lines(
        folder.parent / "topics.jsonl",
        [
            {"text": "How much is it?", "label": "cost"},
            {"text": "When do you open?", "label": "none"},
            {"text": "How much is it a month?", "label": "reviews"},
        ],
    )
    compared = lines(folder.parent / "c.jsonl", [{"text": "steel or wood , which is better ?"}])
    figures = json.loads(
        run("evaluate", "--topics", str(topics), "--comparative", str(compared), "--json").stdout
    )
    assert figures["accuracy"] == pytest.approx(2 / 3)
    assert figures["confusions"]["reviews"] == {"cost": 1}
    assert figures["recognised"] == 1.0
    assert "false_alarms" not in figures


def test_people_read_the_figures_as_sentences(folder: Path) -> None:
    shown = run("evaluate", str(folder)).stdout
    assert "Right article first" in shown
    assert "1.000" in shown


def test_all_that_is_wrong_in_a_folder_is_named_at_once_by_file_and_line(folder: Path) -> None:
    lines(folder / "passages.jsonl", [*PASSAGES, PASSAGES[0]])
    lines(
        folder / "queries.jsonl",
        [
            "no json",
            "[1]",
            {"id": "1", "text": "A?", "relevant": ["leek"], "label": "answered"},
            {"id": "2", "text": "B?", "relevant": [], "label": "answered"},
            {"id": "3", "text": "C?", "label": "perhaps"},
        ],
    )
    told = run("evaluate", str(folder), code=2).stderr
    queries = folder / "queries.jsonl"
    assert f"{folder / 'passages.jsonl'}:4" in told
    for number in (1, 2, 3, 4, 5):
        assert f"{queries}:{number}" in told
    assert "did you mean 'leak'?" in told


def test_an_empty_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = run("evaluate", str(tmp_path), code=2).stderr
    assert "passages.jsonl" in told
    assert "queries.jsonl" in told


def test_nothing_to_evaluate_is_wrong_use() -> None:
    assert "name a folder of labelled questions" in run("evaluate", code=2).stderr


# Thresholds


@pytest.fixture
def here(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    monkeypatch.chdir(site.root)
    monkeypatch.setenv("XDG_STATE_HOME", str(site.root.parent / "state"))
    monkeypatch.delenv("ANSWERABLE_QUESTIONS", raising=False)
    return site


def test_labelled_questions_set_the_thresholds(here: SmallSite, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    lines(folder / "passages.jsonl", PASSAGES)
    goods = "boat cat drum eel fox goat hat ink jar kite lamp map nail oar pen quilt rope sock bag"
    strange = [
        {"id": f"u{n}", "text": f"Do you sell {word}s?", "label": "unanswered"}
        for n, word in enumerate([*goods.split(), "tent"])
    ]
    lines(folder / "queries.jsonl", [*QUERIES, *strange])
    before = thresholds_in(here.root / "content", here.root)
    run("refit", str(folder), "--dry-run", "--date", "2026-11-24")
    assert thresholds_in(here.root / "content", here.root) == before
    run("refit", str(folder), "--date", "2026-11-24")
    after = thresholds_in(here.root / "content", here.root)
    assert after.meaning.strong < before.meaning.strong  # such strange questions come near nothing
    assert after.meaning.data == "many (25 questions)"
    assert after.meaning.fitted.isoformat() == "2026-11-24"
    figures = json.loads(run("evaluate", str(folder), "--json").stdout)
    assert figures["false_answered_at"] <= 0.05
    assert figures["strong_right"] == 1.0


def test_too_few_judgements_set_nothing(here: SmallSite) -> None:
    told = run("refit", code=2).stderr
    assert "too few to set thresholds by; 20 are needed" in told
    assert not here.path("thresholds.yml").exists()


def test_what_people_refused_sets_the_thresholds(here: SmallSite) -> None:
    refused = "".join(
        f"- id: q-ref{n:02}\n  question: Would a shell pool suit the {n}th of us?\n"
        "  not_answered_by: [{article: shell-cost}]\n"
        for n in range(20)
    )
    here.write("questions/2026-09.yml", refused)
    run("refit")
    after = thresholds_in(here.root / "content", here.root)
    assert "20 whose proposals were refused" in after.meaning.data
    assert json.loads(run("gaps", "--json").stdout)["notices"] == []


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ("strong: 99", "thresholds.yml:"),
        ("strong: -9", "must not be below"),
        ("strang: 1", "strang"),
    ],
)
def test_a_wrong_file_of_thresholds_is_told_and_nothing_guessed(
    here: SmallSite, wrong: str, why: str
) -> None:
    run("refit", str(_labelled(here)), "--date", "2026-11-24")
    held = here.read("thresholds.yml")
    first = next(line for line in held.splitlines() if line.strip().startswith("strong:"))
    here.write("thresholds.yml", held.replace(first, f"  {wrong}", 1))
    told = run("gaps", code=2).stderr
    assert why in told
    assert "Traceback" not in told


def _labelled(here: SmallSite) -> Path:
    folder = here.root.parent / "labelled"
    lines(folder / "passages.jsonl", PASSAGES)
    strange = [
        {"id": f"u{n}", "text": f"Is {n} a number?", "label": "unanswered"} for n in range(20)
    ]
    lines(folder / "queries.jsonl", [*QUERIES, *strange])
    return folder


def test_a_label_that_is_no_topic_is_told(tmp_path: Path) -> None:
    topics = lines(tmp_path / "topics.jsonl", [{"text": "How much is it?", "label": "costs"}])
    told = run("evaluate", "--topics", str(topics), code=2).stderr
    assert f"{topics}:1" in told
    assert "did you mean 'cost'?" in told


def test_the_mark_that_some_editors_write_first_is_no_part_of_a_file(folder: Path) -> None:
    queries = folder / "queries.jsonl"
    queries.write_text(queries.read_text("utf-8"), "utf-8-sig")
    assert json.loads(run("evaluate", str(folder), "--json").stdout)["recall_at_1"] == 1.0


def test_a_line_of_too_many_brackets_is_told(folder: Path) -> None:
    lines(folder / "queries.jsonl", [*QUERIES, "[" * 100_000])
    assert (
        f"{folder / 'queries.jsonl'}:{len(QUERIES) + 1}"
        in run("evaluate", str(folder), code=2).stderr
    )


def test_questions_without_words_set_no_thresholds(folder: Path, here: SmallSite) -> None:
    mute = [{"id": f"m{n}", "text": "\U0001f600", "label": "unanswered"} for n in range(40)]
    lines(folder / "queries.jsonl", [*QUERIES, *mute])
    assert "are too few to set thresholds by" in run("refit", str(folder), code=2).stderr
    assert not here.path("thresholds.yml").exists()


def test_where_nothing_compares_no_share_is_recognised(folder: Path) -> None:
    compared = lines(folder.parent / "c.jsonl", [{"text": "How much is it?", "comparative": 0}])
    assert (
        json.loads(run("evaluate", "--comparative", str(compared), "--json").stdout)["recognised"]
        is None
    )
