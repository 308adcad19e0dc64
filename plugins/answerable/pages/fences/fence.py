"""What a fence is: a name, the options that people write in it, and the block that it becomes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from answerable.articles import Shown
from answerable.catalogue.products import Product
from answerable.pages.press import Press
from answerable.reading import Loc
from answerable.records import Record


@dataclass(frozen=True)
class Fault:
    """What is wrong with a fence's options, and where in them."""

    message: str
    loc: Loc = ()


class FenceError(Exception):
    """A fence can't be shown; `faults` holds everything that is wrong with it."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("; ".join(fault.message for fault in faults))
        self.faults = faults


@dataclass(frozen=True)
class Block:
    """A fence's content: the template, its values, and what of the catalogue a buyer sees."""

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)
    shows: tuple[Shown, ...] = ()


@dataclass(frozen=True)
class Fence:
    """A kind of fence. `block` makes the block of its options; it raises FenceError."""

    name: str
    options: type[Record]
    block: Callable[[Any, Press], Block]


def known_products(ids: Iterable[str], press: Press, *loc: str) -> list[Product]:
    """Return the products of those ids; raises FenceError naming all that are unknown."""
    content = press.content
    wanted = list(ids)
    faults = [
        Fault(content.no_product(id), (*loc, n))
        for n, id in enumerate(wanted)
        if id not in content.catalogue.products
    ]
    if faults:
        raise FenceError(*faults)
    return [content.catalogue.products[id] for id in wanted]


def known_product(id: str, press: Press) -> Product:
    """Return a product; raises FenceError with the nearest valid id."""
    products = press.content.catalogue.products
    if id not in products:
        raise FenceError(Fault(press.content.no_product(id), ("product",)))
    return products[id]
