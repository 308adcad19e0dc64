"""Guides as pages: a page for each question and each recommendation."""

from answerable.pages.guiding.words import GuideWords

__all__ = ["GuideWords"]
