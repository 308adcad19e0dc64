"""`answerable new`: starts an article from its topic's recipe."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

import click

from answerable.articles import Beginning, Outline, article_id, new_article
from answerable.cli.project import Project, ProjectError, date_option, mending, open_project
from answerable.ids import id_fault, suggestion
from answerable.reading import shown_path
from answerable.settings import TOPICS


@click.command("new")
@click.argument("topic", metavar="TOPIC", type=click.Choice(TOPICS))
@click.argument("products", metavar="[PRODUCT]...", nargs=-1)
@click.option("--title", metavar="TEXT", help="Its title; default: by the recipe.")
@click.option(
    "--answers", metavar="ID", multiple=True,
    help="A question of the backlog that it will answer; may stand several times.",
)  # fmt: skip
@click.option("--stage", metavar="ID", help="The stage of a sale at which buyers need it.")
@click.option("--id", "id_", metavar="ID", help="Its id; default: by products and topic.")
@click.option("--author", metavar="ID", help="Who writes it; default: the first person.")
@date_option
@mending
def command(
    topic: str,
    products: tuple[str, ...],
    title: str | None,
    answers: tuple[str, ...],
    stage: str | None,
    id_: str | None,
    author: str | None,
    date: str | None,
) -> None:
    """Start an article about PRODUCT from the recipe of TOPIC.

    TOPIC is cost, problems, comparisons, reviews, best-of or process; PRODUCT is the name of a file
    in content/catalogue/products/, without .yml. A comparison takes two or more. An article about
    no product needs a title.

    The article is a draft until you delete the line `draft: true`.

    \b
    Example: answerable new cost fiberglass-pool
    Example: answerable new process --title "When do I pay what?" --answers q-w0b4ea
    """
    project = open_project(date)
    content = project.content
    about = tuple(dict.fromkeys(products))
    known, people = content.catalogue.products, content.catalogue.people
    _check("product", about, known)
    _check("person", [author] if author is not None else [], people)
    _check("stage", [stage] if stage else [], [held.id for held in content.settings.stages])
    questions = _questions(project, answers)
    words = _one_line(title or "")
    if not about and not words:
        raise ProjectError("the article is about no product, so it needs a --title")
    id = article_id(topic, about, words) if id_ is None else id_
    if fault := id_fault(id):
        raise ProjectError(fault if id_ is not None else f"{fault}; choose an --id")
    if id in content.shelf.articles:
        there = content.shelf.articles[id].place.path
        raise ProjectError(f"the article '{id}' is there already: {there}; choose another --id")
    ours = tuple(known[product].name for product in about if known[product].ours)
    beginning = Beginning(
        topic,
        id,
        about,
        tuple(known[product].name for product in about),
        author or next(iter(people), ""),
        tuple(p for p in about if topic != "best-of" or not known[p].ours),
        words,
        questions,
        stage or "",
        ours if len(ours) < len(about) else (),
        content.settings.language,
    )
    path = project.folders.docs / content.settings.slugs.of(topic) / f"{id}.md"
    shown = shown_path(path, project.folders.root)
    _write(path, new_article(_outline(project, topic), beginning), shown)
    click.echo(f"{shown} is begun. Write it, run 'answerable check', then delete 'draft: true'.")


def _check(what: str, ids: Iterable[str], known: Collection[str]) -> None:
    for id in ids:
        if id not in known:
            raise ProjectError(f"'{id}' is not a {what}{suggestion(id, known)}")


def _questions(project: Project, ids: Iterable[str]) -> tuple[str, ...]:
    """Return the questions of those ids, each once; raises ProjectError where one isn't there."""
    asked = tuple(dict.fromkeys(ids))
    known = project.backlog.backlog.by_id if asked else {}
    for id in asked:
        if id not in known:
            raise ProjectError(f"'{id}' is not a question of the backlog{suggestion(id, known)}")
    return asked


def _outline(project: Project, topic: str) -> Outline:
    outline = project.content.recipes[topic].outline_in(project.content.settings.language)
    if outline is None:
        raise ProjectError(f"the recipe of '{topic}' has no outline; add one to it")
    return outline


def _one_line(title: str) -> str:
    """Return a title without line breaks and controls, which front matter can't hold."""
    return " ".join("".join(c if c.isprintable() else " " for c in title).split())


def _write(path: Path, text: str, shown: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise ProjectError(f"{shown} is there already; choose another --id") from None
    except OSError as error:
        raise ProjectError(f"{shown} can't be written: {error.strerror}") from None
