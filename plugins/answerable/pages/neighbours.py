"""What to read next: the pages nearest to an article."""

from __future__ import annotations

from collections.abc import Mapping

from answerable.articles import Article
from answerable.pages.content import Content

MOST_NEIGHBOURS = 3


def neighbours(article: Article, content: Content) -> Mapping[str, tuple[Article, ...]]:
    """Return the nearest published articles: about the same products, and on the same topic.

    The next question is one about the same product on another topic; no article stands twice.
    """
    others = [other for other in content.published() if other.id != article.id]
    about = set(article.meta.products)

    def nearness(other: Article) -> tuple[int, int, str]:
        shared = len(about & set(other.meta.products))
        return (-shared, other.topic == article.topic, other.id)

    same_product = [other for other in others if about & set(other.meta.products)]
    next_questions = sorted(same_product, key=nearness)[:MOST_NEIGHBOURS]
    same_topic = [o for o in others if o.topic == article.topic and o not in next_questions]
    return {"product": tuple(next_questions), "topic": tuple(same_topic[:MOST_NEIGHBOURS])}
