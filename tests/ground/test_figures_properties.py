"""Money and dates: exact whatever they are, in words that can be read back, and never a float."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from babel.numbers import parse_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.dates import date_in_words, iso_date, month_in_words
from answerable.money import (
    LARGEST_NUMBER,
    MOST_DECIMALS,
    currency_code,
    decimal_number,
    money_in_words,
    number_in_words,
)
from answerable.reading import parse_yaml

LOCALES = st.sampled_from(["en", "de", "fr", "cs", "en_IN"])
FIGURES = st.decimals(
    -LARGEST_NUMBER, LARGEST_NUMBER, allow_nan=False, allow_infinity=False, places=2
) | st.integers(-(10**15), 10**15).map(Decimal)
DAYS = st.dates(date(1900, 1, 1), date(2999, 12, 31))


def refusal(read: Callable[[Any], object], given: object) -> str:
    """Return why a value is refused, or nothing."""
    try:
        read(given)
    except ValueError as error:
        return str(error)
    return ""


@settings(max_examples=200, deadline=None)
@given(FIGURES)
def test_a_figure_is_read_to_the_digit(figure: Decimal) -> None:
    held = parse_yaml(f"a: {figure:f}", "a.yml").value["a"]
    assert not isinstance(held, float)
    assert decimal_number(held) == figure


@settings(max_examples=200, deadline=None)
@given(FIGURES, LOCALES)
def test_a_number_in_words_is_that_number(figure: Decimal, locale: str) -> None:
    words = number_in_words(figure, locale).replace("\u2212", "-")
    assert parse_decimal(words, locale=locale) == figure


@settings(max_examples=200, deadline=None)
@given(FIGURES, LOCALES, st.sampled_from(["USD", "EUR", "JPY", "CZK"]))
def test_money_in_words_keeps_every_digit(figure: Decimal, locale: str, currency: str) -> None:
    words = money_in_words(figure, currency, locale)
    digits = "".join(sign for sign in words if sign.isdigit())
    whole, _, cents = f"{abs(figure):f}".partition(".")
    assert digits.startswith(whole.lstrip("0") or "0")
    assert digits.removeprefix(whole.lstrip("0") or "0").strip("0") == cents.strip("0")


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=20) | st.floats() | st.booleans() | st.none() | st.decimals())
def test_what_is_no_figure_is_refused_in_words(given: object) -> None:
    if not refusal(decimal_number, given):
        figure = decimal_number(given)
        exponent = figure.as_tuple().exponent
        assert isinstance(exponent, int)
        assert exponent >= -MOST_DECIMALS
        assert abs(figure) <= LARGEST_NUMBER


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=5))
def test_a_currency_is_one_of_the_list_or_refused_in_words(text: str) -> None:
    words = refusal(currency_code, text)
    assert "ISO 4217" in words if words else currency_code(text) == text


@settings(max_examples=200, deadline=None)
@given(DAYS, LOCALES)
def test_a_date_is_read_as_it_is_written_and_its_words_hold_day_and_year(
    day: date, locale: str
) -> None:
    assert iso_date(parse_yaml(f"a: {day.isoformat()}", "a.yml").value["a"]) == day
    words = date_in_words(day, locale)
    assert str(day.day) in words
    assert str(day.year) in words
    assert str(day.year) in month_in_words(day, locale)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=12) | st.from_regex(r"[0-9]{1,5}[-/.][0-9]{1,3}[-/.][0-9]{1,4}"))
def test_what_is_no_date_is_refused_in_words(text: str) -> None:
    words = refusal(iso_date, text)
    assert "is not a" in words if words else iso_date(text).isoformat() == text.strip()


@pytest.mark.parametrize("given", [1.5, float("nan"), float("inf")])
def test_a_float_is_never_a_figure(given: float) -> None:
    with pytest.raises(ValueError, match="is not a number"):
        decimal_number(given)
