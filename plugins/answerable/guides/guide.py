"""A guide as people write it: steps, rules, recommendations and scenarios, in one YAML file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, field_validator, model_validator

from answerable.catalogue.pictures import Picture
from answerable.dates import Date
from answerable.guides.conditions import Condition, read_condition
from answerable.ids import Id
from answerable.money import Number
from answerable.records import Record, Words

UNSURE = "unsure"
"""The answer of a buyer who doesn't know."""

MOST_STEPS = 24
MOST_CHOICES = 12

When = Annotated[
    Condition, BeforeValidator(read_condition), WithJsonSchema({"type": "string", "minLength": 1})
]

Text = Annotated[str, Field(min_length=1)]


class Choice(Record):
    """One answer that a buyer may give."""

    called: ClassVar[str] = "choice"

    id: Id = Field(description="For naming it in conditions and addresses")
    says: Text = Field(description="The answer in a buyer's words")
    help: str = Field("", description="What it means, in one sentence")
    picture: Picture | None = Field(None, description="What it looks like")
    fact: str = Field(
        "", description="A fact of the catalogue that stands behind it, like pool-a.price"
    )
    next: Id | None = Field(None, description="The step that follows, if not the step's own next")
    end: Id | None = Field(None, description="The recommendation with which the guide ends here")

    @field_validator("id")
    @classmethod
    def _not_unsure(cls, id: str) -> str:
        if id == UNSURE:
            raise ValueError(f"'{UNSURE}' is the answer of who doesn't know; write it as 'unsure:'")
        return id

    @model_validator(mode="after")
    def _one_way(self) -> Choice:
        if self.next and self.end:
            raise ValueError("'next' and 'end' can't both stand here; delete one")
        return self


class NumberAnswer(Record):
    """A number that a buyer may give, with its unit and bounds."""

    called: ClassVar[str] = "number"

    unit: Text = Field(
        description="The unit, written as the criterion's that it is compared with, like ft; for"
        " money the currency, like USD"
    )
    low: Number = Field(Decimal(0), description="The least that makes sense")
    high: Number = Field(description="The most that makes sense")

    @model_validator(mode="after")
    def _low_below_high(self) -> NumberAnswer:
        if self.low >= self.high:
            raise ValueError(f"low {self.low} isn't below high {self.high}; swap or correct them")
        return self


class Unsure(Record):
    """What a buyer may do who doesn't know the answer."""

    called: ClassVar[str] = "way for who isn't sure"

    how: Text = Field(description="How to find out")
    next: Id | None = Field(None, description="The step that follows, if not the step's own next")
    end: Id | None = Field(None, description="The recommendation with which the guide ends here")


class Way(Record):
    """Where a guide goes on after a step, if a condition holds."""

    called: ClassVar[str] = "way"

    when: When | None = Field(None, description="The condition; without one it always holds")
    step: Id | None = Field(None, description="The step that follows")
    end: Id | None = Field(None, description="The recommendation with which the guide ends")

    @model_validator(mode="after")
    def _one_target(self) -> Way:
        if (self.step is None) == (self.end is None):
            raise ValueError("a way needs either 'step' or 'end'")
        return self


class Step(Record):
    """One question of a guide."""

    called: ClassVar[str] = "step"

    id: Id = Field(description="For naming it in conditions and addresses")
    question: Text = Field(description="The question, in a buyer's words")
    short: str = Field("", description="Two or three words for lists of answers; else the question")
    help: str = Field("", description="What helps to answer it, in one or two sentences")
    why: Text = Field(description="Why we ask, in one sentence")
    read: tuple[Id, ...] = Field((), description="Ids of articles that help to answer it")
    facts: tuple[str, ...] = Field(
        (), description="Facts of the catalogue that help to answer it, like pool-a.max-width"
    )
    choices: tuple[Choice, ...] = Field((), max_length=MOST_CHOICES, description="The answers")
    number: NumberAnswer | None = Field(None, description="For a number in the place of choices")
    unsure: Unsure = Field(description="What a buyer may do who doesn't know")
    next: tuple[Way, ...] = Field(
        (), description="Where it goes on: the first way whose condition holds; else the step below"
    )

    @field_validator("next", mode="before")
    @classmethod
    def _listed(cls, given: object) -> object:
        return [{"step": given}] if isinstance(given, str) else given

    @model_validator(mode="after")
    def _answerable(self) -> Step:
        if bool(self.choices) == (self.number is not None):
            raise ValueError("a step needs either 'choices' or 'number'")
        _once("choice", (choice.id for choice in self.choices))
        said = Counter(choice.says.casefold().strip(" .") for choice in self.choices)
        twice, times = said.most_common(1)[0] if said else ("", 0)
        if times > 1:
            raise ValueError(f"two choices say the same, '{twice}'; rename one or delete it")
        if len(self.choices) == 1:
            raise ValueError("one choice is no choice; add another or delete the step")
        return self


