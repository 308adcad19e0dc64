"""Top: the command line."""

from answerable.cli.main import main

__all__ = ["main"]
