"""`answerable init`: begins a site of one's own, or joins a MkDocs site that is there."""

from __future__ import annotations

import json
import os
import shlex
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from answerable.cli.project import (
    CONFIG_NAMES,
    ProjectError,
    date_option,
    host_config,
    mending,
)
from answerable.cli.schema import EDITOR_SETTINGS, bound_schemas
from answerable.dates import run_date
from answerable.money import currency_code
from answerable.starter import (
    GUIDE,
    OTHER,
    TRADES,
    Host,
    NewSite,
    Plan,
    StarterError,
    StarterFile,
    fitted,
    languages,
    plan_of,
    put,
    time_zone_of,
)

REFUSED = 1


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", help="The company's name, as buyers know it.")
@click.option(
    "--trade",
    help=f"What it sells: {', '.join(TRADES)}, or words of your own, like 'garden furniture'.",
)
@click.option("--currency", help="The currency of its prices, like USD; default: by language.")
@click.option("--language", help=f"The site's language: {', '.join(languages())}; default: en.")
@click.option("--region", help="Where it sells, as buyers call it.")
@click.option(
    "--private/--public",
    default=None,
    help="Whether the Git repository is private, so that it may hold buyers' questions;"
    " default: public.",
)
@click.option("--dry-run", is_flag=True, help="Only say what would be added.")
@date_option
@mending
def command(
    folder: Path,
    name: str | None,
    trade: str | None,
    currency: str | None,
    language: str | None,
    region: str | None,
    private: bool | None,
    dry_run: bool,
    date: str | None,
) -> None:
    """Begin a site of your own in DIR: a small whole one, with examples to replace.

    On a terminal it asks for what you don't say. Where a MkDocs site is already, it adds what is
    missing. What is there is never overwritten.

    \b
    Example: answerable init my-site --name "Smith Heating" --trade heating
    """
    given = _Given(name, trade, language, currency, region or "", private)
    site = _asked_site(given, date, sys.stdin.isatty())
    host = _host(folder)
    if host is not None:
        site = fitted(site, host)
    plan = _planned(folder, site, host)
    _show(plan)
    if plan.begun or dry_run:
        return
    put(plan)
    click.echo(f"\n{len(plan.added)} files are written. Next:")
    away = [] if folder.resolve() == Path.cwd() else [f"cd {shlex.quote(str(folder))}"]
    for line in (*away, "answerable schema", "answerable check", "mkdocs serve"):
        click.echo(f"  {line}")
    for file in plan.added:
        if file.path.endswith(GUIDE):
            click.echo(f"{file.path} tells what to replace first.")


@dataclass(frozen=True)
class _Given:
    """What was said on the command line; None where a person may still be asked."""

    name: str | None
    trade: str | None
    language: str | None
    currency: str | None
    region: str
    private: bool | None


def _asked_site(given: _Given, date: str | None, asks: bool) -> NewSite:
    """Return the site that a person wants; where nobody can be asked, defaults fill the gaps."""
    name, trade, language = given.name, given.trade, given.language
    currency, private = given.currency, given.private
    if name is None:
        if not asks:
            raise ProjectError("say the company's name with --name; there is no terminal to ask on")
        name = click.prompt("The company's name")
    if trade is None:
        known = f"What it sells ({', '.join(TRADES)}, or your own words)"
        trade = _asked(asks, known, OTHER)
    if language is None:
        language = _asked(asks, f"Language ({', '.join(languages())})", "en", _language)
    if currency is None:
        usual = "EUR" if language.startswith("de") else "USD"
        currency = _asked(asks, "Currency", usual, currency_code)
    if private is None:
        private = asks and click.confirm("Will the Git repository be private?", default=False)
    today = run_date(date, os.environ, time_zone_of(currency))
    return NewSite(
        name.strip(), trade.strip(), currency, language, today, given.region.strip(), private
    )


def _asked(asks: bool, what: str, default: str, checked: Callable[[str], str] | None = None) -> str:
    """Return a person's answer, or the default where nobody can be asked."""
    if not asks:
        return default

    def read(answer: str) -> str:
        try:
            return checked(answer) if checked else answer
        except ValueError as error:
            raise click.UsageError(str(error)) from None

    answer: str = click.prompt(what, default=default, value_proc=read)
    return answer


def _language(answer: str) -> str:
    if answer not in languages():
        raise ValueError(f"choose one of {', '.join(languages())}")
    return answer


def _host(folder: Path) -> Host | None:
    """Return the MkDocs project that is in the folder already, or None."""
    found = next((folder / name for name in CONFIG_NAMES if (folder / name).is_file()), None)
    if found is None:
        return None
    config = host_config(found)
    docs = Path(config.docs_dir)
    root = folder.resolve()
    if not docs.resolve().is_relative_to(root):
        raise ProjectError(f"the docs_dir of {found.name} lies outside {folder}; join it by hand")
    plugin = config.plugins.get("answerable")
    return Host(
        name=found.name,
        text=found.read_bytes().decode("utf-8-sig"),
        docs=docs.resolve().relative_to(root).as_posix(),
        theme=str(config.theme.name),
        has_nav=config.nav is not None,
        content=plugin.config.content if plugin else None,
        pages=tuple(sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))),
    )


def _planned(folder: Path, site: NewSite, host: Host | None) -> Plan:
    """Return the plan; where a file must be changed by hand, say so and end with 1."""
    settings = {
        "yaml.schemas": bound_schemas(site.content, "questions"),
        "[markdown]": {"editor.quickSuggestions": {"other": True}},
    }
    editor = StarterFile(EDITOR_SETTINGS.as_posix(), json.dumps(settings, indent=2) + "\n")
    try:
        return plan_of(folder, site, host, [editor])
    except StarterError as error:
        click.echo(f"Error: {error}", err=True)
        raise SystemExit(REFUSED) from None


def _show(plan: Plan) -> None:
    if plan.begun:
        click.echo(f"{plan.kept[0]} is there: the site is begun already, and nothing is added.")
        return
    for file in plan.added:
        click.echo(f"add     {file.path}")
    for change in plan.changed:
        click.echo(f"change  {change.path}: only this is added")
        for line in change.added.splitlines():
            click.echo(f"        + {line}")
    for path in plan.kept:
        click.echo(f"keep    {path}: it is there already")
    for note in plan.notes:
        click.echo(f"note    {note}")
