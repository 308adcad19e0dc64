"""Runs the command line as `python -m answerable.cli`."""

from answerable.cli import main

main()
