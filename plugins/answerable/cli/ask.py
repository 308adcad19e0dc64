"""`answerable ask`: hands in a buyer's question, and shows the answer to send."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, get_args

import click
from rich.console import Console
from rich.text import Text

from answerable.cli.matching import vocabulary_of
from answerable.cli.project import Project, ProjectError, json_option, mending, open_project
from answerable.cli.storing import by_option, day_option, open_store
from answerable.findings import AnswerableError
from answerable.gaps import Asked, Proposal, matcher_of, thresholds_in
from answerable.ids import suggestion
from answerable.money import LARGEST_NUMBER, currency_code
from answerable.questions import Ask, Handed, NewQuestion, Outcome, Question
from answerable.settings import TOPICS

CONSIDERED = 20
"""Articles that the search finds first, of which one may be proposed."""


@dataclass(frozen=True)
class Sent:
    """A page that can be sent: `sure` if somebody said that it answers the question."""

    article: str
    title: str
    address: str
    sure: bool
    heading: str = ""
    passage: str = ""
    lacking: tuple[str, ...] = ()


def _amount(_: click.Context, __: click.Parameter, value: str | None) -> Decimal | None:
    if value is None:
        return None
    if not re.fullmatch(r"\d+(\.\d+)?", value.strip()) or Decimal(value) > LARGEST_NUMBER:
        raise click.BadParameter(
            f"'{value}' is not an amount; write digits only, with a point before decimals, like"
            " 68000"
        )
    return Decimal(value.strip())


def _currency(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    try:
        return None if value is None else currency_code(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


@click.command("ask")
@click.argument("question", nargs=-1, required=True)
@by_option
@click.option("--deal", default="", metavar="ID", help="The sale in which it was asked.")
@click.option("--amount", callback=_amount, help="The deal's money, digits only.")
@click.option("--currency", callback=_currency, help="Its currency; default: the company's.")
@click.option("--stage", default="", metavar="ID", help="How far the buyer is, from settings.yml.")
@click.option("--outcome", type=click.Choice(get_args(Outcome)), help="How the deal ended.")
@click.option("--source", default="", help="Where it was noted, like crm:311.")
@click.option("--topic", type=click.Choice(TOPICS), help="What it is about.")
@click.option("--product", "products", multiple=True, metavar="ID", help="Which product; repeat.")
@day_option("--date", "The day on which it was asked; default: today.")
@json_option
@mending
def command(
    question: tuple[str, ...],
    by: str,
    deal: str,
    amount: Decimal | None,
    currency: str | None,
    stage: str,
    outcome: Outcome | None,
    source: str,
    topic: Any,
    products: tuple[str, ...],
    date: date | None,
    as_json: bool,
) -> None:
    """Hand in a QUESTION that a buyer asked, in their words, and get the answer to send.

    It is written to the backlog whether it has an answer or not: that is how demand is counted. A
    question of the same words becomes one more ask of the one that is there. With - it is read
    from standard input.

    \b
    Example: answerable ask "Why is your quote 20k more?" --by jk --deal 311 --stage proposal
    """
    project = open_project(None)
    _check(project, stage, products, date)
    given = {"by": by, "deal": deal, "stage": stage, "amount": amount, "currency": currency,
             "outcome": outcome, "source": source, "date": date or project.content.on}  # fmt: skip
    ask = Ask.model_validate({name: value for name, value in given.items() if value})
    store = open_store(project)
    (handed,) = store.hand_in([NewQuestion(_words(question), ask, topic, products)])
    answers: tuple[Sent, ...] = ()
    status = trouble = ""
    try:
        asked = store.family(handed.id)
        status, answers = asked[0].status, _answers(project, asked)
    except AnswerableError as error:
        trouble = str(error)
    if as_json:
        click.echo(json.dumps(_value(handed, status, answers), ensure_ascii=False, indent=1))
    else:
        _print_handed(handed, ask, status)
        if not trouble:
            _print_answers(handed, answers)
    if trouble:
        click.echo(f"The question is kept, but answers couldn't be looked up: {trouble}", err=True)


def _check(project: Project, stage: str, products: tuple[str, ...], asked: date | None) -> None:
    """Raise ProjectError if an id leads nowhere or the day lies ahead: nothing is written then."""
    content = project.content
    stages = [known.id for known in content.settings.stages]
    if stage and stage not in stages:
        raise ProjectError(f"'{stage}' is not a stage{suggestion(stage, stages)}")
    for product in products:
        if product not in content.catalogue.products and product not in content.broken:
            raise ProjectError(content.no_product(product))
    if asked and asked > content.on:
        raise ProjectError(f"{asked} lies after today, {content.on}; nobody can have asked then")


def _words(question: tuple[str, ...]) -> str:
    if question != ("-",):
        return " ".join(question)
    raw = sys.stdin.buffer.read()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _answers(project: Project, asked: tuple[Question, ...]) -> tuple[Sent, ...]:
    """Return the published articles that answer a question, else the engine's guess, else none."""
    content, press = project.content, project.press
    published = {article.id: article for article in content.published()}
    ids = {question.id for question in asked}
    said = [id for id, article in published.items() if not ids.isdisjoint(article.meta.answers)]
    confirmed = [id for question in asked for id in question.confirmed if id in published]
    base = (project.config.site_url or "").rstrip("/")
    if answering := dict.fromkeys((*said, *confirmed)):
        return tuple(
            Sent(
                id,
                press.title(published[id]),
                f"{base}/{press.addresses.href(published[id].path, 'index.md').removeprefix('./')}",
                sure=True,
            )
            for id in answering
        )
    refused = {article for question in asked for article in question.refused}
    first = asked[0]
    thresholds = thresholds_in(project.folders.content, project.folders.root)
    # A rep waits for this: a model takes a second to load, and all articles take several to read.
    near = project.index.find(first.question, CONSIDERED, kinds=("article",))
    among = {hit.entry.page for hit in near}
    matcher = matcher_of(project.index, None, thresholds, vocabulary_of(project), {}, among=among)
    guess, *_ = matcher.propose([Asked(first.question, 0, first.products, frozenset(refused))])
    return (_guessed(guess, base),) if guess else ()


