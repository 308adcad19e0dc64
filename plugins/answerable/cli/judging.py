"""What `answerable confirm` and `answerable refuse` have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import click

from answerable.cli.judgement_files import Line, judgement_lines
from answerable.cli.project import Project, ProjectError, date_option, open_project
from answerable.cli.proposing import Proposals
from answerable.cli.storing import (
    article_fault,
    by_option,
    known_article,
    known_questions,
    open_store,
    question_fault,
)
from answerable.ids import id_fault
from answerable.questions import Judgement, is_question_id


@dataclass(frozen=True)
class Told:
    """What a command was told to judge: ids in words, the proposed articles, or a file's lines."""

    words: tuple[str, ...]
    article: str | None
    proposed: bool
    source: str | None


def told_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add what names questions and articles, who judges, and when."""
    for option in (
        date_option,
        by_option,
        click.option(
            "--from", "source", metavar="FILE",
            type=click.Path(exists=True, dir_okay=False, allow_dash=True),
            help="Take them from the lines of a file, or of standard input (-).",
        ),
        click.option(
            "--proposed", is_flag=True, help="Of each question, the article that is proposed now."
        ),
        click.option("--article", metavar="ID", help="The article, instead of naming it last."),
        click.argument("words", nargs=-1, metavar="[QUESTION-ID... [ARTICLE-ID]]"),
    ):  # fmt: skip
        function = option(function)
    return function


def judge(told: Told, by: str, date: str | None, yes: bool) -> None:
    """Note of questions that articles answer them, or don't, all or nothing, and say where."""
    project = open_project(date)
    judgements = _judgements(project, told, yes)
    on = project.content.on
    places = open_store(project).judge_all(judgements, by, on)
    for judgement, place in zip(judgements, places, strict=True):
        verb = "is answered by" if judgement.answers else "is not answered by"
        click.echo(f"{judgement.question} {verb} {judgement.article} ({place}).")
    if not judgements:
        click.echo("Nothing to judge there.")
    articles = project.content.shelf.articles
    for id in dict.fromkeys(judgement.article for judgement in judgements if judgement.answers):
        if not articles[id].published_on(on):
            click.echo(
                f"note: {id} isn't published yet; it counts as an answer once it is.", err=True
            )


def _judgements(project: Project, told: Told, yes: bool) -> tuple[Judgement, ...]:
    if told.source is not None:
        if told.words or told.article or told.proposed:
            raise click.UsageError("name questions, or a file of them with --from, not both")
        return _of_lines(project, judgement_lines(told.source), yes)
    if told.proposed:
        if told.article or not told.words:
            raise click.UsageError("with --proposed, name questions and no article: q-7k3f9d")
        return _of_proposals(project, told.words, yes)
    ids = told.words if told.article else told.words[:-1]
    if not ids:
        raise click.UsageError(
            "name a question and an article: q-7k3f9d fiberglass-pool-cost; or say --proposed for"
            " the article that is proposed, or --from FILE"
        )
    article = known_article(project, told.article or told.words[-1])
    return tuple(Judgement(id, article, yes) for id in dict.fromkeys(ids))


def _of_proposals(project: Project, ids: tuple[str, ...], yes: bool) -> tuple[Judgement, ...]:
    proposals = Proposals(project)
    found = [(id, proposals.article(id)) for id in known_questions(project, ids)]
    if none := [proposals.fault(id) for id, article in found if article is None]:
        raise ProjectError("\n".join(["nothing was written:", *none]))
    judged = {
        member: article
        for id, article in found
        if article is not None
        for member in proposals.members(id)
    }
    return tuple(Judgement(id, article, yes) for id, article in judged.items())


def _of_lines(project: Project, lines: Iterable[Line], yes: bool) -> tuple[Judgement, ...]:
    """Return the judgements of a file; raises ProjectError that names all that is wrong in it."""
    proposals = Proposals(project)
    faults: list[str] = []
    first: dict[tuple[str, str], tuple[str, Judgement]] = {}
    for line in lines:
        fault = line.fault or _fault(project, line, proposals)
        if not fault and line.answers is not None and not yes:
            fault = "a table with 'answers' says yes and no; use: answerable confirm --from"
        if fault:
            faults.append(f"{line.place}: {fault}")
            continue
        article = line.article or proposals.article(line.question) or ""
        answers = yes if line.answers is None else line.answers
        # What the report proposed, it proposed for all wordings of its row.
        whole_row = line.answers is not None or not line.article
        ids = proposals.members(line.question) if whole_row else (line.question,)
        for judgement in (Judgement(id, article, answers) for id in ids):
            key = (judgement.question, article)
            place, before = first.setdefault(key, (line.place, judgement))
            if before != judgement:
                faults.append(f"{line.place}: says the opposite of {place}; keep one of them")
                break
    if faults:
        raise ProjectError("\n".join(["nothing was written:", *faults]))
    return tuple(judgement for _, judgement in first.values())


def _fault(project: Project, line: Line, proposals: Proposals) -> str | None:
    """Return what is wrong with the ids of a line; words that are no ids are never repeated."""
    if not is_question_id(line.question):
        return "it names no question's id, like q-7k3f9d"
    if fault := question_fault(line.question, project.backlog.backlog.by_id):
        return fault
    if not line.article:
        return None if proposals.article(line.question) else proposals.fault(line.question)
    if id_fault(line.article):
        return "what stands behind the question's id is no article's id"
    return article_fault(line.article, project.content.shelf.articles)
