"""What articles say that they answer, held against the backlog."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from answerable.articles import Article
from answerable.findings import Finding, Level
from answerable.ids import nearest
from answerable.questions import LoadedBacklog


def check_answers(loaded: LoadedBacklog, articles: Iterable[Article]) -> Iterator[Finding]:
    """Yield where an article answers a question that is gone, and where two answer the same.

    Nothing counts as gone while there is no backlog here, as where a site is only published, or
    while an entry of it can't be read, for that may be the one.
    """
    backlog = loaded.backlog
    whole = bool(backlog.questions) and all(f.level < Level.ERROR for f in loaded.findings)
    first: dict[str, Article] = {}
    named: defaultdict[str, set[str]] = defaultdict(set)
    for article in sorted(articles, key=lambda article: article.place.path):
        for number, id in enumerate(article.meta.answers):
            question = backlog.by_id.get(id)
            if question is None:
                if whole:
                    yield _gone(article, number, id, backlog.by_id)
                continue
            original = backlog.original(question).id
            before = first.setdefault(original, article)
            if before is not article and article.id not in named[original]:
                yield _two(article, number, id, before)
            named[original].add(article.id)


def _gone(article: Article, number: int, id: str, known: Iterable[str]) -> Finding:
    near = nearest(id, known)
    hint = f"did you mean {near}?" if near else "write its id as the backlog has it, or delete it"
    message = f"the article answers {id}, which isn't in the backlog; {hint}"
    return article.place.finding("questions.gone", Level.WARNING, message, "answers", number)


def _two(article: Article, number: int, id: str, before: Article) -> Finding:
    message = (
        f"{before.place.path} answers {id} too; if both are needed, let one link to the other and"
        " answer it in one of them"
    )
    return article.place.finding("questions.two-answers", Level.NOTE, message, "answers", number)
