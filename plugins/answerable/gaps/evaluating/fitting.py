"""Sets the thresholds of strong, likely and weak, so that wrong proposals keep to stated shares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor

from answerable.findings import AnswerableError
from answerable.gaps.evaluating.evaluation import NOBODY, Judged
from answerable.gaps.matching import ArticleMatcher, Asked, Fit, Strength
from answerable.questions import Backlog, Question

SHARES: Mapping[Strength, float] = {"strong": 0.04, "likely": 0.2, "weak": 0.5}
"""The share of questions without an answer that may reach each strength.

Four of a hundred rather than five, because other questions than those fitted to do a little worse.
"""

TARGET = (
    "of the questions without an answer at most 4 % reach strong, 20 % likely and half weak, in"
    " each set"
)

FEWEST = 20
"""Questions without an answer below which a share of 5 % can't be told: it would be one of them."""


class FittingError(AnswerableError):
    """There are too few labelled questions; the message says how many are needed."""


@dataclass(frozen=True)
class Sample:
    """Scores of the best article for questions with an answer, and for those without one.

    A question that no article can be meant for has no score, so it sets no threshold.
    """

    answered: tuple[float, ...]
    unanswered: tuple[float, ...]


def sample_of(judged: Judged) -> Sample:
    """Return the scores of labelled questions."""
    pairs = [
        (query.label != "unanswered", score)
        for query, score in zip(judged.queries, judged.score, strict=True)
        if score > NOBODY
    ]
    return Sample(
        tuple(score for answered, score in pairs if answered),
        tuple(score for answered, score in pairs if not answered),
    )


def sample_of_backlog(backlog: Backlog, matcher: ArticleMatcher) -> Sample:
    """Return the scores of what people confirmed and refused.

    `matcher` must not know the confirmed wordings: each would find itself. A question whose
    proposals were refused and that nothing was confirmed for has no answer.
    """
    confirmed = [question for question in backlog.questions if question.confirmed]
    refused = [q for q in backlog.questions if q.refused and not q.confirmed]
    return Sample(_scores(confirmed, matcher), _scores(refused, matcher))


def fitted(fit: Fit, samples: Sequence[Sample], on: date, data: str) -> Fit:
    """Return a fit whose thresholds keep the stated shares in each sample.

    Raises FittingError where a sample has too few questions without an answer.
    """
    for sample in samples:
        if len(sample.unanswered) < FEWEST:
            raise FittingError(
                f"{len(sample.unanswered)} questions without an answer are too few to set"
                f" thresholds by; {FEWEST} are needed: refuse wrong proposals as you read reports,"
                " or label a folder of questions, as 'How far to trust the report' shows"
            )
    levels: dict[str, float] = {name: _threshold(samples, share) for name, share in SHARES.items()}
    return fit.model_copy(update={**levels, "fitted": on, "data": data, "target": TARGET})


def _threshold(samples: Iterable[Sample], share: float) -> float:
    """Return the lowest score, to two decimals, that at most this share reaches in each sample."""
    return max(_lowest(sample.unanswered, share) for sample in samples)


def _lowest(scores: Sequence[float], share: float) -> float:
    first_that_may_not = sorted(scores, reverse=True)[int(share * len(scores))]
    return floor(first_that_may_not * 100 + 1) / 100


def _scores(questions: Sequence[Question], matcher: ArticleMatcher) -> tuple[float, ...]:
    asked = [Asked(q.question, number, q.products) for number, q in enumerate(questions)]
    return tuple(best.score for best in matcher.best(asked) if best)
