"""The page about inline facts: what to write, and what the sample's buyers read for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from answerable.catalogue.prices import PRICE_FIELDS
from answerable.catalogue.products import PRODUCT_FIELDS
from answerable.pages import Folders, Press, press_of, read_content
from answerable.pages.addresses import SCHEMES
from reference_pages.words import code, page, prose, table

SAMPLE_DAY = date(2026, 11, 24)
"""The date that the sample's prices were made for."""

OF_PRODUCT: Mapping[str, str] = {
    "name": "What buyers call it",
    "price": "The range in your first region",
    "sold_by": "Who sells it",
    "rating": "The mean of the owners' ratings, with their number",
    "problems": "With a problem's id: how often it was seen",
    "availability": "Whether it can be had",
    "lead_time": "How soon",
}
OF_PRICE: Mapping[str, str] = {
    "low": "The lower end",
    "high": "The upper end",
    "checked": "The day on which a person last looked",
    "valid_until": "The last day on which it holds",
    "region": "The region's name",
    "unit": "What one buys for it",
    "source": "Where it is known from",
}
OTHERS: Mapping[str, str] = {
    "fiberglass-pool.price.pellamy-coast": "The range in another region, by the region's id",
    "fiberglass-pool.price.rock": "A driver, option, job, running cost or offer, by its id",
    "fiberglass-pool.price.rock.high": "One end of it",
    "fiberglass-pool.lifespan": "A value, by its criterion's id",
    "fiberglass-pool.lifespan.low": "One end of it: `low` or `high`",
    "fiberglass-pool.lifespan.checked": "When somebody looked",
    "fiberglass-pool.lifespan.source": "Where it is known from",
    "fiberglass-pool.rating.count": "How many rated it",
    "company.name": "The company's name",
    "region.corrowin-valley": "A region's name, by its id",
}
INSTEAD: Mapping[str, str] = {
    "fiberglass-pool.problems": "fiberglass-pool.problems.narrow",
    "fiberglass-pool.sold_by": "vinyl-liner-pool.sold_by",
}
"""Where the sample's first product shows nothing, or a part is needed: what to quote instead."""

LINKS: Mapping[str, str] = {
    "article": "An article, by its id",
    "product": "A product's page",
    "pricing": "A product's price page",
    "estimate": "The page on which a buyer reckons what a product will cost, where it has a price",
    "quote-check": "The page to check a quote for a product with, where it has a price",
    "compare": "A category's comparison",
    "topic": "A topic's hub, like `topic:cost`",
    "person": "The page of somebody who answers",
    "page": "`page:home`, `page:products`, `page:prices`, `page:search` or `page:how-we-answer`",
}


def facts_page(root: Path) -> str:
    """Return the page about inline facts and links; `root` holds the sample's site."""
    press = sample_press(root)
    heads = ("You write", "What it is", "The sample's buyers read")
    return page(
        "Reference: facts and links in a text",
        "What you may write between braces, and every kind of link by id.",
        "Facts work in text, headings, tables, the title and the description, never in code. A"
        " variant's id after the product's gives the variant's own: `{{ PRODUCT.VARIANT.price }}`.",
        "## Facts of a product",
        table(heads, _rows(_references("fiberglass-pool", PRODUCT_FIELDS, OF_PRODUCT), press)),
        "## Parts of a price",
        table(heads, _rows(_references("fiberglass-pool.price", PRICE_FIELDS, OF_PRICE), press)),
        "## Other facts",
        table(heads, _rows(OTHERS, press)),
        "## Links by id",
        "Leave the words empty, `[](article:ID)`, and the title stands there. An anchor may follow:"
        " `article:ID#typical-jobs`.",
        table(("Link", "Leads to"), ((code(f"{name}:ID"), LINKS[name]) for name in SCHEMES)),
    )


def sample_press(root: Path) -> Press:
    """Return what prints the sample's pages on its day."""
    folders = Folders(root, root / "content", root / "content" / "articles")
    return press_of(read_content(folders, lambda settings: SAMPLE_DAY))


def _references(base: str, names: tuple[str, ...], about: Mapping[str, str]) -> Mapping[str, str]:
    return {INSTEAD.get(f"{base}.{name}", f"{base}.{name}"): about[name] for name in names}


def _rows(references: Mapping[str, str], press: Press) -> Iterator[tuple[str, str, str]]:
    for reference, about in references.items():
        yield f"`{{{{ {reference} }}}}`", about, prose(press.facts.find(reference).words)
