"""A group of commands that answers a wrong name with the nearest right one."""

from __future__ import annotations

import click

from answerable.ids import suggestion


class Suggesting(click.Group):
    """Names the command that somebody probably meant."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the words begin with; fails where there is none."""
        known = self.list_commands(ctx)
        if args and args[0] not in known and not args[0].startswith("-"):
            ctx.fail(f"'{args[0]}' is not a command{suggestion(args[0], known)}")
        return super().resolve_command(ctx, args)
