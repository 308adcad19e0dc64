"""The coverage as a matrix: products and pairs of them by topic, each square by buying stage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from answerable.gaps.covering.standing import QuestionState, Standing, best, question_state
from answerable.gaps.money.stake import Stake, total
from answerable.gaps.reported import ReportedArticle
from answerable.questions import Ask
from answerable.settings import TOPICS, Stage

if TYPE_CHECKING:
    from answerable.gaps.gap_report import Row

SquareState = Literal["empty", "proposed", "stale", "thin", "answered", "nothing"]
"""What a square has, the worst first.

- empty: buyers asked, and at least one of their questions has nothing
- proposed: no question is without anything, but for one a passage only waits to be confirmed
- stale: all are answered, at least one only by articles that are stale; or nobody asked, and the
  only article is
- thin: the same, by articles that are thin
- answered: all are answered by good articles; or nobody asked, and there is a good article
- nothing: nobody asked, and there is no article
"""

SQUARE_STATES: tuple[SquareState, ...] = (
    "empty", "proposed", "stale", "thin", "answered", "nothing"
)  # fmt: skip

NO_STAKE = Stake()

COMPARED = "comparisons"
"""The topic whose questions and articles on two products stand in the row of the pair."""


@dataclass(frozen=True)
class Square:
    """What stands where a row and a topic meet, or at one stage of that.

    `questions` holds their ids by what each of them has, declined ones left out; `articles` are the
    ids of the published ones that are about it. `guessed` are the questions that stand here by the
    engine's guess only. `asks` counts how often buyers asked; `stake` holds each deal once.
    `stages` breaks the square down by stage's id, "" for none noted: a question that was asked at
    two stages stands in both.
    """

    state: SquareState = "nothing"
    questions: Mapping[QuestionState, tuple[str, ...]] = field(default_factory=dict)
    articles: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    asks: int = 0
    stake: Stake = NO_STAKE
    stages: Mapping[str, Square] = field(default_factory=dict)

    @property
    def asked(self) -> int:
        """How many questions stand here."""
        return sum(map(len, self.questions.values()))

    @property
    def answered(self) -> int:
        """How many of them are answered, by whatever article."""
        return sum(len(self.questions.get(state, ())) for state in ("answered", "thin", "stale"))


NOTHING = Square()


@dataclass(frozen=True)
class MatrixRow:
    """A row: one product, a pair that is compared, or nothing (no product named).

    `squares` holds those of its topics in which something stands; "" is no topic.
    """

    products: tuple[str, ...]
    squares: Mapping[str, Square] = field(default_factory=dict)

    def square(self, topic: str) -> Square:
        """Return a topic's square, in which nothing may stand."""
        return self.squares.get(topic, NOTHING)


@dataclass(frozen=True)
class Matrix:
    """All rows: our products, others, pairs, and the row without a product.

    `topics` are the columns; "" (no topic) is among them only where something stands in it.
    `stages` holds stage's id -> name in the order of a sale, those that settings.yml doesn't know
    behind it, then "" (none noted); only stages at which something stands.
    """

    rows: tuple[MatrixRow, ...] = ()
    topics: tuple[str, ...] = ()
    stages: Mapping[str, str] = field(default_factory=dict)

    @property
    def counts(self) -> Mapping[SquareState, int]:
        """How many squares of the Big 5 and process are in each state, the worst first."""
        states = [row.square(topic).state for row in self.rows for topic in self.topics if topic]
        return {state: states.count(state) for state in SQUARE_STATES}


NO_MATRIX = Matrix()


@dataclass(frozen=True)
class _Part:
    """A question as it stands in one place: with all its asks and money, or those of one stage."""

    row: Row
    asks: Sequence[Ask]
    stake: Stake


