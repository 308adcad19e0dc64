"""Floor 3: criteria by options, as a table."""

from answerable.comparisons.table import (
    MOST_OPTIONS,
    Cell,
    MeanRating,
    Row,
    Table,
    compare,
    mean_rating,
)

__all__ = ["MOST_OPTIONS", "Cell", "MeanRating", "Row", "Table", "compare", "mean_rating"]
