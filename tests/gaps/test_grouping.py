"""Which questions are one, however worded: the same groups in every run, whatever comes later."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from gap_cases import matcher_on, report_of
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from answerable.gaps.grouping import Item, groups_of, linking
from answerable.gaps.grouping.linking import NEVER, linked
from answerable.gaps.matching import Asked, has_words
from answerable.meaning import Model, Vectors, unit

FIRST = date(2026, 11, 1)
ENOUGH = 0.6

Groups = frozenset[frozenset[str]]


@dataclass(frozen=True)
class Crowd:
    """Questions with their vectors."""

    items: tuple[Item, ...]
    vectors: Vectors

    def groups(self, enough: float = ENOUGH) -> Groups:
        """Return the ids that stand together."""
        held: dict[int, set[str]] = {}
        numbers = groups_of(self.items, self.vectors, enough)
        for item, number in zip(self.items, numbers, strict=True):
            held.setdefault(number, set()).add(item.id)
        return frozenset(map(frozenset, held.values()))

    def taken(self, numbers: Sequence[int]) -> Crowd:
        """Return some of them, in this order."""
        return Crowd(tuple(self.items[number] for number in numbers), self.vectors[list(numbers)])


def only(groups: Groups, ids: Collection[str]) -> Groups:
    """Return the groups as those see them who know of these questions only."""
    return frozenset(group & set(ids) for group in groups) - {frozenset()}


@st.composite
def crowds(draw: st.DrawFn, named: bool = True) -> Crowd:
    """Draw questions that look in few directions, so that many are alike."""
    size = draw(st.integers(1, 14))
    seed = draw(st.integers(0, 2**32 - 1))
    some = st.frozensets(st.sampled_from("ab"), max_size=2)
    items = tuple(
        Item(
            f"q-{number:04}",
            draw(st.none() | st.integers(0, 3).map(lambda days: FIRST + timedelta(days))),
            draw(st.sampled_from(["", "", "x", "y"])) if named else "",
            draw(some),
            draw(some),
            draw(st.integers(0, 5)) > 0,
        )
        for number in range(size)
    )
    return Crowd(items, unit(np.random.default_rng(seed).normal(size=(size, 3)).astype(np.float32)))


@settings(deadline=None)
@given(crowd=crowds(), turn=st.randoms(use_true_random=False))
def test_the_same_questions_in_any_order_make_the_same_groups(crowd: Crowd, turn: object) -> None:
    numbers = list(range(len(crowd.items)))
    turn.shuffle(numbers)  # type: ignore[attr-defined]
    assert crowd.taken(numbers).groups() == crowd.groups()


@settings(deadline=None)
@given(crowd=crowds(), days=st.integers(0, 3))
def test_what_is_first_asked_later_never_changes_the_groups_before_it(
    crowd: Crowd, days: int
) -> None:
    day = FIRST + timedelta(days)
    # A person's group isn't bound to a day.
    early = [
        number
        for number, item in enumerate(crowd.items)
        if item.named or (item.first_asked and item.first_asked <= day)
    ]
    before = crowd.taken(early)
    assert only(crowd.groups(), {item.id for item in before.items}) == before.groups()


@settings(deadline=None)
@given(crowd=crowds())
def test_named_groups_stand_together_and_apart_from_one_another(crowd: Crowd) -> None:
    groups = crowd.groups()
    for name in ("x", "y"):
        ids = {item.id for item in crowd.items if item.named == name}
        assert not ids or any(ids <= group for group in groups)
        others = {item.id for item in crowd.items if item.named not in ("", name)}
        assert not any(group & ids and group & others for group in groups)


@settings(deadline=None)
@given(crowd=crowds(named=False))
def test_different_products_and_sizes_never_stand_together(crowd: Crowd) -> None:
    by_id = {item.id: item for item in crowd.items}
    for group in crowd.groups():
        for kind in ("subjects", "sizes"):
            assert len({getattr(by_id[id], kind) for id in group} - {frozenset()}) <= 1


@settings(deadline=None)
@given(crowd=crowds(named=False))
def test_what_holds_no_word_stays_alone(crowd: Crowd) -> None:
    mute = {item.id for item in crowd.items if not item.speaks}
    assert all(len(group) == 1 for group in crowd.groups() if group & mute)


@settings(deadline=None)
@given(crowd=crowds(named=False))
def test_every_question_is_in_one_group(crowd: Crowd) -> None:
    ids = [id for group in crowd.groups() for id in group]
    assert sorted(ids) == [item.id for item in crowd.items]


def by_brute_force(likeness: NDArray[np.float64], enough: float) -> Groups:
    """Return groups by average linkage, each mean reckoned anew over all pairs."""
    groups = [frozenset({number}) for number in range(len(likeness))]
    while len(groups) > 1:
        mean, one, other = max(
            (float(np.mean([likeness[i, j] for i in one for j in other])), one, other)
            for place, one in enumerate(groups)
            for other in groups[:place]
        )
        if mean < enough:
            break
        groups = [group for group in groups if group not in (one, other)] + [one | other]
    return frozenset(frozenset(map(str, group)) for group in groups)


@settings(deadline=None)
@given(
    size=st.integers(1, 9),
    seed=st.integers(0, 2**32 - 1),
    enough=st.floats(-0.5, 0.95),
    apart=st.sets(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=6),
)
def test_linkage_is_by_the_mean_over_all_pairs(
    size: int, seed: int, enough: float, apart: set[tuple[int, int]]
) -> None:
    vectors = unit(np.random.default_rng(seed).normal(size=(size, 4)).astype(np.float32))
    likeness = vectors @ vectors.T
    for one, other in apart:
        if one != other and max(one, other) < size:
            likeness[one, other] = likeness[other, one] = NEVER
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linking, "ROUNDS", 0)  # nobody moves afterwards
        labels = linked(likeness, enough).tolist()
    held: dict[int, set[str]] = {}
    for number, label in enumerate(labels):
        held.setdefault(label, set()).add(str(number))
    assert frozenset(map(frozenset, held.values())) == by_brute_force(
        likeness.astype(np.float64), enough
    )


def test_who_was_linked_early_moves_to_the_group_that_fits_better() -> None:
    degrees = np.radians([0, 20, 47, 53, 60])
    vectors = np.stack([np.cos(degrees), np.sin(degrees)], axis=1).astype(np.float32)
    labels = linked(vectors @ vectors.T, 0.8).tolist()
    assert labels[0] == labels[1]
    assert labels[2] == labels[3] == labels[4] != labels[0]


TEXTS = [
    "How much does a fiberglass pool cost?", "What is the price of a fiberglass pool?",
    "fiberglass pool price??", "How much does a concrete pool cost?", "Cost of a concrete pool",
    "How long does the build take?", "How many weeks until we can swim?", "How long will it take",
    "Do I need a permit?", "Is a permit needed for a pool?", "who gets the permit",
    "Is a 12x24 pool enough for four people?", "Is a 14x30 pool enough for four people?",
    "Will a 14 x 30 pool do for four people?", "Can we pay with a card?", "Can I pay by card?",
    "\U0001f600", "\U0001f600", "Was kostet ein Pool?", "<b>Do I need a permit?</b>",
]  # fmt: skip


@pytest.fixture(scope="module")
def texts(model: Model) -> Crowd:
    """Return real questions, three a day, as the report takes them."""
    called = {"fg": ["Fiberglass pool"], "concrete": ["Concrete pool"]}
    matcher = matcher_on([], called, model)
    items = tuple(
        Item(
            f"q-{number:04}",
            FIRST + timedelta(number * 7 % len(TEXTS) // 3),
            "",
            matcher.named(text, ()),
            matcher.sizes(text),
            has_words(text),
        )
        for number, text in enumerate(TEXTS)
    )
    return Crowd(items, matcher.vectors(TEXTS))


def test_real_questions_that_ask_the_same_are_one(texts: Crowd) -> None:
    groups = {
        frozenset(TEXTS[int(id.removeprefix("q-"))] for id in group)
        for group in texts.groups(matcher_on([], {}).enough)
        if len(group) > 1
    }
    assert groups == {
        frozenset(TEXTS[:3]),
        frozenset(TEXTS[3:5]),
        frozenset({TEXTS[5], TEXTS[7]}),
        frozenset({*TEXTS[8:11], TEXTS[19]}),
        frozenset(TEXTS[12:14]),
        frozenset(TEXTS[14:16]),
    }


@settings(deadline=None, max_examples=30)
@given(numbers=st.permutations(range(len(TEXTS))), days=st.integers(0, 7))
def test_real_questions_are_grouped_the_same_in_any_order_and_whatever_comes_later(
    texts: Crowd, numbers: list[int], days: int
) -> None:
    assert texts.taken(numbers).groups() == texts.groups()
    day = FIRST + timedelta(days)
    early = [n for n in numbers if (texts.items[n].first_asked or date.max) <= day]
    before = texts.taken(early)
    assert only(texts.groups(), {item.id for item in before.items}) == before.groups()


def test_more_questions_than_are_linked_at_once_are_grouped_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    items = tuple(Item(f"q-{number:04}", FIRST) for number in range(50))
    vectors = np.zeros((50, 5), np.float32)
    vectors[range(50), [number % 5 for number in range(50)]] = 1
    whole = Crowd(items, vectors).groups()
    monkeypatch.setattr("answerable.gaps.grouping.groups.BLOCK", 7)
    assert Crowd(items, vectors).groups() == whole
    assert sorted(map(len, whole)) == [10] * 5


def test_one_question_ten_thousand_times_is_one_row(tmp_path: Path) -> None:
    text = "".join(
        f"- {{id: q-{number:05}, question: How dear is a shell?, asks: [{{date: 2026-11-01}}]}}\n"
        for number in range(10_000)
    )
    (row,) = report_of({"backlog": text}, tmp_path).gaps
    assert (row.question.id, row.asked, len(row.members)) == ("q-00000", 10_000, 9_999)


def test_an_empty_backlog_has_no_groups() -> None:
    assert Crowd((), np.zeros((0, 3), np.float32)).groups() == frozenset()
    assert matcher_on([], {}).propose([Asked("How much?", 0)]) == [None]
