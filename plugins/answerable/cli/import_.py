"""`answerable import`: takes a list of questions from another program into the backlog."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import click

from answerable.cli.import_words import (
    account_in_words,
    account_value,
    mapping_lines,
    rejection_lines,
    sample_lines,
)
from answerable.cli.project import (
    FOUND,
    Project,
    ProjectError,
    date_option,
    json_option,
    mending,
    open_project,
)
from answerable.questions.imports import (
    FOLDER,
    Columns,
    CsvSource,
    DateOrder,
    DecimalSign,
    ImportMapping,
    RefusedImport,
    Sheet,
    Terms,
    file_name,
    guess,
    import_all,
    import_name,
    load_mapping,
    mapping_text,
    open_sheet,
    plain,
    rehearsal,
    remember,
    slug,
)
from answerable.reading import shown_path


@dataclass(frozen=True)
class Chosen:
    """The mapping of a file, where it stands or would stand, and who vouches for it."""

    mapping: ImportMapping
    path: Path
    origin: Literal["given", "remembered", "guessed"]

    def with_settled(self, date_order: DateOrder | None, decimal: DecimalSign | None) -> Chosen:
        """Return it with what the command was told of dates and amounts."""
        told = {"date_order": date_order, "decimal": decimal}
        known = {name: value for name, value in told.items() if value}
        return replace(self, mapping=self.mapping.model_copy(update=known))


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would happen, and change nothing.")
@click.option("--yes", is_flag=True, help="Take the guessed mapping without asking.")
@click.option("--update", is_flag=True, help="Give known asks the file's stage, amount, outcome.")
@click.option(
    "--map", "given", metavar="FILE.yml", type=click.Path(exists=True, dir_okay=False,
    path_type=Path), help="Which column holds what; remembered for the next time.",
)  # fmt: skip
@click.option(
    "--date-order", type=click.Choice(["day-first", "month-first", "year-first"]),
    help="The order of day and month, where no date settles it.",
)  # fmt: skip
@click.option(
    "--decimal", type=click.Choice([".", ","]),
    help="The sign before an amount's decimals, where no amount settles it.",
)  # fmt: skip
@click.option("--by", default="", help="The rep of rows that name none.")
@click.option("--name", default="", help="The export's name; default: the file's, without dates.")
@click.option("--show-values", is_flag=True, help="Show what stands in the cells; not in a log.")
@date_option
@json_option
@mending
def command(
    file: Path,
    dry_run: bool,
    yes: bool,
    update: bool,
    given: Path | None,
    date_order: DateOrder | None,
    decimal: DecimalSign | None,
    by: str,
    name: str,
    show_values: bool,
    date: str | None,
    as_json: bool,
) -> None:
    """Take the questions of a CSV FILE into the backlog, one ask a row.

    Files of other kinds are read by the importers of other packages, by their endings.

    Which column holds what is guessed from the header and confirmed by you, or told by a mapping
    file that is remembered beside the backlog. The same file twice changes nothing. Rows that
    can't be taken are kept whole in a file of rejects; exit code 1 means that there are some.

    \b
    Example: answerable import questions.csv --by jk --dry-run
    """
    project = open_project(date)
    folder, root = _private_folder(project, file), project.folders.root
    terms = _terms(project, slug(name) or import_name(file), by)
    here = at_a_terminal()
    kept = folder / FOLDER / f"{terms.name}.yml"
    chosen = _chosen(file, kept, given, root, here or show_values).with_settled(date_order, decimal)
    source = _settled(file, terms, chosen, root)
    _tell(source, chosen.origin == "guessed" or dry_run, here or show_values)
    if dry_run:
        with rehearsal(folder) as copy:
            account = import_all(source, copy, root, None, update)
    else:
        if chosen.origin == "guessed" and not yes:
            _confirm(source, kept, root, here)
        rejects = folder / FOLDER / f"{file_name(file)}-rejects.csv"
        account = import_all(source, folder, root, rejects, update)
        if chosen.origin != "remembered" and remember(source.mapping, kept):
            click.echo(f"The mapping is remembered in {shown_path(kept, root)}.", err=True)
    there = shown_path(rejects, root) if account.rejected and not dry_run else ""
    for line in rejection_lines(account, show_values):
        click.echo(line, err=True)
    if as_json:
        click.echo(account_value(account, source, there, dry_run))
    else:
        click.echo("\n".join(account_in_words(account, there, dry_run)))
    if account.rejected:
        raise SystemExit(FOUND)


def _private_folder(project: Project, file: Path) -> Path:
    """Return the backlog's folder; raises ProjectError if the site would publish it or the file."""
    folder = project.questions
    for public in (project.folders.docs, Path(project.config.site_dir)):
        if folder.resolve().is_relative_to(public.resolve()):
            raise ProjectError(
                "the backlog's folder lies inside what the site publishes; name another in"
                " 'questions' of settings.yml"
            )
        if file.resolve().is_relative_to(public.resolve()):
            raise ProjectError(
                f"{file.name} lies inside what the site publishes; move it out, and try again"
            )
    return folder


