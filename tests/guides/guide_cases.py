"""Guides for tests: read from YAML, or made up, all about the small site's pools."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import strategies as st

from answerable.catalogue import Catalogue, load_catalogue
from answerable.findings import Level
from answerable.guides import Answer, Guide, Plan, plan_of
from answerable.guides.conditions import Fact
from answerable.guides.planning.facts import FactFinder
from answerable.reading import Document, Place, parse_yaml
from answerable.records import record_of
from answerable.settings import Settings, load_settings
from benchmarks.plain_guides import Row
from site_builder import ON, SITES

SMALL = SITES / "small"
PLACE = Place("guides/made.yml")
OPTIONS = ("shell", "liner", "mosaic")
FURTHER = {
    "by": "ada",
    "reviewed": "2026-11-01",
    "title": "Which pool?",
    "description": "A way to a pool.",
}
ASKING = ["width", "money"]
"""Steps that ask for a number, where a guide has them."""
USUAL: dict[str, Any] = {
    "options": list(OPTIONS),
    "steps": [
        {
            "id": "size",
            "question": "Which size?",
            "why": "It counts.",
            "choices": [{"id": "small", "says": "Small"}, {"id": "medium", "says": "Medium"}],
            "unsure": {"how": "Look."},
        },
        {
            "id": "width",
            "question": "How wide?",
            "why": "It counts.",
            "number": {"unit": "ft", "low": 12, "high": 60},
            "unsure": {"how": "Measure."},
        },
    ],
    "recommendations": [{"id": "pools", "title": "These pools", "says": "They suit you."}],
}
"""What a guide is made of where its text doesn't say."""
AGAINST = {
    "width": ["16", "20", "24", "40", "12", "60", "61", "option.width", "shell.width"],
    "money": ["41237", "60000", "option.price.low", "option.price.high", "liner.price.high"],
}
ASKED = {
    "width": {"unit": "ft", "low": 12, "high": 60},
    "money": {"unit": "USD", "low": 20000, "high": 99999},
}
ABOUT_OPTIONS = [
    'option.surface is "gelcoat"',
    "option.surface in (gelcoat, tile)",
    "option.salt-ready is true",
    "option.price.low < 40000",
    "option.lead_time.low > 9",
]


@cache
def facts_of_small() -> tuple[Catalogue, Settings]:
    """Return the small site's catalogue and settings."""
    settings = load_settings(SMALL / "content", SMALL).record
    assert settings is not None
    return load_catalogue(SMALL / "content" / "catalogue", SMALL).catalogue, settings


def small_fact(fact: Fact, option: str | None) -> Decimal | str | bool | None:
    """Tell a fact of the small site on the day of tests."""
    catalogue, settings = facts_of_small()
    return FactFinder(catalogue, settings, ON, "north").find(fact, option).value


def guide_from(text: str) -> tuple[Guide | None, list[str]]:
    """Return the guide in a YAML text, with what it lacks added, and all findings."""
    document = parse_yaml(text, PLACE.path)
    assert not document.findings, document.findings
    given = Document({**FURTHER, **USUAL, **document.value}, document.place)
    loaded = record_of(given, Guide, {"id": "made"})
    findings = [*loaded.findings]
    if loaded.record is not None:
        catalogue, settings = facts_of_small()
        findings += plan_of(loaded.record, document.place, catalogue, settings, ON).findings
    return loaded.record, [str(finding) for finding in findings]


def made(guide: Mapping[str, Any]) -> Guide:
    """Return a guide from its values, with what every guide needs added."""
    return Guide.model_validate({"id": "made", **FURTHER, **guide})


def planned(guide: Guide) -> Plan:
    """Return the plan of a guide on the day of tests."""
    catalogue, settings = facts_of_small()
    found = plan_of(guide, PLACE, catalogue, settings, ON)
    about_facts = {"guide.no-fact"}
    wrong = [f for f in found.findings if f.level is Level.ERROR and f.id not in about_facts]
    assert not wrong
    assert found.plan is not None
    return found.plan


def answer_of(plan: Plan, step: int, row: Row) -> int:
    """Return the number of the answer that a row gives at a step."""
    given, answers = row[plan.steps[step].step.id], plan.steps[step].answers
    if isinstance(given, Decimal):
        (found,) = (n for n, a in enumerate(answers) if a.band and a.band.holds(given))
        return found
    return [answer.id for answer in answers].index(given)


def plainly(_: int, answer: Answer) -> str:
    """Tell an answer by its id."""
    return answer.id


# Made-up guides


