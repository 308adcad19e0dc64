"""What to do, and what the matrix shows, in words, for the terminal and for the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from answerable.gaps.covering.advice import Advice, Again, Verb
from answerable.gaps.covering.agenda import Interview, Task
from answerable.gaps.covering.matrix import SquareState
from answerable.gaps.matching import Strength
from answerable.gaps.reported import ReportedArticle
from answerable.gaps.telling.phrases import (
    LANGUAGE,
    TOPIC_NAMES,
    counted,
    day_in_words,
    due_in_words,
    listed,
    names_of,
    one_line,
)
from answerable.money import number_in_words

MOST_SHOWN = 12
"""Words that are listed in one line; more of them nobody reads."""

STATE_NAMES: Mapping[SquareState, str] = {
    "empty": "Empty", "proposed": "Proposed", "stale": "Stale", "thin": "Thin",
    "answered": "Answered", "nothing": "Nothing",
}  # fmt: skip

STATE_MEANINGS: Mapping[SquareState, str] = {
    "empty": "buyers asked, and at least one question has nothing",
    "proposed": "a passage waits to be confirmed",
    "stale": "the answer must be read again, or shows figures that are due",
    "thin": "the answer is short, or lacks what its recipe asks for",
    "answered": "all that buyers asked is answered, or an article waits for them",
    "nothing": "nobody asked, and there is no article",
}

STRENGTH_NAMES: Mapping[Strength, str] = {
    "strong": "Strong guess", "likely": "Likely guess", "weak": "Weak guess",
}  # fmt: skip

VERB_NAMES: Mapping[Verb, str] = {
    "write": "Write", "improve": "Improve", "send": "Send", "confirm": "Confirm",
}  # fmt: skip


def line_in_words(line: tuple[str, ...], products: Mapping[str, str]) -> str:
    """Return a row of the matrix by its products' names: `Shell pool or liner pool`."""
    return " or ".join(one_line(products.get(id, id)) for id in line) or "No product named"


def advice_in_words(advice: Advice, articles: Mapping[str, ReportedArticle]) -> tuple[str, ...]:
    """Return what to do, and then each reason for it."""
    held = articles.get(advice.article)
    title = f"“{one_line(held.title if held else advice.article)}”"
    said = {
        "write": f"Finish the draft {title}" if advice.article else "Write an article",
        "improve": f"Improve {title}",
        "send": f"Send {title}",
        "confirm": f"Confirm or refuse {title}",
    }[advice.verb]
    age = f", {age_in_words(advice.age_days)}" if advice.verb == "improve" else ""
    return (said + age, *lacks_in_words(advice))


def age_in_words(days: int | None) -> str:
    """Return how long ago somebody wrote or read an article."""
    if days is None:
        return "which bears no date"
    return f"read {counted(days, 'day')} ago" if days > 0 else "read today"


def lacks_in_words(advice: Advice) -> tuple[str, ...]:
    """Return each reason for an advice: what the article lacks, and that buyers asked again."""
    why = [f"{lack.says} [{lack.id}]" for lack in advice.lacks]
    if advice.words:
        why.append(f"Not in it, of the question's words: {some(advice.words)}")
    why += [f"Due: {line}" for line in due_in_words(advice.due)]
    if advice.again:
        why.append(again_in_words(advice.again))
    return tuple(why)


def some(words: Sequence[str]) -> str:
    """Return words as a list in a sentence; of many, the first and how many more there are."""
    shown = [one_line(word) for word in words[:MOST_SHOWN]]
    more = len(words) - len(shown)
    return listed([*shown, f"{more:,} more"] if more else shown)


def again_in_words(again: Again) -> str:
    """Return how often buyers asked after the answer was there, and whom."""
    times = {1: "once", 2: "twice"}.get(again.asks, f"{again.asks:,} times")
    reps = ", ".join(f"{one_line(rep)} {count:,}" for rep, count in again.reps)
    heard = f" ({reps})" if reps else ""
    return f"Asked {times} since it was answered on {day_in_words(again.answered_on)}{heard}"


def effort_in_words(hours: Decimal | None) -> str:
    """Return how long work takes, or nothing where nobody says."""
    if hours is None:
        return ""
    if hours < 1:
        return f"{number_in_words(round(hours * 60), LANGUAGE)} minutes"
    return f"{number_in_words(hours, LANGUAGE)} {'hour' if hours == 1 else 'hours'}"


def interview_in_words(interview: Interview | None) -> str:
    """Return whom to ask, and why."""
    if interview is None:
        return ""
    times = {1: "once", 2: "twice"}.get(interview.asks, f"{interview.asks:,} times")
    last = day_in_words(interview.last)
    return f"ask {one_line(interview.rep)}, who heard it {times}, last on {last}"


def recipe_in_words(task: Task, products: Mapping[str, str]) -> str:
    """Return the recipe to follow, and the products that it is about."""
    about = f" about {names_of(task.products, products)}" if task.products else ""
    known = task.article or task.rows[0].filing.topic
    unsure = "" if known else " (no topic is noted)"
    return f"recipe {TOPIC_NAMES.get(task.topic, task.topic)}{about}{unsure}"
