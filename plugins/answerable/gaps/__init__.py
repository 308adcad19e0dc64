"""Floor 4: which questions are answered, which the engine would propose for, which are gaps."""

from answerable.gaps.answers import check_answers
from answerable.gaps.covering.advice import Advice, Again
from answerable.gaps.covering.agenda import Interview, Task
from answerable.gaps.covering.matrix import Matrix, MatrixRow, Square
from answerable.gaps.covering.means import Means
from answerable.gaps.gap_report import GapReport, Row, report, said_by
from answerable.gaps.history import (
    HISTORY_NAME,
    NO_HISTORY,
    History,
    history_in,
    past_of,
    text_with,
)
from answerable.gaps.matching import (
    ArticleMatcher,
    Asked,
    Matcher,
    Proposal,
    Thresholds,
    ThresholdsError,
    Vocabulary,
    matcher_of,
    shipped_thresholds,
    thresholds_in,
)
from answerable.gaps.money.basis import Basis
from answerable.gaps.money.heard import Heard
from answerable.gaps.money.ranks import Ranks
from answerable.gaps.money.stake import Stake, Term, total
from answerable.gaps.reported import DueFact, DueFacts, Lack, ReportedArticle, due_facts
from answerable.gaps.stale import StaleAnswer
from answerable.gaps.telling.as_csv import to_csv
from answerable.gaps.telling.as_html import to_html
from answerable.gaps.telling.as_json import to_json
from answerable.gaps.telling.json_schema import report_schema
from answerable.gaps.topics.filing import Cabinet
from answerable.gaps.topics.kept import KeptJudge

__all__ = [
    "HISTORY_NAME",
    "NO_HISTORY",
    "Advice",
    "Again",
    "ArticleMatcher",
    "Asked",
    "Basis",
    "Cabinet",
    "DueFact",
    "DueFacts",
    "GapReport",
    "Heard",
    "History",
    "Interview",
    "KeptJudge",
    "Lack",
    "Matcher",
    "Matrix",
    "MatrixRow",
    "Means",
    "Proposal",
    "Ranks",
    "ReportedArticle",
    "Row",
    "Square",
    "Stake",
    "StaleAnswer",
    "Task",
    "Term",
    "Thresholds",
    "ThresholdsError",
    "Vocabulary",
    "check_answers",
    "due_facts",
    "history_in",
    "matcher_of",
    "past_of",
    "report",
    "report_schema",
    "said_by",
    "shipped_thresholds",
    "text_with",
    "thresholds_in",
    "to_csv",
    "to_html",
    "to_json",
    "total",
]
