"""How far the report may be trusted: its own code, run on labelled questions."""

from answerable.gaps.evaluating.evaluation import Evaluation, evaluate, judge
from answerable.gaps.evaluating.fitting import (
    FittingError,
    Sample,
    fitted,
    sample_of,
    sample_of_backlog,
)
from answerable.gaps.evaluating.labelled import (
    Labelled,
    LabelledError,
    read_comparisons,
    read_folder,
    read_topics,
)

__all__ = [
    "Evaluation",
    "FittingError",
    "Labelled",
    "LabelledError",
    "Sample",
    "evaluate",
    "fitted",
    "judge",
    "read_comparisons",
    "read_folder",
    "read_topics",
    "sample_of",
    "sample_of_backlog",
]
