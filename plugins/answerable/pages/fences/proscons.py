"""The fence `proscons`: what speaks for a product and what against it, side by side."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, get_args

from pydantic import Field

from answerable.articles import Shown
from answerable.catalogue.products import Product
from answerable.ids import Id
from answerable.pages.fences.fence import Block, Fault, Fence, FenceError, known_product
from answerable.pages.press import Press
from answerable.records import Record

Part = Literal["best-for", "strengths", "not-for", "problems", "reviews"]
PARTS: tuple[Part, ...] = get_args(Part)

FOR = ("best-for", "strengths", "pros")
AGAINST = ("not-for", "problems", "cons")


class ProsConsOptions(Record):
    """What stands inside a proscons fence."""

    called: ClassVar[str] = "proscons fence"

    product: Id = Field(description="The product's id")
    show: tuple[Part, ...] = Field(PARTS, min_length=1, description="What to weigh; default: all")


@dataclass(frozen=True)
class Opinion:
    """What reviewers liked or disliked, in the words of the first, and how many said it."""

    what: str
    count: int


def proscons_block(options: ProsConsOptions, press: Press) -> Block:
    """Return both sides of a product; one of them can't be hidden while the other is shown."""
    product = known_product(options.product, press)
    reviews = press.content.catalogue.reviews.get(product.id, ())
    held: Mapping[str, Collection[Any]] = {
        "best-for": product.best_for,
        "strengths": product.strengths,
        "pros": opinions(review.pros for review in reviews),
        "not-for": product.not_for,
        "problems": product.problems,
        "cons": opinions(review.cons for review in reviews),
    }
    wanted = {*options.show, *(("pros", "cons") if "reviews" in options.show else ())}
    shown = {what: items if what in wanted else () for what, items in held.items()}
    faults = [
        Fault(f"'show' leaves out all that speaks {side}; add one of {', '.join(parts)}", ("show",))
        for side, names, parts in (
            ("for it", FOR, ("best-for", "strengths", "reviews")),
            ("against it", AGAINST, ("not-for", "problems", "reviews")),
        )
        if any(held[name] for name in names) and not any(shown[name] for name in names)
    ]
    if faults:
        raise FenceError(*faults)
    seen = [what for what, items in shown.items() for _ in items] + ["disclosure"] * product.ours
    shows = tuple(Shown(what, product.id) for what in seen)
    values = {"product": product, "shown": shown, "of": len(reviews)}
    return Block("proscons.html", values, shows, doubts=tuple(_one_sided(product, shown)))


def opinions(said: Iterable[Iterable[str]]) -> tuple[Opinion, ...]:
    """Return what reviewers said, the most frequent first; `said` holds the entries of each.

    Entries are equal if only capitals, spaces or the full stop at the end differ.
    """
    words: dict[str, str] = {}
    counts: dict[str, int] = {}
    for entries in said:
        for key, entry in {_bare(entry): entry for entry in entries}.items():
            words.setdefault(key, entry)
            counts[key] = counts.get(key, 0) + 1
    found = (Opinion(entry, counts[key]) for key, entry in words.items())
    return tuple(sorted(found, key=lambda opinion: -opinion.count))


def _bare(entry: str) -> str:
    return " ".join(entry.casefold().split()).rstrip(".")


def _one_sided(product: Product, shown: Mapping[str, Collection[Any]]) -> Iterator[Fault]:
    """Yield what makes the two columns look like an advertisement, or like running a rival down."""
    if product.ours and not any(shown[name] for name in AGAINST):
        message = (
            f"nothing speaks against '{product.id}', which we sell, and nobody believes that: add"
            " 'problems' or 'not_for' to its file"
        )
        yield Fault(message, ("product",))
    if not product.ours and not any(shown[name] for name in FOR):
        message = (
            f"nothing speaks for '{product.id}', which we don't sell, and that looks unfair: add"
            " 'strengths' or 'best_for' to its file"
        )
        yield Fault(message, ("product",))


PROSCONS = Fence("proscons", ProsConsOptions, proscons_block)
