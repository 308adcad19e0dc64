"""Floor 2: the backlog, all questions that customers asked in sales. Private, never published."""

from answerable.questions.backlog import Backlog, LoadedBacklog, load_backlog
from answerable.questions.checks import check_backlog
from answerable.questions.question import Answer, Ask, Outcome, Question

__all__ = [
    "Answer",
    "Ask",
    "Backlog",
    "LoadedBacklog",
    "Outcome",
    "Question",
    "check_backlog",
    "load_backlog",
]
