"""Inline facts: `{{ product.field }}` becomes the fact's words."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

import markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from answerable.articles import FactUse
from answerable.pages.extension.run import Current
from answerable.pages.extension.words import literal
from answerable.pages.facts import FACT, FactError
from answerable.pages.outline import FACT_TAG

# At the end of what stands before the fact: an element of code that isn't closed yet.
_IN_CODE = re.compile(r"<(code|pre|kbd|samp)\b[^>]*>(?:(?!</\1).)*\Z", re.DOTALL | re.IGNORECASE)


class FactPattern(InlineProcessor):
    """`{{ product.field }}` becomes the fact's words."""

    def __init__(self, md: markdown.Markdown, current: Current) -> None:
        super().__init__(FACT.pattern, md)
        self.current = current

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str, int, int]:
        """Return the fact's element, or the braces as they are written where it leads nowhere.

        In code that is written as HTML nothing is read, as between backticks.
        """
        if _IN_CODE.search(data, 0, m.start(0)):
            # Stored like HTML, for it is no prose; by codes, for it is no fact that was forgotten.
            shown = m.group(0).replace("{", "&#123;").replace("}", "&#125;")
            return self.md.htmlStash.store(shown), m.start(0), m.end(0)
        run = self.current()
        reference = m.group(1)
        line = run.line_of_fact(reference)
        element = Element(FACT_TAG, {"class": "ans-fact", "value": reference})
        try:
            fact = run.press.facts.find(reference)
        except FactError as error:
            message = f"'{reference}': {error.args[0]}"
            run.findings.append(run.error("facts.unknown", message, line))
            element.set("class", "ans-fact ans-fact--unknown")
            element.text = AtomicString(m.group(0))
        else:
            run.facts.append(FactUse(reference, fact.shown, line))
            element.text = literal(fact.words)
        return element, m.start(0), m.end(0)
