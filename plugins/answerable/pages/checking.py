"""Everything that a check finds in a site: in its facts, its front matter and its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from answerable.articles import Judgement, judge, silenced
from answerable.findings import Finding
from answerable.pages.aliases import alias_findings
from answerable.pages.clashes import clash_findings
from answerable.pages.content import Content
from answerable.pages.guiding.checking import guide_findings
from answerable.pages.press import Press
from answerable.pages.prose import lost_facts, typed_figures
from answerable.pages.values import PageValue


def page_findings(value: PageValue, press: Press) -> Iterator[Finding]:
    """Yield what is wrong on one page, and what its recipe misses, less what is silenced.

    Where a product's file has errors, the pages that show it lack what it holds. They aren't judged
    until it is mended, or one slip in one file would be told dozens of times.
    """
    content, facts = press.content, press.facts
    article = value.page.article
    found = [*value.findings, *typed_figures(value, content)]
    if article is not None:
        found += lost_facts(article, facts)
    own = [finding for finding in found if not content.follows(finding)]
    if article is None or value.page.kind != "article" or len(own) < len(found):
        yield from own
        return
    recipe = content.recipes[article.topic]
    found += judge(article, value.structure, recipe, _judgement(value, content))
    yield from silenced(article, found, content.recipes)


def site_findings(press: Press, values: Iterable[PageValue]) -> Iterator[Finding]:
    """Yield all findings of a site.

    While categories or criteria can't be read, each page would lack them, so that none is judged;
    while people can't, the pages that are made of them aren't.
    """
    held = list(values)
    pages = [value.page for value in held]
    yield from press.content.findings
    yield from clash_findings(press, pages)
    yield from alias_findings(press, pages)
    yield from guide_findings(press)
    unread = press.content.unread
    if unread - {"person"}:
        return
    for value in held:
        if value.page.article is not None or not unread:
            yield from page_findings(value, press)


def _judgement(value: PageValue, content: Content) -> Judgement:
    products = content.catalogue.products
    shown = {shown.product for shown in value.structure.shown()} & products.keys()
    return Judgement(
        ours=content.ours,
        product_names=content.product_names,
        topics=content.topics,
        language=content.settings.language,
        fact_years={day.year for id in shown for day in products[id].checked_dates()},
    )
