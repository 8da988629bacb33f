"""Days off: what they keep, what they cannot mend, and that the past stays as it was."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.day_ranges import DayRange
from bot.core.days_off import (
    MAX_REST_DAYS,
    DaysOff,
    Holiday,
    PersonCalendar,
    RestRule,
    ServerCalendar,
    Vacation,
    days_of_year,
    held_holidays,
    newest_date,
    overfull_year,
)
from bot.core.excused_days import ExcusedDays
from bot.core.streaks import OFF, Day, day_for, reached_since, streak
from bot.core.zones import local_day

START = date(2026, 1, 5)
"""A Monday."""
HERE, THERE = 700, 701
WEEKEND = frozenset({5, 6})


def day(number: int) -> date:
    return START + timedelta(days=number)


def off_on(*days: date) -> dict[date, Day]:
    return dict.fromkeys(days, Day.VACATION)


KEPT = st.sets(st.integers(0, 60)).map(lambda numbers: sorted(map(day, numbers)))
WEEKDAYS = st.frozensets(st.integers(0, 6), max_size=MAX_REST_DAYS)
RULES = st.lists(
    st.tuples(st.integers(-30, 60), st.none() | WEEKDAYS), max_size=6, unique_by=lambda r: r[0]
).map(lambda rules: [RestRule(day(since), weekdays) for since, weekdays in sorted(rules, key=lambda r: r[0])])
RANGES = st.tuples(st.integers(0, 70), st.integers(0, 12)).map(
    lambda pair: DayRange(day(pair[0]), day(sum(pair)))
)
HOLIDAYS = st.lists(st.tuples(RANGES, st.booleans(), st.none() | st.integers(0, 80)), max_size=4).map(
    lambda found: [
        Holiday(number, "", days, yearly, None if ended is None else day(ended))
        for number, (days, yearly, ended) in enumerate(found)
    ]
)


@given(KEPT, st.integers(0, 61), st.integers(1, 30))
def test_the_run_and_the_freezes_that_go_into_days_off_come_out_of_them(
    kept: list[date], first: int, length: int
) -> None:
    before = [each for each in kept if each < day(first)]
    off = off_on(*(day(first + number) for number in range(length)))
    on_the_eve = streak(before, day(first), excused=off.get)
    afterwards = streak(before, day(first + length), excused=off.get)
    assert (afterwards.current, afterwards.freezes) == (on_the_eve.current, on_the_eve.freezes)
    assert afterwards.longest == on_the_eve.longest


@given(KEPT, st.sets(st.integers(0, 60)), st.integers(0, 70))
def test_a_day_off_more_shortens_nothing_of_a_run_that_goes_on(
    kept: list[date], numbers: set[int], today: int
) -> None:
    more = off_on(*map(day, numbers))
    without, with_more = streak(kept, day(today)), streak(kept, day(today), excused=more.get)
    if Day.MISSED not in without.calendar.values():
        assert with_more.current == without.current
        assert with_more.freezes >= without.freezes
    assert with_more.current >= 0
    for each, state in without.calendar.items():
        assert (with_more.calendar[each] is Day.DONE) == (state is Day.DONE), "an answer counts on any day"


@given(KEPT, st.integers(0, 60), st.integers(0, 70))
def test_the_run_that_a_day_off_saves_is_the_longer_one_until_it_ends(
    kept: list[date], off: int, today: int
) -> None:
    """Afterwards it may lose what the other has: a freeze comes with each seventh day of a run, so they come apart."""
    saved = off_on(day(off))
    without, with_it = streak(kept, day(today)), streak(kept, day(today), excused=saved.get)
    later = [state for each, state in with_it.calendar.items() if each > day(off)]
    if Day.MISSED not in later:
        assert with_it.current >= without.current
        assert with_it.longest >= without.longest


def test_two_runs_that_came_apart_may_end_on_different_days() -> None:
    """The price of freezes that come with each seventh day and are two at most: decision 19 tells it."""
    kept = [
        day(number) for first, last in ((0, 3), (4, 22), (23, 26), (28, 45)) for number in range(first, last)
    ]
    without, saved = streak(kept, day(44)), streak(kept, day(44), excused=off_on(day(3)).get)
    assert (without.current, saved.current) == (38, 17)
    assert saved.calendar[day(27)] is Day.MISSED


def test_today_off_needs_no_answer_and_takes_one() -> None:
    kept = [day(0), day(1)]
    today = streak(kept, day(2), excused=off_on(day(2)).get)
    assert (today.current, today.at_risk, today.today_off) == (2, False, Day.VACATION)
    answered = streak([*kept, day(2)], day(2), excused=off_on(day(2)).get)
    assert (answered.current, answered.today_done, answered.today_off) == (3, True, None)
    down = streak(kept, day(2), excused=lambda _: Day.EXCUSED)
    assert (down.at_risk, down.today_off) == (True, None), "the bot is back, so it can be answered"


def test_after_midnight_an_answer_is_the_new_days_where_the_old_one_was_off() -> None:
    kept = [day(0), day(1)]
    night = datetime(2026, 1, 8, 1, tzinfo=UTC)
    assert day_for(night, "UTC", kept) == day(2)
    assert day_for(night, "UTC", kept, off_on(day(2)).get) == day(3)


def test_periods_of_a_leaderboard_go_through_days_off() -> None:
    known = streak([day(0), day(1), day(4)], day(4), excused=off_on(day(2), day(3)).get)
    assert set(reached_since(known, day(0)).values()) == {1, 2, 3}
    assert known.current == 3


@given(RULES, RULES, st.integers(-10, 70))
def test_a_week_has_three_rest_days_at_most_whatever_the_rules_become(
    own: list[RestRule], servers: list[RestRule], kept: int
) -> None:
    calendar = ServerCalendar([RestRule(each.since, each.weekdays or frozenset()) for each in servers])
    off = DaysOff(PersonCalendar(own), {HERE: calendar}, {day(-40): HERE, day(kept): THERE})
    for week in range(-4, 10):
        days = [day(7 * week + number) for number in range(7)]
        resting = [each for each in days if off(each) is Day.REST]
        assert len(resting) <= MAX_REST_DAYS
        assert resting == [each for each in days if each.weekday() in off.weekdays_on(each)][:MAX_REST_DAYS]


@given(RULES, st.none() | WEEKDAYS, RANGES, st.integers(0, 60))
def test_what_is_set_today_changes_no_day_before(
    rules: list[RestRule], chosen: frozenset[int] | None, away: DayRange, number: int
) -> None:
    today = day(number)
    servers = {HERE: ServerCalendar([RestRule(day(-30), WEEKEND)])}
    kept_in = {day(-31): HERE}
    before = DaysOff(PersonCalendar(rules), servers, kept_in)
    since = [*(rule for rule in rules if rule.since < today), RestRule(today, chosen)]
    vacations = [Vacation(1, away)] if away.first >= today else []
    after = DaysOff(PersonCalendar(since, vacations), servers, kept_in)
    past = [day(each) for each in range(-30, number)]
    assert [after(each) for each in past] == [before(each) for each in past]


@given(HOLIDAYS, st.integers(0, 400))
def test_a_holiday_is_off_on_its_days_and_on_those_of_each_year_that_follows(
    holidays: list[Holiday], number: int
) -> None:
    for each in holidays:
        today = day(number)
        years = range(each.days.first.year, today.year + 1)
        wanted = any(
            first.replace(year=year) <= today <= first.replace(year=year) + (each.days.last - first)
            for first in [each.days.first]
            for year in (years if each.yearly else years[:1])
        )
        assert each.has(today) == (wanted and (each.ended is None or today < each.ended))
        coming = each.next_days(today)
        if each.has(today):
            assert coming is not None
            assert today in coming


def test_yearly_over_new_year_and_on_a_leap_day() -> None:
    turn = Holiday(1, "", DayRange(date(2026, 12, 30), date(2027, 1, 2)), yearly=True)
    off = [date(2026, 12, 30), date(2027, 1, 2), date(2027, 12, 31), date(2030, 1, 1)]
    assert all(map(turn.has, off))
    assert not any(map(turn.has, [date(2026, 1, 1), date(2027, 1, 3), date(2027, 12, 29)]))
    leap = Holiday(2, "", DayRange(date(2028, 2, 29), date(2028, 2, 29)), yearly=True)
    assert [leap.has(date(2028, 2, 29)), leap.has(date(2029, 3, 1)), leap.has(date(2032, 2, 29))] == [
        True,
        False,
        True,
    ]
    assert leap.next_days(date(2028, 3, 1)) == DayRange(date(2032, 2, 29), date(2032, 2, 29))


def test_the_days_off_count_of_the_server_where_the_streak_was_kept_before() -> None:
    christmas = Holiday(1, "Christmas", DayRange(day(5), day(5)))
    servers = {
        HERE: ServerCalendar((), [christmas]),
        THERE: ServerCalendar([RestRule(day(0), frozenset({3}))]),
    }
    assert DaysOff(servers=servers, kept_in={day(4): HERE})(day(5)) is Day.HOLIDAY
    assert DaysOff(servers=servers, kept_in={day(3): HERE, day(4): THERE})(day(5)) is None
    assert DaysOff(servers=servers, kept_in={day(3): HERE, day(4): 0})(day(5)) is Day.HOLIDAY, (
        "a direct message"
    )
    assert DaysOff(servers=servers, kept_in={day(5): HERE})(day(5)) is None, "from the day after"
    assert DaysOff(servers=servers, kept_in={day(0): THERE})(day(3)) is Day.REST
    assert DaysOff(servers=servers)(day(5)) is None


def test_own_weekdays_take_the_place_of_the_servers_until_they_are_given_back() -> None:
    servers = {HERE: ServerCalendar([RestRule(day(0), WEEKEND)])}
    rules = [RestRule(day(7), frozenset({2})), RestRule(day(14), frozenset()), RestRule(day(21), None)]
    off = DaysOff(PersonCalendar(rules), servers, {day(-1): HERE})
    resting = [number for number in range(28) if off(day(number)) is Day.REST]
    assert resting == [5, 6, 9, 26, 27]


def test_a_day_that_is_off_for_several_reasons_is_called_by_the_rarest() -> None:
    servers = {HERE: ServerCalendar([RestRule(day(0), WEEKEND)], [Holiday(1, "", DayRange(day(5), day(6)))])}
    own = PersonCalendar((), [Vacation(1, DayRange(day(6), day(7)))])
    off = ExcusedDays("UTC", off=DaysOff(own, servers, {day(0): HERE}))
    assert [off(day(number)) for number in (5, 6, 7, 8, 12)] == [
        *(Day.HOLIDAY, Day.VACATION, Day.VACATION, None, Day.REST)
    ]
    assert {Day.REST, Day.HOLIDAY, Day.VACATION} == OFF


@given(st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)), st.integers(-12, 14))  # noqa: DTZ001
def test_from_the_newest_date_on_no_clock_on_earth_is_past_a_day(now: datetime, hours: int) -> None:
    here = (now + timedelta(hours=hours)).date()
    assert here <= newest_date(now) <= here + timedelta(days=2)


def test_the_newest_date_is_that_of_the_line_islands() -> None:
    """The easternmost clocks, Pacific/Kiritimati, are fourteen hours before UTC, the whole year."""
    morning = datetime(2026, 3, 2, 10, tzinfo=UTC)
    assert newest_date(morning) == local_day(morning, "Pacific/Kiritimati") == date(2026, 3, 3)
    assert newest_date(morning - timedelta(seconds=1)) == date(2026, 3, 2)


@pytest.mark.parametrize(("most", "year"), [(3, 2026), (4, None)])
def test_days_of_a_year_are_counted_once_however_often_they_are_named(most: int, year: int | None) -> None:
    ranges = [
        DayRange(date(2026, 12, 28), date(2027, 1, 1)),
        DayRange(date(2026, 12, 29), date(2026, 12, 30)),
    ]
    assert days_of_year(ranges) == {2026: 4, 2027: 1}
    assert overfull_year(ranges, most) == year


def test_removed_holidays_keep_the_days_that_they_had() -> None:
    week = Holiday(1, "", DayRange(date(2026, 12, 28), date(2027, 1, 3)), ended=date(2027, 1, 1))
    yearly = Holiday(2, "", DayRange(date(2026, 5, 1), date(2026, 5, 1)), yearly=True, ended=date(2027, 1, 1))
    assert days_of_year(held_holidays([week, yearly], [2026, 2027, 2028])) == {2026: 5}
    assert week.next_days(date(2027, 1, 1)) is None
    assert yearly.next_days(date(2026, 5, 2)) is None
