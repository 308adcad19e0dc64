"""Everything that a company decides, in one file: content/settings.yml."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal
from urllib.parse import urlsplit

from pydantic import Field, field_validator, model_validator

from answerable.dates import Date, TimeZone
from answerable.ids import Id
from answerable.languages import language_code
from answerable.money import Currency, Number
from answerable.records import Loaded, Record, load_record
from answerable.web import Contact

SETTINGS_FILE = "settings.yml"

FALLBACK_LANGUAGE = "en"
"""The language of what nobody has written in the site's own."""

MOST_DAYS = 36_500
"""A hundred years: more is a slip of the keyboard."""

Topic = Literal["cost", "problems", "comparisons", "reviews", "best-of"]
BIG_5: tuple[Topic, ...] = ("cost", "problems", "comparisons", "reviews", "best-of")
"""The five topics that buyers ask about and companies avoid (Sheridan, They Ask, You Answer)."""

PROCESS = "process"
"""The topic of all the rest: how we work, who we are, what to expect."""

TOPICS = (*BIG_5, PROCESS)


Directive = Literal[
    "connect-src", "font-src", "form-action", "frame-src", "img-src", "manifest-src", "media-src",
    "script-src", "style-src", "worker-src",
]  # fmt: skip
"""Directives of a Content-Security-Policy that a site may widen."""


class Region(Record):
    """A region that prices and availability hold for."""

    called: ClassVar[str] = "region"

    id: Id = Field(description="The region's id")
    name: str = Field(min_length=1, description="The region's name, as it stands beside a price")


class Stage(Record):
    """How far a buyer is in a sale."""

    called: ClassVar[str] = "stage"

    id: Id = Field(description="The stage's id")
    name: str = Field(min_length=1, description="What salespeople call it")
    weight: Number = Field(
        Decimal(1), ge=0, le=1,
        description="How much of a deal's amount counts as at stake at this stage, 0 to 1",
    )  # fmt: skip


class Rate(Record):
    """What another currency is worth in the company's own, as somebody looked it up."""

    called: ClassVar[str] = "rate"

    currency: Currency = Field(description="The other currency")
    rate: Number = Field(gt=0, description="What one unit of it is worth in the company's currency")
    date: Date = Field(description="The day of the rate")
    source: str = Field(min_length=1, description="Who says so")


class Ranking(Record):
    """How the gap report reckons and ranks the money that asks a question."""

    called: ClassVar[str] = "ranking"

    weight_without_stage: Number = Field(
        Decimal(1), ge=0, le=1,
        description="The weight of a deal without a stage that `stages` lists, 0 to 1",
    )  # fmt: skip
    half_life_days: int = Field(
        180, ge=0, le=MOST_DAYS,
        description="Days after which a deal's last ask of a question counts half; 0: none fades",
    )  # fmt: skip
    most_per_deal: Number = Field(
        Decimal(3), ge=0,
        description="The most that counts of a deal's amount, in median deals; 0: no limit",
    )  # fmt: skip
    most_per_rep: Number = Field(
        Decimal(3), ge=0,
        description="The most that one rep's open deals count in a question, in median deals;"
        " 0: no limit",
    )  # fmt: skip
    fewest_for_median: int = Field(
        3, ge=1, le=1000,
        description="Deals with an amount that a median needs, to set a limit or to stand for its"
        " stage",
    )  # fmt: skip
    rates: tuple[Rate, ...] = Field(
        (), description="Rates to convert other currencies by; without one an amount stands apart"
    )
    high: int = Field(10, ge=1, description="Places of a rank that are high, at most so many")
    high_share: Number = Field(
        Decimal("0.2"), gt=0, le=1,
        description="Places of a rank that are high, at most this share of the questions",
    )  # fmt: skip
    kept_for_several_deals: int = Field(
        5, ge=0,
        description="First places by money that a question asked in one deal only never takes",
    )  # fmt: skip

    @field_validator("rates")
    @classmethod
    def _one_rate_each(cls, rates: tuple[Rate, ...]) -> tuple[Rate, ...]:
        named = [rate.currency for rate in rates]
        twice = next((currency for currency in named if named.count(currency) > 1), None)
        if twice:
            raise ValueError(f"{twice} has two rates; delete the older one")
        return rates


