"""Seasons: which is on, which are over, which share a day; names and dates as people write them."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import seasons
from bot.core.periods import Period
from bot.core.seasons import MAX_NAME, SeasonKey, SeasonPlan, last_of_month, read_name

GUILD = 7
DAY = timedelta(days=1)
TODAY = date(2026, 3, 2)
days = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@st.composite
def dated(draw: st.DrawFn, number: int = 1) -> SeasonPlan:
    first = draw(days)
    last = draw(st.none() | st.integers(0, 200).map(lambda n: first + n * DAY))
    return SeasonPlan(number, GUILD, f"cup {number}", False, first, last)


@st.composite
def monthly(draw: st.DrawFn) -> SeasonPlan:
    first = draw(days).replace(day=1)
    last = draw(st.none() | st.integers(0, 700).map(lambda n: last_of_month(first + n * DAY)))
    return SeasonPlan(99, GUILD, "", True, first, last)


@st.composite
def set_up(draw: st.DrawFn) -> list[SeasonPlan]:
    """What a server may have set up: no two with a day in common."""
    kept: list[SeasonPlan] = []
    for number, plan in enumerate(draw(st.lists(dated() | monthly(), max_size=6)), start=1):
        own = SeasonPlan(number, GUILD, plan.name, plan.monthly, plan.starts_on, plan.ends_on)
        if seasons.overlapping(kept, own.starts_on, own.ends_on, date.min) is None:
            kept.append(own)
    return kept


@given(set_up(), days)
def test_a_day_is_of_one_season_at_most_and_each_season_is_on_over_or_to_come(
    plans: list[SeasonPlan], today: date
) -> None:
    now = seasons.running(plans, today)
    over, coming = seasons.past(plans, today), seasons.coming(plans, today)
    assert sum(plan.covers(today) for plan in plans) == (now is not None)
    assert all(season.is_over(today) for season in over)
    assert not any(season.is_over(today) for season in coming)
    keys = [season.key for season in (*coming, *seasons.begun(plans, today))]
    assert len(keys) == len(set(keys))
    assert {f"s{plan.id}" for plan in plans if not plan.monthly} <= set(keys)
    assert over == sorted(over, key=lambda season: season.starts_on, reverse=True)


@given(set_up(), days)
def test_each_is_found_by_its_key_and_followed_by_the_next(plans: list[SeasonPlan], today: date) -> None:
    oldest_first = [*reversed(seasons.begun(plans, today)), *seasons.coming(plans, today)]
    for season in oldest_first:
        assert seasons.find(plans, season.key) == season
        following = seasons.after(plans, season)
        if season.ends_on is None:
            assert following is None
        else:
            later = [each for each in oldest_first if each.starts_on > season.ends_on]
            assert following is None or following.starts_on > season.ends_on
            assert not later or (following is not None and following.starts_on <= later[0].starts_on)
    assert seasons.find(plans, SeasonKey("s999")) is None


def test_months_follow_each_other_while_they_are_on() -> None:
    plan = SeasonPlan(1, GUILD, "", True, date(2026, 1, 1), date(2026, 2, 28))
    january, february = (plan.season(date(2026, month, 9)) for month in (1, 2))
    assert seasons.after([plan], january) == february
    assert seasons.after([plan], february) is None
    assert seasons.find([plan], SeasonKey("2026-03")) is None
    cup = SeasonPlan(2, GUILD, "cup", False, date(2026, 3, 5), None)
    assert seasons.after([plan, cup], february) == cup.season(TODAY)


@given(monthly(), days)
def test_monthly_seasons_are_the_calendar_months(plan: SeasonPlan, today: date) -> None:
    shown = seasons.begun([plan], today)
    until = min(today, plan.ends_on or today)
    meant = {Period.MONTH.key(plan.starts_on + n * DAY) for n in range((until - plan.starts_on).days + 1)}
    assert {season.key for season in shown} == meant
    for season in shown:
        assert season.starts_on.day == 1
        assert (season.ends_on or TODAY) + DAY == (season.starts_on + 31 * DAY).replace(day=1)
    assert seasons.keys_of([plan], today) == [], "they are kept as months"


@given(dated(1), dated(2), days)
def test_two_overlap_where_a_day_from_today_on_is_of_both(
    one: SeasonPlan, other: SeasonPlan, today: date
) -> None:
    found = seasons.overlapping([other], one.starts_on, one.ends_on, today)
    first = max(one.starts_on, other.starts_on)
    ends = [plan.ends_on for plan in (one, other) if plan.ends_on is not None]
    shared = not ends or first <= min(ends)
    is_over = other.ends_on is not None and other.ends_on < today
    assert (found is other) == (shared and not is_over)


@given(dated(), st.integers(-3, 210))
def test_an_answer_counts_from_the_first_day_to_the_last(plan: SeasonPlan, offset: int) -> None:
    day = plan.starts_on + offset * DAY
    counts = plan.starts_on <= day and (plan.ends_on is None or day <= plan.ends_on)
    assert seasons.keys_of([plan], day) == ([SeasonKey(f"s{plan.id}")] if counts else [])


@given(st.text(max_size=120))
def test_a_name_is_one_line_that_can_be_seen_or_none(typed: str) -> None:
    name = read_name(typed)
    assert read_name(name) == name
    assert name == " ".join(name.split())
    assert not any(unicodedata.category(each) in ("Cc", "Cs") for each in name)
    assert not set(name) & set("\u202e\u2066\u2069\u200f")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  Spring \n cup ", "Spring cup"),
        ("**@everyone** <@1>", "**@everyone** <@1>"),  # kept as it was typed, made inert where it is shown
        ("\u202eevil\u202c", "evil"),
        ("כוס האביב", "כוס האביב"),
        ("👩‍🚀 week", "👩‍🚀 week"),
        ("a\x00b", "ab"),
        ("\u200b", ""),
        ("\u3164", ""),
        ("\u200fCup\u061c", "Cup"),
        ("\ufe0f\u200d", ""),
        (" ", ""),
    ],
)
def test_names_as_people_write_them(typed: str, name: str) -> None:
    assert read_name(typed) == name
    assert len(name) <= MAX_NAME


@pytest.mark.parametrize("text", ["s0", "s", "s01", "2026-00", "2026-13", "2026-3", "today", "s1 ", "S1"])
def test_no_key(text: str) -> None:
    with pytest.raises(ValueError, match="no key"):
        SeasonKey.read(text)
