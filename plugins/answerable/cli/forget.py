"""`answerable forget`: takes a deal or a person out of the backlog."""

from __future__ import annotations

import click

from answerable.cli.project import ProjectError, mending, open_project
from answerable.cli.storing import open_store, private_folder
from answerable.questions import Commit, Forgotten, Trace, commits_naming
from answerable.reading import shown_path

MOST_LISTED = 50


@click.command("forget")
@click.option("--deal", metavar="ID", help="Take out all asks of this deal.")
@click.option("--person", metavar="NAME", help="Take out this name, as the backlog writes it.")
@click.option("--dry-run", is_flag=True, help="Say what would go, and change nothing.")
@click.option("--yes", is_flag=True, help="Don't ask before anything is changed.")
@mending
def command(deal: str | None, person: str | None, dry_run: bool, yes: bool) -> None:
    """Take every trace of a deal or a person out of the backlog.

    Of a deal all asks go; of a person the name goes, wherever it stands in a field of its own.
    What stands in a question's words is listed for you to judge, and so are the commits of the Git
    history that still hold it. This can't be undone.

    \b
    Example: answerable forget --deal 311 --dry-run
    """
    trace = Trace((deal or "").strip() or None, (person or "").strip() or None)
    if trace.deal is None and trace.person is None:
        raise click.UsageError("say whom to forget: --deal 311 or --person jk")
    project = open_project(None)
    folder = private_folder(project)
    store = open_store(project)
    planned = store.forget(deal=trace.deal, person=trace.person, dry_run=True)
    _tell(planned, "would go" if dry_run or not yes else "go")
    if not dry_run and planned.entries:
        if not yes and not click.confirm("Take them out?", err=True):
            raise ProjectError("nothing was changed")
        done = store.forget(deal=trace.deal, person=trace.person)
        click.echo(f"Gone from {len(done.entries)} entries.")
    _tell_history(commits_naming(folder, trace), shown_path(folder, project.folders.root))


def _tell(forgotten: Forgotten, verb: str) -> None:
    click.echo(f"Asks: {forgotten.asks}; single fields: {forgotten.fields}. They {verb}.")
    _list([f"{id} ({place})" for id, place in forgotten.entries])
    if forgotten.left:
        click.echo("These lines name them too, and stay; read them and change them by hand:")
        _list(forgotten.left)


def _list(lines: list[str] | tuple[str, ...]) -> None:
    for line in lines[:MOST_LISTED]:
        click.echo(f"  {line}")
    if len(lines) > MOST_LISTED:
        click.echo(f"  and {len(lines) - MOST_LISTED} more")


def _tell_history(commits: tuple[Commit, ...] | None, folder: str) -> None:
    if commits is None:
        click.echo("The folder is in no Git repository that could be read, so no history is known.")
    elif not commits:
        click.echo("No commit of the Git history wrote or deleted it.")
    else:
        click.echo(f"The Git history still holds it, in {len(commits)} commits of {folder}:")
        _list([f"{commit.hash} of {commit.date}" for commit in commits])
        click.echo(
            "Commit the change, then purge the history: 'git filter-repo --replace-text FILE', with"
            " a line 'NAME==>gone' for each name in FILE; then push it with --force, have every"
            " clone made anew, and ask the host to drop its caches and pull requests."
        )
