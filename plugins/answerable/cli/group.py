"""`answerable group`: which questions want one answer, says a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click

from answerable.cli.grouping import Groups, quoted
from answerable.cli.project import Project, date_option, mending, open_project
from answerable.cli.reporting import gap_report
from answerable.cli.rows import rows_by_id
from answerable.cli.storing import known_questions, open_store
from answerable.cli.suggesting import Suggesting
from answerable.gaps.telling.phrases import listed
from answerable.questions import group_name


@click.group("group", cls=Suggesting)
def command() -> None:
    """Say which questions want one answer, so that they stand in one row of the gap report.

    It is kept as the field 'group' of each question. Questions of one name always stand together,
    those of two names never do; one without a name goes where the engine puts it.

    \b
    Example: answerable group join q-7k3f9d q-m2x8ta --name "Why so dear?"
    """


@command.command("join")
@click.argument("ids", nargs=-1, required=True, metavar="QUESTION-ID QUESTION-ID...")
@click.option(
    "--name", help="The group's name; default: the one that it has, else the first's words."
)
@date_option
@mending
def join(ids: tuple[str, ...], name: str | None, date: str | None) -> None:
    """Make the groups of two or more questions one, with all that stands in them.

    Where two of them have names, say with --name which holds; by another group's name they join
    that group too.

    \b
    Example: answerable group join q-7k3f9d q-m2x8ta --name "Why so dear?"
    """
    if len(set(ids)) < 2:
        raise click.UsageError("name two questions or more: q-7k3f9d q-m2x8ta")
    project, groups = _opened(ids, date)
    _write(project, groups.joined(tuple(dict.fromkeys(ids)), name))
    _tell_of_others(groups, ids, name)


@command.command("split")
@click.argument("ids", nargs=-1, required=True, metavar="QUESTION-ID...")
@click.option("--name", help="What they are called from now on; default: the first's words.")
@date_option
@mending
def split(ids: tuple[str, ...], name: str | None, date: str | None) -> None:
    """Take questions out of their group; named together, they become one group of their own.

    What repeats them goes with them. Those that stay keep the group's name; by another group's name
    the others join that group.

    \b
    Example: answerable group split q-brury9
    """
    project, groups = _opened(ids, date)
    _write(project, groups.split(tuple(dict.fromkeys(ids)), name))
    _tell_of_others(groups, ids, name)


@command.command("rename")
@click.argument("id", metavar="QUESTION-ID")
@click.argument("name")
@date_option
@mending
def rename(id: str, name: str, date: str | None) -> None:
    """Give the group of a question another name.

    \b
    Example: answerable group rename q-7k3f9d "Why is your quote higher?"
    """
    project, groups = _opened([id], date)
    _write(project, groups.renamed(id, name))


def _opened(ids: Sequence[str], date: str | None) -> tuple[Project, Groups]:
    project = open_project(date)
    known_questions(project, ids)
    return project, Groups(project.backlog.backlog, rows_by_id(gap_report(project)))


def _write(project: Project, names: Mapping[str, str]) -> None:
    if not names:
        click.echo("Nothing to change: it is so already.")
        return
    places = open_store(project).regroup(names)
    for (id, name), place in zip(names.items(), places, strict=True):
        click.echo(f"{id} stands in {quoted(name)} ({place}).")


def _tell_of_others(groups: Groups, ids: Sequence[str], name: str | None) -> None:
    """Say whom they joined by a name that is another group's already."""
    if name is not None and (others := groups.others_named(group_name(name), ids)):
        click.echo(f"note: {listed(others)} stood in {quoted(name)} before.", err=True)
