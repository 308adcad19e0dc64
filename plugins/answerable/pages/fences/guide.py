"""The fences of guided buying: a guide's pages, and the list of guides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar
from urllib.parse import quote, urlencode

from pydantic import Field

from answerable.articles import Shown
from answerable.guides import END
from answerable.ids import Id, suggestion
from answerable.pages.fences.fence import Block, Fault, Fence, FenceError
from answerable.pages.guiding.advising import Option, Recommended, recommended
from answerable.pages.guiding.stepping import asked
from answerable.pages.guiding.words import GuideWords
from answerable.pages.press import Press
from answerable.pages.wording import Wording
from answerable.records import Record

GUIDE_SCRIPT = "guide.js"
DEAD_END = "these answers lead to no recommendation; 'answerable guide check' tells more"


class GuideOptions(Record):
    """What stands inside a guide fence."""

    called: ClassVar[str] = "guide fence"

    guide: Id = Field(description="The guide's id")
    state: int = Field(0, ge=0, description="For generated pages: which of its states; 0 begins it")


def guide_block(options: GuideOptions, press: Press) -> Block:
    """Return a guide's question with its answers as links, or its recommendation."""
    words = press.guides.get(options.guide)
    if words is None:
        message = f"there is no guide '{options.guide}'{suggestion(options.guide, press.guides)}"
        raise FenceError(Fault(message, ("guide",)))
    graph = words.walkable.graph
    states = graph.states
    if options.state >= len(states):
        message = f"the guide '{options.guide}' has no state {options.state}; delete the line"
        raise FenceError(Fault(message, ("state",)))
    values = {
        "guide": words.guide,
        "region": press.content.settings.region(words.walkable.graph.plan.region),
        "script": press.guide_scripts.path(GUIDE_SCRIPT),
        "map": press.guide_maps[options.guide].path,
        "page_title": words.filled(words.guide.title),
    }
    if graph.is_dead_end(options.state):
        # Told where the guide is checked; only whoever writes it can come here, while serving.
        return Block("fault.html", {"name": GUIDE.name, "faults": [DEAD_END]})
    if states[options.state].step == END:
        return _advice(words, options.state, values, press)
    page = asked(words, options.state, press)
    begins = options.state == 0
    return Block(
        "guide-step.html", {**values, "page": page, "begins": begins, "words": words}, page.shows
    )


def _advice(words: GuideWords, state: int, values: dict[str, object], press: Press) -> Block:
    page = recommended(words, state, press)
    ids = "+".join(option.product.id for option in page.options)
    sent = _sent(page, words, press)
    held = {
        **values,
        "page": page,
        "together": f"{words.guide.id}/{ids}" if len(page.options) > 1 else "",
        "sent": sent,
        "to": address_to_ask(press, sent),
    }
    shows = [
        Shown(what, option.product.id)
        for option in page.options
        for what in ("range", "checked", "problems")
    ]
    return Block("guide-advice.html", held, tuple(shows))


def _sent(page: Recommended, words: GuideWords, press: Press) -> str:
    """Return what a buyer may send to us, as a text that stays his to change."""
    t = press.wording
    lines = [words.filled(words.guide.title), ""]
    lines += [f"{one.short}: {one.words}" for one in page.given]
    lines += ["", f"{page.title}:"]
    for option in page.options:
        lines += _option_sent(option, t)
    unsure = [one.question for one in page.open if one.by_all]
    if unsure:
        lines += ["", t("guide.open")]
        lines += [f"- {question}" for question in unsure]
    return "\n".join(lines)


def _option_sent(option: Option, t: Wording) -> Iterator[str]:
    """Yield an option with what it costs, item by item."""
    found = option.estimate
    if found is None:
        yield f"- {option.product.name}"
        return
    currency = found.price.currency
    yield f"- {option.product.name}, {t.span(found, currency)}"
    for line in found.lines if len(found.lines) > 1 else ():
        amount = t.span(line, currency)
        if line.kind == "offer" and line.low is not None:
            amount = t("guide.less", amount=t.money(-line.low, currency))
        yield f"  - {line.what}: {amount}"


def address_to_ask(press: Press, text: str) -> str:
    """Return the address at which a buyer may ask, with a text that he can still change there."""
    settings = press.content.settings
    if not settings.ask:
        return ""
    if settings.ask.startswith("mailto:"):
        subject = press.wording("guide.send.subject")
        query = urlencode({"subject": subject, "body": text}, quote_via=quote)
    else:
        query = urlencode({settings.ask_words: text})
    return f"{settings.ask}{'&' if '?' in settings.ask else '?'}{query}"


class GuidesOptions(Record):
    """What stands inside a guides fence."""

    called: ClassVar[str] = "guides fence"

    category: Id | None = Field(None, description="Only guides to products of this category")


def guides_block(options: GuidesOptions, press: Press) -> Block:
    """Return the guides, each with its first page."""
    category, catalogue = options.category, press.content.catalogue
    if category is not None and category not in catalogue.categories:
        message = f"'{category}' is not a category{suggestion(category, catalogue.categories)}"
        raise FenceError(Fault(message, ("category",)))
    guides = press.guides.values()
    shown = [words for words in guides if category is None or words.about(category, catalogue)]
    return Block("guides.html", {"guides": shown})


GUIDE = Fence("guide", GuideOptions, guide_block)
GUIDES = Fence("guides", GuidesOptions, guides_block)
