"""The report's facts in words, for the terminal and for the page. English, as the command line is.

What customers typed may hold anything, so it is shown in one line without signs that move a
terminal's cursor or turn the direction of the text around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from answerable.dates import date_in_words, month_in_words
from answerable.gaps.gap_report import Row
from answerable.gaps.money.stake import Stake, Term
from answerable.gaps.months import Month
from answerable.gaps.reported import DueFact
from answerable.gaps.stale import StaleAnswer
from answerable.gaps.topics.filing import GUESSES
from answerable.money import money_in_words

LANGUAGE = "en"

MOST_REPS = 4
"""So many names stand in one line."""

TOPIC_NAMES = {
    "cost": "Cost", "problems": "Problems", "comparisons": "Comparisons", "reviews": "Reviews",
    "best-of": "Best of", "process": "Process", "": "No topic",
}  # fmt: skip

# Controls of the terminal, and of the direction of text.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_DIRECTIONS = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def one_line(text: str) -> str:
    """Return what somebody typed in one line, without controls."""
    plain = _DIRECTIONS.sub("", _CONTROLS.sub(" ", text))
    return " ".join(plain.encode("utf-8", "replace").decode("utf-8").split())


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: `1 question`, `2 questions`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(words: Iterable[str]) -> str:
    """Return words as a list in a sentence: `a, b and c`."""
    *first, last = list(words) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def day_in_words(day: date) -> str:
    """Return a date for a sentence."""
    return date_in_words(day, LANGUAGE)


def money(amount: Decimal, currency: str) -> str:
    """Return an amount to the nearest whole unit: nobody ranks by cents."""
    return money_in_words(amount.quantize(Decimal(1)), currency, LANGUAGE)


def sums(pairs: Iterable[tuple[str, Decimal]]) -> str:
    """Return sums in several currencies, which are never added; nothing where there is no money."""
    return listed(money(amount, currency) for currency, amount in pairs if amount)


def stake_in_words(stake: Stake) -> str:
    """Return all that is known of a stake in one phrase."""
    parts = ((sums(stake.at_stake), "at stake"), (sums(stake.lost), "lost"))
    said = [f"{amounts} {words}" for amounts, words in parts if amounts]
    return ", ".join(said) or "no money known"


def term_about(term: Term) -> str:
    """Return which deal a term is of."""
    return f"deal {one_line(term.deal)}, {one_line(term.stage) or 'no stage noted'}"


def asked_in_words(row: Row) -> str:
    """Return how often and when a question was asked last."""
    if row.last_asked is None:
        return "no ask noted"
    times = {1: "once", 2: "twice"}.get(row.asked, f"{row.asked:,} times")
    return f"asked {times}, {'on' if row.asked == 1 else 'last on'} {day_in_words(row.last_asked)}"


def work_in_words(row: Row) -> str:
    """Return what is being done about a question, or nothing."""
    question = row.question
    parts: list[str] = []
    if question.status in ("assigned", "drafting"):
        parts.append(question.status)
    if question.owner:
        before = {"assigned": "to", "drafting": "by"}.get(question.status, "owner:")
        parts.append(f"{before} {one_line(question.owner)}")
    said = " ".join(parts)
    if question.due:
        due = f"due {day_in_words(question.due)}"
        return f"{said}, {due}" if said else due
    return said


def filed_in_words(row: Row, products: Mapping[str, str]) -> str:
    """Return where a question is filed, and what of it is only guessed."""
    filing = row.filing
    parts = []
    if filing.topic:
        why = f"guessed from “{one_line(filing.word)}”" if filing.word else "guessed"
        if filing.topic_from == "meaning":
            why = f"guessed, for it is like “{one_line(filing.word)}”"
        guess = f" ({why})" if filing.topic_from in GUESSES else ""
        parts.append(TOPIC_NAMES.get(filing.topic, filing.topic) + guess)
    if filing.products:
        guess = " (guessed from its words)" if filing.products_from == "words" else ""
        parts.append(names_of(filing.products, products) + guess)
    return ", ".join(parts)


def names_of(ids: Iterable[str], products: Mapping[str, str]) -> str:
    """Return products by their names."""
    return listed(products.get(id, id) for id in ids)


def subject_in_words(row: Row, products: Mapping[str, str]) -> str:
    """Return whether the proposed article is on what the question is about."""
    proposal = row.proposal
    if proposal is None:
        return ""
    about = names_of(proposal.about, products) if proposal.about else "no product in particular"
    filing = row.filing
    if not filing.products or filing.products_from not in ("question", "words"):
        return f"The question names no product; the article is about {about}."
    named = names_of(filing.products, products)
    others = [id for id in proposal.about if id not in filing.products]
    also = f", and about {names_of(others, products)} too" if others else ""
    if filing.products_from == "question":
        return f"Noted as a question about {named}; the article is about that{also}."
    return f"The question names {named}; the article is about that{also}."


def stale_in_words(stale: StaleAnswer) -> tuple[str, ...]:
    """Return why an answer must be read again."""
    why = []
    read = stale.article.article.updated
    if stale.unread:
        why.append(
            f"nobody has read it again since {day_in_words(read)}"
            if read
            else "it bears no date, so nobody knows when it was last read"
        )
    return (*why, *due_in_words(stale.article.due))


def due_in_words(due: Iterable[DueFact]) -> tuple[str, ...]:
    """Return what is due, a line for each product's prices or availability."""
    groups: dict[tuple[str, str], list[DueFact]] = {}
    for fact in due:
        groups.setdefault((fact.part, fact.product), []).append(fact)
    return tuple(_due_in_words(facts) for facts in groups.values())


def _due_in_words(facts: list[DueFact]) -> str:
    """Return what is due in one product's prices, or in its availability."""
    first, more = facts[0], len(facts) - 1
    others = f" and {counted(more, 'place')} more" if more else ""
    return (
        f"{first.part} of {one_line(first.product)}: good until {day_in_words(first.good_until)}"
        f" ({first.place}{others})"
    )


def month_name(month: Month) -> str:
    """Return a month's name."""
    return month_in_words(month.first_day, LANGUAGE) if month.first_day else "Earlier"


def reps_in_words(rows: Iterable[Row]) -> str:
    """Return the reps who heard questions, of many the first and how many more there are."""
    reps = sorted({one_line(rep) for row in rows for rep in row.heard.reps})
    shown, more = reps[:MOST_REPS], len(reps) - MOST_REPS
    return listed([*shown, f"{more:,} more"] if more > 0 else shown) or "nobody who left a name"


def trend_in_words(trend: Iterable[int], months: Iterable[date]) -> str:
    """Return how often a question was asked in each month in which it was: `2 in Oct 2026`."""
    asked = [
        f"{asks:,} in {month_in_words(month, LANGUAGE)}"
        for asks, month in zip(trend, months, strict=False)
        if asks
    ]
    return listed(asked) if asked else "none in the last twelve months"


def share_in_words(part: int, whole: int) -> str:
    """Return a share in per cent, or nothing to speak of."""
    return f"{round(100 * part / whole)} %" if whole else "–"  # noqa: RUF001
