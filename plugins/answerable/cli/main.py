"""The command `answerable` and its subcommands, each in a module of its own."""

from __future__ import annotations

import sys
from importlib import import_module
from io import TextIOWrapper
from keyword import iskeyword

import click

from answerable import __version__
from answerable.cli.suggesting import Suggesting

COMMANDS = {
    "ask": "Hand in a question that a buyer asked, and get the answer to send.",
    "assign": "Say who will see to questions, and by when.",
    "check": "Report what a buyer would miss or disbelieve, by file and line.",
    "confirm": "Note that an article answers questions.",
    "decline": "Say that questions won't be answered in public.",
    "evaluate": "Say how far the gap report may be trusted, on labelled questions.",
    "find": "List the answers to send for a question in a buyer's words.",
    "forget": "Take every trace of a deal or a person out of the backlog.",
    "gaps": "Show which questions no article answers, by the money at stake.",
    "group": "Say which questions want one answer: join, split, rename.",
    "guide": "Look at guides: check them, walk through one, draw one.",
    "import": "Take a list of questions from a CSV file into the backlog.",
    "init": "Begin a site of your own, or join one that is there.",
    "new": "Start an article from its topic's recipe.",
    "refuse": "Note that an article doesn't answer questions.",
    "refit": "Set from which score on a proposal is strong, likely or weak.",
    "schema": "Write JSON Schemas for the editor, with today's ids.",
}


class _Lazy(Suggesting):
    """Loads a command's module only when it is called: `find` must not wait for the rest."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command = import_module(f"answerable.cli.{module}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Answer your buyers' questions in public.

    Commands work in the folder that holds mkdocs.yml, or below it.

    \b
    Example: answerable check
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal without our letters shows them by number rather than fail.
            stream.reconfigure(errors="backslashreplace")
