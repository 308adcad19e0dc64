"""Money: exact, and in the words of its readers."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.money import (
    LARGEST_NUMBER,
    currency_code,
    decimal_number,
    money_in_words,
    number_in_words,
)

CENTS = st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("amount", "currency", "locale", "words"),
    [
        ("45000", "USD", "en", "$45,000"),
        ("45000.00", "USD", "en", "$45,000"),
        ("45000.5", "USD", "en", "$45,000.50"),
        ("0", "USD", "en", "$0"),
        ("0.05", "USD", "en", "$0.05"),
        ("45000", "EUR", "de", "45.000\xa0€"),
        ("45000.5", "EUR", "de", "45.000,50\xa0€"),
        ("45000", "CHF", "de_CH", "CHF\xa045\u2019000"),
        ("1234567", "INR", "hi", "₹12,34,567"),
        ("45000", "JPY", "ja", "\uffe545,000"),
        ("45000", "GBP", "en_GB", "£45,000"),
        ("1.234", "KWD", "en", "KWD1.234"),
        ("1000000000000000", "USD", "en", "$1,000,000,000,000,000"),
    ],
)
def test_an_amount_is_written_as_its_readers_write_it(
    amount: str, currency: str, locale: str, words: str
) -> None:
    assert money_in_words(Decimal(amount), currency, locale) == words


@given(CENTS)
def test_the_words_hold_every_cent(amount: Decimal) -> None:
    words = money_in_words(amount, "USD", "en")
    assert Decimal(words.replace("$", "").replace(",", "")) == amount


@given(CENTS)
def test_german_words_hold_every_cent(amount: Decimal) -> None:
    words = money_in_words(amount, "EUR", "de").replace("\xa0€", "")
    assert Decimal(words.replace(".", "").replace(",", ".")) == amount


@pytest.mark.parametrize("amount", ["0.125", "0.004", "1234.5678", "28119.125"])
def test_parts_of_a_cent_are_not_rounded_away(amount: str) -> None:
    words = money_in_words(Decimal(amount), "USD", "en")
    assert Decimal(words.replace("$", "").replace(",", "")) == Decimal(amount)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=6))
def test_a_number_in_words_keeps_every_digit(number: Decimal) -> None:
    words = number_in_words(number, "en")
    assert Decimal(re.sub("[,\u2212]", lambda m: "" if m.group() == "," else "-", words)) == number


@pytest.mark.parametrize("amount", ["-0", "-0.0", "0e5"])
def test_nothing_is_written_without_a_sign(amount: str) -> None:
    assert money_in_words(Decimal(amount), "USD", "en") == "$0"


@pytest.mark.parametrize("written", ["USD", "EUR", "CHF", "JPY"])
def test_currencies_in_use_are_currencies(written: str) -> None:
    assert currency_code(written) == written


@pytest.mark.parametrize(
    "written", ["USS", "DEM", "usd", "$", "", "Dollar", "XXX", "XTS", None, 840, ["USD"], "US D"]
)
def test_anything_that_nobody_can_pay_in_is_no_currency(written: object) -> None:
    with pytest.raises(ValueError, match="is not a currency of ISO 4217"):
        currency_code(written)


@pytest.mark.parametrize(
    "given_",
    [
        "45,000",
        "45000",
        "",
        None,
        True,
        1.5,
        [1],
        Decimal("NaN"),
        Decimal("Infinity"),
        LARGEST_NUMBER + 1,
        Decimal("1e999999"),
    ],
)
def test_what_is_no_exact_number_is_refused(given_: object) -> None:
    with pytest.raises(ValueError, match=r"is not a number|is too large"):
        decimal_number(given_)


def test_a_refusal_of_a_huge_number_is_short() -> None:
    with pytest.raises(ValueError, match="too large") as refusal:
        decimal_number(10**4000)
    assert len(str(refusal.value)) < 200


def test_a_number_with_endless_decimals_is_refused() -> None:
    with pytest.raises(ValueError, match="number"):
        decimal_number(Decimal("1e-999999"))