def at_a_terminal() -> bool:
    """Return whether a person can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def _chosen(file: Path, kept: Path, given: Path | None, root: Path, names_shown: bool) -> Chosen:
    """Return the mapping that was given, else the remembered one, else a guess."""
    path = given or kept
    if path.is_file():
        loaded = load_mapping(path, root)
        if loaded.record is None:
            raise RefusedImport("\n".join(str(finding) for finding in loaded.findings))
        remembered = path.resolve() == kept.resolve()
        return Chosen(loaded.record, path, "remembered" if remembered else "given")
    sheet = open_sheet(file)
    found, header_rows = guess(sheet)
    if "question" not in found:
        raise RefusedImport(_no_question(sheet, found, shown_path(kept, root), names_shown))
    columns = Columns.model_validate(found)
    return Chosen(ImportMapping(columns=columns, header_rows=header_rows), kept, "guessed")


def _no_question(sheet: Sheet, found: dict[str, str | int], kept: str, names_shown: bool) -> str:
    first = next((row for row in sheet.rows() if not row.blank), None)
    names = [cell for cell in first.cells if cell.strip()][:40] if first else []
    told = f"\nThe first row holds: {' | '.join(names)}" if names_shown else ""
    draft = mapping_text(
        ImportMapping(columns=Columns.model_validate({"question": "THE COLUMN'S NAME"} | found))
    )
    return (
        f"no column of {sheet.path.name} looks like the customer's question; write this to {kept}"
        " with its name, or with its number, counted from 1. Without a header row write"
        f" 'header_rows: 0' too, and numbers only.{told}\n\n{draft}"
    )


def _terms(project: Project, name: str, by: str) -> Terms:
    settings = project.content.settings
    return Terms(
        name=name,
        currency=settings.currency,
        on=project.content.on,
        stages={plain(words): s.id for s in settings.stages for words in (s.name, s.id)},
        products={
            plain(words): id
            for id, product in project.content.catalogue.products.items()
            for words in (product.name, id)
        },
        by=by,
    )


def _settled(file: Path, terms: Terms, chosen: Chosen, root: Path) -> CsvSource:
    """Return the source; what can't be settled is told with the mapping that would settle it."""
    mapping, path = chosen.mapping, shown_path(chosen.path, root)
    try:
        sheet = open_sheet(file, mapping.encoding, mapping.delimiter)
        return CsvSource.of(sheet, mapping, terms)
    except RefusedImport as error:
        also = f"The mapping is {path}."
        if chosen.origin == "guessed":
            also = f"The mapping guessed so far, for {path}:\n\n{mapping_text(mapping)}"
        raise RefusedImport(f"{file.name}: {error}\n\n{also}") from None


def _tell(source: CsvSource, mapping: bool, samples: bool) -> None:
    """Say what was found out about the file; samples hold customers' words."""
    for warning in source.warnings:
        click.echo(f"warning: {warning}", err=True)
    if mapping:
        click.echo("\n".join(mapping_lines(source)), err=True)
    if mapping and samples:
        click.echo("\n".join(sample_lines(source)), err=True)


def _confirm(source: CsvSource, kept: Path, root: Path, here: bool) -> None:
    """Ask whether a guess is right; raises RefusedImport if nobody says so."""
    draft = (
        f"write this to {shown_path(kept, root)} with its mistakes mended, or run again with"
        f" --yes:\n\n{mapping_text(source.mapping)}"
    )
    if not here:
        raise RefusedImport(f"nobody is here to confirm the guessed mapping; {draft}")
    if not click.confirm("Is this right?", err=True):
        raise RefusedImport(f"nothing was imported; {draft}")
