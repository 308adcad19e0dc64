"""Walking the states of any guide gives what reckoning each buyer plainly gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from guide_cases import answer_of, guides, plainly, planned, small_fact
from hypothesis import HealthCheck, given, settings

from answerable.guides import END, UNSURE, Band, Graph, Guide, graph_of, outcome_of
from benchmarks.plain_guides import Given, Row, advice, rows

FEWER = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)


def _rows(graph: Graph) -> Iterator[Row]:
    """Yield all rows of answers, with one number of each band: an end of it, where it has one."""
    numbers = {
        held.step.id: [_number_in(answer.band) for answer in held.answers if answer.band]
        for held in graph.plan.steps
    }
    yield from rows(graph.plan.guide.steps, numbers)


def _number_in(band: Band) -> Decimal:
    if band.with_high:
        return band.high
    return band.low if band.with_low else (band.low + band.high) / 2


def _walked(graph: Graph, row: Row) -> list[tuple[int, int]]:
    """Return the states that a row of answers passes, each with the answer given there."""
    place, passed = 0, []
    while (step := graph.states[place].step) != END:
        answer = answer_of(graph.plan, step, row)
        passed.append((place, answer))
        place = graph.edges[place][answer]
    return [*passed, (place, 0)]


@FEWER
@given(guides())
def test_each_row_of_answers_leads_to_what_its_rules_say(guide: Guide) -> None:
    """So a question that isn't asked could have been answered in any way."""
    plan = planned(guide)
    graph = graph_of(plan)
    steps = {step.id: place for place, step in enumerate(guide.steps)}
    for row in _rows(graph):

        def told(id: str, given: Given, row: Row = row) -> str:
            if given == UNSURE:
                return UNSURE
            return plan.steps[steps[id]].answers[answer_of(plan, steps[id], row)].id

        wanted = advice(guide, small_fact, row, told)
        found = outcome_of(graph, _walked(graph, row)[-1][0], plainly)
        assert (found.recommendation.id if found.recommendation else None) == wanted.recommendation
        assert found.says == wanted.says
        assert found.further == wanted.further
        assert [
            (one.product, one.points, tuple(reason.words for reason in one.reasons), one.choices)
            for one in found.advised
        ] == list(wanted.advised)
        assert [one.product for one in found.excluded] == [id for id, _ in wanted.excluded]
        for one, (_, reasons) in zip(found.excluded, wanted.excluded, strict=True):
            assert one.reason.words in reasons


@FEWER
@given(guides())
def test_rows_agree_with_what_is_known_in_each_state(guide: Guide) -> None:
    """What is known is what all rows that lead there have in common, and no less."""
    graph = graph_of(planned(guide))
    common: dict[int, dict[int, int]] = {}
    for row in _rows(graph):
        given: dict[int, int] = {}
        for place, answer in _walked(graph, row):
            here = common.setdefault(place, dict(given))
            common[place] = {step: a for step, a in here.items() if given.get(step) == a}
            given[graph.states[place].step] = answer
    assert common == dict(enumerate(graph.known))


@FEWER
@given(guides())
def test_paths_and_remaining_questions_are_counted_right(guide: Guide) -> None:
    """Rows of answers are counted by what is asked only; the counts of questions are met."""
    graph = graph_of(planned(guide))
    reached: Counter[int] = Counter()
    remaining: dict[int, set[int]] = {}
    seen = set()
    for row in _rows(graph):
        passed = _walked(graph, row)
        for n, (place, _) in enumerate(passed):
            remaining.setdefault(place, set()).add(len(passed) - 1 - n)
            if (path := tuple(passed[:n])) not in seen:
                seen.add(path)
                reached[place] += 1
    assert [reached[place] for place in range(len(graph.states))] == list(graph.paths)
    assert graph.states_before_merging == sum(reached.values())
    assert graph.remaining == tuple(
        (min(held), max(held)) for held in (remaining[n] for n in range(len(graph.states)))
    )


@FEWER
@given(guides())
def test_states_are_in_order_and_none_stands_twice(guide: Guide) -> None:
    graph = graph_of(planned(guide))
    assert len(set(graph.states)) == len(graph.states)
    for place, following in enumerate(graph.edges):
        assert all(next > place for next in following)
        assert bool(following) == (graph.states[place].step != END)
    assert set(graph.ends()) == {n for n, held in enumerate(graph.edges) if not held}
