"""The fence `verdict`: which product to choose, if what; and when none of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field

from answerable.articles import Shown
from answerable.catalogue.products import Product
from answerable.ids import Id
from answerable.pages.facts import FACT, FactError
from answerable.pages.fences.fence import Block, Fault, Fence, FenceError
from answerable.pages.press import Press
from answerable.records import Record, Words

NONE_OF_THESE = ("none", "neither")
"""What stands in the place of a product's id for the choice of none."""


class ChoiceOptions(Record):
    """One line of a verdict."""

    called: ClassVar[str] = "choice"

    product: Id = Field(description="The product's id, or: none")
    reasons: Words = Field(
        alias="if", min_length=1, description="When to choose it, one text or several"
    )


class VerdictOptions(Record):
    """What stands inside a verdict fence."""

    called: ClassVar[str] = "verdict"

    choose: tuple[ChoiceOptions, ...] = Field(min_length=1, description="The choices, in order")


@dataclass(frozen=True)
class Choice:
    """What to choose, None for nothing that is compared, and when, facts filled in."""

    product: Product | None
    reasons: tuple[str, ...]


def verdict_block(options: VerdictOptions, press: Press) -> Block:
    """Return the choices in the order in which they were written."""
    products = press.content.catalogue.products
    faults = [*_faults(options, press)]
    if faults:
        raise FenceError(*faults)
    choices = tuple(
        Choice(products.get(line.product), tuple(map(press.facts.fill, line.reasons)))
        for line in options.choose
    )
    typed = tuple(FACT.sub(" ", text) for line in options.choose for text in line.reasons)
    return Block("verdict.html", {"choices": choices}, tuple(_shows(options, press)), typed)


def _faults(options: VerdictOptions, press: Press) -> Iterator[Fault]:
    if len(options.choose) < 2:
        message = "a verdict has two choices or more; add another product, or: none"
        yield Fault(message, ("choose",))
    met: set[str] = set()
    for n, line in enumerate(options.choose):
        product = "none" if line.product in NONE_OF_THESE else line.product
        if product != "none" and product not in press.content.catalogue.products:
            yield Fault(press.content.no_product(product), ("choose", n, "product"))
        if product in met:
            message = f"'{line.product}' stands twice; write all its reasons under one 'if'"
            yield Fault(message, ("choose", n, "product"))
        met.add(product)
        for m, text in enumerate(line.reasons):
            if not text:
                message = "'if' has no value; say when to choose this"
                yield Fault(message, ("choose", n, "if", m))
            for reference in FACT.findall(text):
                try:
                    press.facts.find(reference)
                except FactError as error:
                    message = f"'{reference}': {error.args[0]}"
                    yield Fault(message, ("choose", n, "if", m))


def _shows(options: VerdictOptions, press: Press) -> Iterator[Shown]:
    products = press.content.catalogue.products
    for line in options.choose:
        product = products.get(line.product)
        if product is None:
            yield Shown("neither", "none")
        else:
            yield Shown("verdict", product.id)
            if product.ours:
                yield Shown("disclosure", product.id)
        for text in line.reasons:
            for reference in FACT.findall(text):
                yield press.facts.find(reference).shown


VERDICT = Fence("verdict", VerdictOptions, verdict_block)
