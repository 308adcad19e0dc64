"""`answerable gaps`: which questions no article answers, by the money at stake."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from answerable.cli.gaps_text import GapsText
from answerable.cli.past_reports import keep_figures, past_reports
from answerable.cli.project import Project, date_option, json_option, mending, open_project
from answerable.cli.report_files import check_report_path, write_report
from answerable.cli.reporting import gap_report, site_address
from answerable.findings import Level
from answerable.gaps import GapReport, to_csv, to_html, to_json

STDOUT = "-"
BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads UTF-8 as the computer's old code page, and customers' words break. Only
files for people get it: a program that reads standard output would take it for a letter."""


@click.command("gaps")
@date_option
@json_option
@click.option("--html", metavar="FILE", help="Write the report as one page that prints well.")
@click.option(
    "--no-history", is_flag=True,
    help="With --html, neither show nor keep the figures of each day's report.",
)  # fmt: skip
@click.option("--csv", metavar="FILE", help="Write a table, one row a question; - prints it.")
@click.option("--terms", is_flag=True, help="Show how each sum comes about, deal by deal.")
@click.option(
    "--limit", metavar="N", type=click.IntRange(min=0), default=10, show_default=True,
    help="Print at most so many questions of each kind; 0 prints all.",
)  # fmt: skip
@click.option("--ids", is_flag=True, help="Print ids only, for logs that strangers may read.")
@mending
def command(
    date: str | None,
    as_json: bool,
    html: str | None,
    no_history: bool,
    csv: str | None,
    terms: bool,
    limit: int,
    ids: bool,
) -> None:
    """Show which questions no article answers, by the money at stake.

    A proposal is the engine's guess: it is shown with its passage, and never counted as an answer.
    The report is private, so it isn't written into a folder that is published. With --html, its
    figures are kept beside the backlog, so that the next page tells what has changed.

    \b
    Example: answerable gaps --terms
    Example: answerable gaps --html gaps.html
    """
    project = open_project(date)
    page = html and check_report_path(Path(html), ".html", _published(project))
    table = csv and csv != STDOUT and check_report_path(Path(csv), ".csv", _published(project))
    report = gap_report(project)
    for finding in project.backlog.findings:
        if finding.level is Level.ERROR:
            click.echo(f"left out: {finding}", err=True)
    base = site_address(project)
    if page:
        _write_page(page, project, report, not no_history)
    if table:
        _write(table, BYTE_ORDER_MARK + to_csv(report, base))
    if as_json:
        click.echo(json.dumps(to_json(report, base), ensure_ascii=False, indent=1))
    elif csv == STDOUT:
        click.echo(to_csv(report, base).encode("utf-8", "replace"), nl=False)
    elif ids:
        for row in report.rows:
            click.echo(f"{row.question.id} {row.state}")
    elif not (page or table):
        GapsText(base, terms, limit).print(report)


def _write_page(page: Path, project: Project, report: GapReport, history: bool) -> None:
    past = past_reports(project, history)
    content = project.content
    text = to_html(
        replace(report, notices=(*report.notices, *past.notices)),
        [folder / "reports" for folder in project.press.overrides],
        content.catalogue.company.name,
        site_address(project),
        content.settings.language,
        past.history,
    )
    _write(page, text)
    keep_figures(past, report)


def _published(project: Project) -> Iterator[tuple[str, Path]]:
    config = project.config
    yield "the folder of articles", Path(config.docs_dir)
    yield "the built site", Path(config.site_dir)
    for folder in config.theme.dirs:
        yield "the theme", Path(folder)


def _write(file: Path, text: str) -> None:
    write_report(file, text.encode("utf-8", "replace"))
    click.echo(f"wrote {file}; it is private: keep it off the site and out of Git", err=True)
