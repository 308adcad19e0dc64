"""Judges an article by its topic's recipe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from answerable.articles.article import Article
from answerable.articles.recipe import Check, Condition, Recipe, Whose
from answerable.articles.rules import Judgement, rules
from answerable.articles.structure import Structure
from answerable.findings import Finding, Level
from answerable.ids import suggestion

SILENCE_ID = "silence.unused"


def judge(
    article: Article, structure: Structure, recipe: Recipe, around: Judgement
) -> Iterator[Finding]:
    """Yield a finding for each thing that the recipe asks for and the article doesn't hold."""
    held = _Held(article, structure, recipe, around)
    line = article.place.line("topic")
    for name, check in recipe.checks.items():
        if check.level == "off" or not held.concerned(check):
            continue
        if not any(held.holds(condition) for condition in check.any):
            yield article.finding(
                f"{recipe.topic}.{name}",
                Level[check.level.upper()],
                f"{check.says}: {check.mend}",
                line,
                check.why,
            )


def silenced(
    article: Article, findings: Iterable[Finding], recipes: Mapping[str, Recipe]
) -> Iterator[Finding]:
    """Yield the findings that the article's `silence:` doesn't answer, and faults of silence."""
    silence = article.meta.silence
    met: set[str] = set()
    for finding in findings:
        if finding.id in silence and _may_be_silenced(finding, recipes):
            met.add(finding.id)
        else:
            yield finding
    known = {f"{topic}.{name}" for topic, recipe in recipes.items() for name in recipe.checks}
    for id in silence:
        if id in met:
            continue
        if id not in known and id.partition(".")[0] in recipes:
            message = f"'{id}' is not a check{suggestion(id, known)}"
            yield article.place.finding("silence.unknown", Level.WARNING, message, "silence", id)
        else:
            message = f"'{id}' isn't found here (any more), or can't be silenced; delete the line"
            yield article.place.finding(SILENCE_ID, Level.NOTE, message, "silence", id)


def _may_be_silenced(finding: Finding, recipes: Mapping[str, Recipe]) -> bool:
    return finding.level < Level.ERROR or finding.id.partition(".")[0] in recipes


class _Held:
    """What one article holds, asked condition by condition."""

    def __init__(
        self, article: Article, structure: Structure, recipe: Recipe, around: Judgement
    ) -> None:
        self.article = article
        self.structure = structure
        self.around = around
        self.phrases = recipe.phrases_in(around.language)
        self.headings = [_folded(heading) for heading in structure.filled_headings]
        self.prose = _folded("\n".join(structure.paragraphs))
        self.opening = _folded(structure.opening)

    def concerned(self, check: Check) -> bool:
        """Return whether the check is for an article about these products."""
        about = self.article.meta.products
        ours = any(product in self.around.ours for product in about)
        rivals = any(product not in self.around.ours for product in about)
        return {"always": True, "ours": ours, "ours and rivals": ours and rivals}[check.when]

    def holds(self, condition: Condition) -> bool:
        """Return whether all that the condition names is there."""
        return all(
            getattr(self, f"_{name}")(condition)
            for name in condition.model_fields_set - {"at_least", "of", "before", "above"}
        )

    def _shown(self, condition: Condition) -> bool:
        count = sum(
            1
            for shown in self.structure.shown()
            if shown.what in condition.shown and self._is(shown.product, condition.of)
        )
        return count >= condition.at_least

    def _is(self, product: str, whose: Whose) -> bool:
        if whose == "anybody's":
            return True
        return (product in self.around.ours) == (whose == "ours")

    def _fence(self, condition: Condition) -> bool:
        for fence in self.structure.fences:
            if fence.name in condition.above:
                return False
            if fence.name in condition.fence:
                return True
        return False

    def _heading(self, condition: Condition) -> bool:
        wanted = self._first_heading(condition.heading)
        if wanted is None or not condition.before:
            return wanted is not None
        later = self._first_heading(condition.before)
        return later is None or wanted <= later

    def _first_heading(self, names: Iterable[str]) -> int | None:
        phrases = self._phrases(names)
        for position, heading in enumerate(self.headings):
            if any(phrase.search(heading) for phrase in phrases):
                return position
        return None

    def _text(self, condition: Condition) -> bool:
        return any(phrase.search(self.prose) for phrase in self._phrases(condition.text))

    def _opening(self, condition: Condition) -> bool:
        return any(phrase.search(self.opening) for phrase in self._phrases(condition.opening))

    def _phrases(self, names: Iterable[str]) -> list[re.Pattern[str]]:
        """Return the phrases of those names; a name without any stands for itself."""
        return [_phrase(text) for name in names for text in self.phrases.get(name, (name,))]

    def _links_to(self, condition: Condition) -> bool:
        for link in self.structure.links:
            scheme, _, target = link.target.partition(":")
            id = target.partition("#")[0]
            if scheme == "article" and self.around.topics.get(id) in condition.links_to:
                return True
        return False

    def _front_matter(self, condition: Condition) -> bool:
        return all(getattr(self.article.meta, name, None) for name in condition.front_matter)

    def _rule(self, condition: Condition) -> bool:
        return rules()[condition.rule](self.article, self.structure, self.around)


def _folded(text: str) -> str:
    return text.casefold().replace("\u2019", "'")


@cache
def _phrase(text: str) -> re.Pattern[str]:
    """Return a phrase as a pattern that begins at a word: `…` is any words, `#` is a number."""
    pattern = re.escape(_folded(text)).replace("…", r"[^.!?\n]*")
    return re.compile(r"(?<!\w)" + pattern.replace(re.escape("#"), r"\d[\d.,]*"))
