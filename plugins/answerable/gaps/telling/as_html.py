"""The gap report as one page that needs nothing else: no other file, no network.

Words and looks stand in the templates, overrides/reports/. The page's one script is the same
whatever the report holds, and the page lets the browser run nothing else.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup

from answerable.gaps.covering.matrix import Square
from answerable.gaps.covering.standing import QuestionState
from answerable.gaps.gap_report import GapReport
from answerable.gaps.history import NO_HISTORY, History
from answerable.gaps.meeting import meeting_of
from answerable.gaps.telling import charts, money_words, phrases, work_phrases
from answerable.gaps.telling.changes import figures_of
from answerable.gaps.telling.facets import choices_of, facets_of
from answerable.templates import html_templates

TEMPLATE = "gaps.html"
SCRIPT = "gaps.js"

MOST_IN_FULL = 20
"""So many questions of a list are shown with all that is known of them; of thousands, the others
stand in a table, or no browser could scroll it and nobody would."""

TASKS_IN_FULL = 5
"""The first pieces of work; the others stand folded, since most are gaps that follow in full."""

MOST_ON_PAPER = 200
"""A table of more rows isn't printed."""


def to_html(
    report: GapReport,
    templates: Sequence[Path],
    company: str,
    base: str = "",
    language: str = "en",
    history: History = NO_HISTORY,
) -> str:
    """Return the page. All that people typed is escaped, and set apart from what is around it.

    `templates` are folders with a template of the name, the first wins; `base` is the site's
    address, and without it addresses are shown, not linked; `language` is that of the questions;
    `history` holds the figures of earlier reports.
    """
    environment = html_templates(templates, keep_trailing_newline=True)
    _with_words(environment, report)
    past = history.before(report.on)
    columns = charts.columns_of(report.months)
    script = _script(environment)
    linked = base if urlsplit(base).scheme in ("http", "https") else ""
    return environment.get_template(TEMPLATE).render(
        report=report,
        company=company,
        base=linked,
        language=language.replace("_", "-"),
        past=past,
        figures=figures_of(report, past),
        meeting=meeting_of(report, history),
        choices=choices_of(report),
        columns=columns,
        lines=tuple(charts.lines_of(columns)),
        bars=charts.money_by_topic(report),
        in_full=MOST_IN_FULL,
        tasks_in_full=TASKS_IN_FULL,
        on_paper=MOST_ON_PAPER,
        again=sum(
            report.advice[row.question.id].verb == "send"
            for row in report.answered
            if row.question.id in report.advice
        ),
        script=Markup(script),  # noqa: S704 - a template's text, in which no data stands
        script_hash=b64encode(sha256(script.encode()).digest()).decode(),
    )


def _script(environment: Environment) -> str:
    """Return the script as it stands in its file: a browser runs what has its hash only."""
    loader = environment.loader
    return loader.get_source(environment, SCRIPT)[0] if loader else ""


def _with_words(environment: Environment, report: GapReport) -> None:
    """Give templates what tells the report's values in words and numbers."""
    stages = {stage.id: phrases.one_line(stage.name) for stage in report.basis.stages}

    def stage_name(id: str) -> str:
        return stages.get(id, phrases.one_line(id)) or "No stage noted"

    environment.filters.update(
        line=phrases.one_line,
        day=phrases.day_in_words,
        sums=phrases.sums,
        asked=phrases.asked_in_words,
        work=phrases.work_in_words,
        term=money_words.term_in_words,
        deal=phrases.term_about,
        listed=phrases.listed,
        heard=money_words.heard_in_words,
        basis=money_words.basis_in_words,
        begun=lambda words: words[:1].upper() + words[1:],
        why=phrases.stale_in_words,
        trend=charts.trend_bars,
        lacks=work_phrases.lacks_in_words,
        effort=work_phrases.effort_in_words,
        interview=work_phrases.interview_in_words,
        stage_name=stage_name,
    )
    environment.globals.update(
        counted=phrases.counted,
        share=phrases.share_in_words,
        filed=lambda row: phrases.filed_in_words(row, report.products),
        subject=lambda row: phrases.subject_in_words(row, report.products),
        advised=lambda advice: work_phrases.advice_in_words(advice, report.articles),
        recipe=lambda task: work_phrases.recipe_in_words(task, report.products),
        stage_name=stage_name,
        trend_words=lambda row: phrases.trend_in_words(row.heard.trend, report.trend_months),
        topics=phrases.TOPIC_NAMES,
        verbs=work_phrases.VERB_NAMES,
        states=work_phrases.STATE_NAMES,
        meanings=work_phrases.STATE_MEANINGS,
        strengths=work_phrases.STRENGTH_NAMES,
        line_name=lambda products: work_phrases.line_in_words(products, report.products),
        open_ids=_ids_worst_first,
        facets=facets_of,
        heard_by=phrases.reps_in_words,
        chart_width=charts.WIDTH,
        chart_height=charts.HEIGHT,
        trend_height=charts.TREND_HEIGHT,
        trend_step=charts.TREND_STEP,
    )


def _ids_worst_first(square: Square) -> tuple[str, ...]:
    """Return the ids of a square's questions, those without an answer first."""
    order: tuple[QuestionState, ...] = ("empty", "proposed", "stale", "thin", "answered")
    return tuple(id for state in order for id in square.questions.get(state, ()))
