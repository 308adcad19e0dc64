"""How often a guide recommends what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from answerable.guides.graph import Graph
from answerable.guides.outcome import outcome_of

NOTHING = Fraction(0)


@dataclass(frozen=True)
class Shares:
    """The share of buyers, from 0 to 1, to whom each product is recommended first, and the rest."""

    products: Mapping[str, Fraction]
    """All options of the guide in its order, those that are never first with 0."""
    none: Fraction
    talk: Fraction
    lost: Fraction
    """Those who come to no recommendation, which is a fault."""

    def of(self, products: Collection[str]) -> Fraction:
        """Return the share of buyers to whom one of some products is recommended first."""
        return sum((s for id, s in self.products.items() if id in products), NOTHING)


def shares_of(graph: Graph) -> Shares:
    """Return how often a guide recommends what, if every answer of a question were equally often.

    The share of a state is handed on in equal parts to all that may follow it. Paths aren't
    counted: a question with many answers would weigh more than one with two, and a way with many
    questions more than a short one. What real buyers answer, nobody knows here.
    """
    shares = [NOTHING] * len(graph.states)
    shares[0] = Fraction(1)
    for place, following in enumerate(graph.edges):
        for next in following:
            shares[next] += shares[place] / len(following)
    products: defaultdict[str, Fraction] = defaultdict(Fraction)
    kinds: defaultdict[str, Fraction] = defaultdict(Fraction)
    for place in graph.ends():
        outcome = outcome_of(graph, place, lambda step, answer: answer.id)
        if outcome.first is not None:
            products[outcome.first] += shares[place]
        else:
            kinds[outcome.recommendation.kind if outcome.recommendation else ""] += shares[place]
    return Shares(
        {id: products[id] for id in graph.plan.options}, kinds["none"], kinds["talk"], kinds[""]
    )
