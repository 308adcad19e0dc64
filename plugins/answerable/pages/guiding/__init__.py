"""Guides as pages: a page for each question and each recommendation."""