def matrix_of(
    rows: Iterable[Row],
    articles: Iterable[ReportedArticle],
    standings: Mapping[str, Standing],
    products: Sequence[str],
    ours: Collection[str],
    stages: Iterable[Stage],
) -> Matrix:
    """Return the matrix; `products` are the catalogue's in their order, `ours` those we sell.

    Each product of ours has a row, even an empty one; others have where something stands there.
    """
    lines = _Lines(products, ours)
    parts: defaultdict[tuple[tuple[str, ...], str], list[_Part]] = defaultdict(list)
    about: defaultdict[tuple[tuple[str, ...], str], list[ReportedArticle]] = defaultdict(list)
    for row in rows:
        if row.state != "declined":
            for line in lines.of(row.filing.topic, row.filing.products):
                parts[line, row.filing.topic].append(_Part(row, row.asks, row.stake))
    for held in articles:
        if held.published:
            for line in lines.of(held.article.topic, held.article.meta.products):
                about[line, held.article.topic].append(held)
    squares: defaultdict[tuple[str, ...], dict[str, Square]] = defaultdict(dict)
    for line, topic in (*parts, *(key for key in about if key not in parts)):
        squares[line][topic] = _whole(parts[line, topic], about[line, topic], standings)
    shown = {*squares, *((id,) for id in products if id in ours)}
    topicless = any("" in held for held in squares.values())
    return Matrix(
        tuple(MatrixRow(line, squares.get(line, {})) for line in sorted(shown, key=lines.rank)),
        (*TOPICS, *([""] if topicless else [])),
        _stages(squares.values(), stages),
    )


class _Lines:
    """Which rows of the matrix products belong to, and the order of the rows."""

    def __init__(self, products: Sequence[str], ours: Collection[str]) -> None:
        self._order = {id: number for number, id in enumerate(products)}
        self._ours = ours

    def of(self, topic: str, products: Iterable[str]) -> Sequence[tuple[str, ...]]:
        """Return the rows of a question or article on these products.

        A comparison of two stands in their pair's row alone, so that "A or B" isn't taken for an
        answer on A; one of more in each of their pairs, of which one must be ours if any is.
        """
        named = sorted(set(products), key=self._place)
        if topic != COMPARED or len(named) < 2:
            return [(id,) for id in named] or [()]
        pairs = list(combinations(named, 2))
        return [pair for pair in pairs if any(id in self._ours for id in pair)] or pairs

    def rank(self, line: tuple[str, ...]) -> tuple[object, ...]:
        """Return a key that sorts rows: products, then pairs, then the one without."""
        return (not line, len(line), *(self._place(id) for id in line))

    def _place(self, id: str) -> tuple[object, ...]:
        return (id not in self._ours, self._order.get(id, len(self._order)), id)


def _whole(
    parts: Sequence[_Part], about: Sequence[ReportedArticle], standings: Mapping[str, Standing]
) -> Square:
    at: defaultdict[str, list[_Part]] = defaultdict(list)
    for part in parts:
        for stage, staged in _by_stage(part):
            at[stage].append(staged)
    noted: defaultdict[str, list[ReportedArticle]] = defaultdict(list)
    for held in about:
        noted[held.article.meta.stage or ""].append(held)
    stages = {stage: _square(at[stage], noted[stage], standings) for stage in sorted({*at, *noted})}
    return replace(_square(parts, about, standings), stages=stages)


def _by_stage(part: _Part) -> Iterator[tuple[str, _Part]]:
    """Yield a question's part at each stage, with the deals that asked it there."""
    asks: defaultdict[str, list[Ask]] = defaultdict(list)
    for ask in part.asks:
        asks[ask.stage].append(ask)
    if not asks:
        yield "", part
    for stage, held in asks.items():
        deals = {ask.deal for ask in held}
        terms = tuple(term for term in part.stake.terms if term.deal in deals)
        yield stage, _Part(part.row, held, replace(part.stake, terms=terms))


def _square(
    parts: Sequence[_Part], about: Sequence[ReportedArticle], standings: Mapping[str, Standing]
) -> Square:
    questions: defaultdict[QuestionState, list[str]] = defaultdict(list)
    for part in parts:
        questions[question_state(part.row, standings)].append(part.row.question.id)
    return Square(
        _state(questions, [standings[held.id] for held in about]),
        {state: tuple(sorted(ids)) for state, ids in questions.items()},
        tuple(sorted(held.id for held in about)),
        tuple(sorted(part.row.question.id for part in parts if part.row.filing.guessed)),
        sum(len(part.asks) for part in parts),
        total(part.stake for part in parts),
    )


def _state(questions: Collection[QuestionState], about: Sequence[Standing]) -> SquareState:
    if questions:
        return min(questions, key=SQUARE_STATES.index)
    if not about:
        return "nothing"
    standing = best(about)
    return "answered" if standing == "good" else standing


def _stages(rows: Iterable[Mapping[str, Square]], known: Iterable[Stage]) -> Mapping[str, str]:
    names = {stage.id: stage.name for stage in known}
    used = {id for squares in rows for square in squares.values() for id in square.stages}
    others = sorted(id for id in used if id and id not in names)
    return {
        **{id: name for id, name in names.items() if id in used},
        **{id: id for id in others},
        **({"": ""} if "" in used else {}),
    }
