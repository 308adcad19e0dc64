"""A guide as a picture: steps in layers, their answers on the lines between, recommendations."""

from __future__ import annotations

from collections.abc import Callable

from answerable.guides.drawing.layout import layout_of
from answerable.guides.drawing.scheme import scheme_of
from answerable.guides.drawing.svg import svg_of
from answerable.guides.outcome import InWords
from answerable.guides.planning import Plan

__all__ = ["drawing_of"]


def drawing_of(plan: Plan, in_words: InWords, filled: Callable[[str], str]) -> str:
    """Return a guide's steps and ends as SVG; the same guide always gives the same text.

    `in_words` tells an answer in words, `filled` puts facts into a text.
    """
    scheme = scheme_of(plan, in_words, filled)
    return svg_of(scheme, layout_of(scheme))
