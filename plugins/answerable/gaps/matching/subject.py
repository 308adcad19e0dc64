"""Which products a question names, so that an article on another product isn't its answer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

Stems = tuple[str, ...]

Mentions = tuple[frozenset[str], ...]
"""One set for each mention, of the products that it may mean."""

# A measure: 12x24, 14 x 30, 18 ft, $50k, 30 %, 25 years; an order's number or a postcode is none.
_SIZE = re.compile(
    r"\b\d+(?:[.,]\d+)?\s?[x\u00d7]\s?\d+(?:[.,]\d+)?\b"
    r"|[$\u20ac\u00a3]\s?\d[\d.,]*k?\b"
    r"|\b\d+(?:[.,]\d+)?\s?-?(?:%|\u00b0|(?:ft|feet|foot|inch(?:es)?|in|yards?|miles?|mm|cm|m|km"
    r"|m2|m\u00b2|sq|square|acres?|lbs?|kg|g|tons?|gallons?|gal|l|liters?|litres?|kw|kwh|hp|btu|v"
    r"|amps?|psi|k|grand|years?|yrs?|months?|weeks?|days?|hours?|hrs?|minutes?|people|persons?|users?"
    r"|seats?|jahre?|monate?|wochen?|tage?|stunden?|meter|liter|euro)\b)",
    re.IGNORECASE,
)

_PLURAL_NUMBER = re.compile(r"\ds$")


class Subjects:
    """The products of the catalogue by the words of their names.

    A question names a product by a whole name ("vinyl liner pool"), the longest one that fits, or
    by a word that stands in that product's names only ("vinyl", if nothing else is called so).
    """

    def __init__(
        self, names: Mapping[str, Iterable[str]], stems_of: Callable[[str], Stems]
    ) -> None:
        self._stems_of = stems_of
        self._whole: defaultdict[Stems, set[str]] = defaultdict(set)
        holders: defaultdict[str, set[str]] = defaultdict(set)
        for product, called in names.items():
            for name in called:
                stems = stems_of(name)
                if stems:
                    self._whole[stems].add(product)
                for stem in stems:
                    holders[stem].add(product)
        self._only = {
            stem: next(iter(products))
            for stem, products in holders.items()
            if len(products) == 1 and not stem.isdigit()
        }
        self._longest = max(map(len, self._whole), default=0)

    def named_in(self, text: str) -> Mentions:
        """Return what a text names: one set for each mention, of the products it may mean."""
        return self.named(self._stems_of(text))

    def named(self, stems: Sequence[str]) -> Mentions:
        """Return what words name: one set for each mention, of the products it may mean."""
        mentions: dict[frozenset[str], None] = {}
        at = 0
        while at < len(stems):
            length, products = self._mention(stems, at)
            if products:
                mentions[products] = None
            at += length
        return tuple(mentions)

    def _mention(self, stems: Sequence[str], at: int) -> tuple[int, frozenset[str]]:
        for length in range(min(self._longest, len(stems) - at), 0, -1):
            if products := self._whole.get(tuple(stems[at : at + length])):
                return length, frozenset(products)
        only = self._only.get(stems[at])
        return 1, frozenset({only} if only else ())


def is_about(article: Collection[str], mentions: Iterable[frozenset[str]]) -> bool:
    """Return whether an article on these products is about everything that a question names."""
    return all(not products.isdisjoint(article) for products in mentions)


def contains(words: Sequence[str], piece: Sequence[str]) -> bool:
    """Return whether words hold a piece as it stands, which is never so for an empty one."""
    size = len(piece)
    return bool(piece) and any(
        tuple(words[start : start + size]) == tuple(piece) for start in range(len(words) - size + 1)
    )


def singular(stem: str) -> str:
    """Return a stem without the plural of a number, which stemming leaves: two G36s are a G36."""
    return stem[:-1] if _PLURAL_NUMBER.search(stem) else stem


def named_sizes(text: str) -> Iterator[str]:
    """Yield the measures that a text names, each once and as written."""
    yield from dict.fromkeys(match.group() for match in _SIZE.finditer(text))
