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
    """A fence's content: the template, its values, and what of the catalogue a buyer sees.

    `typed` is prose that a person wrote inside the fence, and `doubts` is what should be mended
    although the fence can be shown.
    """

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)
    shows: tuple[Shown, ...] = ()
    typed: tuple[str, ...] = ()
    doubts: tuple[Fault, ...] = ()


def anywhere(options: Any, path: str) -> Any:
    """Return options as they are: they mean the same on every page."""
    return options


@dataclass(frozen=True)
class Fence:
    """A kind of fence. `block` makes the block of its options; it raises FenceError.

    `placed` is given the options and their page's path, and returns them with the files that they
    name as seen from docs_dir, so that `block` needs no page. The options must be hashable.
    """

    name: str
    options: type[Record]
    block: Callable[[Any, Press], Block]
    placed: Callable[[Any, str], Any] = anywhere


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
