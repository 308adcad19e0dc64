"""The Markdown extension: fences, inline facts, links by id, and pictures.

It runs in any host of Python-Markdown. A host that knows which page it converts calls `begin` and
`finish` around each conversion, and gets what the page holds and what is wrong in it, by line.
"""

from answerable.pages.extension.extension import AnswerableExtension
from answerable.pages.extension.source import Converted, Source

__all__ = ["AnswerableExtension", "Converted", "Source"]
