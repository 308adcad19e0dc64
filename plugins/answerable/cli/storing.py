"""What the commands that write to the backlog have in common."""

from __future__ import annotations

from collections.abc import Callable
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
    articles = project.content.shelf.articles
    if id not in articles:
        raise ProjectError(f"'{id}' is not an article{suggestion(id, articles)}")
    return id


def tell_of_stranger(project: Project, person: str) -> None:
    """Say that a person isn't in the catalogue if one of nearly that name is."""
    people = project.content.catalogue.people
    if person not in people and (near := nearest(person, people)):
        click.echo(f"note: the catalogue knows no '{person}'; did you mean '{near}'?", err=True)
