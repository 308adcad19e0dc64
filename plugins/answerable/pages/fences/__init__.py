"""The fences: blocks of YAML in an article that become tables, prices and lists."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from answerable.extras import FENCES, extras
from answerable.pages.fences.comparison import COMPARISON
from answerable.pages.fences.estimates import ESTIMATE, QUOTE_CHECK
from answerable.pages.fences.facts_of import COMPANY, PERSON, PROBLEMS, PRODUCT, REVIEWS
from answerable.pages.fences.fence import Block, Fault, Fence, FenceError
from answerable.pages.fences.guide import GUIDE, GUIDES
from answerable.pages.fences.pricing import JOBS, PRICING
from answerable.pages.fences.proscons import PROSCONS
from answerable.pages.fences.shelves import ANSWERS, ARTICLES, CATEGORIES, PRODUCTS, TOPIC_LIST
from answerable.pages.fences.verdict import VERDICT
from answerable.pages.fences.video import VIDEO

_OWN = {
    fence.name: fence
    for fence in (
        COMPARISON, PRICING, JOBS, ESTIMATE, QUOTE_CHECK, ARTICLES, PRODUCTS, TOPIC_LIST, PRODUCT,
        PROBLEMS, REVIEWS, PROSCONS, VERDICT, VIDEO, COMPANY, PERSON, CATEGORIES, ANSWERS,
        GUIDE, GUIDES,
    )
}  # fmt: skip


@cache
def fences() -> Mapping[str, Fence]:
    """Return every fence by its name, other packages' too; raises ExtraError.

    Another package's fence has the name of its entry point.
    """
    others = extras(FENCES, Fence, _OWN)
    return {**_OWN, **{name: replace(fence, name=name) for name, fence in others.items()}}


__all__ = ["Block", "Fault", "Fence", "FenceError", "fences"]
