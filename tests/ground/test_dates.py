"""The date of a run, and dates as people write and read them."""

from __future__ import annotations

import datetime
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable import dates
from answerable.dates import DateError, date_in_words, iso_date, run_date

UTC = "UTC"


@given(st.dates())
def test_a_date_written_year_month_day_is_that_date(day: date) -> None:
    assert iso_date(day.isoformat()) == day


@pytest.mark.parametrize(
    "written",
    ["", "2026", "2026-11", "24.11.2026", "11/24/2026", "2026-13-01", "2026-02-29", "2026-2-3",
     "20261124", "2026-W48-2", "2026-11-24T10:00", "0000-00-00", "tomorrow", 20261124, None, True,
     ["2026-11-24"], "\u0662\u0660\u0662\u0666-\u0661\u0661-\u0662\u0664"],
)  # fmt: skip
def test_anything_else_is_no_date(written: object) -> None:
    with pytest.raises(ValueError, match=r"is not a (date|day)"):
        iso_date(written)


def test_the_date_asked_for_wins() -> None:
    assert run_date("2026-01-02", {"SOURCE_DATE_EPOCH": "0"}, UTC) == date(2026, 1, 2)


def test_source_date_epoch_comes_before_today() -> None:
    assert run_date(None, {"SOURCE_DATE_EPOCH": "1795521600"}, UTC) == date(2026, 11, 24)


def test_source_date_epoch_is_the_same_day_in_every_time_zone() -> None:
    just_after_midnight = {"SOURCE_DATE_EPOCH": "1795478401"}
    found = {
        run_date(None, just_after_midnight, zone)
        for zone in ("UTC", "Pacific/Kiritimati", "Pacific/Niue", "America/New_York")
    }
    assert found == {date(2026, 11, 24)}


@pytest.mark.parametrize("epoch", ["soon", "1.5", "9" * 30, " ", "1e9"])
def test_an_epoch_that_is_no_number_is_refused_in_words(epoch: str) -> None:
    with pytest.raises(DateError, match="SOURCE_DATE_EPOCH"):
        run_date(None, {"SOURCE_DATE_EPOCH": epoch}, UTC)


def test_an_empty_epoch_counts_as_none() -> None:
    today = datetime.datetime.now(datetime.UTC).date()
    assert abs((run_date(None, {"SOURCE_DATE_EPOCH": ""}, UTC) - today).days) <= 1


def test_a_date_asked_for_that_is_none_is_refused_in_words() -> None:
    with pytest.raises(DateError, match="'soon' is not a date"):
        run_date("soon", {}, UTC)


@pytest.mark.parametrize(
    ("zone", "day"),
    [("Pacific/Kiritimati", date(2026, 11, 25)), ("Pacific/Niue", date(2026, 11, 24))],
)
def test_today_is_the_day_in_the_companys_time_zone(
    monkeypatch: pytest.MonkeyPatch, zone: str, day: date
) -> None:
    class Clock(datetime.datetime):
        """Stands still at noon of November 24, 2026, in Greenwich."""

        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> datetime.datetime:
            return datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC).astimezone(tz)

    monkeypatch.setattr(dates, "datetime", Clock)
    assert run_date(None, {}, zone) == day


@pytest.mark.parametrize(
    ("locale", "words"),
    [("en", "November 24, 2026"), ("de", "24. November 2026"), ("fr", "24 novembre 2026")],
)
def test_a_date_is_written_as_its_readers_write_it(locale: str, words: str) -> None:
    assert date_in_words(date(2026, 11, 24), locale) == words
