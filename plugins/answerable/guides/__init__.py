"""Floor 4: guided buying, as a graph of states."""

from answerable.guides.answering import answer_given, asks_for_money, number_given
from answerable.guides.building import Walkable, Walkables, walkable_guides
from answerable.guides.checks import check_guide, scenario_faults
from answerable.guides.graph import Answers, Graph, TooManyStatesError, graph_of
from answerable.guides.guide import UNSURE, Choice, Guide, Recommendation, Step, When
from answerable.guides.load import GUIDES_FOLDER, LoadedGuides, load_guides
from answerable.guides.outcome import Advised, Excluded, Outcome, Reason, outcome_of
from answerable.guides.planning import Answer, Band, Plan, PlannedStep, plan_of
from answerable.guides.planning.references import EVERY
from answerable.guides.planning.ways import END
from answerable.guides.rows import Change, Row, changes_of, row_of, row_to, told_row
from answerable.guides.shares import Shares, shares_of

__all__ = [
    "END",
    "EVERY",
    "GUIDES_FOLDER",
    "UNSURE",
    "Advised",
    "Answer",
    "Answers",
    "Band",
    "Change",
    "Choice",
    "Excluded",
    "Graph",
    "Guide",
    "LoadedGuides",
    "Outcome",
    "Plan",
    "PlannedStep",
    "Reason",
    "Recommendation",
    "Row",
    "Shares",
    "Step",
    "TooManyStatesError",
    "Walkable",
    "Walkables",
    "When",
    "answer_given",
    "asks_for_money",
    "changes_of",
    "check_guide",
    "graph_of",
    "load_guides",
    "number_given",
    "outcome_of",
    "plan_of",
    "row_of",
    "row_to",
    "scenario_faults",
    "shares_of",
    "told_row",
    "walkable_guides",
]
