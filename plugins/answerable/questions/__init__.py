"""Floor 2: the backlog, all questions that customers asked in sales. Private, never published."""

from answerable.questions.backlog import Backlog, LoadedBacklog, load_backlog
from answerable.questions.checks import check_backlog
from answerable.questions.forgetting import Commit, Forgotten, Trace, commits_naming
from answerable.questions.handing import Handed, NewQuestion, StoreError
from answerable.questions.judging import Judgement
from answerable.questions.naming import group_name, proposed_name
from answerable.questions.question import Answer, Ask, Outcome, Question, is_question_id
from answerable.questions.sameness import spelled_alike
from answerable.questions.store import Store

__all__ = [
    "Answer",
    "Ask",
    "Backlog",
    "Commit",
    "Forgotten",
    "Handed",
    "Judgement",
    "LoadedBacklog",
    "NewQuestion",
    "Outcome",
    "Question",
    "Store",
    "StoreError",
    "Trace",
    "check_backlog",
    "commits_naming",
    "group_name",
    "is_question_id",
    "load_backlog",
    "proposed_name",
    "spelled_alike",
]
