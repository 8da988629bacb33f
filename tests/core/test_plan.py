"""Planned posts over zones, clock changes, leap days and nights offline."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.daily.plan import (
    EVERY_DAY,
    Plan,
    catch_up,
    days_in_words,
    next_run,
    occurrences,
    parse_days,
)

ZONES = st.sampled_from(
    [
        "UTC",
        "Europe/Paris",
        "America/New_York",
        "America/St_Johns",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",  # moves by half an hour
        "Africa/Casablanca",  # goes back for Ramadan
        "Asia/Beirut",  # changes at midnight
        "America/Scoresbysund",
        "Pacific/Apia",  # skipped a whole day in 2011
        "Pacific/Kiritimati",
    ]
)
INSTANTS = st.datetimes(datetime(2010, 1, 1), datetime(2031, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
PLANS = st.builds(
    Plan,
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    ZONES,
    st.frozensets(st.integers(0, 6), min_size=1),
)


@given(PLANS, INSTANTS)
def test_the_next_post_is_later_and_soon_and_on_a_day_of_the_plan(plan: Plan, after: datetime) -> None:
    following = next_run(plan, after)
    assert after < following.at <= after + timedelta(days=9)
    assert following.day.weekday() in plan.days


@example(Plan(time(0), "Pacific/Apia", EVERY_DAY), datetime(2011, 12, 29, tzinfo=UTC))
@given(PLANS, INSTANTS)
def test_posts_come_in_order_and_no_day_comes_twice(plan: Plan, after: datetime) -> None:
    found = list(islice(occurrences(plan, after), 20))
    assert [each.at for each in found] == sorted({each.at for each in found})
    assert len({each.day for each in found}) == len(found)


@given(PLANS, INSTANTS, st.lists(st.integers(0, 200_000), min_size=1, max_size=6))
def test_looking_often_or_seldom_loses_and_repeats_no_day(
    plan: Plan, start: datetime, gaps: list[int]
) -> None:
    """Whenever the process runs, each planned day ends as exactly one post or one missed day."""
    since, now = next_run(plan, start).at, start
    seen: list[date] = []
    for gap in gaps:
        now += timedelta(seconds=gap)
        if now < since:
            continue
        caught = catch_up(plan, since, now)
        seen += [each.day for each in caught.missed] + ([caught.post.day] if caught.post else [])
        assert caught.following.at > now
        since = caught.following.at
    planned = [each.day for each in islice(occurrences(plan, start), 20) if each.at <= now]
    assert seen[:20] == planned


@given(PLANS, INSTANTS)
def test_a_plan_keeps_its_wall_clock_but_where_a_clock_change_skips_it(plan: Plan, after: datetime) -> None:
    from zoneinfo import ZoneInfo

    following = next_run(plan, after)
    local = following.at.astimezone(ZoneInfo(plan.zone))
    moved = local.replace(tzinfo=None) - datetime.combine(following.day, plan.at)
    assert timedelta(0) <= moved <= timedelta(hours=24)
    round_trip = datetime.combine(following.day, plan.at, ZoneInfo(plan.zone)).astimezone(UTC)
    if round_trip.astimezone(ZoneInfo(plan.zone)).replace(tzinfo=None) == datetime.combine(
        following.day, plan.at
    ):
        assert moved == timedelta(0)


def test_a_time_that_is_skipped_comes_an_hour_later_on_the_wall_and_one_that_comes_twice_comes_once() -> None:
    plan = Plan(time(2, 30), "Europe/Paris")
    assert plan.instant(date(2026, 3, 29)) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)  # 03:30 there
    assert plan.instant(date(2026, 10, 25)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # the first 02:30
    days = [each.day for each in islice(occurrences(plan, datetime(2026, 10, 24, tzinfo=UTC)), 3)]
    assert days == [date(2026, 10, 24), date(2026, 10, 25), date(2026, 10, 26)]


def test_half_an_hour_that_is_skipped_or_comes_twice_has_its_post_once() -> None:
    skipped = Plan(time(2, 15), "Australia/Lord_Howe")  # at 02:00 on 3 October it is 02:30
    found = list(islice(occurrences(skipped, datetime(2027, 10, 1, 16, tzinfo=UTC)), 2))
    assert [(each.day.day, each.at.hour, each.at.minute) for each in found] == [(3, 15, 45), (4, 15, 15)]
    twice = Plan(time(1, 45), "Australia/Lord_Howe")  # at 02:00 on 2 April it is 01:30 again
    found = list(islice(occurrences(twice, datetime(2028, 3, 31, 15, tzinfo=UTC)), 2))
    assert [(each.day.day, each.at.hour, each.at.minute) for each in found] == [(2, 14, 45), (3, 15, 15)]


def test_a_time_that_is_skipped_before_midnight_comes_after_it_and_is_not_missed() -> None:
    plan = Plan(
        time(23, 30), "America/Nuuk", frozenset({5})
    )  # at 23:00 on 27 March it is 00:00 of the next day
    due = next_run(plan, datetime(2027, 3, 25, tzinfo=UTC))
    assert (due.day, due.at) == (date(2027, 3, 27), datetime(2027, 3, 28, 1, 30, tzinfo=UTC))
    midnight = datetime(2027, 3, 29, 1, tzinfo=UTC)
    for now in (due.at, midnight - timedelta(microseconds=1)):
        assert catch_up(plan, due.at, now).post == due
    assert catch_up(plan, due.at, midnight).missed == (due,)


def test_the_leap_day_and_midnight_are_days_like_others() -> None:
    plan = Plan(time(0, 0), "Asia/Kathmandu")
    days = [each.day for each in islice(occurrences(plan, datetime(2028, 2, 28, tzinfo=UTC)), 3)]
    assert days == [date(2028, 2, 29), date(2028, 3, 1), date(2028, 3, 2)]


def test_the_next_post_after_one_is_not_that_one_again() -> None:
    plan = Plan(time(9, 0), "UTC")
    nine = datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert next_run(plan, nine - timedelta(microseconds=1)).at == nine
    assert next_run(plan, nine).at == nine + timedelta(days=1)


def test_a_post_due_exactly_now_is_made_now() -> None:
    plan = Plan(time(9, 0), "UTC")
    nine = datetime(2026, 3, 2, 9, tzinfo=UTC)
    caught = catch_up(plan, nine, nine)
    assert caught.post is not None
    assert (caught.post.at, caught.missed) == (nine, ())
    assert caught.following.at == nine + timedelta(days=1)


def test_today_is_caught_up_and_earlier_days_are_missed() -> None:
    plan = Plan(time(9, 0), "UTC")
    caught = catch_up(plan, datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2026, 3, 4, 23, 59, tzinfo=UTC))
    assert [each.day.day for each in caught.missed] == [2, 3]
    assert caught.post is not None
    assert caught.post.day == date(2026, 3, 4)
    early = catch_up(plan, datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2026, 3, 4, 8, 59, tzinfo=UTC))
    assert early.post is None


@pytest.mark.parametrize(
    ("text", "expected", "words"),
    [
        ("every day", EVERY_DAY, "every day"),
        ("Weekdays", frozenset(range(5)), "weekdays"),
        ("weekend", frozenset((5, 6)), "weekends"),
        ("Weekends", frozenset((5, 6)), "weekends"),
        ("daily", EVERY_DAY, "every day"),
        ("all", EVERY_DAY, "every day"),
        ("mon-sun", EVERY_DAY, "every day"),
        ("sat-sat", frozenset((5,)), "Sat"),
        ("mon-thu", frozenset(range(4)), "Mon, Tue, Wed, Thu"),
        ("fri - mon", frozenset((4, 5, 6, 0)), "Mon, Fri, Sat, Sun"),
        ("Monday, wed;sun", frozenset((0, 2, 6)), "Mon, Wed, Sun"),
    ],
)
def test_days_as_people_write_them(text: str, expected: frozenset[int], words: str) -> None:
    assert parse_days(text) == expected
    assert days_in_words(expected) == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mo Mi Fr", {0, 2, 4}),
        ("Mo., Mi. und Fr.", {0, 2, 4}),
        ("Di Do", {1, 3}),
        ("Dienstag", {1}),
        ("mo-do", {0, 1, 2, 3}),
        ("lun mer ven", {0, 2, 4}),
        ("lundi et jeudi", {0, 3}),
        ("Mié, Sáb", {2, 5}),
        ("lunes-viernes", {0, 1, 2, 3, 4}),
        ("lunedì, venerdì", {0, 4}),
        ("segunda-feira e quinta-feira", {0, 3}),
        ("seg - sex", {0, 1, 2, 3, 4}),
        ("ma wo vr", {0, 2, 4}),
        ("dom", {6}),
        ("mar", {1}),
    ],
)
def test_days_in_other_languages(text: str, expected: set[int]) -> None:
    assert parse_days(text) == frozenset(expected)


@pytest.mark.parametrize("text", ["di", "do", "ma", "ma-do", "se", "Mo lun", "lun xyz"])
def test_names_that_mean_other_days_elsewhere_are_not_read(text: str) -> None:
    assert parse_days(text) is None


@pytest.mark.parametrize("text", ["mon-xyz", "xyz-mon", "mon, xyz", "m", "-mon", "", "mon-wed-fri"])
def test_what_names_no_days(text: str) -> None:
    assert parse_days(text) is None


@given(st.frozensets(st.integers(0, 6), min_size=1))
def test_days_in_words_are_read_back_as_the_same_days(days: frozenset[int]) -> None:
    assert parse_days(days_in_words(days)) == days


@given(st.text(max_size=40))
def test_any_text_is_days_or_not(text: str) -> None:
    days = parse_days(text)
    assert days is None or (days and days <= EVERY_DAY)
