"""Gives the gap report and its relatives what matches questions, as settings and machine allow."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from answerable.cli.project import Project, ProjectError
from answerable.gaps import ArticleMatcher, Vocabulary, matcher_of, thresholds_in
from answerable.gaps.grouping import answering, families_of
from answerable.meaning import (
    Encoder,
    KeptEncoder,
    ModelError,
    ModelMissingError,
    Progress,
    open_model,
    silent,
)

LONG = 200
"""So many texts to read take seconds, and deserve a bar."""


@dataclass(frozen=True)
class Matching:
    """What matches questions, and what a reader of its results must know."""

    matcher: ArticleMatcher
    encoder: Encoder | None
    notices: tuple[str, ...] = ()


def matching_of(
    project: Project, said: Mapping[str, Sequence[str]], progress: Progress = silent
) -> Matching:
    """Return what matches the project's questions; `said` holds what articles say they answer.

    Raises ProjectError if the settings name a model that can't be used.
    """
    encoder, notices = encoder_of(project)
    thresholds = thresholds_in(project.folders.content, project.folders.root)
    if encoder and thresholds.meaning.model != encoder.name:
        notices = (
            *notices,
            "the thresholds were set with another model, so strong, likely and weak may be off;"
            " set them anew: answerable refit",
        )
    try:
        matcher = matcher_of(
            project.index, encoder, thresholds, vocabulary_of(project), wordings(project, said),
            progress,
        )  # fmt: skip
    except ModelError as error:
        raise ProjectError(str(error)) from None
    return Matching(matcher, encoder, notices)


def encoder_of(project: Project) -> tuple[Encoder | None, tuple[str, ...]]:
    """Return the encoder of the settings, or None with the reason to match by words only.

    What it reads is kept in .answerable/ between runs.
    """
    model, notices = model_of(project)
    if model is None:
        return None, notices
    return KeptEncoder(model, project.folders.root / ".answerable" / "vectors"), notices


def model_of(project: Project) -> tuple[Encoder | None, tuple[str, ...]]:
    """Return the model of the settings, or None with the reason to match by words only.

    Raises ProjectError if the settings name a model that can't be used.
    """
    asked = project.content.settings.matching
    if asked.by == "words":
        return None, ("matching is by words only, as 'matching' in settings.yml says",)
    folder = project.folders.content / asked.model if asked.model else None
    try:
        return open_model(folder), ()
    except ModelMissingError as error:
        return None, (f"matching is by words only: {error}",)
    except ModelError as error:
        raise ProjectError(str(error)) from None


def vocabulary_of(project: Project) -> Vocabulary:
    """Return what buyers call the catalogue's products and the settings' regions."""
    content = project.content
    products = sorted(content.catalogue.products.values(), key=lambda p: (not p.ours, p.name, p.id))
    names = {
        product.id: (product.name, *(variant.name for variant in product.variants))
        for product in products
    }
    return Vocabulary(names, tuple(region.name for region in content.settings.regions))


def wordings(project: Project, said: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Return the questions that each article is known to answer."""
    known: dict[str, list[str]] = {}
    families = families_of(project.backlog.backlog)
    answers = answering(families, said)
    for family in families:
        for article in answers[family.question.id]:
            held = known.setdefault(article, [])
            held += (member.question for member in family.members)
    return known


@contextmanager
def bar_of(what: str) -> Iterator[Progress]:
    """Give something to tell progress to: a bar on a terminal, nothing in a pipe."""
    if not sys.stderr.isatty():
        yield silent
        return
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None, visible=False)

        def tell(done: int, of: int) -> None:
            bar.update(task, completed=done, total=of, visible=of >= LONG)

        yield tell
