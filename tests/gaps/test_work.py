"""What to do about questions: what can't be said in a golden file."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from gap_cases import (
    ON,
    RECIPES,
    Stubborn,
    backlog_of,
    report_of,
    reported,
    settings_with,
    stubborn_report,
)

from answerable.cli.gaps_work import task_lines
from answerable.gaps import GapReport, Means, report, to_json
from answerable.gaps.covering.titles import LONGEST_TITLE, title_from
from answerable.gaps.matching import Strength
from answerable.gaps.telling.work_phrases import advice_in_words, effort_in_words, some
from answerable.questions import LoadedBacklog
from answerable.questions.backlog import Backlog

QUESTION = "- {id: q-aaaa, question: A?, topic: cost, products: [shell]}\n"


def report_by(strength: Strength, folder: Path, **article: object) -> GapReport:
    matcher = Stubborn("x", strength, ("deep",))
    held = [reported({"id": "x", "topic": "cost", "published": "2026-11-01", **article})]
    loaded = backlog_of(QUESTION, folder)
    means = Means(RECIPES, {"shell"})
    return report(loaded, held, matcher, settings_with(), ON, {"shell": "Shell pool"}, means=means)


@pytest.mark.parametrize("strength", ["strong", "likely"])
def test_a_proposal_waits_to_be_confirmed(strength: Strength, tmp_path: Path) -> None:
    found = report_by(strength, tmp_path)
    assert found.advice["q-aaaa"].verb == "confirm"
    assert found.matrix.rows[0].square("cost").state == "proposed"


def test_a_weak_guess_is_nothing_to_wait_for(tmp_path: Path) -> None:
    found = report_by("weak", tmp_path)
    assert found.advice["q-aaaa"].verb == "write"
    assert found.matrix.rows[0].square("cost").state == "empty"


def test_a_weak_guess_at_the_article_about_it_says_what_that_lacks(tmp_path: Path) -> None:
    advice = report_by("weak", tmp_path, products=["shell"]).advice["q-aaaa"]
    assert (advice.verb, advice.article, advice.words) == ("improve", "x", ("deep",))


def test_an_empty_backlog_leaves_the_articles_in_the_matrix_and_nothing_to_do(
    tmp_path: Path,
) -> None:
    article = {"id": "x", "topic": "cost", "products": ["shell"], "published": "2026-11-01"}
    found = report_of(
        {"articles": [article], "names": {"shell": ["Shell"]}, "backlog": ""}, tmp_path
    )
    assert (found.next, dict(found.advice)) == ((), {})
    square = found.matrix.rows[0].square("cost")
    assert (square.state, square.articles, square.asked) == ("answered", ("x",), 0)


def test_nothing_at_all_is_an_empty_matrix() -> None:
    found = report(LoadedBacklog(Backlog()), [], Stubborn("x", "weak"), settings_with(), ON)
    assert found.matrix.rows == ()
    assert to_json(found)["next"] == []


def test_an_article_without_text_is_thin(tmp_path: Path) -> None:
    case = {
        "articles": [
            {"id": "x", "answers": ["q-aaaa"], "published": "2026-11-01", "words": 0},
        ],
        "backlog": "- {id: q-aaaa, question: A?}\n",
    }
    found = report_of(case, tmp_path)
    assert found.matrix.rows[0].square("process").state == "thin"
    assert found.advice["q-aaaa"].verb == "improve"


def test_a_company_may_want_no_tasks_and_call_no_article_thin(tmp_path: Path) -> None:
    case = {
        "settings": {"report": {"next": 0, "thin_words": 0}},
        "articles": [{"id": "x", "answers": ["q-aaaa"], "published": "2026-11-01", "words": 0}],
        "backlog": "- {id: q-aaaa, question: A?}\n- {id: q-bbbb, question: B?}\n",
    }
    found = report_of(case, tmp_path)
    assert found.next == ()
    assert found.matrix.rows[0].square("process").state == "answered"
    assert list(found.advice) == ["q-bbbb"]


def test_of_two_answers_the_better_one_counts(tmp_path: Path) -> None:
    case = {
        "articles": [
            {"id": "old", "answers": ["q-aaaa"], "published": "2020-11-01"},
            {"id": "short", "answers": ["q-aaaa"], "published": "2026-11-01", "words": 3},
            {"id": "new", "answers": ["q-bbbb", "q-aaaa"], "published": "2026-11-01"},
        ],
        "backlog": "- {id: q-aaaa, question: A?}\n- {id: q-bbbb, question: B?}\n",
    }
    assert dict(report_of(case, tmp_path).advice) == {}


def test_an_undated_answer_cant_tell_whether_buyers_asked_again(tmp_path: Path) -> None:
    text = "- {id: q-aaaa, question: A?, asks: [{date: 2026-11-20}], answered_by: [{article: x}]}\n"
    advice = stubborn_report(text, tmp_path).advice["q-aaaa"]
    assert (advice.verb, advice.age_days, advice.again) == ("improve", None, None)


def test_an_ask_on_the_day_of_the_answer_or_after_that_of_the_report_isnt_again(
    tmp_path: Path,
) -> None:
    case = {
        "articles": [{"id": "x", "answers": ["q-aaaa"], "published": "2026-11-01"}],
        "backlog": "- {id: q-aaaa, question: A?, asks: [{date: 2026-11-01}, {date: 2027-01-01}]}\n",
    }
    assert dict(report_of(case, tmp_path).advice) == {}


def test_two_new_articles_never_get_the_same_id(tmp_path: Path) -> None:
    text = "".join(
        f"- {{id: q-aaa{n}, question: And then?, topic: process, products: [shell]}}\n"
        for n in range(4)
    )
    found = report_of({"names": {"shell": ["Shell pool"]}, "backlog": text}, tmp_path)
    commands = [task.command for task in found.next]
    assert len({command.partition("--id")[2] for command in commands}) == 4


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("how  deep\nis it?", "How deep is it?"),
        ("“Is it” {{ dear }} <b>now</b>?", "Is it dear now?"),
        ("Long first. " * 7 + "The last sentence is left out?", ("Long first. " * 7).strip()),
        ("word " * 40, ("word " * 18).strip().capitalize()),
        ("a" * 200, "A" + "a" * (LONGEST_TITLE - 1)),
        ("\x00\u202e<>", ""),
    ],
)
def test_a_buyers_words_become_a_title(question: str, title: str) -> None:
    assert title_from(question) == title


def test_many_questions_of_one_task_are_shortened_on_a_terminal(tmp_path: Path) -> None:
    words = ["three", "four", "five", "seven", "eight", "nine", "eleven"]
    text = "".join(
        f"- {{id: q-{word}, question: deep {word}?, topic: cost, products: [shell]}}\n"
        for word in words
    )
    article = {"id": "x", "topic": "cost", "products": ["shell"], "published": "2026-11-01"}
    case = {"articles": [article], "names": {"shell": ["Shell pool"]}, "backlog": text}
    found = report_of(case, tmp_path)
    (task,) = found.next
    assert task.advice.words[0] == "deep"
    lines = [line for line, _ in task_lines(task, found)]
    assert "2 more questions; --json lists all" in lines


def test_many_words_are_shortened() -> None:
    assert some(["a", "b"]) == "a and b"
    assert some(["a"] * 14).endswith("a and 2 more")


@pytest.mark.parametrize(
    ("hours", "words"),
    [(None, ""), ("0.25", "15 minutes"), ("1", "1 hour"), ("1.5", "1.5 hours"), ("0", "0 minutes")],
)
def test_effort_is_told_in_hours_or_minutes(hours: str | None, words: str) -> None:
    assert effort_in_words(None if hours is None else Decimal(hours)) == words


def test_advice_is_told_with_its_reasons(tmp_path: Path) -> None:
    found = report_by("weak", tmp_path, products=["shell"], lacks=["cost.jobs"])
    assert advice_in_words(found.advice["q-aaaa"], found.articles) == (
        "Improve “x”, read 23 days ago",
        "It lacks cost.jobs [cost.jobs]",
        "Not in it, of the question's words: deep",
    )
