"""The page about commands: how each is called, its options, and an example."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import starmap

import click

from answerable.cli.main import COMMANDS, main
from reference_pages.words import code, page, prose, table

_CHOICES = re.compile(r" \[([^\]]*\|[^\]]*)\]$")


def commands_page() -> str:
    """Return the page about commands."""
    return page(
        "Reference: commands",
        "Every command and every option of Answerable's command line, each with an example.",
        "Commands work in the folder that holds mkdocs.yml, or below it. Results go to standard"
        " output, errors to standard error. Exit code 0 means fine, 1 that something was found, 2"
        " wrong use. `-h` after a command says what stands here.",
        *(part for name in COMMANDS for part in _command(name)),
    )


def _command(name: str) -> Iterator[str]:
    # With the settings that it runs with: a command keeps its first help option for good.
    group = click.Context(main, info_name="answerable", **main.context_settings)
    command = main.get_command(group, name)
    assert command is not None
    yield from _told(command, name, group, "##")


def _told(command: click.Command, name: str, parent: click.Context, marks: str) -> Iterator[str]:
    """Yield what is to be known of a command, and of those below it."""
    context = click.Context(command, info_name=name, parent=parent)
    about, examples = _parted(command.help or "")
    yield f"{marks} {context.command_path}"
    pieces = command.collect_usage_pieces(context)
    yield f"```text\n{' '.join([context.command_path, *pieces])}\n```"
    yield from (prose(paragraph) for paragraph in about)
    yield "\n".join(["```console", *examples, "```"])
    options = [param for param in command.params if isinstance(param, click.Option)]
    records = filter(None, (option.get_help_record(context) for option in options))
    below = command.commands if isinstance(command, click.Group) else {}
    described = table(("Option", "What it does"), starmap(_row, records))
    yield described or ("" if below else "It has no options.")
    for inner, held in below.items():
        yield from _told(held, inner, context, f"{marks}#")


def _row(names: str, about: str) -> tuple[str, str]:
    """Return an option's row; its choices stand in what it does."""
    match = _CHOICES.search(names)
    if match is None:
        return code(names), prose(about)
    choices = " · ".join(code(choice) for choice in match.group(1).split("|"))
    return code(names[: match.start()]), f"{prose(about)} One of {choices}."


def _parted(text: str) -> tuple[list[str], list[str]]:
    """Return the paragraphs of a help text, and the commands of its examples."""
    paragraphs = [paragraph.strip("\b\n ") for paragraph in text.split("\n\n")]
    lines = [line for part in paragraphs for line in part.splitlines()]
    examples = [line.partition(":")[2].strip() for line in lines if line.startswith("Example:")]
    return [part for part in paragraphs if not part.startswith("Example:")], examples
