"""Money and numbers: exact decimals, ISO 4217 currencies, words by locale."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any

from babel import Locale
from babel.core import get_global
from babel.numbers import format_currency, format_decimal
from pydantic import AfterValidator, BeforeValidator

from answerable.ids import suggestion

LARGEST_NUMBER = Decimal(10) ** 15
"""Above this a figure is a slip of the keyboard in any currency."""

WORDS_KEPT = 10_000
"""How many figures' words are kept, since the same few stand on many pages."""

MOST_DECIMALS = 6
"""More digits behind the point than this are the rest of a division, not a figure."""

_CURRENCIES = frozenset(
    code
    for entries in get_global("territory_currencies").values()
    for code, _, end, is_tender in entries
    if is_tender and end is None
)
"""Currencies that people can pay in somewhere; ISO 4217 lists funds and test codes besides."""


def currency_code(value: Any) -> str:
    """Return `value` if it is a currency of ISO 4217; raises ValueError if not."""
    if not isinstance(value, str) or value not in _CURRENCIES:
        hint = suggestion(str(value).upper(), _CURRENCIES)
        raise ValueError(f"'{value}' is not a currency of ISO 4217{hint or ', like USD'}")
    return value


def decimal_number(value: Any) -> Decimal:
    """Return `value` as an exact number; raises ValueError for text, since `45,000` is unclear."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ValueError(
            f"'{value}' is not a number; write digits only, with a point before decimals,"
            " like 45000 or 12.5"
        )
    number = Decimal(value)
    if not number.is_finite() or abs(number) > LARGEST_NUMBER:
        raise ValueError(f"{_brief(value)} is too large to be a figure")
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -MOST_DECIMALS:
        raise ValueError(
            f"{_brief(value)} is a number with too many decimals; round it to {MOST_DECIMALS}"
        )
    return number


def _brief(value: int | Decimal) -> str:
    text = str(value)
    return f"{text[:20]}…" if len(text) > 20 else text


def _not_negative(value: Decimal) -> Decimal:
    if value < 0:
        raise ValueError(f"{value} is below zero; an amount of money here is never negative")
    return value


def _not_grouped(value: Decimal) -> Decimal:
    """Return an amount, unless its point groups thousands as in German: 19.000, 4.250."""
    _, digits, exponent = value.as_tuple()
    if exponent == -3 and digits[-1] == 0 and value >= 1:
        thousands = f"{value:f}".replace(".", "")
        raise ValueError(
            f"{value} has a point before three digits; write {thousands} if it parts thousands,"
            f" or {value.normalize():f} if it doesn't"
        )
    return value


Currency = Annotated[str, BeforeValidator(currency_code)]
Number = Annotated[Decimal, BeforeValidator(decimal_number)]
Amount = Annotated[Number, AfterValidator(_not_negative), AfterValidator(_not_grouped)]


@lru_cache(WORDS_KEPT)
def money_in_words(amount: Decimal, currency: str, locale: str) -> str:
    """Return an amount as people of the locale write it, without cents if there are none."""
    amount = _without_sign_of_nothing(amount)
    if amount != amount.to_integral_value():
        return format_currency(amount, currency, locale=locale, decimal_quantization=False)
    pattern = Locale.parse(locale).currency_formats["standard"].pattern
    return format_currency(
        amount, currency, format=_without_cents(pattern), currency_digits=False, locale=locale
    )


def _without_cents(pattern: str) -> str:
    return pattern.replace(".00", "")


@lru_cache(WORDS_KEPT)
def number_in_words(number: Decimal, locale: str) -> str:
    """Return a number as people of the locale write it: `1,234.5` or `1.234,5`."""
    number = _without_sign_of_nothing(number)
    return format_decimal(number, locale=locale, decimal_quantization=False)


def _without_sign_of_nothing(number: Decimal) -> Decimal:
    return number if number else abs(number)
