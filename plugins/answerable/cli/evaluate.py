"""`answerable evaluate`: how far the gap report may be trusted, on questions with known answers."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from time import process_time
from typing import Any

import click

from answerable.cli.labelling import Setting, setting_of
from answerable.cli.project import json_option, mending
from answerable.gaps.evaluating import (
    Labelled,
    evaluate,
    read_comparisons,
    read_folder,
    read_topics,
)
from answerable.gaps.topics.judging import TopicJudge
from answerable.gaps.topics.measuring import TopicAccuracy, accuracy_of, share_of_comparisons

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)

NAMES = {
    "by": "Matched by",
    "answered": "Questions with an answer",
    "unanswered": "Questions without",
    "recall_at_1": "Right article first",
    "auroc": "Told apart (1: always, 0.5: by chance)",
    "false_answered_at": "Without an answer, yet proposed as strong",
    "strong_answered": "With an answer, proposed as strong",
    "strong_right": "  and the right article",
    "pair_f1": "Pairs that ask the same (F1)",
    "accuracy": "Topic right",
    "recognised": "Comparisons recognised",
    "false_alarms": "Other questions taken for comparisons",
    "cpu_s": "CPU seconds",
}


@click.command("evaluate")
@click.argument("folder", required=False, metavar="[DIR]", type=FOLDER)
@click.option("--topics", metavar="FILE", type=FILE, help="Questions with their topics, JSONL.")
@click.option("--comparative", metavar="FILE", type=FILE, help="Questions that compare, JSONL.")
@click.option("--words", is_flag=True, help="Match by words only, as without a model.")
@json_option
@mending
def command(
    folder: Path | None, topics: Path | None, comparative: Path | None, words: bool, as_json: bool
) -> None:
    """Run the gap report's own code on labelled questions, and say how often it was right.

    DIR holds passages.jsonl and queries.jsonl. In a project its model, thresholds and language
    count; elsewhere those that come with Answerable.

    \b
    Example: answerable evaluate labelled
    """
    if folder is None and topics is None and comparative is None:
        raise click.UsageError("name a folder of labelled questions, --topics or --comparative")
    labelled = read_folder(folder) if folder else None
    noted = read_topics(topics) if topics else ()
    compared = read_comparisons(comparative) if comparative else ()
    setting = setting_of(words)
    figures: dict[str, Any] = {}
    if labelled:
        found = evaluate(labelled, setting.thresholds, setting.encoder, setting.language)
        figures |= asdict(found)
    if noted or compared:
        began = process_time()
        judge = TopicJudge(setting.language, setting.encoder)
        if noted:
            figures |= _topics(accuracy_of([(one.text, one.label) for one in noted], judge))
        if compared:
            figures |= _comparisons(
                [one.text for one in compared if one.comparative], labelled, judge
            )
        figures["cpu_s"] = figures.get("cpu_s", 0.0) + process_time() - began
    figures["cpu_s"] += setting.seconds
    if as_json:
        click.echo(json.dumps(figures, indent=1))
    else:
        _print(figures, setting)


def _topics(found: TopicAccuracy) -> dict[str, Any]:
    return {
        "accuracy": found.accuracy,
        "topics": found.questions,
        "confusions": {label: dict(judged) for label, judged in found.confusions.items()},
    }


def _comparisons(texts: list[str], labelled: Labelled | None, judge: TopicJudge) -> dict[str, Any]:
    figures: dict[str, Any] = {"recognised": share_of_comparisons(texts, judge) if texts else None}
    if labelled:
        others = [query.text for query in labelled.queries]
        figures["false_alarms"] = share_of_comparisons(others, judge)
    return figures


def _print(figures: dict[str, Any], setting: Setting) -> None:
    for notice in setting.notices:
        click.echo(f"note: {notice}", err=True)
    for key, name in NAMES.items():
        if key in figures:
            click.echo(f"{name:<44}{_shown(figures[key]):>20}")
    if confusions := figures.get("confusions"):
        click.echo("\nLabelled, and what it was taken for:")
        for label, judged in confusions.items():
            others = ", ".join(f"{count} {topic}" for topic, count in judged.items())
            click.echo(f"  {label:<14}{others}")


def _shown(value: object) -> str:
    if value is None:
        return "–"  # noqa: RUF001
    return f"{value:.3f}" if isinstance(value, float) else str(value)
