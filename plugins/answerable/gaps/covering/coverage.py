"""Which topics the site covers for which product, held against what buyers asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answerable.gaps.reported import ReportedArticle
from answerable.settings import BIG_5

if TYPE_CHECKING:
    from answerable.gaps.gap_report import Row


@dataclass(frozen=True)
class Cell:
    """What stands where a topic and a product meet: ids of articles and of questions.

    An article or question on two products stands in two cells. `open` are the questions without an
    answer, proposals included; `guessed` those of all that are here by the engine's guess only.
    """

    articles: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()

    @property
    def asked(self) -> int:
        """How many questions stand here."""
        return len(self.answered) + len(self.open)

    @property
    def empty(self) -> bool:
        """Whether buyers asked in vain: there is no article, and none elsewhere answers them."""
        return bool(self.open) and not self.articles


@dataclass(frozen=True)
class Coverage:
    """Cells by (topic, product); an empty text stands for no topic, or for no product.

    `products` are the rows in order. `big_5` and `published` count published articles.
    """

    cells: Mapping[tuple[str, str], Cell]
    products: tuple[str, ...]
    big_5: int
    published: int

    def cell(self, topic: str, product: str) -> Cell:
        """Return a cell, which may hold nothing."""
        return self.cells.get((topic, product), Cell())

    @property
    def topicless(self) -> bool:
        """Whether there are questions that nobody gave a topic, and that can't be guessed."""
        return any(not topic for topic, _ in self.cells)

    @property
    def empty(self) -> tuple[tuple[str, str], ...]:
        """The cells of topic and product where buyers asked in vain."""
        return tuple(key for key, cell in self.cells.items() if cell.empty and all(key))


NO_COVERAGE = Coverage({}, (), 0, 0)


def coverage_of(
    rows: Iterable[Row], articles: Iterable[ReportedArticle], products: Iterable[str]
) -> Coverage:
    """Return the coverage; declined questions are left out, for nobody means to answer them.

    `products` are those of the catalogue, in their order; those that nothing is about are left out.
    """
    held: defaultdict[tuple[str, str], list[list[str]]] = defaultdict(lambda: [[], [], [], []])
    published = [article for article in articles if article.published]
    for reported in published:
        article = reported.article
        for product in article.meta.products or ("",):
            held[article.topic, product][0].append(article.id)
    for row in rows:
        if row.state == "declined":
            continue
        filing = row.filing
        for product in filing.products or ("",):
            cell = held[filing.topic, product]
            cell[1 if row.state == "answered" else 2].append(row.question.id)
            if filing.guessed:
                cell[3].append(row.question.id)
    cells = {key: Cell(*(tuple(sorted(set(ids))) for ids in held[key])) for key in sorted(held)}
    used = dict.fromkeys(product for _, product in cells)
    known = [product for product in products if product in used]
    others = [product for product in used if product and product not in known]
    return Coverage(
        cells,
        (*known, *others, *([""] if "" in used else [])),
        sum(reported.article.topic in BIG_5 for reported in published),
        len(published),
    )
