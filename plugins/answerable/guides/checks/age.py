"""What only time makes wrong in a guide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from answerable.catalogue.prices import PriceState
from answerable.findings import Finding, Level
from answerable.guides.checks.case import Case


def due_facts(case: Case) -> Iterator[Finding]:
    """Yield the products whose facts the guide rests on, and which are out of date."""
    settings = case.settings
    for product in sorted(case.plan.used | case.plan.due):
        price = case.catalogue.products[product].price_in(case.plan.region)
        stale = price is not None and PriceState.CURRENT is not price.state(
            case.on, settings.stale_after_days, settings.grace_days
        )
        if not stale and product not in case.plan.due:
            continue
        what = f"the price of '{product}'" if stale else f"facts of '{product}'"
        when = f", checked {price.checked}," if stale and price else ""
        verb = "is" if stale else "are"
        message = (
            f"the guide rests on {what}{when} which {verb} out of date; look again, and renew the"
            " dates in the product's file"
        )
        yield replace(case.finding("guide.due", Level.WARNING, message, "options"), due=True)


def review_age(case: Case) -> Iterator[Finding]:
    """Yield that nobody has walked through the guide for too long, or that the date can't be."""
    reviewed, on = case.guide.reviewed, case.on
    if reviewed > on:
        message = (
            f"'reviewed: {reviewed}' lies after {on}, the date of this run; nobody can have walked"
            " through it then: correct the date"
        )
        yield case.finding("guide.reviewed", Level.ERROR, message, "reviewed")
    elif (on - reviewed).days > case.settings.review_articles_after_days:
        message = (
            f"nobody has walked through this guide since {reviewed}; walk through it, mend it, and"
            " renew 'reviewed'"
        )
        finding = case.finding("guide.reviewed", Level.WARNING, message, "reviewed")
        yield replace(finding, due=True)
