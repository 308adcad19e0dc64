"""What the commands that write to the backlog have in common."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from answerable.cli.project import Project, ProjectError
from answerable.dates import iso_date
from answerable.ids import nearest, suggestion
from answerable.questions import Store


def private_folder(project: Project) -> Path:
    """Return the backlog's folder; raises ProjectError if the site would publish it."""
    folder = project.questions
    for public in (project.folders.docs, Path(project.config.site_dir)):
        if folder.resolve().is_relative_to(public.resolve()):
            raise ProjectError(
                "the backlog's folder lies inside what the site publishes; name another in"
                " 'questions' of settings.yml"
            )
    return folder


def open_store(project: Project) -> Store:
    """Return the project's backlog, ready to be written."""
    return Store(private_folder(project), project.folders.root)


def by_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--by`, who does it."""
    return click.option(
        "--by",
        default="",
        envvar="ANSWERABLE_BY",
        help="Who you are, as the backlog names you; default: ANSWERABLE_BY.",
    )(function)


def day_option(name: str, help: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add an option that takes a day."""
    return click.option(name, metavar="YYYY-MM-DD", callback=_day, help=help)


def _day(_: click.Context, __: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return iso_date(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def known_article(project: Project, id: str) -> str:
    """Return an article's id; raises ProjectError if there is none, with the nearest."""
    if fault := article_fault(id, project.content.shelf.articles):
        raise ProjectError(fault)
    return id


def article_fault(id: str, known: Collection[str]) -> str | None:
    """Return why an id isn't an article's, or None if it is."""
    return None if id in known else f"'{id}' is not an article{suggestion(id, known)}"


def question_fault(id: str, known: Collection[str]) -> str | None:
    """Return why an id isn't that of a question that can be read, or None if it is."""
    if id in known:
        return None
    near = nearest(id, known)
    return f"there is no question {id} that can be read" + (
        f"; did you mean {near}?" if near else ""
    )


def known_questions(project: Project, ids: Sequence[str]) -> tuple[str, ...]:
    """Return questions' ids, each once; raises ProjectError that names all that aren't there."""
    known = project.backlog.backlog.by_id
    faults = [fault for id in dict.fromkeys(ids) if (fault := question_fault(id, known))]
    if faults:
        raise ProjectError("\n".join(faults))
    return tuple(dict.fromkeys(ids))


def tell_of_stranger(project: Project, person: str) -> None:
    """Say that a person isn't in the catalogue if one of nearly that name is."""
    people = project.content.catalogue.people
    if person not in people and (near := nearest(person, people)):
        click.echo(f"note: the catalogue knows no '{person}'; did you mean '{near}'?", err=True)