class Slugs(Record):
    """The folders of the site's addresses."""

    called: ClassVar[str] = "list of slugs"

    cost: Id = Field("cost", description="Hub of the topic cost")
    problems: Id = Field("problems", description="Hub of the topic problems")
    comparisons: Id = Field("comparisons", description="Hub of the topic comparisons")
    reviews: Id = Field("reviews", description="Hub of the topic reviews")
    best_of: Id = Field("best-of", alias="best-of", description="Hub of the topic best-of")
    process: Id = Field("process", description="Hub of the topic process")
    products: Id = Field("products", description="Product pages")
    pricing: Id = Field("pricing", description="Pricing pages")
    estimate: Id = Field("estimate", description="A product's estimate, below its pricing page")
    quote_check: Id = Field(
        "quote-check", alias="quote-check",
        description="A product's quote check, below its pricing page",
    )  # fmt: skip
    compare: Id = Field("compare", description="Comparison pages")
    guides: Id = Field("guides", description="Guides that lead a buyer to a recommendation")
    people: Id = Field("people", description="Pages of the people who answer")
    how_we_answer: Id = Field(
        "how-we-answer", alias="how-we-answer", description="The page on how we answer"
    )
    search: Id = Field("search", description="The page that lists all answers")

    @model_validator(mode="after")
    def _all_different(self) -> Slugs:
        slugs = [getattr(self, name) for name in type(self).model_fields]
        twice = next((slug for slug in slugs if slugs.count(slug) > 1), None)
        if twice:
            raise ValueError(f"'{twice}' is the slug of two things; choose another for one")
        return self

    def of(self, name: str) -> str:
        """Return the slug of a topic or a generated folder."""
        return str(getattr(self, name.replace("-", "_")))


class Policy(Record):
    """The Content-Security-Policy of the site's pages: what else they may load, and from where."""

    called: ClassVar[str] = "policy"

    enabled: bool = Field(True, description="false publishes pages without a policy")
    allow: dict[Directive, tuple[str, ...]] = Field(
        {}, description="Directive, like script-src -> sources to add, like https://host"
    )

    @field_validator("allow")
    @classmethod
    def _sources(cls, allow: dict[Directive, tuple[str, ...]]) -> dict[Directive, tuple[str, ...]]:
        for source in (source for sources in allow.values() for source in sources):
            known = source != "'none'" and source.isascii()
            if not known or not re.fullmatch(r"[^\s;,\"<>]+", source):
                raise ValueError(f"'{source}' is not a source; write one like https://host")
        if "'unsafe-inline'" in allow.get("script-src", ()):
            raise ValueError(
                "\"'unsafe-inline'\" lets no script run beside the hashes of the theme's own; put"
                " the script into a file and name that under 'extra_javascript' in mkdocs.yml"
            )
        return allow

    def allows(self, directive: Directive, address: str) -> bool:
        """Return whether pages may load an address of another host."""
        return not self.enabled or any(
            _admits(source, address) for source in self.allow.get(directive, ())
        )


def _admits(source: str, address: str) -> bool:
    """Return whether a policy's source, like https://host or *.host, stands for an address."""
    parts = urlsplit(address)
    scheme, _, host = source.rpartition("://")
    if source == "*" or source == f"{parts.scheme}:":
        return True
    if scheme and parts.scheme and scheme != parts.scheme:
        return False
    wanted, _, path = host.partition("/")
    if path and not parts.path.startswith(f"/{path}"):
        return False
    if wanted.startswith("*."):
        return parts.netloc.endswith(wanted[1:])
    return parts.netloc == wanted


class Matching(Record):
    """How the gap report tells which article answers a question."""

    called: ClassVar[str] = "matching"

    by: Literal["meaning", "words"] = Field(
        "meaning",
        description="meaning needs the extra 'meaning'; words compares words alone",
    )
    model: str = Field(
        "",
        description="A folder with model.onnx and tokenizer.json, seen from content/; without it"
        " the model that comes with the extra",
    )


