"""Which products a question names, so that an article on another product isn't its answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

Stems = tuple[str, ...]


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

    def named_in(self, text: str) -> tuple[frozenset[str], ...]:
        """Return what a text names: one set for each mention, of the products it may mean."""
        return self.named(self._stems_of(text))

    def named(self, stems: Sequence[str]) -> tuple[frozenset[str], ...]:
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
