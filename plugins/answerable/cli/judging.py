"""What `answerable confirm` and `answerable refuse` have in common."""

from __future__ import annotations

import click

from answerable.cli.project import open_project
from answerable.cli.storing import known_article, open_store


def judge(
    words: tuple[str, ...], article: str | None, by: str, date: str | None, yes: bool
) -> None:
    """Note of questions that an article answers them, or doesn't, and say where.

    `words` are the questions' ids, and the article's as the last one where `article` is None.
    """
    ids = words if article else words[:-1]
    if not ids:
        raise click.UsageError("name a question and an article: q-7k3f9d fiberglass-pool-cost")
    project = open_project(date)
    id = known_article(project, article or words[-1])
    on = project.content.on
    places = open_store(project).judge(ids, id, yes, by, on)
    verb = "is answered by" if yes else "is not answered by"
    for question, place in zip(dict.fromkeys(ids), places, strict=True):
        click.echo(f"{question} {verb} {id} ({place}).")
    if yes and not project.content.shelf.articles[id].published_on(on):
        click.echo(f"note: {id} isn't published yet; it counts as an answer once it is.", err=True)
