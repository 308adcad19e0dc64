"""The engine's guess at the article that answers a question: a proposal, never a fact."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from answerable.gaps.matching.subject import Subjects, is_about
from answerable.search import Entry, Hit, SearchIndex

SMALLEST_SHARE = 0.6
"""How much of a question's weight a section must hold before it is proposed.

On 991 real questions to a shop (HINT3, curekart) against 28 passages, three of four proposals were
right; a half or three quarters changed that little.
"""

FEWEST_WORDS = 2
"""How many of a question's words a section must hold.

With one word, twice as many of the same questions that nothing answers got a proposal.
"""

CONSIDERED = 20
"""Articles that are looked at for one question, the best first."""


Strength = Literal["strong", "likely", "weak"]
"""How sure the engine is of a proposal, in words."""


@dataclass(frozen=True)
class Proposal:
    """An article that may answer a question, with what made the engine think so.

    `share` tells how much of the question's weight the section holds, 0 to 1; `lacking` are the
    question's words that the section doesn't hold; `about` are the products that the article is on.
    """

    article: str
    title: str
    heading: str
    address: str
    passage: str
    share: float
    matched: tuple[str, ...]
    lacking: tuple[str, ...]
    about: tuple[str, ...] = ()
    strength: Strength = "likely"


class Matcher(Protocol):
    """Whatever can guess which article answers a question."""

    def propose(
        self, question: str, products: Collection[str], refused: Collection[str]
    ) -> Proposal | None:
        """Return the best guess, or None where a guess would mislead.

        `products` are those that a person noted as the question's subject, `refused` the articles
        that a person said don't answer it.
        """
        ...


class LexicalMatcher:
    """Guesses by the words alone, and only where the article's subject is the question's.

    `names` holds what buyers call each product: product's id -> names.
    """

    def __init__(self, index: SearchIndex, names: Mapping[str, Iterable[str]]) -> None:
        self._index = index
        self.subjects = Subjects(names, self._stems)

    def propose(
        self, question: str, products: Collection[str] = (), refused: Collection[str] = ()
    ) -> Proposal | None:
        """Return the best article on the question's products, if it holds most of its words.

        Only the best one is judged: going on to the next until one passes found more wrong ones.
        """
        noted = tuple(frozenset({product}) for product in products)
        mentions = noted or self.subjects.named_in(question)

        def fits(entry: Entry) -> bool:
            return entry.page not in refused and is_about(entry.products, mentions)

        best = self._index.first(question, fits, kind="article", among=CONSIDERED)
        return _proposal(best) if best and _convinces(best) else None

    def _stems(self, text: str) -> tuple[str, ...]:
        return tuple(word.stem for word in self._index.words(text))


def _convinces(hit: Hit) -> bool:
    return hit.share >= SMALLEST_SHARE and len(hit.matched) >= FEWEST_WORDS


def _proposal(hit: Hit) -> Proposal:
    entry = hit.entry
    return Proposal(
        entry.page, entry.title, entry.heading, entry.address,
        hit.passage, hit.share, hit.matched, hit.lacking, entry.products,
    )  # fmt: skip
