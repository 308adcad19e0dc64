"""What a person says of the company that begins a site."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from answerable.findings import AnswerableError
from answerable.ids import LONGEST_ID, id_fault
from answerable.languages import language_code
from answerable.money import currency_code
from answerable.settings import Slugs
from answerable.shipped import own_overrides

LONGEST_NAME = 200
"""A longer name is a sentence that slipped into the wrong place."""

CONTENT = "content"
"""The folder of all that people write, where nothing else is in its way."""

GUIDE = "README.md"

ZONES = {
    "AUD": "Australia/Sydney",
    "CAD": "America/Toronto",
    "CHF": "Europe/Zurich",
    "EUR": "Europe/Berlin",
    "GBP": "Europe/London",
    "USD": "America/New_York",
}
"""A time zone in which many pay with the currency; the settings say that it is a guess."""


class StarterError(AnswerableError):
    """The beginning of a site can't be written; nothing has been changed."""


@dataclass(frozen=True)
class NewSite:
    """A company and its choices, checked: raises StarterError for what can't be right.

    `trade` is one that templates know, or the company's own words for what it sells. `content` is
    the folder of all that people write, seen from the project; `docs` the published one in it or
    beside it; `guide` the file that explains it all; `slugs` holds those that differ from the usual
    ones, because a page stands there. `joins` says that the site was there before.
    """

    name: str
    trade: str
    currency: str
    language: str
    on: date
    region: str = ""
    private: bool = False
    content: str = CONTENT
    docs: str = f"{CONTENT}/articles"
    guide: str = GUIDE
    joins: bool = False
    slugs: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for what, text in (("name", self.name), ("trade", self.trade)):
            if not text.strip():
                raise StarterError(f"the {what} is empty; write one")
        for what, text in (("name", self.name), ("trade", self.trade), ("region", self.region)):
            if fault := _fault(text):
                raise StarterError(f"the {what} {fault}")
        try:
            currency_code(self.currency)
            language_code(self.language)
        except ValueError as error:
            raise StarterError(str(error)) from None
        if self.words not in languages():
            raise StarterError(
                f"the beginning is written in {', '.join(languages())}, not in '{self.language}';"
                " take one of these, and change 'language' in settings.yml when you have"
                " translated it"
            )

    @property
    def words(self) -> str:
        """The language that the templates are taken from: that of the code's first part."""
        return re.split("[-_]", self.language)[0]

    def slug(self, topic: str) -> str:
        """Return the folder of a topic below docs."""
        return self.slugs.get(topic) or Slugs().of(topic)


def languages() -> tuple[str, ...]:
    """Return the languages in which a beginning can be written."""
    return tuple(sorted(path.name for path in starter_folder().iterdir() if path.is_dir()))


def starter_folder() -> Path:
    """Return the folder of the templates, one folder a language."""
    return own_overrides() / "starter"


def time_zone_of(currency: str) -> str:
    """Return a time zone to begin with, which a person corrects where it is wrong."""
    return ZONES.get(currency, "UTC")


def region_id(name: str) -> str:
    """Return an id for a region of any name."""
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss")).encode("ascii", "ignore")
    id = re.sub(r"[^a-z0-9]+", "-", plain.decode().lower()).strip("-")[:LONGEST_ID].strip("-")
    if not id or id_fault(id):
        return "home-region"
    # YAML reads digits as a number, and these words as no text.
    return f"region-{id}"[:LONGEST_ID].strip("-") if id[0].isdigit() or id in _NO_TEXT else id


_NO_TEXT = frozenset(("true", "false", "null"))


def _fault(text: str) -> str | None:
    if len(text) > LONGEST_NAME:
        return f"has {len(text)} letters; write at most {LONGEST_NAME}"
    if any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in text):
        return "holds a line break or an invisible control character; write it on one line"
    if "<" in text or ">" in text:
        return "holds '<' or '>', which a page's title can't show; write it without"
    return None
