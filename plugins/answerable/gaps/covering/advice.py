"""What to do about a question, in one verb, with what makes it so."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from answerable.gaps.covering.matrix import COMPARED
from answerable.gaps.covering.means import Lacking
from answerable.gaps.covering.standing import Standing, question_state, waits
from answerable.gaps.reported import DueFact, Lack, ReportedArticle
from answerable.questions import Ask
from answerable.settings import BIG_5

if TYPE_CHECKING:
    from answerable.gaps.gap_report import Row

Verb = Literal["write", "improve", "send", "confirm"]


@dataclass(frozen=True)
class Again:
    """How often buyers asked after the day from which the answer could be sent.

    `reps` are those who heard it then, with how often, the most often first; an ask that bears no
    rep's name counts in `asks` only.
    """

    answered_on: date
    asks: int
    reps: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Advice:
    """What to do about a question.

    - `write`: no article answers it; `article` is the draft that will, if one is begun
    - `improve`: `article` is about it, but lacks what `lacks` (checks of its recipe), `words` (of
      the question) and `due` (facts) say
    - `send`: `article` answers it, and yet buyers asked `again`
    - `confirm`: `article` may answer it, and nobody has said so

    `age_days` are the days since a person wrote or read the article, None where it bears no date.
    """

    verb: Verb
    article: str = ""
    age_days: int | None = None
    lacks: tuple[Lack, ...] = ()
    words: tuple[str, ...] = ()
    due: tuple[DueFact, ...] = ()
    again: Again | None = None


class Adviser:
    """Advises on questions, given all articles and what each of them is worth on a day."""

    def __init__(
        self,
        articles: Mapping[str, ReportedArticle],
        standings: Mapping[str, Standing],
        lacking: Lacking,
        on: date,
    ) -> None:
        self._articles = articles
        self._standings = standings
        self._lacking = lacking
        self._on = on
        self._about: defaultdict[tuple[str, str], list[ReportedArticle]] = defaultdict(list)
        for reported in articles.values():
            if reported.published:
                for product in reported.article.meta.products:
                    self._about[reported.article.topic, product].append(reported)

    def advice_on(self, rows: Iterable[Row]) -> Mapping[str, Advice]:
        """Return question's id -> what to do; nothing for those that are well, or declined."""
        found = ((row.question.id, self.advise(row)) for row in rows)
        return {id: advice for id, advice in found if advice}

    def advise(self, row: Row) -> Advice | None:
        """Return what to do about one question, or None where all is well."""
        if row.state == "declined":
            return None
        if row.state == "answered":
            return self._on_answered(row)
        if row.proposal and waits(row):
            return self._about_article("confirm", row.proposal.article)
        if row.drafts:
            return self._about_article("write", row.drafts[0])
        article = self._article_about(row)
        if article is None:
            return Advice("write")
        if row.proposal and row.proposal.article == article:
            return self._improve(article, row.proposal.lacking)
        return self._improve(article, self._lacking(row.question.question, article))

    def _on_answered(self, row: Row) -> Advice | None:
        """Mend what is stale before anybody sends it, send what is there, then add to it."""
        state = question_state(row, self._standings)
        again = self._asked_again(row)
        worth = "good" if state == "answered" else state
        article = next(id for id in row.answered_by if self._standings[id] == worth)
        if state != "stale" and again:
            return self._about_article("send", article, again)
        if state != "answered":
            return self._improve(article, (), again)
        return None

    def _improve(self, id: str, words: tuple[str, ...], again: Again | None = None) -> Advice:
        held = self._articles[id]
        age = held.age_days(self._on)
        return Advice("improve", id, age, held.lacks, words, held.due, again)

    def _about_article(self, verb: Verb, id: str, again: Again | None = None) -> Advice:
        held = self._articles.get(id)
        return Advice(verb, id, held.age_days(self._on) if held else None, again=again)

    def _article_about(self, row: Row) -> str | None:
        """Return the article of the question's Big 5 topic that is about its products first of all.

        Those are the first that its front matter names; what stands behind them is named in it too.
        Of several articles, the one about the fewest others, then the one that was read last. A
        comparison with something that the question doesn't name is about something else, and so
        is, most often, another article on how things work.
        """
        topic, products = row.filing.topic, set(row.filing.products)
        if topic not in BIG_5 or not products:
            return None
        fitting = [
            held
            for held in self._about.get((topic, min(products)), ())
            if products == set(held.article.meta.products[: len(products)])
            and (topic != COMPARED or len(products) > 1 or len(held.article.meta.products) == 1)
        ]
        return min(fitting, key=self._nearest_first).id if fitting else None

    def _nearest_first(self, held: ReportedArticle) -> tuple[object, ...]:
        read = held.article.updated or date.min
        return (len(held.article.meta.products), -read.toordinal(), held.id)

    def _asked_again(self, row: Row) -> Again | None:
        days = [day for id in row.answered_by if (day := self._answered_on(row, id))]
        if not days:
            return None
        first = min(days)
        asks = [ask for ask in row.asks if first < ask.date <= self._on]
        return Again(first, len(asks), reps_of(asks)) if asks else None

    def _answered_on(self, row: Row, id: str) -> date | None:
        """Return the day from which an article could be sent as the answer, if anybody knows it.

        An article that names the question itself answers it since it was published, but not before
        anybody asked; one that a person confirmed, since then.
        """
        meta = self._articles[id].article.meta
        if {row.question.id, *row.duplicates} & set(meta.answers):
            first = min((ask.date for ask in row.asks), default=None)
            return max(meta.published, first) if meta.published and first else meta.published
        everyone = (row.question, *row.members)
        answers = (answer for question in everyone for answer in question.answered_by)
        said = [answer.date for answer in answers if answer.article == id and answer.date]
        return max((day for day in (meta.published, *sorted(said)[:1]) if day), default=None)


def together(advices: Sequence[Advice]) -> Advice:
    """Return the advice on several questions that the same work is for: the first, and the sums.

    Words that most of the questions hold come first.
    """
    first = advices[0]
    words = Counter(word for advice in advices for word in advice.words)
    agains = [advice.again for advice in advices if advice.again]
    reps: Counter[str] = Counter()
    for again in agains:
        reps.update(dict(again.reps))
    summed = (
        Again(
            min(again.answered_on for again in agains),
            sum(again.asks for again in agains),
            tuple(sorted(reps.items(), key=lambda pair: (-pair[1], pair[0]))),
        )
        if len(agains) > 1
        else first.again
    )
    return replace(first, words=tuple(word for word, _ in words.most_common()), again=summed)


def reps_of(asks: Iterable[Ask]) -> tuple[tuple[str, int], ...]:
    """Return who heard these asks, with how often; the most often first, then the latest."""
    counts: Counter[str] = Counter()
    last: dict[str, date] = {}
    for ask in asks:
        if ask.by:
            counts[ask.by] += 1
            last[ask.by] = max(ask.date, last.get(ask.by, ask.date))
    ranked = sorted(counts, key=lambda rep: (-counts[rep], -last[rep].toordinal(), rep))
    return tuple((rep, counts[rep]) for rep in ranked)
