"""What to read next: the pages nearest to an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from heapq import nsmallest
from itertools import islice

from answerable.articles import Article
from answerable.pages.content import Content

MOST_NEIGHBOURS = 3


def neighbours(article: Article, content: Content) -> Mapping[str, tuple[Article, ...]]:
    """Return the nearest published articles: about the same products, and on the same topic.

    The next question is one about the same product on another topic; no article stands twice.
    """
    about = article.meta.products
    shared = Counter(other.id for id in about for other in content.by_product.get(id, ()))
    del shared[article.id]

    def nearness(id: str) -> tuple[int, bool, str]:
        return (-shared[id], content.topics[id] == article.topic, id)

    nearest = nsmallest(MOST_NEIGHBOURS, shared, key=nearness)
    next_questions = tuple(content.shelf.articles[id] for id in nearest)
    passed = {article.id, *nearest}
    same_topic = (o for o in content.by_topic.get(article.topic, ()) if o.id not in passed)
    return {"product": next_questions, "topic": tuple(islice(same_topic, MOST_NEIGHBOURS))}
