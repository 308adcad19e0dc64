"""What guides ask and tell in cases that people rely on, and how large guides are refused."""

from __future__ import annotations

from typing import Any

import pytest
from guide_cases import PLACE, USUAL, facts_of_small, made, plainly, planned

from answerable.findings import Level
from answerable.guides import END, Guide, LoadedGuides, graph_of, outcome_of, walkable_guides
from answerable.guides.graph import TooManyStatesError
from site_builder import ON


def _choice(id: str, *choices: str, **further: Any) -> dict[str, Any]:
    held = [{"id": choice, "says": choice} for choice in choices]
    return {
        "id": id, "question": f"{id}?", "why": "So.", "choices": held, "unsure": {"how": "Look."},
        **further,
    }  # fmt: skip


def _rule(when: str, because: str = "So.", **effect: Any) -> dict[str, Any]:
    return {"id": f"r{abs(hash(when))}", "when": when, "because": because, **effect}


def _end(id: str, says: str = "So.", **further: Any) -> dict[str, Any]:
    return {"id": id, "title": id, "says": says, **further}


def _guide(**given: Any) -> Guide:
    return made({**USUAL, "options": ["shell", "liner"], **given})


def _told(guide: Guide, **answers: str) -> tuple[list[str], str]:
    """Return the steps that answers lead through, and what is said at the end."""
    graph = graph_of(planned(guide))
    place, asked = 0, []
    while (step := graph.states[place].step) != END:
        held = graph.plan.steps[step]
        asked.append(held.step.id)
        ids = [answer.id for answer in held.answers]
        place = graph.edges[place][ids.index(answers[held.step.id])]
    return asked, outcome_of(graph, place, plainly).says


def test_a_question_on_which_nothing_depends_is_not_asked() -> None:
    steps = [_choice("a", "x", "y"), _choice("b", "x", "y")]
    rules = [_rule("b is x", exclude=["shell"])]
    assert _told(_guide(steps=steps, rules=rules), b="x")[0] == ["b"]


def test_a_question_whose_answer_is_told_is_asked() -> None:
    """Else the words would say that the buyer isn't sure."""
    ends = [_end("pools", "You said {{ answers.a }}.")]
    guide = _guide(steps=[_choice("a", "x", "y")], recommendations=ends)
    assert _told(guide, a="y") == (["a"], "You said y.")


def test_a_named_end_tells_answers_though_another_end_would_come_first() -> None:
    steps = [_choice("a", "x", "y"), _choice("b", "x", "y")]
    steps[1]["choices"][0]["end"] = "talk"
    ends = [_end("pools"), _end("talk", "Since {{ answers.a }}.", kind="talk")]
    guide = _guide(steps=steps, recommendations=ends)
    assert _told(guide, a="y", b="x") == (["a", "b"], "Since y.")


def test_where_all_is_excluded_the_words_for_it_tell_answers() -> None:
    ends = [_end("pools"), _end("none", "Not with {{ answers.a }}.", kind="none")]
    rules = [_rule("b is x", exclude="all")]
    steps = [_choice("a", "x", "y"), _choice("b", "x", "y")]
    guide = _guide(steps=steps, rules=rules, recommendations=ends)
    assert _told(guide, a="y", b="x")[1] == "Not with y."


def test_a_named_end_comes_though_its_own_condition_does_not_hold() -> None:
    steps = [_choice("a", "x", "y"), _choice("b", "x", "y")]
    steps[1]["unsure"]["end"] = "talk"
    ends = [_end("talk", "Talk.", kind="talk", when="a is x"), _end("pools", "Pools.")]
    guide = _guide(steps=steps, recommendations=ends)
    assert _told(guide, a="y", b="unsure")[1] == "Talk."
    assert _told(guide, a="y", b="x")[1] == "Pools."


def test_what_is_said_of_options_is_forgotten_where_none_is_shown() -> None:
    """Who must talk to a person first is asked nothing about pools."""
    steps = [_choice("a", "x", "y"), _choice("b", "x", "y")]
    ends = [_end("talk", kind="talk", when="a is x"), _end("pools")]
    rules = [_rule("b is x", exclude=["shell"])]
    guide = _guide(steps=steps, rules=rules, recommendations=ends)
    assert _told(guide, a="x")[0] == ["a"]
    assert _told(guide, a="y", b="x")[0] == ["a", "b"]


def test_an_option_named_twice_in_a_rule_gets_its_points_once() -> None:
    guide = _guide(
        steps=[_choice("a", "x", "y")],
        rules=[_rule("a is x", favour=["shell", "shell"], points=2)],
    )
    graph = graph_of(planned(guide))
    assert outcome_of(graph, graph.walked({0: 0}), plainly).advised[0].points == 2


