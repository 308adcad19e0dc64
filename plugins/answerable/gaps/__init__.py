"""Floor 4: which questions are answered, which the engine would propose for, which are gaps."""

from answerable.gaps.answers import check_answers
from answerable.gaps.covering.advice import Advice, Again
from answerable.gaps.covering.agenda import Interview, Task
from answerable.gaps.covering.matrix import Matrix, MatrixRow, Square
from answerable.gaps.covering.means import Means
from answerable.gaps.gap_report import GapReport, Row, report
from answerable.gaps.matching.matcher import LexicalMatcher, Matcher, Proposal
from answerable.gaps.money.stake import Stake, Term, total
from answerable.gaps.reported import DueFact, DueFacts, Lack, ReportedArticle, due_facts
from answerable.gaps.stale import StaleAnswer
from answerable.gaps.telling.as_csv import to_csv
from answerable.gaps.telling.as_html import to_html
from answerable.gaps.telling.as_json import to_json

__all__ = [
    "Advice",
    "Again",
    "DueFact",
    "DueFacts",
    "GapReport",
    "Interview",
    "Lack",
    "LexicalMatcher",
    "Matcher",
    "Matrix",
    "MatrixRow",
    "Means",
    "Proposal",
    "ReportedArticle",
    "Row",
    "Square",
    "Stake",
    "StaleAnswer",
    "Task",
    "Term",
    "check_answers",
    "due_facts",
    "report",
    "to_csv",
    "to_html",
    "to_json",
    "total",
]
