"""The fence `comparison`: products side by side by the catalogue's criteria."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from answerable.articles import Shown
from answerable.catalogue.criteria import BUILT_IN
from answerable.comparisons import MOST_OPTIONS, Table, compare
from answerable.ids import Id, suggestion
from answerable.pages.fences.fence import Block, Fault, Fence, FenceError, known_products
from answerable.pages.press import Press
from answerable.records import Record


class ComparisonOptions(Record):
    """What stands inside a comparison fence."""

    called: ClassVar[str] = "comparison"

    products: tuple[Id, ...] = Field(min_length=1, description="Ids of products, at most five")
    criteria: tuple[Id, ...] = Field(
        (), description="Ids of criteria, price and rating too; default: those of the category"
    )
    caption: str = Field("", description="The table's caption; default: the products' names")
    folded: bool = Field(False, description="true folds the table away until a buyer opens it")


def comparison_block(options: ComparisonOptions, press: Press) -> Block:
    """Return the table that the options ask for."""
    content, catalogue = press.content, press.content.catalogue
    faults: list[Fault] = []
    if len(options.products) > MOST_OPTIONS:
        faults.append(
            Fault(
                f"{len(options.products)} options stand side by side; a buyer can compare at most"
                f" {MOST_OPTIONS}: make two tables, or leave some out",
                ("products",),
            )
        )
    if twice := {id for id in options.products if options.products.count(id) > 1}:
        faults.append(Fault(f"'{min(twice)}' stands twice; delete one", ("products",)))
    known = {*catalogue.criteria, *BUILT_IN}
    for n, id in enumerate(options.criteria):
        if id not in known:
            message = f"'{id}' is not a criterion{suggestion(id, known)}"
            faults.append(Fault(message, ("criteria", n)))
    try:
        products = known_products(options.products, press, "products")
    except FenceError as error:
        raise FenceError(*faults, *error.faults) from None
    if faults:
        raise FenceError(*faults)
    criteria = options.criteria or catalogue.criteria_of(products[0].category)
    table = compare(catalogue, content.settings, content.on, options.products, criteria)
    values = {"table": table, "caption": options.caption, "folded": options.folded}
    return Block("comparison.html", values, _shows(table))


def _shows(table: Table) -> tuple[Shown, ...]:
    cells = [
        Shown("range" if row.id == "price" else row.id, cell.product)
        for row in table.rows
        for cell in row.cells
        if cell.known
    ]
    return (
        *cells,
        *(Shown("disclosure", product.id) for product in table.products if product.ours),
    )


COMPARISON = Fence("comparison", ComparisonOptions, comparison_block)
