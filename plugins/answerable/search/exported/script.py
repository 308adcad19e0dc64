"""The reader as one small script, joined of its modules.

One file comes in one round trip, where modules would come level by level; and comments, which are
for us, stay at home. rjsmin would spare buyers 500 bytes more, but comes as a wheel for Linux only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from answerable.findings import AnswerableError

FIRST = "reader.js"

_IMPORT = re.compile(r'^import (?P<names>\{[^}]*\} from )?"\./(?P<module>[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const)\b)", re.MULTILINE)
_EXPORTED = re.compile(r"^export function (\w+)", re.MULTILINE)

_UNREAD = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)

_COMMENTS = re.compile(
    r"^[ \t]*(?:/\*\*(?:(?!\*/).)*\*/[ \t]*\n|//[^\n]*\n)", re.MULTILINE | re.DOTALL
)
_TYPES = re.compile(r"/\*\* @[^*\n]*\*/ ?")
_INDENTED = re.compile(r"^[ \t]+", re.MULTILINE)

ReadModule = Callable[[str], str]


class UnreadModuleError(AnswerableError):
    """A module of the reader, most often a site's own, is written in a way that can't be joined."""


def reader_script(read: ReadModule, stemmer: str) -> str:
    """Return the reader as a classic script that sets `answerable.reader`.

    `read` gives the text of a module by its path; `stemmer` is the language whose stemmer is
    needed, empty where words are compared as they are.
    """
    modules = dict(_modules(read, FIRST, set()))
    stem = "(word) => word"
    if stemmer:
        path = f"stemmers/{stemmer}.js"
        modules |= dict(_modules(read, path, set(modules)))
        stem = _EXPORTED.findall(read(path))[0]
    joined = "\n".join(modules.values())
    made = f"(folder, root, early) => new Reader(folder, root, {stem}, early)"
    return minified(
        f'(() => {{\n"use strict";\n{joined}\nself.answerable = {{reader: {made}}};\n}})();'
    )


def minified(script: str) -> str:
    """Return a script without comments that have lines of their own, types and indentation.

    Texts over several lines lose the spaces with which a line begins.
    """
    return _INDENTED.sub("", _TYPES.sub("", _COMMENTS.sub("", script)))


def _modules(read: ReadModule, path: str, met: set[str]) -> Iterator[tuple[str, str]]:
    """Yield a module behind all that it imports, without the words import and export."""
    met.add(path)
    text = read(path)
    for found in _IMPORT.finditer(text):
        if found["module"] not in met:
            yield from _modules(read, found["module"], met)
    joined = _EXPORT.sub("", _IMPORT.sub("", text))
    if unread := _UNREAD.search(joined):
        raise UnreadModuleError(
            f"search/{path} can't be joined to the search's script because of '{unread.group()}';"
            " write 'import {name} from \"./module.js\";', or 'export' before a function, class"
            " or const"
        )
    yield path, joined
