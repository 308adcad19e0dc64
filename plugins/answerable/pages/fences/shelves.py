"""Fences that lead on: lists of articles, products and topics."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal

from pydantic import Field

from answerable.articles import Article
from answerable.catalogue.reviews import Review, lowest_first
from answerable.comparisons import mean_rating
from answerable.ids import Id, suggestion
from answerable.pages.fences.fence import Block, Fault, Fence, FenceError
from answerable.pages.press import Press
from answerable.pricing import overview
from answerable.records import Record
from answerable.settings import BIG_5, TOPICS

Topic = Literal["cost", "problems", "comparisons", "reviews", "best-of", "process"]


class ArticlesOptions(Record):
    """What stands inside an articles fence."""

    called: ClassVar[str] = "list of articles"

    topic: Topic | None = Field(None, description="Only articles of this topic")
    product: Id | None = Field(None, description="Only articles about this product")
    category: Id | None = Field(None, description="Only articles about products of this category")
    author: Id | None = Field(None, description="Only articles by this person")
    first: Topic | None = Field(None, description="Articles of this topic stand first")
    limit: int = Field(100, ge=1, description="At most so many, the freshest first")


def articles_block(options: ArticlesOptions, press: Press) -> Block:
    """Return the published articles that the options ask for, the freshest first."""
    products = press.content.catalogue.products
    if options.product and options.product not in products:
        raise FenceError(Fault(press.content.no_product(options.product), ("product",)))

    def wanted(article: Article) -> bool:
        about = article.meta.products
        categories = [products[id].category for id in about if id in products]
        return (
            (not options.topic or article.topic == options.topic)
            and (not options.author or options.author == article.meta.author)
            and (not options.product or options.product in about)
            and (not options.category or options.category in categories)
        )

    found = [article for article in press.content.published() if wanted(article)]
    found.sort(key=lambda article: article.topic != (options.first or article.topic))
    values = {"articles": found[: options.limit], "show_topic": options.topic is None}
    return Block("articles.html", {**values, "press": press})


class ProductsOptions(Record):
    """What stands inside a products fence."""

    called: ClassVar[str] = "list of products"

    category: Id | None = Field(None, description="Only products of this category")
    show: Literal["price", "problems", "reviews", "glance", "all"] = Field(
        "price",
        description="What stands beside each product; glance is its price and the drawback"
        " that is seen most often, all is that and what the product is",
    )


def products_block(options: ProductsOptions, press: Press) -> Block:
    """Return products by category, each with its price, or what goes wrong, or what owners say."""
    content = press.content
    categories = content.catalogue.categories
    if options.category and options.category not in categories:
        message = (
            f"'{options.category}' is not a category{suggestion(options.category, categories)}"
        )
        raise FenceError(Fault(message, ("category",)))
    quotes = overview(content.catalogue, content.settings, content.on)
    shown = {
        id: found
        for id, found in quotes.items()
        if found and (not options.category or id == options.category)
    }
    ids = [quote.product.id for found in shown.values() for quote in found]
    catalogue = content.catalogue
    values = {
        "quotes": shown,
        "one": options.category is not None,
        "show": options.show,
        "means": {id: mean_rating(catalogue, id) for id in ids},
        "lowest": {id: _lowest(catalogue.customer_reviews(id)) for id in ids},
    }
    return Block("products.html", values)


def _lowest(reviews: Iterable[Review]) -> Review | None:
    """Return the review with the lowest rating, the newest of them."""
    return next((review for review in lowest_first(reviews) if review.rating), None)


class TopicsOptions(Record):
    """What stands inside a topics fence: nothing."""

    called: ClassVar[str] = "list of topics"


def topics_block(options: TopicsOptions, press: Press) -> Block:
    """Return the five topics and process, each with its freshest articles."""
    found = {topic: press.content.by_topic.get(topic, ()) for topic in TOPICS}
    facts = press.content.catalogue.holds_facts
    shown = {t: held for t, held in found.items() if held or (facts and t in BIG_5)}
    return Block("topics.html", {"topics": shown, "press": press})


class CategoriesOptions(Record):
    """What stands inside a categories fence: nothing."""

    called: ClassVar[str] = "list of categories"


def categories_block(options: CategoriesOptions, press: Press) -> Block:
    """Return the categories, each with the products that its comparison holds."""
    return Block("categories.html")


class AnswersOptions(Record):
    """What stands inside an answers fence: nothing."""

    called: ClassVar[str] = "list of all answers"


def answers_block(options: AnswersOptions, press: Press) -> Block:
    """Return every page of the site: articles by topic, then what there is on each product."""
    addresses, content = press.addresses, press.content

    def named(scheme: str, id: str) -> str:
        return addresses.titles[addresses.path(scheme, id)]

    values = {
        "topics": {topic: content.by_topic.get(topic, ()) for topic in addresses.targets["topic"]},
        "products": [
            product
            for category in content.catalogue.categories
            for product in content.catalogue.in_category(category)
        ],
        "about": content.by_product,
        "guides": addresses.targets["guide"],
        "reckoned": addresses.targets,
        "overviews": [name for name in ("products", "prices") if name in addresses.targets["page"]],
        "named": named,
    }
    return Block("answers.html", values)


ARTICLES = Fence("articles", ArticlesOptions, articles_block)
PRODUCTS = Fence("products", ProductsOptions, products_block)
TOPIC_LIST = Fence("topics", TopicsOptions, topics_block)
CATEGORIES = Fence("categories", CategoriesOptions, categories_block)
ANSWERS = Fence("answers", AnswersOptions, answers_block)
