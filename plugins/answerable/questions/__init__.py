"""Floor 2: the backlog, all questions that customers asked in sales. Private, never published."""

from answerable.questions.backlog import Backlog, LoadedBacklog, load_backlog
from answerable.questions.checks import check_backlog
from answerable.questions.forgetting import Commit, Forgotten, Trace, commits_naming
from answerable.questions.handing import Handed, NewQuestion, StoreError
from answerable.questions.question import Answer, Ask, Outcome, Question
from answerable.questions.store import Store

__all__ = [
    "Answer",
    "Ask",
    "Backlog",
    "Commit",
    "Forgotten",
    "Handed",
    "LoadedBacklog",
    "NewQuestion",
    "Outcome",
    "Question",
    "Store",
    "StoreError",
    "Trace",
    "check_backlog",
    "commits_naming",
    "load_backlog",
]
