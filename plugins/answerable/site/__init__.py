"""Top: the MkDocs plugin, thin glue between MkDocs' events and plain functions."""

from answerable.site.plugin import AnswerablePlugin

__all__ = ["AnswerablePlugin"]
