"""`answerable guide`: looks at guides before buyers do."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from answerable.cli.check import finding_value, print_findings
from answerable.cli.guide_answers import Given, answered, asked, given_answers
from answerable.cli.guide_naming import found_in, guide_ids, walkable_guide
from answerable.cli.guide_summary import print_summary, summary_of
from answerable.cli.guide_telling import AdviceText, advice_value
from answerable.cli.project import FOUND, date_option, json_option, mending, open_project
from answerable.cli.report_files import check_report_path, write_report
from answerable.cli.suggesting import Suggesting
from answerable.findings import Level, in_order
from answerable.guides.drawing import drawing_of

ENDING = ".svg"


@click.group("guide", cls=Suggesting)
def command() -> None:
    """Look at guides before buyers do: check them, walk through one, draw one.

    A guide is a file below content/guides/; its id is the file's name without .yml.

    \b
    Example: answerable guide check
    """


@command.command("check")
@click.argument("ids", nargs=-1, metavar="[GUIDE-ID]...")
@date_option
@json_option
@mending
def check(ids: tuple[str, ...], date: str | None, as_json: bool) -> None:
    """Report what is wrong with guides, and how often each of them recommends what.

    Without an id it looks at all guides. The shares tell what would come out if every answer of a
    question were equally often; what buyers really answer, nobody knows here. Exit code 1 means
    that there are errors or warnings.

    \b
    Example: answerable guide check pool
    """
    project = open_project(date)
    content = project.content
    chosen = guide_ids(content, ids)
    findings = in_order(finding for id in chosen for finding in found_in(content, id))
    walked = [content.guides[id] for id in chosen if id in content.guides]
    summaries = [summary_of(guide, content) for guide in walked]
    if as_json:
        value = {
            "findings": [finding_value(finding) for finding in findings],
            "guides": [summary.value() for summary in summaries],
        }
        click.echo(json.dumps(value, ensure_ascii=False, indent=1))
    else:
        for summary in summaries:
            print_summary(summary)
        print_findings(findings, why=False)
    if any(finding.level > Level.NOTE for finding in findings):
        raise SystemExit(FOUND)


@command.command("walk")
@click.argument("id", metavar="GUIDE-ID")
@click.option(
    "--answers",
    default="",
    metavar="WORDS",
    help='Answers by ids, which then aren\'t asked: "size=small budget=60000 care=unsure".',
)
@date_option
@json_option
@mending
def walk(id: str, answers: str, date: str | None, as_json: bool) -> None:
    """Walk through a guide as a buyer does, and print what it recommends.

    Questions are asked one by one, b goes back to the one before. Where nobody can answer, because
    the input is no terminal, all answers that are needed must be given by --answers.

    \b
    Example: answerable guide walk pool
    Example: answerable guide walk pool --answers "width=20 budget=unsure"
    """
    content = (project := open_project(date)).content
    words = project.press.guides[walkable_guide(content, id).guide.id]
    given = given_answers(words.walkable.graph.plan, answers)
    found: Given = asked(words, given) if sys.stdin.isatty() else answered(words, given)
    if as_json:
        value = advice_value(words, content, found)
        click.echo(json.dumps(value, ensure_ascii=False, indent=1))
    else:
        AdviceText(words, project.press).print(found)


@command.command("draw")
@click.argument("id", metavar="GUIDE-ID")
@click.option("-o", "--out", metavar="FILE", help="Write it there; default: print it.")
@date_option
@mending
def draw(id: str, out: str | None, date: str | None) -> None:
    """Draw a guide's questions and ends as a picture in SVG.

    The same guide always gives the same picture. It can be read in light and in dark, and by
    whoever listens to it.

    \b
    Example: answerable guide draw pool -o pool.svg
    """
    target = check_report_path(Path(out), ENDING, ()) if out else None
    project = open_project(date)
    words = project.press.guides[walkable_guide(project.content, id).guide.id]
    svg = drawing_of(words.walkable.graph.plan, words.answer, words.filled)
    if target is None:
        click.echo(svg, nl=False)
    else:
        write_report(target, svg.encode())
        click.echo(f"{out} shows the guide '{id}'.", err=True)
