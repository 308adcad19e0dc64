"""The index as small static files, for a reader in the browser: no server is needed.

| file below search/ | what it holds |
|---|---|
| slot.HASH.js | the small script in the slot of the theme's worker |
| page.HASH.js | the script around the search field, when a buyer turns to it |
| reader.HASH.js | the reader, at the same moment |
| root.HASH.txt | the words known by heart, where everything else lies, what the language needs |
| terms/HASH/N.txt | a shard of words with the pages that hold them |
| pages/HASH/N.txt | what a result shows of one page |

Names hold a hash of what is in the file, or in the folder, so that browsers may keep them for ever.
"""

from answerable.search.exported.cards import Card
from answerable.search.exported.files import hashed, index_files
from answerable.search.exported.script import minified, reader_script

__all__ = ["Card", "hashed", "index_files", "minified", "reader_script"]
