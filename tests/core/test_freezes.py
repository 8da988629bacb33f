"""Freezes, grace and excused days: what bridges a gap, and what never does."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.excused_days import DailyRecord, ExcusedDays, Move
from bot.core.streaks import DAYS_A_FREEZE, MAX_FREEZES, Day, day_for, streak

START = date(2026, 1, 1)


def on(*numbers: int) -> list[date]:
    return [START + timedelta(days=number) for number in numbers]


DAYS = st.sets(st.integers(0, 80)).map(lambda numbers: on(*numbers))


@given(DAYS, st.integers(0, 90))
def test_freezes_are_never_negative_nor_above_two_and_runs_never_longer_than_their_days(
    days: list[date], today: int
) -> None:
    seen = streak(days, START + timedelta(days=today))
    assert 0 <= seen.freezes <= MAX_FREEZES
    assert 0 <= seen.current <= seen.longest <= len(days)
    assert sum(state is Day.DONE for state in seen.calendar.values()) == len(set(days))


@given(DAYS, st.integers(0, 90), st.integers(0, 90))
def test_one_more_day_never_shortens_the_longest_run(days: list[date], today: int, more: int) -> None:
    at = START + timedelta(days=max(today, more))
    assert streak([*days, START + timedelta(days=more)], at).longest >= streak(days, at).longest


@given(DAYS, st.integers(0, 90))
def test_excusing_every_gap_breaks_nothing(days: list[date], today: int) -> None:
    at = START + timedelta(days=today)
    assert streak(days, at, excused=lambda _day: Day.EXCUSED).current == len(set(days))


@given(DAYS, st.integers(0, 80))
def test_an_excused_day_costs_no_freeze(days: list[date], gap: int) -> None:
    at, free = START + timedelta(days=90), START + timedelta(days=gap)
    with_excuse = streak(days, at, excused=lambda day: Day.EXCUSED if day == free else None)
    assert with_excuse.calendar.get(free) is not Day.FROZEN
    if not any(state is Day.MISSED and day > free for day, state in with_excuse.calendar.items()):
        assert with_excuse.longest >= streak(days, at).longest


@pytest.mark.parametrize(
    ("length", "freezes", "to_freeze"),
    [(1, 0, 6), (6, 0, 1), (7, 1, 7), (8, 1, 6), (13, 1, 1), (14, 2, 7), (20, 2, 1), (21, 2, 7)],
)
def test_every_seventh_day_of_a_run_earns_a_freeze_up_to_two(
    length: int, freezes: int, to_freeze: int
) -> None:
    seen = streak(on(*range(length)), on(length - 1)[0])
    assert (seen.current, seen.freezes, seen.days_to_freeze) == (length, freezes, to_freeze)


def test_a_week_earns_a_freeze_that_stands_in_by_itself_and_shows() -> None:
    week = on(*range(7))
    assert streak(week, START + timedelta(days=6)).freezes == 1
    gap = streak([*week, START + timedelta(days=8)], START + timedelta(days=8))
    assert gap.calendar[START + timedelta(days=7)] is Day.FROZEN
    assert (gap.current, gap.freezes) == (8, 0)
    lost = streak(week, START + timedelta(days=9))
    assert lost.current == 0
    assert lost.longest == 7


def test_a_freeze_waits_until_the_day_is_really_over() -> None:
    week, tomorrow = on(*range(7)), START + timedelta(days=8)
    within_grace = streak(week, tomorrow, open_since=START + timedelta(days=7))
    assert within_grace.freezes == 1
    assert within_grace.calendar[START + timedelta(days=7)] is Day.OPEN


def at(hour: int, minute: int = 0, day: int = 11) -> datetime:
    return datetime(2026, 1, day, hour, minute, tzinfo=UTC)


def test_a_late_night_saves_yesterday_only_where_a_run_is_at_stake() -> None:
    run = on(7, 8)  # 8 and 9 January; the 10th is open
    assert day_for(at(2, 59), "UTC", run) == date(2026, 1, 10)
    assert day_for(at(3, 0), "UTC", run) == date(2026, 1, 11)
    assert day_for(at(1), "UTC", []) == date(2026, 1, 11)
    assert day_for(at(1), "UTC", on(9)) == date(2026, 1, 11), "the 10th is done already"
    assert day_for(at(1), "UTC", on(1)) == date(2026, 1, 11), "that run is lost anyway"


@given(DAYS, st.datetimes(datetime(2026, 1, 1), datetime(2026, 3, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_an_answer_counts_for_today_or_yesterday_and_no_day_twice(days: list[date], now: datetime) -> None:
    past = [day for day in days if day < now.date()]
    day = day_for(now, "UTC", past)
    assert day in (now.date(), now.date() - timedelta(days=1))
    assert day not in past


def test_only_a_long_outage_excuses_a_day() -> None:
    down = [(at(20, day=10), at(6, day=11)), (at(9, day=13), at(9, 30, day=13))]
    excused_days = ExcusedDays("UTC", down)
    assert not excused_days(date(2026, 1, 10))  # four hours
    assert excused_days(date(2026, 1, 11))  # six
    assert not excused_days(date(2026, 1, 13))
    away = ExcusedDays("Pacific/Auckland", [(at(11, day=10), at(11, day=12))])
    assert [away(date(2026, 1, day)) for day in (10, 11, 12, 13)] == [None, Day.EXCUSED, Day.EXCUSED, None]


def came(
    *days: int, weekdays: Iterable[int] = range(7), failed: Iterable[int] = (), removed: bool = False
) -> DailyRecord:
    """A schedule whose questions came at noon of these days of January."""
    bad = frozenset(date(2026, 1, day) for day in failed)
    return DailyRecord(frozenset(weekdays), bad, [at(12, day=day) for day in days], removed=removed)


def test_a_daily_question_that_did_not_come_excuses_those_who_live_from_it_alone() -> None:
    record = {1: came(5, 6, 8, 9, weekdays=range(5), failed=[7])}
    only = dict.fromkeys((date(2026, 1, 5), date(2026, 1, 6)), 1)
    assert ExcusedDays("UTC", (), only, record)(date(2026, 1, 7)), "it failed"
    assert ExcusedDays("UTC", (), only, record)(date(2026, 1, 10)), "Saturday is none of its days"
    assert not ExcusedDays("UTC", (), only, record)(date(2026, 1, 8))
    mixed = {**only, date(2026, 1, 6): None}
    assert not ExcusedDays("UTC", (), mixed, record)(date(2026, 1, 7)), "they play quizzes too"
    two = {date(2026, 1, 5): 1, date(2026, 1, 6): 2}
    both = {**record, 2: came(5, 6, 7)}
    assert not ExcusedDays("UTC", (), two, both)(date(2026, 1, 7)), "the other one came"


def test_a_day_without_a_question_is_excused_whatever_the_schedule_says_of_it() -> None:
    """It was paused, or set to an earlier time on a day whose post was to come, or is paused still."""
    only = dict.fromkeys((date(2026, 1, 5), date(2026, 1, 6)), 1)
    for removed, excused in ((False, [7, 10, 11]), (True, [7])):
        excused_days = ExcusedDays("UTC", (), only, {1: came(5, 6, 8, 9, removed=removed)})
        assert [day for day in range(7, 12) if excused_days(date(2026, 1, day))] == excused


def test_a_question_came_on_the_day_that_it_was_where_the_member_lives() -> None:
    """From 09:00 in Kiritimati, on the 6th, to 09:00 in Honolulu, on the 6th: two days later."""
    asked = [at(19, day=4), at(19, day=5), at(19, day=7)]
    record = {1: DailyRecord(frozenset(range(7)), frozenset(), asked)}
    only = {date(2026, 1, 4): 1}
    assert [day for day in (5, 6, 7) if ExcusedDays("UTC", (), only, record)(date(2026, 1, day))] == [6]
    assert [
        day for day in (5, 6, 7, 8) if ExcusedDays("Asia/Tokyo", (), only, record)(date(2026, 1, day))
    ] == [7]


@pytest.mark.parametrize(
    ("move", "passed_over"),
    [
        (Move(date(2026, 1, 5), at(19, day=5), "Pacific/Honolulu", "Pacific/Kiritimati"), [6]),
        (Move(date(2026, 1, 5), at(19, day=5), "Pacific/Honolulu", None), [6]),  # to that of now
        (Move(date(2026, 1, 5), at(9, 30, day=5), "UTC", "Pacific/Kiritimati"), []),
        (Move(date(2026, 1, 5), at(19, day=5), "Pacific/Kiritimati", "Pacific/Honolulu"), []),
        (Move(date(2026, 1, 5), at(1, day=6), "Europe/Paris", "Europe/Berlin"), []),  # in the grace
        (Move(date(2026, 1, 5), at(1, day=6), "UTC", "Pacific/Kiritimati"), [6]),
        (Move(date(2026, 1, 5), at(12, day=6), "Pacific/Kiritimati", "Pacific/Kiritimati"), []),
    ],
    ids=["east", "until-now", "early", "west", "same-clock", "grace-east", "no-move"],
)
def test_a_date_that_a_change_of_zone_passes_over_is_excused(move: Move, passed_over: list[int]) -> None:
    excused_days = ExcusedDays("Pacific/Kiritimati", sources={move.day: None}, moves=[move])
    assert [day for day in range(4, 9) if excused_days(date(2026, 1, day))] == passed_over


def test_a_date_that_a_zone_skipped_is_nobodys_to_keep() -> None:
    done = [date(2011, 12, 29), date(2011, 12, 31)]
    for zone, current in (("Pacific/Apia", 2), ("Pacific/Honolulu", 1)):
        excused_days = ExcusedDays(zone, sources=dict.fromkeys(done))
        assert streak(done, done[-1], excused=excused_days).current == current


class Counted(dict[date, int | None]):
    """Counts how often it is looked into."""

    looks = 0

    def __getitem__(self, key: date) -> int | None:
        self.looks += 1
        return super().__getitem__(key)


def test_a_missed_day_costs_a_look_at_the_week_before_it_however_many_years_there_are() -> None:
    record = {1: came(*range(1, 32), removed=True)}
    days = Counted(dict.fromkeys(on(*range(0, 900, 2)), 1))
    excused_days = ExcusedDays("UTC", [], days, record)
    assert streak(days, START + timedelta(days=899), excused=excused_days).longest == 1
    missed = 449  # the last is still open
    assert 0 < days.looks <= DAYS_A_FREEZE * missed
