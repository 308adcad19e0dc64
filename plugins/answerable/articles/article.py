"""An article: its front matter as people write it, and its text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, ClassVar, Literal

from pydantic import Field, field_validator, model_validator

from answerable.dates import Date
from answerable.findings import Finding, Level
from answerable.ids import Id
from answerable.reading import Document, Place, parse_yaml
from answerable.records import Record, record_of
from answerable.settings import PROCESS, TOPICS

Hidden = Literal["navigation", "toc", "path", "footer", "tags", "feedback"]


class ThemeKeys(Record):
    """What MkDocs and Material for MkDocs read from front matter; it is handed on to them."""

    called: ClassVar[str] = "article's front matter"

    hide: tuple[Hidden, ...] | None = Field(None, description="Parts of the page to leave out")
    icon: str | None = Field(None, pattern=r"^[\w-]+(/[\w-]+)+$", description="An icon's path")
    status: Id | None = Field(None, description="A status that the navigation shows")
    template: str | None = Field(None, pattern=r"^[\w-]+\.html$", description="Another template")
    search: dict[Literal["exclude", "boost"], Any] | None = Field(
        None, description="How the theme's search treats the page"
    )
    social: dict[str, Any] | None = Field(None, description="For the theme's social cards")
    comments: bool | None = Field(None, description="For the theme's comments")
    subtitle: str | None = Field(None, pattern=r"^[^<>]*$", description="For the navigation")


_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)


class FrontMatter(Record):
    """What stands above an article's text."""

    called: ClassVar[str] = "article's front matter"

    id: Id | None = Field(None, description="The article's id; default: its path without .md")
    title: str = Field("", description="The title, as a buyer would ask or search")
    description: str = Field("", description="One or two sentences for search results")
    topic: str | None = Field(
        None, description="cost, problems, comparisons, reviews, best-of or process"
    )
    tags: tuple[str, ...] = Field((), description="Tags; one of them may name the topic")
    products: tuple[Id, ...] = Field((), description="The products that the article is about")
    stage: Id | None = Field(None, description="The stage of a sale at which buyers need it")
    answers: tuple[str, ...] = Field((), description="Ids of the questions that it answers")
    author: Id | None = Field(None, description="The author's id, from people.yml")
    published: Date | None = Field(None, description="The first day on which it is published")
    reviewed: Date | None = Field(None, description="The last day on which a person read it again")
    draft: bool = Field(False, description="true keeps it unpublished")
    aliases: tuple[str, ...] = Field((), description="Earlier addresses that lead here")
    silence: dict[str, str] = Field({}, description="A finding's id -> why it doesn't apply here")

    @field_validator("topic")
    @classmethod
    def _known_topic(cls, topic: str | None) -> str | None:
        if topic is not None and topic not in TOPICS:
            raise ValueError(f"'{topic}' is not a topic; topics are {', '.join(TOPICS)}")
        return topic

    @field_validator("silence")
    @classmethod
    def _reasons(cls, silence: dict[str, str]) -> dict[str, str]:
        for id, reason in silence.items():
            if len(reason.split()) < 3:
                raise ValueError(f"say in a sentence why '{id}' doesn't apply to this article")
        return silence

    @model_validator(mode="after")
    def _one_topic(self) -> FrontMatter:
        named = {tag.lower() for tag in self.tags if tag.lower() in TOPICS}
        named |= {self.topic} if self.topic else set()
        if len(named) > 1:
            raise ValueError(f"an article has one topic, this one has {', '.join(sorted(named))}")
        return self

    @property
    def named_topic(self) -> str | None:
        """The topic that the front matter names by `topic:` or by a tag, if any."""
        return self.topic or next((t.lower() for t in self.tags if t.lower() in TOPICS), None)


@dataclass(frozen=True)
class Article:
    """An article as it was written; `path` is relative to docs_dir, `place` to the project."""

    id: str
    path: str
    meta: FrontMatter
    body: str
    place: Place
    lines_above: int = 0
    """Lines of the file above the first line of `body`."""
    theme: Mapping[str, Any] = field(default_factory=dict)

    @property
    def topic(self) -> str:
        """The article's topic; `process` where none is named."""
        return self.meta.named_topic or PROCESS

    def published_on(self, day: date) -> bool:
        """Return whether buyers may read the article on that day."""
        ahead = self.meta.published is not None and self.meta.published > day
        return not (self.meta.draft or ahead)

    @property
    def updated(self) -> date | None:
        """The last day on which a person wrote or read it again."""
        dates = [d for d in (self.meta.published, self.meta.reviewed) if d]
        return max(dates, default=None)

    def finding(self, id: str, level: Level, message: str, line: int = 0, why: str = "") -> Finding:
        """Return a finding about the article; `line` counts in the file."""
        return Finding(id, level, self.place.path, line or self.place.first_line, message, why=why)


@dataclass(frozen=True)
class LoadedArticle:
    """An article, if its front matter can be read, with the findings."""

    article: Article | None
    findings: tuple[Finding, ...] = ()


def article_of(text: str, path: str, shown: str) -> LoadedArticle:
    """Return the article that a file's text holds; front matter is read by our own reader.

    MkDocs takes broken YAML for text, and would print it on the page.
    """
    head, body, lines_above = "", text, 0
    begin = len(text) - len(text.lstrip("\n \t"))
    if re.match(r"---[ \t]*\n", text[begin:]):
        match = _FRONT_MATTER.match(text, begin)
        if match is None:
            message = "the front matter isn't closed; write '---' on a line of its own below it"
            finding = Finding("article.front-matter", Level.ERROR, shown, 1, message)
            return LoadedArticle(None, (finding,))
        head, body = match.group(1), text[match.end() :]
        lines_above = text[: match.end()].count("\n")
    document = parse_yaml(head, shown, lines_above=text.count("\n", 0, begin) + 1 if head else 0)
    if document.value is None and not document.findings:
        document = Document({}, Place(shown))
    value = document.value if isinstance(document.value, dict) else {}
    keys = ThemeKeys.model_fields
    for_theme = record_of(
        replace(document, value={key: value[key] for key in keys if key in value}), ThemeKeys, {}
    )
    if value:
        rest = {key: held for key, held in value.items() if key not in keys}
        document = replace(document, value=rest)
    loaded = record_of(document, FrontMatter, {})
    findings = tuple(dict.fromkeys((*loaded.findings, *for_theme.findings)))
    if loaded.record is None or for_theme.record is None:
        return LoadedArticle(None, findings)
    theme = for_theme.record.model_dump(exclude_none=True, mode="json")
    id = loaded.record.id or path.removesuffix(".md")
    article = Article(id, path, loaded.record, body, loaded.place, lines_above, theme)
    return LoadedArticle(article, findings)
