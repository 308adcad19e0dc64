"""The index as small static files, for a reader in the browser: no server is needed.

| file below search/ | what it holds |
|---|---|
| root.HASH.txt | the words known by heart, where everything else lies, what the language needs |
| terms/HASH/N.txt | a shard of words with the pages that hold them |
| pages/HASH/N.txt | what a result shows of one page |

Names hold a hash of what is in the file, or in the folder, so that browsers may keep them for ever.
"""

from answerable.search.exported.cards import Card
from answerable.search.exported.files import index_files

__all__ = ["Card", "index_files"]
