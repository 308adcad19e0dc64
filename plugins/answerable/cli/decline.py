"""`answerable decline`: a question won't be answered in public."""

from __future__ import annotations

from typing import Any

import click

from answerable.cli.project import mending, open_project
from answerable.cli.storing import by_option, open_store
from answerable.questions import StoreError


@click.command("decline")
@click.argument("ids", nargs=-1, required=True, metavar="QUESTION-ID...")
@by_option
@mending
def command(ids: tuple[str, ...], by: str) -> None:
    """Say that questions won't be answered in public; they leave the list of gaps.

    \b
    Example: answerable decline q-7k3f9d --by anna
    """

    def declined(value: dict[str, Any]) -> dict[str, Any]:
        if value.get("status") == "duplicate":
            original = value["duplicate_of"]
            raise StoreError(f"{value['id']} repeats {original}; decline {original} instead")
        return {**value, "status": "declined"} | ({"x-declined-by": by} if by else {})

    places = open_store(open_project(None)).revise(ids, declined)
    for id, place in zip(dict.fromkeys(ids), places, strict=True):
        click.echo(f"{id} is declined ({place}).")