@st.composite
def conditions(draw: st.DrawFn, steps: Mapping[str, Any], option: bool, depth: int = 2) -> str:
    """Draw a condition about steps, and about `option` where it may stand."""
    kinds = ["leaf"] * 3 + (["not", "and", "or"] if depth else [])
    kind = draw(st.sampled_from(kinds))
    if kind == "not":
        return f"not ({draw(conditions(steps, option, depth - 1))})"
    if kind != "leaf":
        parts = draw(st.lists(conditions(steps, option, depth - 1), min_size=2, max_size=3))
        return f" {kind} ".join(f"({part})" for part in parts)
    if option and draw(st.integers(0, 4)) > 3:
        return draw(st.sampled_from(ABOUT_OPTIONS))
    step = draw(st.sampled_from(sorted(steps)))
    if draw(st.integers(0, 5)) > 4:
        return f"{step} is unsure"
    if step in ASKED:
        others = [other for other in AGAINST[step] if option or not other.startswith("option")]
        sides = [step, draw(st.sampled_from(others))]
        sides = draw(st.permutations(sides))
        return f" {draw(st.sampled_from(['<', '<=', '>', '>=']))} ".join(sides)
    ids = [choice["id"] for choice in steps[step]["choices"]]
    words = draw(st.lists(st.sampled_from(ids), min_size=1, max_size=2, unique=True))
    sign = draw(st.sampled_from(["in", "not in"]))
    return f"{step} {sign} ({', '.join(words)})"


@st.composite
def guides(draw: st.DrawFn) -> Guide:
    """Draw a guide of two to four steps with conditions, ways and ends of all kinds."""
    ids = draw(st.permutations(["a", "b", "c", draw(st.sampled_from(ASKING))]))
    ids = ids[: draw(st.integers(2, 4))]
    ends = draw(st.permutations(["pools", "few", "none", "talk"]))[: draw(st.integers(1, 4))]
    steps: dict[str, dict[str, Any]] = {id: draw(_steps(id)) for id in ids}
    for place in range(len(ids)):
        draw(_ways(steps, ids, place, ends))
    rules = [draw(_rules(steps, n)) for n in range(draw(st.integers(0, 5)))]
    prices = [draw(_prices(steps)) for _ in range(draw(st.integers(0, 3)))]
    return made(
        {
            "options": list(OPTIONS),
            "steps": list(steps.values()),
            "rules": rules,
            "prices": prices,
            "recommendations": [draw(_recommendations(steps, id)) for id in ends],
        }
    )


@st.composite
def _steps(draw: st.DrawFn, id: str) -> dict[str, Any]:
    step: dict[str, Any] = {"id": id, "question": f"{id}?", "why": "It counts."}
    step["unsure"] = {"how": "Look."}
    if id in ASKED:
        return {**step, "number": ASKED[id]}
    ids = ["x", "y", "3"][: draw(st.integers(2, 3))]
    return {**step, "choices": [{"id": choice, "says": choice} for choice in ids]}


@st.composite
def _ways(
    draw: st.DrawFn, steps: dict[str, dict[str, Any]], ids: list[str], place: int, ends: list[str]
) -> None:
    """Add to a step where it goes on: forwards only."""
    step, later = steps[ids[place]], ids[place + 1 :]
    targets: list[dict[str, str]] = [{"next": id} for id in later] + [{"end": id} for id in ends]
    for answer in (*step.get("choices", ()), step["unsure"]):
        if draw(st.integers(0, 6)) > 5:
            answer.update(draw(st.sampled_from(targets)))
    step["next"] = []
    for _ in range(draw(st.sampled_from([0, 0, 1, 2]))):
        target = draw(st.sampled_from(targets))
        way = {"step" if key == "next" else key: id for key, id in target.items()}
        if draw(st.integers(0, 3)):
            way["when"] = draw(conditions(steps, False, 1))
        step["next"].append(way)


@st.composite
def _rules(draw: st.DrawFn, steps: Mapping[str, Any], number: int) -> dict[str, Any]:
    named = draw(st.lists(st.sampled_from(OPTIONS), min_size=1, max_size=3)) or ["all"]
    effect = draw(st.sampled_from(["exclude", "exclude", "favour"]))
    return {
        "id": f"r{number}",
        "when": draw(conditions(steps, True)),
        effect: draw(st.sampled_from([named, ["all"]])),
        "points": draw(st.integers(1, 3)),
        "because": f"r{number}" + draw(_telling(steps)),
    }


@st.composite
def _prices(draw: st.DrawFn, steps: Mapping[str, Any]) -> dict[str, Any]:
    part = draw(st.sampled_from([("variant", "wren"), ("driver", "rock"), ("option", "heater")]))
    return {"product": "shell", "when": draw(conditions(steps, True)), part[0]: part[1]}


@st.composite
def _recommendations(draw: st.DrawFn, steps: Mapping[str, Any], id: str) -> dict[str, Any]:
    held: dict[str, Any] = {"id": id, "title": id, "says": id + draw(_telling(steps))}
    held["kind"] = id if id in ("none", "talk") else "options"
    if id == "few":
        held["options"] = draw(st.sampled_from([["mosaic", "shell"], ["liner"]]))
    held["most"] = draw(st.integers(1, 3))
    if draw(st.booleans()):
        held["when"] = draw(conditions(steps, False))
    return held


@st.composite
def _telling(draw: st.DrawFn, steps: Mapping[str, Any]) -> str:
    if draw(st.integers(0, 3)) < 3:
        return ""
    return f" since {{{{ answers.{draw(st.sampled_from(sorted(steps)))} }}}}"
