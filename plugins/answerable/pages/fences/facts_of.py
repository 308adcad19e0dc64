"""Fences that show what the catalogue knows of a product, or of the company."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from answerable.articles import Shown
from answerable.catalogue.reviews import lowest_first
from answerable.comparisons import compare, mean_rating
from answerable.ids import Id, suggestion
from answerable.pages.fences.fence import Block, Fault, Fence, FenceError, known_product
from answerable.pages.press import Press
from answerable.records import Record


class ProductOptions(Record):
    """What stands inside a fence about one product."""

    called: ClassVar[str] = "product's fence"

    product: Id = Field(description="The product's id")


class ProductFactsOptions(ProductOptions):
    """What stands inside a product fence."""

    show: tuple[Literal["summary", "values"], ...] = Field(
        ("summary", "values"),
        min_length=1,
        description="What to show: the product in short with its price, its values, or both",
    )


def product_block(options: ProductFactsOptions, press: Press) -> Block:
    """Return what a product is, what it costs, whom it suits, and its values."""
    product = known_product(options.product, press)
    content = press.content
    criteria = ("price", *content.catalogue.criteria)
    table = compare(content.catalogue, content.settings, content.on, [product.id], criteria)
    price = table.rows[0].cells[0]
    rows = [row for row in table.rows[1:] if row.cells[0].known]
    shown: list[str] = []
    if "summary" in options.show:
        shown += ["range"] * price.known + ["disclosure"] * product.ours
        shown += ["best-for"] * len(product.best_for) + ["not-for"] * len(product.not_for)
        shown += ["strengths"] * len(product.strengths)
    if "values" in options.show:
        shown += [row.id for row in rows]
    values = {
        "product": product,
        "parts": options.show,
        "price": price,
        "rows": rows,
        "mean": mean_rating(content.catalogue, product.id),
    }
    return Block("product.html", values, tuple(Shown(what, product.id) for what in shown))


def problems_block(options: ProductOptions, press: Press) -> Block:
    """Return a product's drawbacks, each with its frequency and remedy."""
    product = known_product(options.product, press)
    shows = (Shown("problems", product.id),) * len(product.problems)
    return Block("problems.html", {"product": product}, shows)


class ReviewsOptions(ProductOptions):
    """What stands inside a reviews fence. Nothing in it leaves a review out."""

    called: ClassVar[str] = "reviews fence"

    sort: Literal["newest", "lowest"] = Field(
        "newest", description="Which stands first: the newest, or the one with the lowest rating"
    )


def reviews_block(options: ReviewsOptions, press: Press) -> Block:
    """Return a product's reviews: customers' with their mean, then testers'; none left out."""
    product = known_product(options.product, press)
    catalogue = press.content.catalogue
    customers = catalogue.customer_reviews(product.id)
    testers = catalogue.editorial_reviews(product.id)
    if options.sort == "lowest":
        customers, testers = (lowest_first(found) for found in (customers, testers))
    mean = mean_rating(catalogue, product.id)
    shows = (Shown("reviews", product.id),) * (len(customers) + len(testers))
    if mean:
        shows += (Shown("rating", product.id),)
    values = {"customers": customers, "testers": testers, "mean": mean, "sort": options.sort}
    return Block("reviews.html", values, shows)


class PersonOptions(Record):
    """What stands inside a person's fence."""

    called: ClassVar[str] = "person's fence"

    person: Id = Field(description="The person's id, from people.yml")


def person_block(options: PersonOptions, press: Press) -> Block:
    """Return who a person is, and why their word counts."""
    people = press.content.catalogue.people
    if options.person not in people:
        message = f"'{options.person}' is not a person{suggestion(options.person, people)}"
        raise FenceError(Fault(message, ("person",)))
    return Block("person.html", {"person": people[options.person]})


class CompanyOptions(Record):
    """What stands inside a company fence."""

    called: ClassVar[str] = "company's fence"

    show: tuple[Literal["about", "rules", "sells", "people", "faces", "corrections"], ...] = Field(
        min_length=1, description="What to say of the company"
    )


def company_block(options: CompanyOptions, press: Press) -> Block:
    """Return who answers, by which rules, and what they sell."""
    ours = [product for product in press.content.catalogue.products.values() if product.ours]
    rivals = [product for product in press.content.catalogue.products.values() if not product.ours]
    return Block("company.html", {"parts": options.show, "ours": ours, "rivals": rivals})


PRODUCT = Fence("product", ProductFactsOptions, product_block)
PROBLEMS = Fence("problems", ProductOptions, problems_block)
PERSON = Fence("person", PersonOptions, person_block)
REVIEWS = Fence("reviews", ReviewsOptions, reviews_block)
COMPANY = Fence("company", CompanyOptions, company_block)
