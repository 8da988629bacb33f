"""Which week is told when, over zones and changes of clocks; what a post needs next; who is named."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.core.daily.plan import Plan, occurrences
from bot.core.periods import Period
from bot.core.recap import seasons, weeks
from bot.core.recap.facts import NAMED, Recap, Run, longest
from bot.core.recap.posts import (
    FIRST_RETRY,
    LONGEST_RETRY,
    PostState,
    PostStep,
    RecapPost,
    next_step,
    retry_after,
)
from bot.core.seasons import SeasonKey, last_of_month
from bot.core.statistics import Tally

ZONES = (
    "UTC",
    "Europe/Paris",
    "America/New_York",
    "Australia/Lord_Howe",  # half an hour of summer time
    "Asia/Kathmandu",
    "Pacific/Apia",  # skipped 30 December 2011
    "America/Sao_Paulo",  # changed at midnight
    "Pacific/Kiritimati",
    "Etc/GMT+12",
)
PLANS = st.builds(
    lambda at, zone, day: Plan(at, zone, frozenset({day})),
    st.times(),
    st.sampled_from(ZONES),
    st.integers(0, 6),
)
INSTANTS = st.integers(0, 30 * 365 * 86_400).map(
    lambda s: datetime(2005, 1, 1, tzinfo=UTC) + timedelta(seconds=s)
)
WEEK = date(2026, 11, 16)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@given(PLANS, INSTANTS)
@example(Plan(time(9), "Pacific/Apia", frozenset({4})), datetime(2011, 12, 1, tzinfo=UTC))
@example(Plan(time(0), "Pacific/Apia", frozenset({5})), datetime(2011, 12, 1, tzinfo=UTC))
def test_each_calendar_week_is_told_once_in_order_and_only_when_it_is_over(
    plan: Plan, after: datetime
) -> None:
    comes = list(islice(occurrences(plan, after), 60))
    told = [weeks.week_told(each.day) for each in comes]
    assert told == [told[0] + number * weeks.ONE_WEEK for number in range(60)]
    for each, week in zip(comes, told, strict=True):
        assert week.weekday() == 0
        _, ends = weeks.bounds(week, plan.zone)
        assert ends <= each.at, "the week is over"
        assert each.at < ends + timedelta(days=7, hours=2), "and no other has ended since"


@given(PLANS, INSTANTS, st.integers(0, 40))
def test_what_fell_due_is_posted_in_its_window_or_missed_and_never_both(
    plan: Plan, since: datetime, days: int
) -> None:
    first = weeks.next_recap(plan, since)
    now = since + timedelta(days=days)
    caught = weeks.catch_up(plan, first.at, now)
    due = [each for each in islice(occurrences(plan, since), 10) if each.at <= now]
    assert [*caught.missed, *([caught.post] if caught.post else [])] == due
    for each in due:
        assert (each is due[-1] and now < each.at + weeks.WINDOW) == (each == caught.post)


def test_years_offline_are_a_few_missed_weeks() -> None:
    plan = Plan(time(9), "Europe/Paris", frozenset({0}))
    since = datetime(2010, 1, 4, 8, tzinfo=UTC)
    caught = weeks.catch_up(plan, since, datetime(2026, 11, 26, tzinfo=UTC))
    assert caught.post is None
    assert len(caught.missed) == weeks.MOST_MISSED
    assert caught.missed[-1].day == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("day", "at"),
    [
        (date(2026, 3, 29), "03:30"),  # 02:30 does not exist: an hour later on the wall
        (date(2026, 10, 25), "02:30"),  # 02:30 exists twice: the first
    ],
)
def test_a_time_that_a_clock_change_skips_or_doubles(day: date, at: str) -> None:
    plan = Plan(time(2, 30), "Europe/Paris", frozenset({6}))
    before = datetime.combine(day - timedelta(days=3), time(), UTC)
    comes = weeks.next_recap(plan, before)
    assert comes.day == day
    local = comes.at.astimezone(ZoneInfo("Europe/Paris"))
    assert (f"{local:%H:%M}", local.fold) == (at, 0)
    following = weeks.next_recap(plan, comes.at)
    assert weeks.week_told(following.day) == weeks.week_told(day) + weeks.ONE_WEEK


@given(PLANS, INSTANTS, st.sets(st.integers(-2, 6)))
def test_a_week_that_had_its_post_is_never_promised(plan: Plan, after: datetime, had: set[int]) -> None:
    first = weeks.week_told(weeks.next_recap(plan, after).day)
    taken = {first + number * weeks.ONE_WEEK for number in had}
    comes = weeks.next_recap(plan, after, taken)
    assert weeks.week_told(comes.day) not in taken
    assert comes.at > after


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(ZONES))
def test_a_week_has_the_days_of_its_key(day: date, zone: str) -> None:
    week = weeks.week_of(day)
    assert week <= day < week + weeks.ONE_WEEK
    assert weeks.key(week) == Period.WEEK.key(day)
    first, last = weeks.bounds(week, zone)
    assert timedelta(days=6, hours=-1) <= last - first <= timedelta(days=7, hours=2)
    before = weeks.keys_before(week)
    assert before == tuple(Period.WEEK.key(day - number * weeks.ONE_WEEK) for number in (1, 2, 3, 4))


@given(st.dates(date(2001, 1, 1), date(2037, 12, 30)))
def test_a_key_of_a_week_is_read_back(day: date) -> None:
    week = weeks.week_of(day)
    assert weeks.read_key(weeks.key(week)) == week


@pytest.mark.parametrize(
    ("zone", "at"),
    [
        ("UTC", datetime(2026, 4, 1, 0, 10, tzinfo=UTC)),
        ("Pacific/Kiritimati", datetime(2026, 3, 31, 10, 10, tzinfo=UTC)),
        ("Etc/GMT+12", datetime(2026, 4, 1, 12, 10, tzinfo=UTC)),
    ],
)
def test_a_season_is_told_when_its_last_day_is_over_on_its_own_calendar(zone: str, at: datetime) -> None:
    assert seasons.due_at(date(2026, 3, 31), zone) == at


@given(st.dates(date(2001, 1, 1), date(2037, 12, 30)), st.sampled_from(ZONES), st.data())
def test_in_its_window_a_season_is_among_those_that_are_looked_at(
    last_day: date, zone: str, data: st.DataObject
) -> None:
    at = seasons.due_at(last_day, zone)
    now = data.draw(st.datetimes(at.replace(tzinfo=None), (at + weeks.WINDOW).replace(tzinfo=None)))
    first, last = seasons.last_days(now.replace(tzinfo=UTC))
    assert first <= last_day <= last
    assert seasons.month_end(first, last) in (None, last_of_month(first), last_of_month(last))
    if last_day == last_of_month(last_day):
        assert seasons.month_end(first, last) == last_day


def test_a_post_is_of_a_week_or_of_a_season() -> None:
    assert (post().week, post().season) == (WEEK, None)
    for key in ("s17", "2026-11"):
        assert replace(post(), period=key).season == SeasonKey(key)


def post(state: PostState = PostState.CLAIMED, channel_id: int | None = None) -> RecapPost:
    return RecapPost(1, 7, weeks.key(WEEK), state, NOON, channel_id, None, quiet=False, tries=0, reason=None)


CHANNEL = 9
LATE = NOON + weeks.WINDOW


@pytest.mark.parametrize("state", [PostState.POSTED, PostState.RESTED, PostState.MISSED, PostState.FAILED])
def test_nothing_is_left_to_do_at_the_end(state: PostState) -> None:
    assert next_step(post(state, 9), CHANNEL, NOON, absent=False) is None


@pytest.mark.parametrize("channel_id", [CHANNEL, None])
@pytest.mark.parametrize("now", [NOON, LATE])
def test_what_may_have_been_sent_is_looked_for_before_all_else(channel_id: int | None, now: datetime) -> None:
    assert next_step(post(PostState.POSTING, 9), channel_id, now, absent=False) is PostStep.LOOK


@pytest.mark.parametrize("known", [post(), post(PostState.POSTING, 9)])
def test_what_was_not_sent_is_sent_in_its_window_while_the_recap_is_on(known: RecapPost) -> None:
    assert next_step(known, CHANNEL, LATE - timedelta(seconds=1), absent=True) is PostStep.SEND
    assert next_step(known, CHANNEL, LATE, absent=True) is PostStep.GIVE_UP
    assert next_step(known, None, NOON, absent=True) is PostStep.WITHDRAW


def test_waits_grow_and_stay_bounded() -> None:
    waits = [retry_after(tries) for tries in range(1, 200)]
    assert waits[:3] == [FIRST_RETRY, 2 * FIRST_RETRY, 4 * FIRST_RETRY]
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_RETRY


@given(st.lists(st.builds(Run, st.integers(1, 50), st.just("x"), st.integers(0, 9)), max_size=12))
def test_the_longest_streaks_are_named_and_one_day_is_none(runs: list[Run]) -> None:
    told = longest(runs)
    assert len(told) == min(NAMED, sum(run.days >= 2 for run in runs))
    assert [run.days for run in told] == sorted((run.days for run in runs if run.days >= 2), reverse=True)[
        :NAMED
    ]


def test_a_week_without_answers_is_quiet_and_names_nobody() -> None:
    assert Recap(WEEK, 0, Tally()).quiet
    assert Recap(WEEK, 0, Tally()).named == frozenset()
    assert not Recap(WEEK, 1, Tally(1)).quiet
