"""The fences: blocks of YAML in an article that become tables, prices and lists."""

from answerable.pages.fences.comparison import COMPARISON
from answerable.pages.fences.facts_of import COMPANY, PERSON, PROBLEMS, PRODUCT, REVIEWS
from answerable.pages.fences.fence import Block, Fault, Fence, FenceError
from answerable.pages.fences.pricing import PRICING
from answerable.pages.fences.shelves import ARTICLES, CATEGORIES, PRODUCTS, TOPIC_LIST

FENCES = {
    fence.name: fence
    for fence in (
        COMPARISON, PRICING, ARTICLES, PRODUCTS, TOPIC_LIST, PRODUCT, PROBLEMS, REVIEWS, PERSON,
        COMPANY, CATEGORIES,
    )
}  # fmt: skip
"""Every fence by its name."""

__all__ = ["FENCES", "Block", "Fault", "Fence", "FenceError"]
