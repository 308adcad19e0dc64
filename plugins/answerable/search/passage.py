"""The short piece of a text in which a query's words stand closest together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from answerable.search.analysis import Word

PASSAGE_LENGTH = 200
"""Characters that a passage has, and a few more so that no word is cut."""

LONGEST_CUT = 30
"""Where no space is so near, as in scripts that write none, the cut stays where it is."""

OMITTED = "\u2026"


def passage(text: str, words: Sequence[Word], weights: Mapping[str, float]) -> str:
    """Return the stretch of a clean text whose words of the query weigh most together.

    `words` are the text's words in order, `weights` the weight of each stem of the query. A text
    without any of them gives its beginning. Cut ends are marked.
    """
    if len(text) <= PASSAGE_LENGTH:
        return text
    found = [word for word in words if word.stem in weights]
    start, end = _densest(found, weights)
    # What leads up to the words helps to understand them, so they stand a little right of middle.
    begin = max(0, min(start - (PASSAGE_LENGTH - (end - start)) // 2, len(text) - PASSAGE_LENGTH))
    return _at_word_bounds(text, begin, begin + PASSAGE_LENGTH)


def _densest(found: Sequence[Word], weights: Mapping[str, float]) -> tuple[int, int]:
    """Return where the best window's first word begins and its last one ends."""
    best, best_weight = (0, 0), 0.0
    for first, word in enumerate(found):
        seen: set[str] = set()
        weight = 0.0
        for later in found[first:]:
            if later.end - word.start > PASSAGE_LENGTH:
                break
            if later.stem not in seen:
                seen.add(later.stem)
                weight += weights[later.stem]
                if weight > best_weight:
                    best, best_weight = (word.start, later.end), weight
    return best


def _at_word_bounds(text: str, begin: int, end: int) -> str:
    if (space := text.rfind(" ", max(0, begin - LONGEST_CUT), begin)) >= 0:
        begin = space + 1
    elif begin <= LONGEST_CUT:
        begin = 0
    if (space := text.find(" ", end, end + LONGEST_CUT)) >= 0:
        end = space
    elif len(text) - end <= LONGEST_CUT:
        end = len(text)
    before = OMITTED if begin > 0 else ""
    after = OMITTED if end < len(text) else ""
    return f"{before}{text[begin:end].strip()}{after}"