def test_ways_below_one_without_a_condition_lead_nowhere() -> None:
    """Nor does the step below follow, so what only it could ask is forgotten."""
    steps = [
        _choice("a", "x", "y", next=[{"step": "c"}, {"when": "a is x", "step": "b"}]),
        _choice("b", "x", "y"),
        _choice("c", "x", "y"),
    ]
    rules = [_rule(f"{id} is x", exclude=["shell"]) for id in "abc"]
    guide = _guide(steps=steps, rules=rules)
    assert _told(guide, a="y", c="x")[0] == ["a", "c"]


def test_choices_may_be_called_by_numbers_and_truths() -> None:
    steps = [_choice("a", "3", "true", "2-story")]
    rules = [_rule("a in (3, true)", exclude=["shell"])]
    graph = graph_of(planned(_guide(steps=steps, rules=rules)))
    excluded = [
        [one.product for one in outcome_of(graph, graph.walked({0: n}), plainly).excluded]
        for n in range(4)
    ]
    assert excluded == [["shell"], ["shell"], [], []]


def test_a_condition_on_every_answer_still_waits_for_one() -> None:
    """On a branch where a question is never asked, nothing follows from its answers."""
    steps = [_choice("a", "x", "y"), _choice("b", "x", "y")]
    steps[0]["choices"][0]["end"] = "pools"
    ends = [_end("pools"), _end("none", kind="none")]
    rules = [_rule("b is unsure or b in (x, y)", exclude="all")]
    guide = _guide(steps=steps, rules=rules, recommendations=ends)
    graph = graph_of(planned(guide))
    found = [outcome_of(graph, graph.walked({0: a, 1: 0}), plainly) for a in (0, 1)]
    assert [one.recommendation.id for one in found if one.recommendation] == ["pools", "none"]


def test_buyers_who_came_by_different_ways_meet_again() -> None:
    """Which way a buyer took is forgotten, where nothing else tells the two apart."""
    steps = [
        _choice("a", "x", "y", next=[{"when": "a is x", "step": "b"}, {"step": "c"}]),
        _choice("b", "x", "y"),
        _choice("c", "x", "y"),
    ]
    guide = _guide(steps=steps, rules=[_rule("c is x", exclude=["shell"])])
    graph = graph_of(planned(guide))
    assert [graph.plan.steps[s.step].step.id for s in graph.states if s.step != END] == ["a", "c"]


def test_what_only_an_unreachable_question_decides_is_not_asked_for() -> None:
    """Each answer to the first names its own way, so the step below never follows."""
    steps = [_choice("a", "x", "y"), _choice("b", "x", "y"), _choice("c", "x", "y")]
    for answer in (*steps[0]["choices"], steps[0]["unsure"]):
        answer["next"] = "c"
    rules = [_rule("a is x and b is x", exclude=["shell"]), _rule("c is x", exclude=["liner"])]
    assert _told(_guide(steps=steps, rules=rules), c="x")[0] == ["c"]


# Large guides


def _large(most_pages: int, cited: int = 8) -> Guide:
    """Return a guide of eight questions, the first of which are told at the end."""
    steps = [_choice(f"s{n}", "x", "y", "z") for n in range(8)]
    words = " ".join(f"{{{{ answers.s{n} }}}}" for n in range(cited))
    return _guide(steps=steps, recommendations=[_end("pools", words)], most_pages=most_pages)


def test_states_are_counted_up_to_the_limit_and_no_further() -> None:
    plan = planned(_large(500))
    whole = sum(4**n for n in range(9))
    assert len(graph_of(plan, whole).states) == whole
    for most in (whole - 1, 1000, 1):
        with pytest.raises(TooManyStatesError) as raised:
            graph_of(plan, most)
        assert raised.value.states == most


@pytest.mark.parametrize(
    ("cited", "told"),
    [
        (4, "would have 341 pages, and may have 100; without the step 's0' it would have 85: give"),
        (8, "would have more than 20,000 pages, and may have 100: give its steps fewer choices"),
    ],
)
def test_a_guide_with_too_many_pages_is_refused_and_a_step_named(cited: int, told: str) -> None:
    """The step without which it would have the fewest, if that is few enough to be counted."""
    catalogue, settings = facts_of_small()
    guide = _large(100, cited)
    found = walkable_guides(LoadedGuides({"made": guide}, {"made": PLACE}), catalogue, settings, ON)
    (finding,) = found.findings
    assert not found.guides
    assert (finding.id, finding.level) == ("guide.too-many-pages", Level.ERROR)
    assert told in finding.message
