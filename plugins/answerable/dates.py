"""Dates: the date of a run, and dates as people write and read them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.dates import format_date, format_skeleton
from pydantic import BeforeValidator

from answerable.findings import AnswerableError

WORDS_KEPT = 10_000
"""How many dates' words are kept, since the same few stand on many pages."""

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class DateError(AnswerableError):
    """The date of a run that was asked for is not a date."""


def iso_date(value: Any) -> date:
    """Return the date that `value` writes as YYYY-MM-DD.

    Raises ValueError with words for people: no other form is read, because 08/12/2026 is August
    here and December there.
    """
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str) or not _ISO_DATE.fullmatch(value.strip()):
        raise ValueError(f"'{value}' is not a date; write year-month-day, like 2026-11-24")
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        raise ValueError(f"'{value}' is not a day of the calendar") from None


Date = Annotated[date, BeforeValidator(iso_date)]


def _zone(name: Any) -> str:
    if not isinstance(name, str):
        raise ValueError(f"'{name}' is not a time zone; write one like Europe/Berlin")
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"'{name}' is not a time zone; write one like Europe/Berlin") from None
    return name


TimeZone = Annotated[str, BeforeValidator(_zone)]


def run_date(asked: str | None, environ: Mapping[str, str], time_zone: str) -> date:
    """Return the date of a run: the one asked for, else SOURCE_DATE_EPOCH, else today there.

    Raises DateError if the date that was asked for, or SOURCE_DATE_EPOCH, can't be read.
    Source of the variable: https://reproducible-builds.org/specs/source-date-epoch/
    """
    if asked:
        try:
            return iso_date(asked)
        except ValueError as error:
            raise DateError(str(error)) from None
    if epoch := environ.get("SOURCE_DATE_EPOCH"):
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError):
            raise DateError(
                f"SOURCE_DATE_EPOCH is '{epoch}', but must be whole seconds since 1970"
            ) from None
    return datetime.now(ZoneInfo(time_zone)).date()


@lru_cache(WORDS_KEPT)
def date_in_words(day: date, locale: str) -> str:
    """Return a date as people of the locale write it in a sentence: `November 24, 2026`."""
    return format_date(day, format="long", locale=locale)


@lru_cache(WORDS_KEPT)
def month_in_words(day: date, locale: str) -> str:
    """Return a date's month and year in the locale's short form: `Nov 2026`, `2026年11月`."""
    return format_skeleton("yMMM", day, locale=locale)
