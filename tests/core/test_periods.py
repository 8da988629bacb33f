"""Leaderboard keys, at the edges of weeks, months and years."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.periods import Period

days = st.dates(date(1970, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 11, 24), "2026-W48"),
        (date(2024, 12, 29), "2024-W52"),
        (date(2024, 12, 30), "2025-W01"),  # a Monday: its week has most of its days in the next year
        (date(2021, 1, 3), "2020-W53"),  # a Sunday of a 53-week year's last week
        (date(2021, 1, 4), "2021-W01"),
        (date(2026, 12, 31), "2026-W53"),
        (date(2027, 1, 1), "2026-W53"),
    ],
)
def test_an_iso_week_keeps_its_own_year(day: date, week: str) -> None:
    assert Period.WEEK.key(day) == week


def test_the_keys_of_a_day() -> None:
    day = date(2026, 2, 3)
    assert [period.key(day) for period in Period] == ["2026-02-03", "2026-W06", "2026-02", "all"]


@given(days)
def test_a_week_is_the_seven_days_from_monday(day: date) -> None:
    monday = day - timedelta(days=day.weekday())
    assert {Period.WEEK.key(monday + timedelta(days=n)) for n in range(7)} == {Period.WEEK.key(day)}
    assert Period.WEEK.key(monday - timedelta(days=1)) < Period.WEEK.key(day)


@given(days, days)
def test_periods_are_never_confused(one: date, other: date) -> None:
    keys = [period.key(one) for period in Period]
    assert len(set(keys)) == len(keys)
    assert max(map(len, keys)) <= 16  # the column's width
    assert (Period.TODAY.key(one) == Period.TODAY.key(other)) == (one == other)
    same_month = (one.year, one.month) == (other.year, other.month)
    assert (Period.MONTH.key(one) == Period.MONTH.key(other)) == same_month
