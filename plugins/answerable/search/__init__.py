"""Floor 3: the index of all that the site says, for buyers, for `find`, and for the gap report."""

from answerable.search.analysis import LONGEST_WORD, Word, clean, plain_words
from answerable.search.entry import Entry
from answerable.search.finder import Finder
from answerable.search.index import Hit, SearchIndex
from answerable.search.kept import Keeping, kept_index

__all__ = [
    "LONGEST_WORD",
    "Entry",
    "Finder",
    "Hit",
    "Keeping",
    "SearchIndex",
    "Word",
    "clean",
    "kept_index",
    "plain_words",
]
