"""Puts options side by side: criteria by products, each cell with its source and date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from answerable.catalogue import Catalogue
from answerable.catalogue.criteria import BUILT_IN, Better, Criterion, Kind, Value
from answerable.catalogue.prices import Price, PriceState
from answerable.catalogue.products import Product
from answerable.settings import Settings

MOST_OPTIONS = 5
"""More options side by side than this can't be read, least of all on a phone."""


@dataclass(frozen=True)
class MeanRating:
    """What customers' reviews say on the average, on the scale that most of them use."""

    value: Decimal
    out_of: Decimal
    count: int


@dataclass(frozen=True)
class Cell:
    """What one product has at one criterion; all None where nobody wrote it down."""

    product: str
    value: Value | None = None
    price: Price | None = None
    state: PriceState = PriceState.CURRENT
    rating: MeanRating | None = None
    best: bool = False

    @property
    def known(self) -> bool:
        """Whether anything is known."""
        return not (self.value is None and self.price is None and self.rating is None)


@dataclass(frozen=True)
class Row:
    """One criterion with a cell for each product; `criterion` is None for the built-in ones."""

    id: str
    criterion: Criterion | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """Products side by side."""

    products: tuple[Product, ...]
    rows: tuple[Row, ...]


def compare(
    catalogue: Catalogue,
    settings: Settings,
    on: date,
    products: Sequence[str],
    criteria: Iterable[str],
) -> Table:
    """Return the comparison of known products by known criteria, as of a day."""
    rows = []
    for id in criteria:
        cells = tuple(_cell(catalogue, settings, on, product, id) for product in products)
        rows.append(Row(id, catalogue.criteria.get(id), _best_marked(id, cells, catalogue)))
    return Table(tuple(catalogue.products[id] for id in products), tuple(rows))


def mean_rating(catalogue: Catalogue, product: str) -> MeanRating | None:
    """Return the mean of customers' ratings, or None without any.

    Ratings on another scale than the commonest are brought onto it in proportion.
    """
    ratings = [review.rating for review in catalogue.customer_reviews(product) if review.rating]
    if not ratings:
        return None
    scales = [rating.out_of for rating in ratings]
    scale = max(sorted(set(scales)), key=scales.count)
    points = sum((rating.value / rating.out_of * scale for rating in ratings), Decimal(0))
    mean = (points / len(ratings)).quantize(Decimal("0.1"))
    return MeanRating(mean, scale, len(ratings))


def _cell(catalogue: Catalogue, settings: Settings, on: date, product: str, id: str) -> Cell:
    if id == "price":
        price = catalogue.products[product].price_in(settings.home_region.id)
        if price is None:
            return Cell(product)
        state = price.state(on, settings.stale_after_days, settings.grace_days)
        return Cell(product, price=price, state=state)
    if id == "rating":
        return Cell(product, rating=mean_rating(catalogue, product))
    return Cell(product, value=catalogue.value(product, id))


def _best_marked(id: str, cells: tuple[Cell, ...], catalogue: Catalogue) -> tuple[Cell, ...]:
    """Return the cells with the best marked, only where that is beyond doubt.

    A range is better than another only if its worse end is at least as good as the other's better
    end. Nobody is best where a value is unknown or being rechecked, or where prices differ in
    currency, tax or unit. Ratings have no best one: a mean of two says less than one of forty, and
    reviews were asked for in different ways.
    """
    better: Better = "lower" if id == "price" else "neither"
    kind: Kind = "money"
    if id not in BUILT_IN:
        better, kind = catalogue.criteria[id].better, catalogue.criteria[id].kind
    ends = [_ends(cell, kind) for cell in cells]
    if better == "neither" or len(cells) < 2 or any(pair is None for pair in ends):
        return cells
    terms = {(p.currency, p.tax, p.unit) for cell in cells if (p := cell.price)}
    if len(terms) > 1:
        return cells
    sign = 1 if better in ("higher", "yes") else -1
    scored = [sorted((pair[0] * sign, pair[1] * sign)) for pair in ends if pair]
    marked = []
    for position, cell in enumerate(cells):
        others = [pair for n, pair in enumerate(scored) if n != position]
        own_worse = scored[position][0]
        at_least_as_good = all(own_worse >= other[1] for other in others)
        beats_one = any(own_worse > other[1] for other in others)
        marked.append(replace(cell, best=at_least_as_good and beats_one))
    return tuple(marked)


def _ends(cell: Cell, kind: Kind) -> tuple[Decimal, Decimal] | None:
    """Return a cell's low and high as numbers, or None where they can't be compared."""
    if cell.price is not None:
        if cell.state is not PriceState.CURRENT:
            return None
        return _pair(cell.price.low, cell.price.high)
    if cell.value is None:
        return None
    held = cell.value.value
    if kind == "yes/no":
        return (Decimal(bool(held)), Decimal(bool(held)))
    if kind not in ("number", "range", "money") or cell.value.currency is not None:
        return None
    if isinstance(held, int | Decimal):
        return Decimal(held), Decimal(held)
    return _pair(cell.value.low, cell.value.high)


def _pair(low: Decimal | None, high: Decimal | None) -> tuple[Decimal, Decimal] | None:
    return None if low is None or high is None else (low, high)
