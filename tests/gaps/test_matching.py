"""Which article is proposed for a question, by meaning and words: never one on another product."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from gap_cases import matcher_on, report_of
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from answerable.gaps.matching import STRENGTHS, ArticleMatcher, Asked, Proposal
from answerable.meaning import Encoder, Model

NAMES = [
    "Vinyl liner pool", "Liner pool", "Pool", "Fiberglass pool", "Pool cover",
    "Blue 40", "Blue 50", "G36", "G40", "Model 3", "Model S", "36", "40", "Heat pump",
    "Heat pump dryer", "Aqua-Pure", "Śnieżka", "Wärmepumpe", "泳池",
]  # fmt: skip

QUESTIONS = [
    "How much does a {} cost?", "how much is the {}", "What are the problems with a {}?",
    "Is a {} worth it?", "{}?", "WHAT DOES A {} COST?", "Price of {}s",
]  # fmt: skip

words = st.from_regex(r"[b-z][aeiou][a-z]{2,6}", fullmatch=True)
names = st.sampled_from(NAMES) | st.lists(words, min_size=1, max_size=3).map(" ".join)


@pytest.fixture(scope="session", params=["meaning", "words"])
def encoder(request: pytest.FixtureRequest, model: Model) -> Encoder | None:
    """Return what matches by meaning, or None for words."""
    return model if request.param == "meaning" else None


def cost_of(name: str, id: str = "a") -> dict[str, Any]:
    """Return an article on what a product costs."""
    return {
        "id": f"{id}-cost",
        "title": f"How much does a {name} cost?",
        "topic": "cost",
        "products": [id],
        "published": "2026-06-01",
        "sections": {
            "Price": f"A {name} costs $45,000 to $95,000, dug in and running.",
            "Problems": f"What breaks on a {name}, and whether it is worth it.",
        },
    }


def named_by_other_words(matcher: ArticleMatcher, name: str, other: str) -> bool:
    """Return whether two names differ for those who read their words."""
    one, two = ({word.stem for word in matcher._index.words(text)} for text in (name, other))
    return bool(one) and bool(two) and one != two


@settings(max_examples=60, deadline=None)
@given(name=names, other=names, asked=st.sampled_from(QUESTIONS))
def test_no_question_on_one_product_is_answered_by_an_article_on_another(
    encoder: Encoder | None, name: str, other: str, asked: str
) -> None:
    articles = [cost_of(name), {**cost_of("pair"), "id": "none", "products": ["c"]}]
    matcher = matcher_on(articles, {"a": [name], "b": [other], "c": ["Quartz lamp"]}, encoder)
    assume(named_by_other_words(matcher, name, other))
    question = asked.format(other)
    assume(len(matcher.named(question, ())) == 1)
    (proposal,) = matcher.propose([Asked(question, 0)])
    assert proposal is None


@pytest.mark.parametrize("question", ["How much does a shell pool cost?", "How much is it?"])
def test_what_a_person_noted_outweighs_the_words(encoder: Encoder | None, question: str) -> None:
    articles = [cost_of("Shell pool"), cost_of("Liner pool", "b")]
    matcher = matcher_on(articles, {"a": ["Shell pool"], "b": ["Liner pool"]}, encoder)
    (proposal,) = matcher.propose([Asked(question, 0, ("b",))])
    assert proposal is None or proposal.article == "b-cost"


def test_of_two_products_the_article_must_be_about_both(encoder: Encoder | None) -> None:
    both = {**cost_of("Shell pool or a liner pool"), "id": "both", "products": ["a", "b"]}
    called = {"a": ["Shell pool"], "b": ["Liner pool"]}
    question = [Asked("How much does a shell pool or a liner pool cost?", 0)]
    (proposal,) = matcher_on([cost_of("Shell pool"), both], called, encoder).propose(question)
    assert proposal is not None
    assert proposal.article == "both"
    assert matcher_on([cost_of("Shell pool")], called, encoder).propose(question) == [None]


LINER = """
- {id: q-aaaa, question: How much does it cost?, group: cost}
- {id: q-bbbb, question: "And a liner pool, what does that cost, all in all?", group: cost}
"""


def test_a_group_on_one_product_is_never_answered_by_an_article_on_another(
    encoder: Encoder | None, tmp_path: Path
) -> None:
    article = {**cost_of("shell"), "title": "How much does it cost?"}
    case = {
        "articles": [article],
        "names": {"a": ["Shell pool"], "b": ["Liner pool"]},
        "backlog": LINER,
    }
    found = report_of(case, tmp_path, encoder)
    assert [row.question.id for row in found.gaps] == ["q-aaaa"]
    assert [row.state for row in found.rows] == ["gap"]


@pytest.mark.parametrize("products", ["", ", products: [b]"])
def test_not_even_a_perfect_title_counts_as_an_answer(
    encoder: Encoder | None, products: str, tmp_path: Path
) -> None:
    article = {**cost_of("liner pool"), "products": ["a"]}
    case = {
        "articles": [article],
        "names": {"a": ["Shell pool"], "b": ["Liner pool"]},
        "backlog": f"- {{id: q-aaaa, question: How much does a liner pool cost?{products}}}\n",
    }
    assert [row.state for row in report_of(case, tmp_path, encoder).rows] == ["gap"]


def assert_lowered(matcher: ArticleMatcher, question: str, doubts: tuple[str, ...]) -> None:
    (best,) = matcher.best([Asked(question, 0)])
    assert best is not None
    assert best.doubts == doubts
    sure = matcher.fit.strength(best.score)
    assert sure is not None
    expected = [*STRENGTHS, None, None, None][STRENGTHS.index(sure) + len(doubts)]
    assert best.strength == expected
    (proposal,) = matcher.propose([Asked(question, 0)])
    assert (proposal.doubts if proposal else doubts) == doubts
    assert (proposal.strength if proposal else None) == expected


WIDTHS = {
    "id": "widths", "title": "How wide can a shell be?", "published": "2026-06-01",
    "sections": {
        "How wide can a shell be in North Shire?": "A shell is at most 16 ft wide in North Shire."
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("question", "doubts"),
    [
        ("How wide can a shell be?", ()),
        ("How wide can a shell be, 16 ft?", ()),
        ("How wide can a shell be, 18 ft?", ("18 ft",)),
        ("How wide can a shell be in North Shire?", ()),
        ("How wide can a shell be in South Shire?", ("South Shire",)),
        ("How wide can a shell be in South Shire, 18 ft?", ("South Shire", "18 ft")),
        ("How wide can a shell be for $20k in 12x24?", ("$20k", "12x24")),
        ("How wide can a Lagoon shell be?", ("Lagoon",)),
    ],
)
def test_what_is_named_and_not_in_the_article_lowers_the_strength_and_is_told(
    encoder: Encoder | None, question: str, doubts: tuple[str, ...]
) -> None:
    shires = ("North Shire", "South Shire")
    assert_lowered(matcher_on([WIDTHS], {"lagoon": ["Lagoon"]}, encoder, shires), question, doubts)


@pytest.mark.parametrize("doubts", range(1, 4))
def test_a_doubt_never_makes_an_article_more_likely(encoder: Encoder | None, doubts: int) -> None:
    sizes = ", ".join(["18 ft", "$20k", "12x24"][:doubts])
    matcher = matcher_on([WIDTHS], {}, encoder)
    plain, doubted = matcher.best(
        [Asked("How wide can a shell be?", 0), Asked(f"How wide can a shell be, {sizes}?", 1)]
    )
    assert plain is not None
    assert doubted is not None
    places = [*STRENGTHS, None]
    assert places.index(doubted.strength) > places.index(plain.strength)


FOUR = [cost_of(name, f"p{n}") for n, name in enumerate(["shell", "liner", "deck", "lamp"])]


@settings(max_examples=30, deadline=None)
@given(refused=st.sets(st.sampled_from([article["id"] for article in FOUR])))
def test_a_refused_pair_is_never_proposed_again(encoder: Encoder | None, refused: set[str]) -> None:
    matcher = matcher_on(FOUR, {}, encoder)
    question = "How much does a shell cost?"
    (proposal,) = matcher.propose([Asked(question, 0, (), frozenset(refused))])
    assert proposal is None or proposal.article not in refused
    assert proposal is not None or "p0-cost" in refused


def test_what_was_refused_for_one_wording_is_refused_for_its_row(
    encoder: Encoder | None, tmp_path: Path
) -> None:
    question = "How much does a shell cost, dug in and running?"
    said = "{id: q-aaaa, group: one, question: '" + question + "'}"
    other = "{id: q-bbbb, group: one, question: And dug in?, not_answered_by: [{article: p0-cost}]}"
    case = {"articles": [FOUR[0]], "backlog": f"- {said}\n"}
    assert [row.state for row in report_of(case, tmp_path, encoder).rows] == ["proposed"]
    case["backlog"] += f"- {other}\n"
    assert [row.state for row in report_of(case, tmp_path, encoder).rows] == ["gap"]


def told(proposal: Proposal | None) -> Proposal | None:
    """Return a proposal with its score as it is shown: sums of many parts differ at their ends."""
    return proposal and replace(proposal, score=round(proposal.score, 3))


def test_questions_are_matched_alike_alone_together_and_in_any_order(
    encoder: Encoder | None,
) -> None:
    matcher = matcher_on(FOUR, {}, encoder)
    asked = [
        Asked(f"{begin} {name}?", 3 * n + m)
        for n, name in enumerate(["shell", "liner", "deck"])
        for m, begin in enumerate(["What does it cost, a", "Any problem with your", "Who has a"])
    ]
    together, turned = matcher.propose(asked), matcher.propose(asked[::-1])
    alone = [matcher.propose([one])[0] for one in asked]
    assert [told(one) for one in alone] == [told(one) for one in together]
    assert [told(one) for one in turned] == [told(one) for one in together[::-1]]
    assert any(together)


def test_a_confirmed_wording_is_one_more_name_of_its_article(encoder: Encoder | None) -> None:
    question = "What must I lay out to swim at home?"
    before = matcher_on(FOUR, {}, encoder)
    known = matcher_on(FOUR, {}, encoder, wordings={"p2-cost": [question]})
    (unsure,), (sure,) = (m.best([Asked(question, 0)]) for m in (before, known))
    assert unsure is not None
    assert sure is not None
    assert known.corpus.articles[sure.article].id == "p2-cost"
    assert sure.strength == "strong"
    assert sure.score > unsure.score


ODD = {
    "one word": "Shell",
    "no letters": "???",
    "emoji": "\U0001f600\U0001f3ca\ufe0f",
    "digits": "12345",
    "long": "How much does a shell cost? " + "and then what? " * 1_700,
    "one long word": "shell" * 5_000,
    "German": "Was kostet ein Becken aus einem Stück?",
    "mixed": "What kostet a Schwimmbecken, s'il vous plaît, プール?",
    "Chinese": "泳池多少钱" * 50,
    "HTML": "<p>How much does a <b>shell</b> cost?</p><script>alert(1)</script>",
    "formula": '=HYPERLINK("http://evil.example";"cost")',
    "mathematics": "$\\int_0^1 x^2\\,dx$ \\frac{a}{b} {{ shell.price }}",
    "half a letter": "How much does a shell\ud800 cost?",
    "nothing": "",
    "controls": "\x00\x1b[31m\u202e",
}


@pytest.mark.parametrize("question", ODD.values(), ids=list(ODD))
def test_whatever_is_asked_is_matched_or_left_alone(encoder: Encoder | None, question: str) -> None:
    matcher = matcher_on(FOUR, {}, encoder)
    (best,) = matcher.best([Asked(question, 0)])
    assert best is None or np.isfinite(best.score)
    vectors = matcher.vectors([question])
    assert np.isfinite(vectors).all()


@pytest.mark.parametrize("name", ["no letters", "emoji", "digits", "nothing", "controls"])
def test_nothing_is_proposed_for_what_holds_no_word(encoder: Encoder | None, name: str) -> None:
    assert matcher_on(FOUR, {}, encoder).propose([Asked(ODD[name], 0)]) == [None]


def test_markup_around_a_question_changes_nothing(encoder: Encoder | None) -> None:
    matcher = matcher_on(FOUR, {}, encoder)
    plain, marked = matcher.propose(
        [
            Asked("How much does a shell cost?", 0),
            Asked("<p>How much does\n a <b>shell</b> cost?</p>", 1),
        ]
    )
    assert plain is not None
    assert marked == plain


def test_no_articles_propose_nothing(encoder: Encoder | None) -> None:
    assert matcher_on([], {}, encoder).propose([Asked("How much?", 0)]) == [None]
    assert matcher_on(FOUR, {}, encoder).propose([]) == []


def test_an_article_without_text_is_matched_by_its_title(encoder: Encoder | None) -> None:
    bare = {"id": "bare", "title": "How do I winterise a whirlpool?", "sections": {"": ""}}
    (proposal,) = matcher_on([bare, *FOUR], {}, encoder).propose(
        [Asked("How do I winterise a whirlpool?", 0)]
    )
    assert proposal is not None
    assert (proposal.article, proposal.passage, proposal.address) == ("bare", "", "bare/")
