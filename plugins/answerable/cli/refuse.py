"""`answerable refuse`: an article doesn't answer a question, says a person."""

from __future__ import annotations

import click

from answerable.cli.judging import Told, judge, told_options
from answerable.cli.project import mending


@click.command("refuse")
@told_options
@mending
def command(
    words: tuple[str, ...],
    article: str | None,
    proposed: bool,
    source: str | None,
    by: str,
    date: str | None,
) -> None:
    """Note that an article doesn't answer questions, so that it isn't proposed for them again.

    It takes the place of what somebody said to the contrary. Either all is noted or nothing.

    A file holds a question's id in each line, and behind it the article's; without that it is the
    proposed one. Blank lines and what follows a # are passed over.

    \b
    Example: answerable refuse q-7k3f9d vinyl-liner-cost --by anna
    Example: answerable refuse q-7k3f9d q-m2x8ta --proposed
    """
    judge(Told(words, article, proposed, source), by, date, yes=False)
