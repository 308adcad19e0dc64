"""Puts values into the words of the site's language; the words stand in overrides/locales/."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol

from babel import Locale, UnknownLocaleError

from answerable.catalogue.criteria import Criterion, Value
from answerable.catalogue.prices import Price, PriceState
from answerable.catalogue.products import Frequency, Weeks
from answerable.comparisons import Cell, MeanRating
from answerable.dates import date_in_words, month_in_words
from answerable.findings import AnswerableError
from answerable.money import money_in_words, number_in_words
from answerable.reading import read_yaml
from answerable.settings import FALLBACK_LANGUAGE


class Ends(Protocol):
    """An amount from a low to a high end; None is an end that is open."""

    @property
    def low(self) -> Decimal | None:
        """The lower end."""

    @property
    def high(self) -> Decimal | None:
        """The upper end."""


class WordingError(AnswerableError):
    """A file of words can't be read, or lacks a word."""


@dataclass(frozen=True)
class Wording:
    """The words of one language, with dates, numbers and money written as its readers do."""

    language: str
    words: Mapping[str, Any]
    currency: str

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the words that `key` stands for, with `{name}` filled in.

        With `n=…` given, a text may have forms by the language's plural rules. Raises
        WordingError if the key is unknown: a page with a hole would be worse.
        """
        text = self.words.get(key)
        if isinstance(text, Mapping):
            form = Locale.parse(self.language).plural_form(Decimal(str(values.get("n", 0))))
            text = text.get(form, text.get("other"))
        if not isinstance(text, str):
            raise WordingError(f"overrides/locales has no words for '{key}'")
        shown = {
            name: self.number(Decimal(held)) if isinstance(held, int) else held
            for name, held in values.items()
        }
        try:
            return text.format(**shown)
        except (LookupError, ValueError) as error:
            raise WordingError(
                f"the words for '{key}' in overrides/locales can't be filled in ({error});"
                f" {{name}} may stand for: {', '.join(shown) or 'nothing'}"
            ) from None

    def money(self, amount: Decimal, currency: str | None = None) -> str:
        """Return an amount of money in words."""
        return money_in_words(amount, currency or self.currency, self.language)

    def number(self, number: Decimal | int) -> str:
        """Return a number in words."""
        return number_in_words(Decimal(number), self.language)

    def language_called(self, tag: str) -> str | None:
        """Return what a language like `pt-BR` calls itself, or None if there is none such."""
        try:
            return Locale.parse(tag, sep="-").get_display_name()
        except (ValueError, UnknownLocaleError):
            return None

    def date(self, day: datetime.date) -> str:
        """Return a date in words."""
        return date_in_words(day, self.language)

    def month(self, day: datetime.date) -> str:
        """Return a date's month in words."""
        return month_in_words(day, self.language)

    def span(self, span: Ends, currency: str | None = None) -> str:
        """Return a range of money in words; an open end is said."""
        if span.low is None and span.high is None:
            return self("unknown")
        low = None if span.low is None else self.money(span.low, currency)
        high = None if span.high is None else self.money(span.high, currency)
        return self._range(low, high)

    def price(self, price: Price, state: PriceState) -> str:
        """Return a price's range in words, with a warning while it is being rechecked."""
        if state is PriceState.WITHHELD:
            return self("price.withheld")
        figure = self.span(price, price.currency)
        if state is PriceState.RECHECKING:
            return self("price.rechecking", figure=figure)
        return figure

    def value(self, value: Value, criterion: Criterion) -> str:
        """Return a product's value at a criterion in words, with its unit."""
        if value.says:
            return value.says
        held = value.value
        if isinstance(held, bool):
            return self("yes") if held else self("no")
        if isinstance(held, str):
            return held
        if criterion.kind == "money":
            one = held if held is None else Decimal(held)
            low, high = (one, one) if one is not None else (value.low, value.high)
            ends = [None if end is None else self.money(end, value.currency) for end in (low, high)]
            return self._range(*ends)
        low, high = self._ends(value)
        return self._measure(low, high, criterion.unit)

    def _ends(self, value: Value) -> tuple[Decimal | None, Decimal | None]:
        if isinstance(value.value, int | Decimal):
            return Decimal(value.value), Decimal(value.value)
        return value.low, value.high

    def _measure(self, low: Decimal | None, high: Decimal | None, unit: str) -> str:
        """Return a number or a range of them with its unit: `25 to 40 years`."""
        if low is not None and high is not None:
            return f"{self._range(self.number(low), self.number(high))} {unit}".strip()
        if low is not None:
            return self("measure.from", low=f"{self.number(low)} {unit}".strip())
        assert high is not None
        return self("measure.to", high=f"{self.number(high)} {unit}".strip())

    def _range(self, low: str | None, high: str | None) -> str:
        if low is not None and high is not None:
            return low if low == high else self("range.both", low=low, high=high)
        if low is not None:
            return self("range.from", low=low)
        assert high is not None
        return self("range.to", high=high)

    def rating(self, rating: MeanRating) -> str:
        """Return a mean rating in words, with the number of reviews behind it."""
        return self(
            "rating.mean",
            value=self.number(rating.value),
            out_of=self.number(rating.out_of),
            n=rating.count,
        )

    def frequency(self, frequency: Frequency | None) -> str:
        """Return how often a problem was seen: count, base and period, or that nobody counted."""
        if frequency is None:
            return self("frequency.not-measured")
        return self(
            "frequency.counted", count=frequency.count, of=frequency.of, period=frequency.period
        )

    def weeks(self, weeks: Weeks) -> str:
        """Return a time in weeks in words."""
        words = self._range(self.number(weeks.low), self.number(weeks.high))
        return self("weeks", weeks=words, n=weeks.high)

    def cell(self, cell: Cell, criterion: Criterion | None) -> str:
        """Return a comparison's cell in words; the unknown is said as unknown."""
        if cell.price is not None:
            return self.price(cell.price, cell.state)
        if cell.rating is not None:
            return self.rating(cell.rating)
        if cell.value is not None and criterion is not None:
            return self.value(cell.value, criterion)
        return self("unknown")


def load_wording(language: str, currency: str, folders: tuple[Path, ...]) -> Wording:
    """Return the words of a language; the first folder that knows a word gives it.

    Raises WordingError if a file of words can't be read, or none is there.
    """
    words: dict[str, Any] = {}
    for name in (FALLBACK_LANGUAGE, language.partition("_")[0], language):
        for folder in reversed(folders):
            path = folder / "locales" / f"{name}.yml"
            if path.is_file():
                document = read_yaml(path, folder)
                if document.findings or not isinstance(document.value, dict):
                    fault = document.findings[0] if document.findings else f"{path}: no words"
                    raise WordingError(str(fault))
                words.update(document.value)
    if not words:
        raise WordingError(f"no words for '{language}' stand in overrides/locales")
    return Wording(language, words, currency)