Work = Literal[
    "cost", "problems", "comparisons", "reviews", "best-of", "process", "improve", "confirm", "send"
]
"""A topic, for a new article on it, or another kind of work that a gap report proposes."""


class Report(Record):
    """What a gap report proposes."""

    called: ClassVar[str] = "choice of the gap report"

    next: int = Field(10, ge=0, le=1000, description="How many pieces of work it proposes")
    thin_words: int = Field(
        150, ge=0, le=100_000, description="Words below which an article is thin"
    )
    effort: dict[Work, Annotated[Number, Field(ge=0, le=1000)]] = Field(
        {},
        description="Hours of work: of a new article, by its topic, or to improve, confirm, send;"
        " recipes tell the others",
    )


class Settings(Record):
    """Everything that a company decides about its site."""

    called: ClassVar[str] = "settings file"

    language: str = Field(
        FALLBACK_LANGUAGE, description="The site's language, like en, de or de_AT"
    )
    currency: Currency = Field(description="The currency that amounts are in, by ISO 4217")
    time_zone: TimeZone = Field(description="The company's time zone, like America/New_York")
    regions: tuple[Region, ...] = Field(min_length=1, description="Where we sell; the first leads")
    stages: tuple[Stage, ...] = Field((), description="The stages of a sale, in their order")
    matching: Matching = Field(
        Matching(), description="How questions are matched with articles in the gap report"
    )
    ranking: Ranking = Field(
        Ranking(), description="How the gap report reckons and ranks the money that asks a question"
    )
    slugs: Slugs = Field(Slugs(), description="The folders of the site's addresses")
    questions: str = Field(
        "questions", min_length=1,
        description="The backlog's folder, seen from content/; it may lie outside the project",
    )  # fmt: skip
    notice: str = Field("", description="A sentence that stands at the foot of every page")
    ask: Contact = Field("", description="Where buyers may ask: an address of a page, or mailto:…")
    ask_words: str = Field(
        "question", min_length=1,
        description="Parameter of that address that takes the words which the search can't answer;"
        " with mailto: they stand in the mail",
    )  # fmt: skip
    policy: Policy = Field(Policy(), description="What the pages' security policy allows")
    sharing_images: bool = Field(
        True, description="false builds no pictures for pages that are shared elsewhere"
    )
    sharing_font: str = Field(
        "",
        description="A font file seen from content/, for scripts that the font of the pictures"
        " for sharing lacks",
    )
    stale_after_days: int = Field(
        180, gt=0, le=MOST_DAYS, description="Days until a fact must be checked again"
    )
    grace_days: int = Field(
        60,
        ge=0,
        le=MOST_DAYS,
        description="Days for which a figure stays visible while it is being rechecked",
    )
    review_articles_after_days: int = Field(
        365, gt=0, le=MOST_DAYS, description="Days until a person must read an article again"
    )
    report: Report = Field(Report(), description="What the gap report proposes")

    @field_validator("language")
    @classmethod
    def _known_language(cls, language: str) -> str:
        return language_code(language)

    @field_validator("regions", "stages")
    @classmethod
    def _ids_once(cls, entries: Any) -> Any:
        ids = [entry.id for entry in entries]
        twice = next((id for id in ids if ids.count(id) > 1), None)
        if twice:
            raise ValueError(f"the id '{twice}' stands here twice; rename one")
        return entries

    @model_validator(mode="after")
    def _no_rate_of_our_own(self) -> Settings:
        if any(rate.currency == self.currency for rate in self.ranking.rates):
            raise ValueError(
                f"'ranking': {self.currency} is your own currency, so 'rates' can't hold it;"
                " delete its rate"
            )
        return self

    @property
    def home_region(self) -> Region:
        """The region whose prices are shown where no other is named."""
        return self.regions[0]

    def region(self, id: str) -> Region:
        """Return the region of that id, which must be one of them."""
        return next(region for region in self.regions if region.id == id)


def load_settings(content: Path, root: Path) -> Loaded[Settings]:
    """Return the settings of a content folder."""
    return load_record(content / SETTINGS_FILE, root, Settings, {})
