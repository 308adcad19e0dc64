"""Keeps the figures of each day's gap report beside the backlog, and reads earlier ones."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from answerable.cli.project import Project
from answerable.cli.report_files import ReportError, write_report
from answerable.gaps import (
    HISTORY_NAME,
    NO_HISTORY,
    GapReport,
    History,
    history_in,
    past_of,
    text_with,
)
from answerable.reading import read_text, shown_path


@dataclass(frozen=True)
class PastReports:
    """What is known of earlier reports, and the file that knows it.

    `file` is None where figures aren't kept: nobody wants it, the backlog has no folder, or the
    file in it can't be read and must not be lost. `notices` say what is wrong with it.
    """

    file: Path | None
    history: History = NO_HISTORY
    notices: tuple[str, ...] = ()


def past_reports(project: Project, wanted: bool) -> PastReports:
    """Return the figures of earlier reports; none where they aren't wanted."""
    folder = project.questions
    if not wanted or not folder.is_dir():
        return PastReports(None)
    file = folder / HISTORY_NAME
    if not file.exists():
        return PastReports(file)
    text = read_text(file, project.folders.root)
    if text.findings:
        return PastReports(None, notices=tuple(f"{f.place}: {f.message}" for f in text.findings))
    history = history_in(text.text)
    shown = shown_path(file, project.folders.root)
    notices = tuple(
        f"{shown}:{number}: the line doesn't hold the figures of a report, so it is left out;"
        " mend or delete it"
        for number, _ in history.unread
    )
    return PastReports(file, history, notices)


def keep_figures(past: PastReports, report: GapReport) -> None:
    """Keep a report's figures; where that fails, say so, for the report itself is written."""
    for notice in past.notices:
        click.echo(notice, err=True)
    if past.file is None:
        return
    try:
        write_report(past.file, text_with(past.history, past_of(report)).encode())
    except ReportError as error:
        click.echo(f"the report's figures aren't kept for the next one: {error}", err=True)
