"""The gap report as one page that needs nothing else: no script, no other file, no network.

Words and looks stand in the template, overrides/reports/gaps.html.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from answerable.gaps.gap_report import GapReport
from answerable.gaps.telling import money_words, phrases, work_phrases
from answerable.templates import html_templates

TEMPLATE = "gaps.html"


def to_html(
    report: GapReport, templates: Sequence[Path], company: str, base: str = "", language: str = "en"
) -> str:
    """Return the page. All that people typed is escaped, and set apart from what is around it.

    `templates` are folders with a template of the name, the first wins; `base` is the site's
    address, and without it addresses are shown, not linked; `language` is that of the questions.
    """
    environment = html_templates(templates, keep_trailing_newline=True)
    environment.filters.update(
        line=phrases.one_line,
        day=phrases.day_in_words,
        sums=phrases.sums,
        asked=phrases.asked_in_words,
        work=phrases.work_in_words,
        term=money_words.term_in_words,
        deal=phrases.term_about,
        listed=phrases.listed,
        standing=money_words.standing_in_words,
        basis=money_words.basis_in_words,
        month=phrases.month_name,
        begun=lambda words: words[:1].upper() + words[1:],
        why=phrases.stale_in_words,
    )
    environment.globals.update(
        counted=phrases.counted,
        share=phrases.share_in_words,
        filed=lambda row: phrases.filed_in_words(row, report.products),
        subject=lambda row: phrases.subject_in_words(row, report.products),
        product_name=lambda id: report.products.get(id, id),
        topics=phrases.TOPIC_NAMES,
        states=work_phrases.STATE_NAMES,
        meanings=work_phrases.STATE_MEANINGS,
        line=lambda products: work_phrases.line_in_words(products, report.products),
    )
    linked = base if urlsplit(base).scheme in ("http", "https") else ""
    return environment.get_template(TEMPLATE).render(
        report=report, company=company, base=linked, language=language.replace("_", "-")
    )
