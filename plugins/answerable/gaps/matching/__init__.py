"""Which article answers a question, as far as the engine can tell."""

from answerable.gaps.matching.asked import Asked, has_words, readable
from answerable.gaps.matching.matcher import ArticleMatcher, Best, Matcher, Vocabulary, matcher_of
from answerable.gaps.matching.proposal import Proposal
from answerable.gaps.matching.subject import Subjects
from answerable.gaps.matching.thresholds import (
    STRENGTHS,
    Fit,
    Strength,
    Thresholds,
    ThresholdsError,
    shipped_thresholds,
    thresholds_in,
)

__all__ = [
    "STRENGTHS",
    "ArticleMatcher",
    "Asked",
    "Best",
    "Fit",
    "Matcher",
    "Proposal",
    "Strength",
    "Subjects",
    "Thresholds",
    "ThresholdsError",
    "Vocabulary",
    "has_words",
    "matcher_of",
    "readable",
    "shipped_thresholds",
    "thresholds_in",
]
