"""Floor 3: the index of all that the site says, for `find` and for the gap report."""

from answerable.search.analysis import Word
from answerable.search.entry import Entry
from answerable.search.index import Hit, SearchIndex
from answerable.search.kept import Keeping, kept_index

__all__ = ["Entry", "Hit", "Keeping", "SearchIndex", "Word", "kept_index"]
