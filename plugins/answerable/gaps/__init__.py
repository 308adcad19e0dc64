"""Floor 4: which questions are answered, which the engine would propose for, which are gaps."""

from answerable.gaps.as_json import to_json
from answerable.gaps.gap_report import GapReport, Row, report
from answerable.gaps.matcher import LexicalMatcher, Matcher, Proposal
from answerable.gaps.stake import Stake, Term, total

__all__ = [
    "GapReport",
    "LexicalMatcher",
    "Matcher",
    "Proposal",
    "Row",
    "Stake",
    "Term",
    "report",
    "to_json",
    "total",
]
