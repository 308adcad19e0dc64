"""`answerable new` with a title, questions, a stage and several products, as a report prints it."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from answerable.articles.article import FrontMatter
from answerable.cli import main
from site_builder import SmallSite

ARTICLES = ("shell-vs-liner", "shell-cost", "shell-problems", "first-call")
REFUSED = "[" + ", ".join(f"{{article: {id}}}" for id in ARTICLES) + "]"
"""Every article of the site: whatever a matcher takes for an answer, none is proposed."""

BACKLOG = f"""\
- id: q-dear
  question: "What's a liner going to cost us?"
  not_answered_by: {REFUSED}
  topic: cost
  products: [liner]
  asks: [{{date: 2026-11-01, by: jk, deal: "1", stage: first-talk, amount: 9000}}]
- id: q-same
  question: "Liners are dear, no?"
  not_answered_by: {REFUSED}
  topic: cost
  products: [liner]
- id: q-tiles
  question: "Tiles or a liner?"
  not_answered_by: {REFUSED}
  topic: comparisons
  products: [mosaic, shell]
  asks: [{{date: 2026-11-01, by: jk, deal: "2", amount: 8000}}]
- id: q-turnips
  question: "Do y'all take \\"turnips\\" & $5 `notes`?"
  not_answered_by: {REFUSED}
"""


@pytest.fixture(autouse=True)
def here(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    site.remove("questions/2026-11.yml")
    site.write("questions/2026.yml", BACKLOG)
    monkeypatch.chdir(site.root)
    monkeypatch.setenv("XDG_STATE_HOME", str(site.root.parent / "state"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795521600")
    return site


def run(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(main, list(arguments))
    assert result.exit_code == code, result.output
    return result


def report() -> dict[str, Any]:
    return dict(json.loads(run("gaps", "--json").stdout))


def task_on(question: str) -> dict[str, Any]:
    """Return the task that answers a question."""
    tasks = report()["next"]
    return next(t for t in tasks if question in [held["id"] for held in t["questions"]])


def front_matter(site: SmallSite, name: str) -> FrontMatter:
    return site.content().shelf.articles[name].meta


def test_each_command_that_a_report_prints_begins_the_article_that_it_names(
    here: SmallSite,
) -> None:
    tasks = report()["next"]
    commands = {task["questions"][0]["id"]: task["command"] for task in tasks}
    assert len(commands) == 3
    for command in commands.values():
        run(*shlex.split(command)[1:])
    cost = front_matter(here, "liner-cost")
    assert cost.title == "How much does a liner pool cost?"
    assert cost.answers == ("q-dear", "q-same")
    assert (cost.products, cost.stage, cost.draft) == (("liner",), "first-talk", True)
    pair = front_matter(here, "mosaic-vs-shell")
    assert (pair.title, pair.products) == (
        "Mosaic pool vs shell pool: which fits you?", ("mosaic", "shell"),
    )  # fmt: skip
    assert "products: [mosaic, shell]" in here.read("articles/comparisons/mosaic-vs-shell.md")
    own = front_matter(here, "do-y-all-take-turnips-5-notes")
    assert own.title == "Do y'all take turnips & $5 notes?"
    assert here.errors() == []
    built = here.build()
    assert not built.stopped, built.log
    assert built.holding("turnips") == []


def test_what_is_begun_is_a_draft_that_the_next_report_asks_to_finish(here: SmallSite) -> None:
    run(*shlex.split(task_on("q-dear")["command"])[1:])
    found = report()
    rows = {row["id"]: row for row in found["gaps"]}
    assert rows["q-dear"]["drafts"] == ["liner-cost"]
    task = task_on("q-dear")
    assert (task["verb"], task["advice"]["article"], task["command"]) == (
        "write", "liner-cost", None,
    )  # fmt: skip
    begun = here.read("articles/cost/liner-cost.md")
    written = begun.replace("<!-- Write:", "<!-- Done:")
    draft = next(line for line in written.splitlines() if line.startswith("draft:"))
    here.write("articles/cost/liner-cost.md", written.replace(draft, "published: 2026-11-20"))
    found = report()
    assert "q-dear" in [row["id"] for row in found["answered"]]
    assert not any(row["id"] in ("q-dear", "q-same") for row in found["gaps"])


def test_a_command_names_an_id_where_the_usual_one_is_taken(here: SmallSite) -> None:
    here.article("More.", "id: liner-cost", name="process/other.md")
    command = task_on("q-dear")["command"]
    assert command.endswith("--id how-much-does-a-liner-pool-cost")
    run(*shlex.split(command)[1:])


def test_an_unknown_question_is_told_with_the_nearest() -> None:
    result = run("new", "cost", "liner", "--answers", "q-deer", code=2)
    assert "did you mean 'q-dear'?" in result.stderr


def test_an_unknown_stage_is_told_with_the_nearest(here: SmallSite) -> None:
    result = run("new", "cost", "liner", "--stage", "first-tal", code=2)
    assert "did you mean 'first-talk'?" in result.stderr
    assert not (here.root / "content/articles/cost/liner-cost.md").exists()


def test_each_of_several_products_must_be_known() -> None:
    result = run("new", "comparisons", "shell", "linr", code=2)
    assert "did you mean 'liner'?" in result.stderr


def test_an_article_about_no_product_needs_a_title() -> None:
    assert "needs a --title" in run("new", "process", code=2).stderr
    assert "choose an --id" in run("new", "process", "--title", "שלום", code=2).stderr


@pytest.mark.parametrize(
    "topic", ["cost", "problems", "comparisons", "reviews", "best-of", "process"]
)
def test_what_begins_without_a_product_stops_no_build(here: SmallSite, topic: str) -> None:
    run("new", topic, "--title", "What about it?")
    text = here.read(f"articles/{topic}/what-about-it.md")
    assert "{" not in text
    assert "```" not in text
    assert here.errors() == []


@pytest.mark.parametrize("title", ['A "b" \\ c: # d', "- x", "two\nlines\tand\x07more", "{x}"])
def test_any_title_keeps_the_front_matter_whole(here: SmallSite, title: str) -> None:
    run("new", "cost", "liner", "--title", title)
    shown = " ".join("".join(c if c.isprintable() else " " for c in title).split())
    assert front_matter(here, "liner-cost").title == shown


def test_the_same_question_and_product_twice_stand_once(here: SmallSite) -> None:
    again = ["--answers", "q-dear", "--answers", "q-dear"]
    run("new", "cost", "liner", "liner", *again)
    meta = front_matter(here, "liner-cost")
    assert (meta.answers, meta.products) == (("q-dear",), ("liner",))


def test_new_needs_no_backlog_where_it_names_no_question(here: SmallSite) -> None:
    here.remove("questions")
    run("new", "cost", "liner")
    result = run("new", "problems", "liner", "--answers", "q-dear", code=2)
    assert "not a question of the backlog" in result.stderr


def test_a_best_of_list_names_rivals_only(here: SmallSite, tmp_path: Path) -> None:
    run("new", "best-of", "shell", "liner")
    assert front_matter(here, "shell-liner-best-of").products == ("liner",)
