"""What a buyer's words ask for: which words of the index, in whose place, and of which topic."""

from answerable.search.asking.reading import Language, QueryReader
from answerable.search.asking.sought import Alternative, Query, Sought
from answerable.search.asking.synonyms import Synonyms

__all__ = ["Alternative", "Language", "Query", "QueryReader", "Sought", "Synonyms"]
