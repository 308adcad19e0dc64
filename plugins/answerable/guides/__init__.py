"""Floor 4: guided buying, as a graph of states."""

from answerable.guides.building import Walkable, Walkables, walkable_guides
from answerable.guides.graph import Answers, Graph, TooManyStatesError, graph_of
from answerable.guides.guide import UNSURE, Choice, Guide, Recommendation, Step
from answerable.guides.load import GUIDES_FOLDER, LoadedGuides, load_guides
from answerable.guides.outcome import Advised, Excluded, Outcome, Reason, outcome_of
from answerable.guides.planning import Answer, Band, Plan, PlannedStep, plan_of
from answerable.guides.planning.ways import END

__all__ = [
    "END",
    "GUIDES_FOLDER",
    "UNSURE",
    "Advised",
    "Answer",
    "Answers",
    "Band",
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
    "Step",
    "TooManyStatesError",
    "Walkable",
    "Walkables",
    "graph_of",
    "load_guides",
    "outcome_of",
    "plan_of",
    "walkable_guides",
]
