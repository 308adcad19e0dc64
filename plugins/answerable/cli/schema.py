"""`answerable schema`: JSON Schemas and editor settings, for completion while typing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from answerable.cli.project import date_option, mending, open_project
from answerable.cli.schemas import bindings, schemas

FOLDER = Path(".answerable/schemas")
EDITOR_SETTINGS = Path(".vscode/settings.json")


@click.command("schema")
@click.option("--editor/--no-editor", default=True, help="Bind the schemas in .vscode/, too.")
@date_option
@mending
def command(editor: bool, date: str | None) -> None:
    """Write JSON Schemas to .answerable/schemas/, with today's ids as choices.

    Editors with a YAML language server then complete ids and fields, and mark mistakes while you
    type. Run it again when ids have changed. gap-report.json describes, key by key, what
    `answerable gaps --json` prints.

    \b
    Example: answerable schema
    """
    project = open_project(date)
    root, content = project.folders.root, project.content
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    made = schemas(content)
    for kind, schema in made.items():
        text = json.dumps(schema, ensure_ascii=False, indent=1)
        (folder / f"{kind}.json").write_text(text + "\n", encoding="utf-8")
    click.echo(f"{len(made)} schemas are in {FOLDER.as_posix()}/.")
    if editor:
        base = content.folders.content.relative_to(root).as_posix()
        click.echo(_bind(root / EDITOR_SETTINGS, bound_schemas(base, content.settings.questions)))


def bound_schemas(base: str, questions: str) -> dict[str, list[str]]:
    """Return schema -> the patterns of its files, as an editor's settings name them."""
    return {
        f"./{FOLDER.as_posix()}/{kind}.json": files
        for kind, files in bindings(base, questions).items()
    }


def _bind(path: Path, bound: dict[str, list[str]]) -> str:
    """Add the schemas to the editor's settings; what a person wrote there stays."""
    settings: Any = {}
    if path.exists():
        try:
            settings = json.loads(path.read_text(encoding="utf-8"))
        except (ValueError, OSError):
            settings = None
    if not isinstance(settings, dict) or not isinstance(settings.get("yaml.schemas", {}), dict):
        lines = json.dumps({"yaml.schemas": bound}, indent=2)
        return f"{EDITOR_SETTINGS.as_posix()} isn't plain JSON; add this to it yourself:\n{lines}"
    settings["yaml.schemas"] = {**settings.get("yaml.schemas", {}), **bound}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")
    return f"{EDITOR_SETTINGS.as_posix()} binds them to your files."
