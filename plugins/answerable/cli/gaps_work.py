"""What to do next, and the matrix, as lines of a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import set_cell_size
from rich.text import Text

from answerable.gaps import GapReport, Square, Task
from answerable.gaps.covering.matrix import SQUARE_STATES
from answerable.gaps.telling import phrases as say
from answerable.gaps.telling import work_phrases as work

NAME_WIDTH = 24
SQUARE_WIDTH = 9
MOST_QUESTIONS = 5
SHORT_TOPICS = {**say.TOPIC_NAMES, "comparisons": "Compare"}

STYLES = {
    "empty": "bold red", "proposed": "yellow", "stale": "magenta", "thin": "cyan",
    "answered": "green", "nothing": "dim",
}  # fmt: skip


def matrix_lines(report: GapReport) -> Iterator[Text]:
    """Yield the matrix: a letter for a square's state, then questions answered of those asked."""
    matrix = report.matrix
    heads = "".join(f"{SHORT_TOPICS[topic]:>{SQUARE_WIDTH}}" for topic in matrix.topics)
    yield Text(" " * NAME_WIDTH + heads, "dim")
    for row in matrix.rows:
        line = Text()
        for part in _within(work.line_in_words(row.products, report.products)):
            if line:
                yield line
            line = Text(part)
        for topic in matrix.topics:
            square = row.square(topic)
            line.append(f"{_in_table(square):>{SQUARE_WIDTH}}", STYLES[square.state])
        yield line


def legend_lines(report: GapReport) -> Iterator[str]:
    """Yield what the letters of the matrix mean, those that stand in it."""
    counts = report.matrix.counts
    for state in SQUARE_STATES:
        if counts[state] and state != "nothing":
            yield f"{_letter(state)} {state}: {work.STATE_MEANINGS[state]}"
    if counts["nothing"]:
        yield f"· nothing: {work.STATE_MEANINGS['nothing']}"


def task_lines(task: Task, report: GapReport) -> Iterator[tuple[str, str]]:
    """Yield the lines of a task below its title, each with its style."""
    if task.verb == "improve":
        yield work.age_in_words(task.advice.age_days).capitalize(), ""
    if task.verb == "write" and task.article:
        yield f"A draft is begun: {report.articles[task.article].article.place.path}", ""
    for line in work.lacks_in_words(task.advice):
        yield line, ""
    for row in task.rows[:MOST_QUESTIONS]:
        doing = say.work_in_words(row)
        words = say.one_line(row.question.question)
        yield f"{row.question.id}: {words}{f' ({doing})' if doing else ''}", ""
    more = len(task.rows) - MOST_QUESTIONS
    if more > 0:
        yield f"{say.counted(more, 'more question')}; --json lists all", "dim"
    facts = (
        work.recipe_in_words(task, report.products) if task.verb in ("write", "improve") else "",
        work.effort_in_words(task.effort_hours),
        work.interview_in_words(task.interview),
    )
    yield " · ".join(fact for fact in facts if fact), "dim"
    if task.command:
        yield task.command, "cyan"


def _within(name: str) -> list[str]:
    """Return a name in lines of the first column, the last of them filled up."""
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) < NAME_WIDTH or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(f" {word}")
    return [set_cell_size(line, NAME_WIDTH) for line in lines]


def _in_table(square: Square) -> str:
    if square.state == "nothing":
        return "·"
    asked = f"{square.answered}/{square.asked}" if square.asked else "–"  # noqa: RUF001
    return f"{_letter(square.state)} {asked:>4}"


def _letter(state: str) -> str:
    return state[0].upper()
