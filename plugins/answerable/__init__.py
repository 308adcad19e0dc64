"""Answerable: a static-site content engine that answers buyers' questions in public."""

__version__ = "0.1.0"
