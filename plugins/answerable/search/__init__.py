"""Floor 3: the index of all that the site says, for buyers, for `find`, and for the gap report."""

from answerable.search.analysis import LONGEST_WORD, Word, clean, plain_words
from answerable.search.entry import Entry
from answerable.search.finder import Finder
from answerable.search.index import Hit, SearchIndex
from answerable.search.kept import Keeping, kept_index
from answerable.search.own_words import OWN_WORDS_FILE, OwnWords, load_own_words
from answerable.search.thesaurus import Thesaurus, thesaurus_of

__all__ = [
    "LONGEST_WORD",
    "OWN_WORDS_FILE",
    "Entry",
    "Finder",
    "Hit",
    "Keeping",
    "OwnWords",
    "SearchIndex",
    "Thesaurus",
    "Word",
    "clean",
    "kept_index",
    "load_own_words",
    "plain_words",
    "thesaurus_of",
]
