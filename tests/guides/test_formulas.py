"""Formulas say of any answers what their parts say, however they are joined and cut short."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from answerable.guides.planning import FALSE, TRUE, Formulas

STEPS, ANSWERS = 3, 3
NEVER = None
"""In the place of an answer to a question that is never asked."""

Tree = tuple[int, tuple[bool, ...]] | tuple[str, tuple["Tree", ...]]

LEAVES = st.tuples(
    st.integers(0, STEPS - 1),
    st.lists(st.booleans(), min_size=ANSWERS, max_size=ANSWERS).map(tuple),
)
TREES: st.SearchStrategy[Tree] = st.recursive(
    LEAVES,
    lambda inner: st.tuples(
        st.sampled_from(["all", "any"]), st.lists(inner, max_size=3).map(tuple)
    ),
    max_leaves=8,
)
ROWS = list(product([*range(ANSWERS), NEVER], repeat=STEPS))


def _formula(formulas: Formulas, tree: Tree) -> int:
    head, rest = tree
    if isinstance(head, int):
        return formulas.leaf(head, rest)  # type: ignore[arg-type]
    parts = [_formula(formulas, part) for part in rest]  # type: ignore[arg-type]
    return formulas.all(parts) if head == "all" else formulas.any(parts)


def _holds(tree: Tree, row: tuple[int | None, ...]) -> bool:
    """Return whether a tree surely holds; a leaf about a question never asked doesn't."""
    head, rest = tree
    if isinstance(head, int):
        answer = row[head]
        return answer is not NEVER and bool(rest[answer])
    parts = (_holds(part, row) for part in rest)  # type: ignore[arg-type]
    return all(parts) if head == "all" else any(parts)


def _left(formulas: Formulas, formula: int, row: tuple[int | None, ...], order: list[int]) -> int:
    for step in order:
        answer = row[step]
        if answer is NEVER:
            formula = formulas.without(formula, 1 << step)
        else:
            formula = formulas.after(step, answer)[formula]
    return formula


@given(TREES, st.permutations(range(STEPS)))
def test_after_all_answers_a_formula_is_true_if_it_surely_holds(
    tree: Tree, order: list[int]
) -> None:
    """In whichever order questions are answered, or passed over for good."""
    formulas = Formulas()
    formula = _formula(formulas, tree)
    for row in ROWS:
        assert _left(formulas, formula, row, order) == (TRUE if _holds(tree, row) else FALSE)


@given(TREES)
def test_a_formula_depends_on_no_other_steps_than_it_says(tree: Tree) -> None:
    formulas = Formulas()
    formula = _formula(formulas, tree)
    for step in range(STEPS):
        if not formulas.mask(formula) >> step & 1:
            assert all(formulas.after(step, n)[formula] == formula for n in range(ANSWERS))
            assert formulas.without(formula, 1 << step) == formula


@given(TREES, st.integers(0, STEPS - 1), st.integers(0, ANSWERS - 1))
def test_an_answered_step_is_never_asked_for_again(tree: Tree, step: int, answer: int) -> None:
    formulas = Formulas()
    left = formulas.after(step, answer)[_formula(formulas, tree)]
    assert not formulas.mask(left) >> step & 1


@given(st.lists(TREES, max_size=3))
def test_the_order_of_parts_makes_no_difference(trees: list[Tree]) -> None:
    """The same formula gets the same number, or states would not be merged."""
    formulas = Formulas()
    parts = [_formula(formulas, tree) for tree in trees]
    turned = parts[::-1] + parts[:1]
    assert formulas.all(parts) == formulas.all(turned)
    assert formulas.any(parts) == formulas.any(turned)


@given(TREES, st.integers(0, STEPS - 1))
def test_what_never_rises_stays_true_down_to_the_first_answer(tree: Tree, step: int) -> None:
    """If no later answer makes true what an earlier did not, truth only falls along answers."""
    formulas = Formulas()
    formula = _formula(formulas, tree)
    if formulas.rises(formula, step, ANSWERS):
        return
    for row in ROWS:
        held = [_holds(tree, (*row[:step], n, *row[step + 1 :])) for n in range(ANSWERS)]
        assert held == sorted(held, reverse=True)
