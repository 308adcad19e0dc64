"""Other ways of finding the passage that answers a question, each a row of scores a question."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import log
from time import process_time

import numpy as np
from numpy.typing import NDArray
from whoosh.fields import ID, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.query import Or, Term

from answerable.gaps.evaluating import Labelled
from answerable.gaps.evaluating.measures import auroc
from answerable.meaning import Encoder
from answerable.search.analysis import Analysis

Scores = NDArray[np.float64]
K1, B = 1.2, 0.75


@dataclass(frozen=True)
class PeerFigures:
    """What a peer reaches, and the CPU seconds that it took."""

    recall_at_1: float
    auroc: float
    cpu_s: float


def peers(labelled: Labelled, encoder: Encoder) -> Iterator[tuple[str, PeerFigures]]:
    """Yield each peer's name and figures."""
    ways: dict[str, Callable[[], Scores]] = {
        "BM25, stemmed": lambda: bm25(labelled),
        "Whoosh, title x2": lambda: whoosh(labelled),
        "model alone": lambda: model(labelled, encoder),
    }
    for name, way in ways.items():
        began = process_time()
        scores = way()
        yield name, _figures(labelled, scores, process_time() - began)


def bm25(labelled: Labelled) -> Scores:
    """Return the scores of plain BM25 over title and text."""
    analysis = Analysis("en")
    docs = [_stems(analysis, f"{p.title} {p.text}") for p in labelled.passages]
    usual = sum(map(len, docs)) / len(docs)
    holding = Counter(stem for doc in docs for stem in set(doc))
    found: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, doc in enumerate(docs):
        norm = K1 * (1 - B + B * len(doc) / usual)
        for stem, times in Counter(doc).items():
            rarity = log(1 + (len(docs) - holding[stem] + 0.5) / (holding[stem] + 0.5))
            found[stem].append((number, rarity * times * (K1 + 1) / (times + norm)))
    scores = np.zeros((len(labelled.queries), len(docs)))
    for row, query in zip(scores, labelled.queries, strict=True):
        for stem in set(_stems(analysis, query.text)):
            for number, weight in found[stem]:
                row[number] += weight
    return scores


def whoosh(labelled: Labelled) -> Scores:
    """Return the scores of Whoosh for a question's words joined by OR."""
    analysis = Analysis("en")
    text = TEXT(analyzer=analysis.analyzer, phrase=False)
    boosted = TEXT(analyzer=analysis.analyzer, phrase=False, field_boost=2.0)
    index = RamStorage().create_index(Schema(number=ID(stored=True), title=boosted, text=text))
    writer = index.writer()
    for number, passage in enumerate(labelled.passages):
        writer.add_document(number=str(number), title=passage.title, text=passage.text)
    writer.commit()
    scores = np.zeros((len(labelled.queries), len(labelled.passages)))
    with index.searcher() as searcher:
        for row, query in zip(scores, labelled.queries, strict=True):
            stems = set(_stems(analysis, query.text))
            terms = [Term(field, stem) for stem in stems for field in ("title", "text")]
            for hit in searcher.search(Or(terms), limit=None):
                row[int(hit["number"])] = hit.score
    return scores


def model(labelled: Labelled, encoder: Encoder) -> Scores:
    """Return the likeness of a question and a passage's title, text or known wordings."""
    texts = [
        (number, text)
        for number, passage in enumerate(labelled.passages)
        for text in (
            passage.title,
            *passage.questions,
            *([] if passage.questions else [passage.text]),
        )
    ]
    held = encoder.encode([text for _, text in texts])
    likeness = encoder.encode([query.text for query in labelled.queries]) @ held.T
    owners = np.array([number for number, _ in texts])
    return np.maximum.reduceat(likeness, np.flatnonzero(np.diff(owners, prepend=-1)), axis=1)


def _stems(analysis: Analysis, text: str) -> list[str]:
    return [word.stem for word in analysis.words(text)]


def _figures(labelled: Labelled, scores: Scores, seconds: float) -> PeerFigures:
    best = [labelled.passages[number].id for number in scores.argmax(axis=1)]
    answered = [query.label != "unanswered" for query in labelled.queries]
    right = [
        id in query.relevant
        for id, query, held in zip(best, labelled.queries, answered, strict=True)
        if held
    ]
    told_apart = auroc(list(scores.max(axis=1)), answered)
    return PeerFigures(_share(right), told_apart or 0.0, seconds)


def _share(held: Iterable[bool]) -> float:
    listed = list(held)
    return sum(listed) / len(listed) if listed else 0.0
