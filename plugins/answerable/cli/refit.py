"""`answerable refit`: sets the thresholds of strong, likely and weak on questions of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click
import yaml

from answerable.cli.labelling import Setting, setting_of
from answerable.cli.matching import encoder_of, vocabulary_of
from answerable.cli.project import Project, date_option, mending, open_project
from answerable.cli.report_files import write_report
from answerable.gaps import Thresholds, matcher_of, thresholds_in
from answerable.gaps.evaluating import (
    Sample,
    fitted,
    judge,
    read_folder,
    sample_of,
    sample_of_backlog,
)
from answerable.gaps.matching.thresholds import THRESHOLDS_FILE, Fit
from answerable.reading import shown_path
from answerable.records import FORMAT

HEADER = "# Made by 'answerable refit'; delete the file to go back to what comes with Answerable.\n"


class _Plain(yaml.SafeDumper):
    """Writes each value where it stands, though two are the same."""

    def ignore_aliases(self, data: object) -> bool:
        return True


@click.command("refit")
@click.argument(
    "folders", nargs=-1, metavar="[DIR]...",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
@date_option
@mending
def command(folders: tuple[Path, ...], dry_run: bool, date: str | None) -> None:
    """Set anew from which score on a proposal is strong, likely or weak.

    Without DIR the proposals that people confirmed and refused decide; with DIR the labelled
    questions of these folders (see 'answerable evaluate -h'). The thresholds are written to
    content/thresholds.yml.

    \b
    Example: answerable refit --dry-run
    """
    project = open_project(date)
    before = thresholds_in(project.folders.content, project.folders.root)
    on = project.content.on
    after = _on_folders(before, folders, on) if folders else _on_backlog(project, before, on)
    for name in ("meaning", "words"):
        _tell(name, getattr(before, name), getattr(after, name))
    path = project.folders.content / THRESHOLDS_FILE
    shown = shown_path(path, project.folders.root)
    if dry_run:
        click.echo(f"Nothing was written; without --dry-run it goes to {shown}.")
        return
    value = {"format": FORMAT, **after.model_dump()}
    held = yaml.dump(value, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=100)
    write_report(path, (HEADER + held).encode())
    click.echo(f"Wrote {shown}; the next report uses it.")


def _on_backlog(project: Project, before: Thresholds, on: date) -> Thresholds:
    """Return the thresholds that keep to the shares in what people confirmed and refused."""
    encoder, _ = encoder_of(project)
    matcher = matcher_of(project.index, encoder, before, vocabulary_of(project), {})
    sample = sample_of_backlog(project.backlog.backlog, matcher)
    data = (
        f"our own backlog: {len(sample.answered)} questions with a confirmed answer,"
        f" {len(sample.unanswered)} whose proposals were refused"
    )
    name = "meaning" if encoder else "words"
    fit = fitted(matcher.fit, [sample], on, data)
    if encoder:
        fit = fit.model_copy(update={"model": encoder.name})
    return before.model_copy(update={name: fit})


def _on_folders(before: Thresholds, folders: Sequence[Path], on: date) -> Thresholds:
    """Return the thresholds that keep to the shares in each folder of labelled questions."""
    labelled = [(folder.name, read_folder(folder)) for folder in folders]
    data = ", ".join(f"{name} ({len(held.queries):,} questions)" for name, held in labelled)
    fits: dict[str, Fit] = {}
    settings: list[tuple[str, Setting]] = [("words", setting_of(words=True))]
    if (meaning := setting_of(words=False)).encoder:
        settings.append(("meaning", meaning))
    for name, setting in settings:
        samples: list[Sample] = []
        for _, held in labelled:
            samples.append(sample_of(judge(held, before, setting.encoder, setting.language)))
        fits[name] = fitted(getattr(before, name), samples, on, data)
        if setting.encoder:
            fits[name] = fits[name].model_copy(update={"model": setting.encoder.name})
    return before.model_copy(update=fits)


def _tell(name: str, before: Fit, after: Fit) -> None:
    if before == after:
        return
    click.echo(f"By {name}, on {after.data}:")
    for level in ("strong", "likely", "weak"):
        click.echo(f"  {level:<8}{getattr(before, level):6.2f} -> {getattr(after, level):.2f}")
