"""`answerable find`: the answers to send before a call."""

from __future__ import annotations

import json

import click
from rich.console import Console
from rich.text import Text

from answerable.cli.project import FOUND, date_option, json_option, mending, open_project
from answerable.pages import finder_of
from answerable.search import Hit


@click.command("find")
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    help="Show at most so many answers.",
)
@date_option
@json_option
@mending
def command(words: tuple[str, ...], limit: int, date: str | None, as_json: bool) -> None:
    """List the answers to send for a question in a buyer's words.

    They are those that the site's search shows to a buyer, in the same order.

    Exit code 1 means that nothing was found.

    \b
    Example: answerable find "leaking liner"
    """
    project = open_project(date)
    hits = finder_of(project.index, project.press).find(" ".join(words), limit=limit)
    base = (project.config.site_url or "").rstrip("/")
    if as_json:
        found = [_value(hit, base) for hit in hits]
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        _print(hits, base)
    if not hits:
        raise SystemExit(FOUND)


def _print(hits: tuple[Hit, ...], base: str) -> None:
    console = Console(highlight=False)
    if not hits:
        console.print("Nothing published answers that yet.")
        return
    for number, hit in enumerate(hits, start=1):
        title = Text(f"{number}. {hit.entry.title}", style="bold")
        if hit.entry.heading:
            title.append(f" › {hit.entry.heading}", style="not bold")  # noqa: RUF001
        console.print(title)
        console.print(Text(f"   {base}/{hit.entry.address}", style="cyan"), soft_wrap=True)
        if hit.passage:
            console.print(Text(f"   {hit.passage}", style="dim"))


def _value(hit: Hit, base: str) -> dict[str, object]:
    return {
        "title": hit.entry.title,
        "heading": hit.entry.heading,
        "address": f"{base}/{hit.entry.address}",
        "page": hit.entry.page,
        "kind": hit.entry.kind,
        "topic": hit.entry.topic,
        "passage": hit.passage,
        "score": round(hit.score, 4),
    }