class Rule(Record):
    """What an answer does to options: it excludes them, or speaks for them."""

    called: ClassVar[str] = "rule"

    id: Id = Field(description="For naming it in reports")
    when: When = Field(description="The condition; `option` in it stands for each option in turn")
    exclude: Words = Field((), description="Options that can't be recommended then; or: all")
    favour: Words = Field((), description="Options that the condition speaks for; or: all")
    points: int = Field(1, ge=1, le=9, description="How much it speaks for them, 1 to 9")
    because: Text = Field(
        description="The reason in words; `{{ answers.STEP }}` and `{{ option.CRITERION }}` stand"
        " for the buyer's answer and the option's fact"
    )
    by: Id | None = Field(
        None, description="Who vouches for it, where no fact of the catalogue does"
    )
    although_dearer: str = Field(
        "", description="Why a larger budget may rule an option out, where this rule does that"
    )

    @model_validator(mode="after")
    def _one_effect(self) -> Rule:
        if bool(self.exclude) == bool(self.favour):
            raise ValueError("a rule needs either 'exclude' or 'favour'")
        return self


class PriceRule(Record):
    """What an answer does to the estimate of a product."""

    called: ClassVar[str] = "rule about a price"

    product: Id = Field(description="The product's id")
    when: When = Field(description="The condition")
    variant: Id | None = Field(None, description="The variant that then is meant")
    driver: Id | None = Field(None, description="The driver that then acts")
    option: Id | None = Field(None, description="The option that then is wanted")

    @model_validator(mode="after")
    def _one_part(self) -> PriceRule:
        if sum(part is not None for part in (self.variant, self.driver, self.option)) != 1:
            raise ValueError("a rule about a price needs one of 'variant', 'driver' and 'option'")
        return self


class Recommendation(Record):
    """An end of a guide."""

    called: ClassVar[str] = "recommendation"

    id: Id = Field(description="For naming it in ways, scenarios and addresses")
    kind: Literal["options", "none", "talk"] = Field(
        "options",
        description="options: what we recommend, in order; none: others serve this buyer better;"
        " talk: a person must look first",
    )
    when: When | None = Field(None, description="The condition; without one it always holds")
    title: Text = Field(description="The recommendation's heading")
    says: Text = Field(description="The reason, and what to do, in a few sentences")
    options: tuple[Id, ...] = Field(
        (), description="Products that it may recommend, the best first; default: the guide's"
    )
    most: int = Field(3, ge=1, le=5, description="How many of them it shows at most")
    instead: tuple[Id, ...] = Field((), description="Products of others that serve better")
    read: tuple[Id, ...] = Field((), description="Ids of articles to read next")

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Recommendation:
        if self.options and self.kind != "options":
            raise ValueError(f"a recommendation of the kind '{self.kind}' has no 'options'")
        _once("option", self.options)
        return self


class Scenario(Record):
    """A buyer's answers, and what must be recommended for them."""

    called: ClassVar[str] = "scenario"

    name: Text = Field(description="Who this buyer is, in a few words")
    answers: dict[Id, int | Decimal | str] = Field(
        min_length=1, description="Step's id -> choice's id, number, or unsure"
    )
    expect: Id = Field(description="The recommendation's id")
    options: tuple[Id, ...] = Field((), description="The products it must name first, in order")
    costs: str = Field(
        "", description="What the first option must cost for these answers, like 58000-84000"
    )


class Guide(Record):
    """A guide: questions that lead a buyer to a recommendation."""

    called: ClassVar[str] = "guide"

    id: Id = Field(description="The file's name without .yml")
    title: Text = Field(description="What it helps to decide, as a buyer would ask it")
    description: Text = Field(description="One sentence for search results")
    introduction: str = Field("", description="What a buyer should know before the first question")
    by: Id = Field(description="Who stands behind it: an id of people.yml")
    reviewed: Date = Field(description="When a person last walked through it")
    region: Id | None = Field(None, description="Whose prices it shows; default: the first region")
    options: tuple[Id, ...] = Field(
        (), description="Products that it may recommend; where all else is equal, the first leads"
    )
    steps: tuple[Step, ...] = Field(
        min_length=1, max_length=MOST_STEPS, description="The questions"
    )
    rules: tuple[Rule, ...] = Field((), description="What answers do to options")
    prices: tuple[PriceRule, ...] = Field((), description="What answers do to estimates")
    recommendations: tuple[Recommendation, ...] = Field(
        min_length=1, description="The ends: the first whose condition holds"
    )
    scenarios: tuple[Scenario, ...] = Field((), description="Buyers and what they must be told")
    ask_any_seller: tuple[Text, ...] = Field(
        (), description="Questions to ask every seller, ourselves included"
    )
    not_asked: tuple[Text, ...] = Field(
        (), description="What this guide doesn't ask, and a visit may change"
    )
    budget_first: str = Field("", description="Why it asks for the budget first, where it does")
    most_pages: int = Field(
        500, ge=10, le=5000, description="Pages above which the build stops, to keep the site small"
    )

    @model_validator(mode="after")
    def _ids_once(self) -> Guide:
        _once("step", (step.id for step in self.steps))
        _once("rule", (rule.id for rule in self.rules))
        _once("recommendation", (held.id for held in self.recommendations))
        _once("option", self.options)
        return self


def _once(what: str, ids: Iterable[str]) -> None:
    counted = Counter(ids)
    twice = next((id for id, times in counted.items() if times > 1), None)
    if twice:
        raise ValueError(f"two {what}s have the id '{twice}'; rename one")
