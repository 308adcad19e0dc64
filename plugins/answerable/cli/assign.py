"""`answerable assign`: somebody will see to a question."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from answerable.cli.project import mending, open_project
from answerable.cli.storing import day_option, open_store, tell_of_stranger
from answerable.questions import StoreError


@click.command("assign")
@click.argument("ids", nargs=-1, required=True, metavar="QUESTION-ID...")
@click.argument("person")
@day_option("--due", "By when.")
@mending
def command(ids: tuple[str, ...], person: str, due: date | None) -> None:
    """Say who will see to questions, and by when.

    \b
    Example: answerable assign q-7k3f9d anna --due 2026-12-15
    """
    project = open_project(None)
    tell_of_stranger(project, person)

    def assigned(value: dict[str, Any]) -> dict[str, Any]:
        if value.get("status") == "duplicate":
            original = value["duplicate_of"]
            raise StoreError(f"{value['id']} repeats {original}; assign {original} instead")
        status = "drafting" if value.get("status") == "drafting" else "assigned"
        new = {name: held for name, held in value.items() if name != "x-declined-by"}
        new |= {"status": status, "owner": person}
        return new | ({"due": due} if due else {})

    places = open_store(project).revise(ids, assigned)
    until = f" until {due}" if due else ""
    for id, place in zip(dict.fromkeys(ids), places, strict=True):
        click.echo(f"{id} is {person}'s{until} ({place}).")
