"""`answerable check`: all findings of a site, before any build."""

from __future__ import annotations

import json

import click
from rich.console import Console
from rich.text import Text

from answerable.cli.project import FOUND, date_option, json_option, mending, open_project
from answerable.findings import Finding, Level, in_order, summary
from answerable.pages import site_findings
from answerable.questions import check_backlog

COLOURS = {Level.ERROR: "bold red", Level.WARNING: "yellow", Level.NOTE: "dim"}


@click.command("check")
@date_option
@json_option
@click.option("--why", is_flag=True, help="Print the reason behind each finding, with its source.")
@click.option("--notes", is_flag=True, help="Print notes too; they never make the check fail.")
@mending
def command(date: str | None, as_json: bool, why: bool, notes: bool) -> None:
    """Report what a buyer would miss or disbelieve, by file and line.

    Exit code 1 means that there are errors or warnings.

    \b
    Example: answerable check --why
    """
    project = open_project(date)
    content = project.content
    findings = list(site_findings(project.press, project.values))
    findings += project.backlog.findings
    findings += check_backlog(
        project.backlog.backlog,
        content.settings,
        content.catalogue.products,
        content.shelf.articles,
        content.on,
    )
    found = in_order(f for f in findings if notes or f.level > Level.NOTE)
    if as_json:
        click.echo(
            json.dumps([finding_value(finding) for finding in found], ensure_ascii=False, indent=1)
        )
    else:
        print_findings(found, why)
    if any(finding.level > Level.NOTE for finding in found):
        raise SystemExit(FOUND)


def print_findings(found: list[Finding], why: bool) -> None:
    """Print findings, one a line, and how many there are."""
    console = Console(soft_wrap=True, highlight=False)
    for finding in found:
        line = Text(f"{finding.place}: ")
        line.append(f"{finding.level}: ", style=COLOURS[finding.level])
        line.append(finding.message)
        line.append(f" [{finding.id}]", style="dim")
        console.print(line)
        if why and finding.why:
            console.print(Text(f"    why: {finding.why}", style="dim"))
    console.print(summary(found))


def finding_value(finding: Finding) -> dict[str, object]:
    """Return a finding for programs."""
    return {
        "id": finding.id,
        "level": str(finding.level),
        "path": finding.path,
        "line": finding.line,
        "message": finding.message,
        "due": finding.due,
        "why": finding.why,
    }
