"""Gets a buyer's answers to a guide: from an option of the command, and question by question."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass

import click

from answerable.findings import AnswerableError
from answerable.guides import END, UNSURE, Plan, PlannedStep, answer_given, row_of
from answerable.ids import suggestion
from answerable.pages import GuideWords

BACK = "b"
NOT_SURE = "?"


class AnswerError(AnswerableError):
    """An answer can't be used, or is missing; the message says which and why."""


@dataclass(frozen=True)
class Given:
    """The answers that lead to an end, and the end's place."""

    answers: Mapping[int, int]
    end: int


def given_answers(plan: Plan, words: str) -> dict[int, int]:
    """Return the answers that `size=small budget=60000` gives; raises AnswerError."""
    numbers = {planned.step.id: n for n, planned in enumerate(plan.steps)}
    found: dict[int, int] = {}
    try:
        parts = shlex.split(words)
    except ValueError:
        raise AnswerError(f"'{words}': a quote isn't closed") from None
    for part in parts:
        id, sign, answer = part.partition("=")
        if not sign or not answer:
            raise AnswerError(f"'{part}' is not an answer; write the step's id, =, and the answer")
        if id not in numbers:
            raise AnswerError(f"'{id}' is not a step of this guide{suggestion(id, numbers)}")
        if numbers[id] in found:
            raise AnswerError(f"'{id}' has two answers; delete one")
        try:
            found[numbers[id]] = answer_given(plan.steps[numbers[id]], answer)
        except ValueError as error:
            raise AnswerError(f"'{id}': {error}") from None
    return found


def answered(words: GuideWords, given: Mapping[int, int]) -> Given:
    """Return the end to which answers lead; raises AnswerError where some are missing."""
    graph = words.walkable.graph
    place = graph.walked(given)
    step = graph.states[place].step
    if step == END:
        return Given(given, place)
    later = _later(words, place, given)
    may_come = f"; {_listed(later)} may come up, too" if later else ""
    raise AnswerError(
        f"there is no answer to '{words.guide.steps[step].id}'{may_come}. Add to --answers, like"
        f' "{words.guide.steps[step].id}={UNSURE}"; a terminal would ask'
    )


def asked(words: GuideWords, given: Mapping[int, int]) -> Given:
    """Return the answers of who sits at the terminal, question by question, and where they lead."""
    graph = words.walkable.graph
    answers = dict(given)
    order: list[int] = []
    if graph.states[graph.walked(answers)].step != END:
        _say(words.filled(words.guide.title), bold=True)
        if words.guide.introduction:
            _say(words.filled(words.guide.introduction))
    while (step := graph.states[place := graph.walked(answers)].step) != END:
        _show(words, place, step, len(row_of(graph, answers)))
        answer = _answer(graph.plan.steps[step], bool(order))
        if answer is None:
            answers.pop(order.pop())
        else:
            answers[step] = answer
            order.append(step)
    return Given(answers, place)


def _show(words: GuideWords, place: int, step: int, before: int) -> None:
    held = words.guide.steps[step]
    least, most = words.walkable.graph.remaining[place]
    left = f"{least}" if least == most else f"{least} to {most}"
    _say("")
    _say(f"{before + 1}. {words.question(step)} ({left} left)", bold=True)
    for text in (held.help, held.why):
        if text:
            _say(f"   {words.filled(text)}")
    for number, choice in enumerate(held.choices, 1):
        more = f" ({words.filled(choice.help)})" if choice.help else ""
        _say(f"   {number}  {words.filled(choice.says)}{more}")
    if held.number is not None:
        low, high = (words.number(end, held) for end in (held.number.low, held.number.high))
        _say(f"   a number from {low} to {high}, digits only")
    unsure = words.walkable.graph.plan.steps[step].answers[-1]
    _say(f"   {NOT_SURE}  {words.answer(step, unsure)}: {words.filled(held.unsure.how)}")


def _answer(planned: PlannedStep, may_go_back: bool) -> int | None:
    """Return the answer that somebody types at last, or None for back."""
    while True:
        typed = str(click.prompt("Your answer", type=str, err=True)).strip()
        if typed == BACK:
            if may_go_back:
                return None
            _say("This is the first question.")
            continue
        try:
            return _read(planned, typed)
        except ValueError as error:
            _say(str(error))


def _read(planned: PlannedStep, typed: str) -> int:
    if typed == NOT_SURE:
        return planned.unsure
    if planned.step.number is None and typed.isdecimal():
        if 1 <= int(typed) <= planned.unsure:
            return int(typed) - 1
        raise ValueError(
            f"there is no answer {typed}; type 1 to {planned.unsure}, {NOT_SURE} if you aren't"
            f" sure, or {BACK} to go back"
        )
    return answer_given(planned, typed)


def _later(words: GuideWords, place: int, given: Mapping[int, int]) -> list[str]:
    """Return the ids of the steps without an answer that may come up after a state's own."""
    graph = words.walkable.graph
    seen, found = {place}, set()
    waiting = list(graph.edges[place])
    for here in waiting:
        step = graph.states[here].step
        if here in seen or step == END:
            continue
        seen.add(here)
        if step in given:
            waiting.append(graph.edges[here][given[step]])
        else:
            found.add(step)
            waiting.extend(graph.edges[here])
    return [f"'{words.guide.steps[step].id}'" for step in sorted(found)]


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _say(text: str, bold: bool = False) -> None:
    click.secho(text, err=True, bold=bold)
