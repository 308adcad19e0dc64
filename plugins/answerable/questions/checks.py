"""What is doubtful in the backlog, judged on the date of a run.

Warnings at most: the site doesn't read the backlog, so it stays right. No message holds more than
questions' ids, fields' names, and the ids of the settings, the catalogue and the shelf.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal

from answerable.findings import Finding, Level
from answerable.ids import suggestion
from answerable.questions.backlog import Backlog
from answerable.questions.question import Ask, Question
from answerable.questions.sameness import spelled_alike
from answerable.reading import Loc, Place
from answerable.settings import Settings


def check_backlog(
    backlog: Backlog,
    settings: Settings,
    products: Collection[str],
    articles: Collection[str],
    on: date,
) -> Iterator[Finding]:
    """Yield ids that lead nowhere, dates ahead, money that can't be right, and slips in groups."""
    stages = [stage.id for stage in settings.stages]
    for question in backlog.questions:
        place = backlog.places[question.id]
        for loc, day in _dates(question):
            if day > on:
                message = f"{question.id}: '{loc[-1]}' lies after {on}, the date of this run"
                yield place.finding("questions.date-ahead", Level.WARNING, message, *loc)
        for what, loc, id in _mentions(question):
            known = {"stage": stages, "product": products, "article": articles}[what]
            if id not in known:
                yield _unknown(question, place, what, id, known, loc)
        for number, ask in enumerate(question.asks):
            yield from _uncounted(question, place, number, ask, bool(stages))
        both = {a.article for a in question.answered_by} & {
            a.article for a in question.not_answered_by
        }
        if both:
            message = (
                f"{question.id}: one article stands both in 'answered_by' and in"
                " 'not_answered_by'; the later judgement counts, delete the other"
            )
            yield place.finding("questions.judged-twice", Level.WARNING, message, "answered_by")
    yield from _two_amounts(backlog, settings.currency)
    yield from _two_spellings(backlog)
    yield from _groups_of_duplicates(backlog)


def _dates(question: Question) -> Iterator[tuple[Loc, date]]:
    for number, ask in enumerate(question.asks):
        yield ("asks", number, "date"), ask.date
    for name, answers in (
        ("answered_by", question.answered_by),
        ("not_answered_by", question.not_answered_by),
    ):
        for number, answer in enumerate(answers):
            if answer.date:
                yield (name, number, "date"), answer.date


def _mentions(question: Question) -> Iterator[tuple[str, Loc, str]]:
    """Yield each id that a question names: what it should be, where, and the id."""
    for number, ask in enumerate(question.asks):
        if ask.stage:
            yield "stage", ("asks", number, "stage"), ask.stage
    for number, product in enumerate(question.products):
        yield "product", ("products", number), product
    for name, answers in (
        ("answered_by", question.answered_by),
        ("not_answered_by", question.not_answered_by),
    ):
        for number, answer in enumerate(answers):
            yield "article", (name, number, "article"), answer.article


def _unknown(
    question: Question, place: Place, what: str, id: str, known: Collection[str], loc: Loc
) -> Finding:
    article = "an" if what == "article" else "a"
    hint = suggestion(id, known)
    field = next(str(step) for step in reversed(loc) if isinstance(step, str))
    message = f"{question.id}: '{field}' names {article} {what} that isn't there{hint}"
    return place.finding(f"questions.unknown-{what}", Level.WARNING, message, *loc)


def _uncounted(
    question: Question, place: Place, number: int, ask: Ask, staged: bool
) -> Iterator[Finding]:
    if ask.amount is None:
        return
    if not ask.deal:
        message = (
            f"{question.id}: an 'amount' without a 'deal' isn't counted, for another ask could be"
            " of the same deal; add 'deal'"
        )
        yield place.finding("questions.no-deal", Level.WARNING, message, "asks", number, "amount")
    elif staged and not ask.stage:
        message = f"{question.id}: an 'amount' without a 'stage' counts in full; add 'stage'"
        yield place.finding("questions.no-stage", Level.NOTE, message, "asks", number, "amount")


def _two_amounts(backlog: Backlog, currency: str) -> Iterator[Finding]:
    """Yield where a deal has two amounts at one stage: one of them is a slip."""
    first: dict[tuple[str, str], tuple[tuple[str, Decimal], str]] = {}
    for question in backlog.questions:
        place = backlog.places[question.id]
        for number, ask in enumerate(question.asks):
            money = ask.money(currency)
            if not ask.deal or money is None:
                continue
            where = f"{place.path}:{place.line('asks', number, 'amount')}"
            before, there = first.setdefault((ask.deal, ask.stage), (money, where))
            if before != money:
                message = (
                    f"{question.id}: the deal of this ask has another 'amount' or 'currency' at"
                    f" the same 'stage' in {there}; the latest ask counts, correct the wrong one"
                )
                yield place.finding(
                    "questions.two-amounts", Level.WARNING, message, "asks", number, "amount"
                )


def _two_spellings(backlog: Backlog) -> Iterator[Finding]:
    """Yield where a group's name is spelled otherwise than before: two groups look like one."""
    first: dict[str, Question] = {}
    spellings: set[str] = set()
    for question in backlog.questions:
        if not question.group or question.group in spellings:
            continue
        spellings.add(question.group)
        before = first.setdefault(spelled_alike(question.group), question)
        if before is not question:
            message = (
                f"{question.id}: this 'group' and that of {before.id} differ by case or spaces"
                " only, so they are two groups that look like one; write both alike"
            )
            place = backlog.places[question.id]
            yield place.finding("questions.group-name", Level.WARNING, message, "group")


def _groups_of_duplicates(backlog: Backlog) -> Iterator[Finding]:
    for question in backlog.questions:
        original = backlog.original(question)
        if question.group and question.group != original.group:
            message = (
                f"{question.id}: 'group' isn't that of {original.id}, which this question repeats"
                " and stands with; delete it"
            )
            place = backlog.places[question.id]
            yield place.finding("questions.duplicate-group", Level.WARNING, message, "group")
