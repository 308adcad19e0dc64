"""`answerable gaps`: which questions no article answers, by the money at stake."""

from __future__ import annotations

import json

import click
from rich.console import Console
from rich.text import Text

from answerable.cli.project import date_option, json_option, mending, open_project
from answerable.dates import date_in_words
from answerable.findings import Level
from answerable.gaps import GapReport, Row, Stake, to_json
from answerable.money import money_in_words

LANGUAGE = "en"
"""The language of the command line, whatever the site's may be."""


@click.command("gaps")
@date_option
@json_option
@click.option("--ids", is_flag=True, help="Print ids only, for logs that strangers may read.")
@mending
def command(date: str | None, as_json: bool, ids: bool) -> None:
    r"""Show which questions no article answers, by the money at stake.

    A proposal is the engine's guess: it is shown with its passage, and never counted as an answer.

    \b
    Example: answerable gaps
    """
    project = open_project(date)
    report = project.gap_report
    for finding in project.backlog.findings:
        if finding.level is Level.ERROR:
            click.echo(f"left out: {finding}", err=True)
    if as_json:
        click.echo(json.dumps(to_json(report), ensure_ascii=False, indent=1))
    elif ids:
        for row in report.rows:
            click.echo(f"{row.question.id} {_state(row, report)}")
    else:
        _print(report)


def _state(row: Row, report: GapReport) -> str:
    states = {"answered": report.answered, "proposed": report.proposed, "gap": report.gaps}
    return next((name for name, rows in states.items() if row in rows), "declined")


def _print(report: GapReport) -> None:
    console = Console(highlight=False)
    counts = report.counts
    console.print(Text(f"Gap report of {date_in_words(report.on, LANGUAGE)}", style="bold"))
    console.print(
        f"{counts['answered']} questions answered, {counts['proposed']} to confirm,"
        f" {counts['gap']} gaps, {counts['declined']} declined;"
        f" {counts['duplicate']} more repeat another."
    )
    console.print(f"Without an answer: {_money(report.stake)}.")
    _rows(console, "Gaps, the dearest first", report.gaps)
    _rows(console, "To confirm: these passages may answer, nobody has said so", report.proposed)
    _rows(console, "Answered", report.answered)
    _rows(console, "Declined", report.declined)


def _rows(console: Console, title: str, rows: tuple[Row, ...]) -> None:
    if not rows:
        return
    console.print()
    console.print(Text(title, style="bold"))
    for row in rows:
        console.print(Text(f"- {row.question.question}"))
        facts = [row.question.id, _asked(row), _money(row.stake)]
        if row.question.owner:
            facts.append(f"{row.question.status}, {row.question.owner}")
        console.print(Text(f"  {'; '.join(facts)}", style="dim"))
        if row.answered_by:
            console.print(Text(f"  answered by {', '.join(row.answered_by)}", style="green"))
        if row.proposal:
            guess = row.proposal
            where = f"{guess.title}: {guess.heading}" if guess.heading else guess.title
            console.print(Text(f"  perhaps {guess.article}: {where}", style="yellow"))
            console.print(Text(f"  “{guess.passage}”", style="dim"))
            if guess.lacking:
                console.print(Text(f"  it lacks: {', '.join(guess.lacking)}", style="dim"))


def _asked(row: Row) -> str:
    if not row.asks:
        return "not asked yet"
    times = "once" if row.asked == 1 else f"{row.asked} times"
    last = max(ask.date for ask in row.asks)
    return f"asked {times}, last on {date_in_words(last, LANGUAGE)}"


def _money(stake: Stake) -> str:
    parts = []
    for words, sums in (("at stake", stake.at_stake), ("lost", stake.lost)):
        shown = [
            money_in_words(amount.quantize(1), cur, LANGUAGE) for cur, amount in sums if amount
        ]
        if shown:
            parts.append(f"{' and '.join(shown)} {words}")
    return ", ".join(parts) or "no money known"
