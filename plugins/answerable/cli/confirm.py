"""`answerable confirm`: an article answers a question, says a person."""

from __future__ import annotations

import click

from answerable.cli.judging import Told, judge, told_options
from answerable.cli.project import mending


@click.command("confirm")
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
    """Note that an article answers questions, so that they count as answered.

    It takes the place of what somebody said to the contrary. Either all is noted or nothing.

    A file holds a question's id in each line, and behind it the article's; without that it is the
    proposed one. Blank lines and what follows a # are passed over. The table of
    'answerable gaps --csv' is read too, once it has a column 'answers': its proposals are confirmed
    in rows with yes and refused in rows with no; rows without a word stay as they are.

    \b
    Example: answerable confirm q-7k3f9d fiberglass-pool-cost --by anna
    Example: answerable confirm q-7k3f9d q-m2x8ta --proposed
    Example: answerable confirm --from gaps.csv
    """
    judge(Told(words, article, proposed, source), by, date, yes=True)