def _guessed(guess: Proposal, base: str) -> Sent:
    address = f"{base}/{guess.address}"
    return Sent(
        guess.article, guess.title, address, False, guess.heading, guess.passage, guess.lacking
    )


def _print_handed(handed: Handed, ask: Ask, status: str) -> None:
    there = f"{handed.id} ({handed.place})"
    sentences = {
        "new": f"Handed in as {there}.",
        "again": f"Asked before: noted as one more ask of {there}.",
        "known": f"Known already: {there} holds this very ask, so nothing was written. If it was"
        " asked once more, say so with --date, --deal or --source.",
    }
    click.echo(sentences[handed.state])
    if handed.aside:
        click.echo(
            "It stands in another file, because the month's own can't take it: 'answerable check'"
            " says why."
        )
    if ask.amount is not None and not ask.deal:
        click.echo("note: an amount without --deal isn't counted.", err=True)
    if status == "declined":
        click.echo("It was declined: it won't be answered in public.")


def _print_answers(handed: Handed, answers: tuple[Sent, ...]) -> None:
    console = Console(highlight=False)
    if not answers:
        console.print("No published article answers it yet.")
        return
    sure = answers[0].sure
    title = "Send this:" if sure else "This may answer it; read it before you send it:"
    console.print(Text(title, style="bold"))
    for answer in answers:
        _print_answer(console, answer)
    if not sure:
        console.print(
            f"If it does: answerable confirm {handed.id} {answers[0].article}", soft_wrap=True
        )


def _print_answer(console: Console, answer: Sent) -> None:
    heading = f" \u203a {answer.heading}" if answer.heading else ""
    console.print(Text(f"  {answer.title}{heading}"), soft_wrap=True)
    console.print(Text(f"  {answer.address}", style="cyan"), soft_wrap=True)
    if answer.passage:
        console.print(Text(f"  {answer.passage}", style="dim"), soft_wrap=True)
    if answer.lacking:
        console.print(Text(f"  It lacks: {', '.join(answer.lacking)}", style="dim"))


def _value(handed: Handed, status: str, answers: tuple[Sent, ...]) -> Mapping[str, object]:
    return {
        "id": handed.id,
        "place": handed.place,
        "state": handed.state,
        "aside": handed.aside,
        "status": status,
        "answered_by": [_page(answer) for answer in answers if answer.sure],
        "may_answer": [_page(answer) for answer in answers if not answer.sure],
    }


def _page(answer: Sent) -> Mapping[str, object]:
    return {
        "article": answer.article,
        "title": answer.title,
        "heading": answer.heading,
        "address": answer.address,
        "passage": answer.passage,
        "lacking": list(answer.lacking),
    }
