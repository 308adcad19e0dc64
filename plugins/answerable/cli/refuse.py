"""`answerable refuse`: an article doesn't answer a question, says a person."""

from __future__ import annotations

import click

from answerable.cli.judging import judge
from answerable.cli.project import date_option, mending
from answerable.cli.storing import by_option


@click.command("refuse")
@click.argument("words", nargs=-1, required=True, metavar="QUESTION-ID... [ARTICLE-ID]")
@click.option("--article", metavar="ID", help="The article, instead of naming it last.")
@by_option
@date_option
@mending
def command(words: tuple[str, ...], article: str | None, by: str, date: str | None) -> None:
    """Note that an article doesn't answer questions, so that it isn't proposed for them again.

    It takes the place of what somebody said to the contrary.

    \b
    Example: answerable refuse q-7k3f9d vinyl-liner-cost --by anna
    """
    judge(words, article, by, date, yes=False)
