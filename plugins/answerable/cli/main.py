"""The command `answerable` and its subcommands, each in a module of its own."""

from __future__ import annotations

from importlib import import_module

import click

from answerable import __version__

COMMANDS = {
    "check": "Report what a buyer would miss or disbelieve, by file and line.",
    "find": "List the answers to send for a question in a buyer's words.",
    "gaps": "Show which questions no article answers, by the money at stake.",
    "new": "Start an article from its topic's recipe.",
    "schema": "Write JSON Schemas for the editor, with today's ids.",
}


class _Lazy(click.Group):
    """Loads a command's module only when it is called: `find` must not wait for the rest."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"answerable.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    r"""Answer your buyers' questions in public.

    Commands work in the folder that holds mkdocs.yml, or below it.

    \b
    Example: answerable check
    """
