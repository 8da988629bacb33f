"""Streaks of local dates, over clock changes, travel, leap days and the turn of the year."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.streaks import streak
from bot.core.zones import local_day, zone_names

TODAY = date(2026, 3, 2)
DAY = timedelta(days=1)

week = st.sets(st.integers(-6, 0))
"""Days counted from today: no run among them is long enough to have earned a freeze before a gap."""
months = st.sets(st.integers(-40, 2))


def on(numbers: set[int] | list[int] | range, today: date = TODAY) -> list[date]:
    return [today + n * DAY for n in numbers]


def run_ending(days: list[date], last: date) -> int:
    """How many days in a row up to `last` are there, counted one by one."""
    count = 0
    while last - count * DAY in days:
        count += 1
    return count


@given(week)
def test_the_streak_is_what_a_person_would_count(numbers: set[int]) -> None:
    days = on(numbers)
    seen = streak(days, TODAY)
    assert seen.today_done == (TODAY in days)
    assert seen.current == run_ending(days, TODAY if seen.today_done else TODAY - DAY)
    assert seen.longest == max((run_ending(days, day) for day in days), default=0)
    assert seen.at_risk == (seen.current > 0 and TODAY not in days)


@given(st.lists(st.integers(-12, 0), max_size=20))
def test_a_day_counts_once_however_often_and_in_whatever_order(numbers: list[int]) -> None:
    assert streak(on(numbers), TODAY) == streak(on(sorted(set(numbers))), TODAY)


@given(st.sets(st.integers(-40, 0)))
def test_an_answer_today_adds_exactly_one_and_only_once(numbers: set[int]) -> None:
    before, after = streak(on(numbers), TODAY), streak([*on(numbers), TODAY], TODAY)
    assert after.today_done
    assert after.current == before.current + (not before.today_done)
    assert after.longest >= before.longest


@given(months, st.integers(-2, 0))
@example({-1, 0}, -1)  # a run up to today, seen from a zone where it is still yesterday
@example({-1, 1}, 0)  # a day was missed: going west must not fill it in
def test_the_longest_run_is_the_same_from_every_zone(numbers: set[int], shift: int) -> None:
    """Stored days do not change when a member moves: nor may the record they make."""
    here = streak(on(numbers), TODAY + 2 * DAY).longest
    assert streak(on(numbers), TODAY + shift * DAY).longest == here


@given(months)
@example({-1, 1})  # told that today is done, a member who went west loses the run by believing it
def test_a_day_that_is_done_keeps_the_run_through_tomorrow(numbers: set[int]) -> None:
    today, tomorrow = streak(on(numbers), TODAY), streak(on(numbers), TODAY + DAY)
    if today.today_done:
        assert tomorrow.current >= today.current


def test_nothing_yet() -> None:
    seen = streak([], TODAY)
    assert (seen.current, seen.longest, seen.today_done, seen.at_risk) == (0, 0, False, False)


def test_today_is_open_until_it_ends() -> None:
    days = on([-3, -2, -1])
    today, tomorrow = streak(days, TODAY), streak(days, TODAY + DAY)
    assert (today.current, today.longest, today.today_done, today.at_risk) == (3, 3, False, True)
    assert (tomorrow.current, tomorrow.longest, tomorrow.at_risk) == (0, 3, False)


def test_going_west_keeps_the_run_and_the_day_that_was_answered_early() -> None:
    seen = streak(on([-2, -1, 0, 1]), TODAY)
    assert (seen.current, seen.today_done) == (4, True)


def test_going_east_over_a_date_that_was_answered_keeps_the_run() -> None:
    assert streak(on([-2, -1, 0]), TODAY + DAY).current == 3


@pytest.mark.parametrize(
    "today", [date(2028, 2, 29), date(2028, 3, 1), date(2027, 3, 1), date(2027, 1, 1), date(2100, 3, 1)]
)
def test_leap_days_and_the_turn_of_the_year_break_nothing(today: date) -> None:
    assert streak(on(range(-3, 1), today), today).current == 4
    assert streak(on([-3, -2, 0], today), today).current == 1


@given(
    st.sampled_from(zone_names()),
    st.dates(date(2023, 1, 1), date(2035, 1, 1)),
    st.lists(st.times(), min_size=2, max_size=10),
)
@example("Australia/Lord_Howe", date(2026, 4, 3), [time(23, 59), time(0, 0), time(2, 0), time(23, 59)])
@example("America/New_York", date(2026, 10, 30), [time(1, 30)] * 5)
@example("Asia/Kathmandu", date(2028, 2, 27), [time(0, 0)] * 4)
def test_one_answer_on_each_local_day_is_a_streak_in_every_zone(
    zone: str, first: date, times: list[time]
) -> None:
    """A day of 23, 24.5 or 25 hours is one day."""
    instants = [
        datetime.combine(first + n * DAY, at, ZoneInfo(zone)).astimezone(UTC) for n, at in enumerate(times)
    ]
    days = [local_day(instant, zone) for instant in instants]
    last = first + (len(times) - 1) * DAY
    seen = streak(days, last)
    assert (seen.current, seen.longest, seen.today_done) == (len(times), len(times), True)


@given(st.integers(1_672_531_200, 2_051_222_400), st.sampled_from(zone_names()))
def test_answers_within_a_local_day_and_night_make_two_days_at_most(start: int, zone: str) -> None:
    instants = [datetime.fromtimestamp(start, UTC) + timedelta(hours=n) for n in range(20)]
    days = [local_day(instant, zone) for instant in instants]
    assert days == sorted(days)
    assert streak(days, days[-1]).current == len(set(days)) <= 2
