"""What to do next: the first pieces of work in the report's order, each ready to begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from answerable.gaps.covering.advice import Advice, Verb, reps_of, together
from answerable.gaps.covering.command import confirm_command, free_id, new_command
from answerable.gaps.covering.means import Means
from answerable.gaps.covering.titles import title_by_recipe, title_from
from answerable.gaps.money.stake import Stake, total
from answerable.gaps.reported import ReportedArticle
from answerable.settings import PROCESS, Settings

if TYPE_CHECKING:
    from answerable.gaps.gap_report import Row


@dataclass(frozen=True)
class Interview:
    """Whom to ask what buyers really want to know: the rep who heard it most often."""

    rep: str
    asks: int
    last: date


@dataclass(frozen=True)
class Task:
    """One piece of work on one article: to write, improve, or send it, or to confirm an answer.

    `rows` are the questions that it will answer, and `advice` sums up that on all of them. `topic`
    is the recipe to follow. `title` is that of the article, or the one to write. `effort_hours` is
    None where nobody says how long such work takes. `stage` is the one at which buyers asked most
    often, as far as settings.yml knows it. `stake` holds each deal once. `command` is a line to
    run, or "" where none would help.
    """

    advice: Advice
    rows: tuple[Row, ...]
    topic: str
    products: tuple[str, ...]
    title: str
    stake: Stake
    effort_hours: Decimal | None = None
    interview: Interview | None = None
    stage: str = ""
    command: str = ""

    @property
    def verb(self) -> Verb:
        """What to do."""
        return self.advice.verb

    @property
    def asks(self) -> int:
        """How often buyers asked."""
        return sum(row.asked for row in self.rows)

    @property
    def article(self) -> str:
        """The id of the article that is there already, or nothing."""
        return self.advice.article


class Agenda:
    """Makes tasks of questions, given what there is on the site and what the company decides."""

    def __init__(
        self,
        advice: Mapping[str, Advice],
        articles: Mapping[str, ReportedArticle],
        products: Mapping[str, str],
        settings: Settings,
        means: Means,
    ) -> None:
        self._advice = advice
        self._articles = articles
        self._products = products
        self._settings = settings
        self._means = means
        self._titles = {held.title.casefold() for held in articles.values()}
        self._stages = [stage.id for stage in settings.stages]

    def tasks(self, rows: Iterable[Row]) -> tuple[Task, ...]:
        """Return the first tasks of questions in the order given.

        Questions that one article answers make one task, in the place of the first of them: those
        of one `group`, those on the same topic and products where the recipe has a title for them,
        and those that the same article is to be improved, sent or confirmed for.
        """
        found: dict[tuple[object, ...], list[Row]] = {}
        for row in rows:
            if row.question.id in self._advice:
                found.setdefault(self._key(row), []).append(row)
        first = list(found.values())[: self._settings.report.next]
        taken = set(self._articles)
        return tuple(self._task(held, taken) for held in first)

    def _key(self, row: Row) -> tuple[object, ...]:
        advice = self._advice[row.question.id]
        if advice.article:
            return (advice.verb, advice.article)
        if row.question.group:
            return ("group", row.question.group)
        if self._searched(row):
            return (row.filing.topic, frozenset(row.filing.products))
        return (row.question.id,)

    def _task(self, rows: Sequence[Row], taken: set[str]) -> Task:
        first = rows[0]
        advice = together([self._advice[row.question.id] for row in rows])
        there = self._articles.get(advice.article)
        topic = there.article.topic if there else first.filing.topic or PROCESS
        products = self._known(there.article.meta.products if there else first.filing.products)
        stage = self._stage(rows)
        if there:
            title = there.title
        else:
            title = self._searched(first) or title_from(first.question.question)
        # A repeat has its original's answer; any other wording needs to be named.
        asked = [member for row in rows for member in (row.question, *row.members)]
        ids = [question.id for question in asked if question.duplicate_of is None]
        command = ""
        if advice.verb == "confirm":
            command = confirm_command(ids, advice.article)
        elif advice.verb == "write" and there is None:
            id = free_id(topic, products, title, taken)
            taken.add(id)
            command = new_command(id, topic, products, title, ids, stage)
        return Task(
            advice,
            tuple(rows),
            topic,
            products,
            title,
            total(row.stake for row in rows),
            self._effort(advice.verb, topic, len(rows)),
            _interview(rows),
            stage,
            command,
        )

    def _searched(self, row: Row) -> str:
        """Return the title by which buyers search a new article, unless one has it already."""
        names = [self._products[id] for id in row.filing.products if id in self._products]
        recipe = self._means.recipes.get(row.filing.topic)
        if len(names) < len(row.filing.products):
            return ""
        title = title_by_recipe(recipe, names, self._settings.language)
        return "" if title.casefold() in self._titles else title

    def _known(self, products: Iterable[str]) -> tuple[str, ...]:
        return tuple(id for id in products if id in self._products)

    def _stage(self, rows: Iterable[Row]) -> str:
        asked = Counter(ask.stage for row in rows for ask in row.asks if ask.stage in self._stages)
        # Of two stages with as many asks, the earlier one of the sale.
        return min(asked, key=lambda id: (-asked[id], self._stages.index(id)), default="")

    def _effort(self, verb: Verb, topic: str, questions: int) -> Decimal | None:
        """Return the hours of a task: to judge a passage is work for each question."""
        own = self._settings.report.effort
        recipe = self._means.recipes.get(topic)
        usual = recipe.effort_hours if recipe else None
        hours: Decimal | None = getattr(usual, verb, None)
        for work, decided in own.items():
            if work == (topic if verb == "write" else verb):
                hours = decided
        return hours * questions if hours is not None and verb == "confirm" else hours


def _interview(rows: Iterable[Row]) -> Interview | None:
    asks = [ask for row in rows for ask in row.asks]
    for rep, count in reps_of(asks)[:1]:
        return Interview(rep, count, max(ask.date for ask in asks if ask.by == rep))
    return None
