"""Runs the report's own code on labelled questions, and tells how often it was right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import process_time

from answerable.gaps.evaluating.labelled import Labelled, LabelledQuery
from answerable.gaps.evaluating.measures import auroc, pair_f1, share
from answerable.gaps.grouping import Item, groups_of
from answerable.gaps.matching import (
    Asked,
    Strength,
    Thresholds,
    Vocabulary,
    has_words,
    matcher_of,
)
from answerable.meaning import Encoder
from answerable.search import Entry, SearchIndex

NOBODY = float("-inf")
"""The score of a question that no article can be meant for."""


@dataclass(frozen=True)
class Judged:
    """What the report says of each query: the best article, its score and strength, its group."""

    queries: tuple[LabelledQuery, ...]
    article: tuple[str, ...]
    score: tuple[float, ...]
    strength: tuple[Strength | None, ...]
    group: tuple[int, ...]


@dataclass(frozen=True)
class Evaluation:
    """How often the report was right; None where the labels can't tell.

    `recall_at_1` is the share of answered queries whose best article is a right one, `auroc` how
    well scores tell answered from unanswered, `false_answered_at` the share of unanswered ones
    that were proposed as strong, `strong_answered` that of answered ones, `strong_right` that of
    answered ones proposed as strong with a right article, `pair_f1` that of the groups. `cpu_s`
    are the seconds that it took.
    """

    by: str
    answered: int
    unanswered: int
    recall_at_1: float | None
    auroc: float | None
    false_answered_at: float | None
    strong_answered: float | None
    strong_right: float | None
    pair_f1: float | None
    cpu_s: float


def evaluate(
    labelled: Labelled, thresholds: Thresholds, encoder: Encoder | None, language: str = "en"
) -> Evaluation:
    """Return how far the report is right on these questions; without an encoder by words only."""
    began = process_time()
    judged = judge(labelled, thresholds, encoder, language)
    seconds = process_time() - began
    queries = judged.queries
    right = [a in q.relevant for a, q in zip(judged.article, queries, strict=True)]
    strong = [strength == "strong" for strength in judged.strength]
    answered = [query.label != "unanswered" for query in queries]
    clustered = [number for number, query in enumerate(queries) if query.cluster is not None]
    return Evaluation(
        by="meaning and words" if encoder else "words only",
        answered=sum(answered),
        unanswered=len(answered) - sum(answered),
        recall_at_1=share(_where(right, answered)),
        auroc=auroc(judged.score, answered),
        false_answered_at=share(_where(strong, [not held for held in answered])),
        strong_answered=share(_where(strong, answered)),
        strong_right=share(_where([s and r for s, r in zip(strong, right, strict=True)], answered)),
        pair_f1=pair_f1(
            [judged.group[number] for number in clustered],
            [queries[number].cluster for number in clustered],
        ),
        cpu_s=seconds,
    )


def judge(
    labelled: Labelled, thresholds: Thresholds, encoder: Encoder | None, language: str = "en"
) -> Judged:
    """Return what the report says of each query."""
    queries = labelled.queries
    index = SearchIndex.of(_entries(labelled), language)
    wordings = {passage.id: passage.questions for passage in labelled.passages}
    matcher = matcher_of(index, encoder, thresholds, Vocabulary({}), wordings)
    texts = [query.text for query in queries]
    items = [
        Item(
            query.id,
            sizes=matcher.sizes(query.text),
            speaks=has_words(query.text),
        )
        for query in queries
    ]
    group = groups_of(items, matcher.vectors(texts), matcher.fit.same)
    found = matcher.best([Asked(t, g) for t, g in zip(texts, group, strict=True)])
    return Judged(
        queries,
        tuple(matcher.corpus.articles[b.article].id if b else "" for b in found),
        tuple(b.score if b else NOBODY for b in found),
        tuple(b.strength if b else None for b in found),
        tuple(group),
    )


def _entries(labelled: Labelled) -> list[Entry]:
    """Return each passage as the only section of an article."""
    return [
        Entry(passage.id, "article", f"{passage.id}/", passage.title, "", "", passage.text)
        for passage in labelled.passages
    ]


def _where(held: Sequence[bool], wanted: Sequence[bool]) -> list[bool]:
    return [one for one, here in zip(held, wanted, strict=True) if here]
