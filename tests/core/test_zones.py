"""Zones by name, and the local day of an instant: through clock changes, odd offsets and hostile names."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.zones import is_zone, local_day, search_zones, zone_names

instants = st.integers(1_577_836_800, 2_114_380_800).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
"""Of the years 2020 to 2036."""

HOSTILE = [
    "",
    " ",
    ".",
    "..",
    "../etc/passwd",
    "../../../../etc/passwd",
    "/etc/localtime",
    "/usr/share/zoneinfo/Europe/Paris",
    "Europe/../Europe/Paris",
    "Europe/Paris/",
    "Europe",
    "europe/paris",
    "Europe/Paris\x00",
    "Europe/Paris\n",
    "posix/Europe/Paris",
    "right/Europe/Paris",
    "UTC+2",
    "zone.tab",
    "tzdata.zi",
    "@everyone",
    "Europe/Atlantis",
    "x" * 4_000,
    "\ud800",
]


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_what_is_no_zone_is_refused(name: str) -> None:
    assert not is_zone(name)


@pytest.mark.parametrize("name", ["localtime", "Factory"])
def test_the_machines_own_zone_and_the_placeholder_are_no_zones(name: str) -> None:
    """Debian links `localtime` to the machine's zone; `Factory` says that nobody set one."""
    assert not is_zone(name)


@pytest.mark.parametrize(
    "name", ["UTC", "Europe/Paris", "Asia/Calcutta", "America/Argentina/Buenos_Aires", "EST5EDT"]
)
def test_places_and_their_aliases_are_zones(name: str) -> None:
    assert is_zone(name)


def test_every_name_offered_is_a_zone_that_loads_and_fits_its_column() -> None:
    names = zone_names()
    assert len(names) > 300
    assert list(names) == sorted(set(names))
    assert set(names) <= available_timezones()
    for name in names:
        assert len(name) <= 64
        assert abs(local_day(datetime(2026, 7, 1, 12, tzinfo=UTC), name) - date(2026, 7, 1)) <= timedelta(1)
    assert not [name for name in names if name.startswith(("Etc/", "US/", "posix/"))]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("paris", "Europe/Paris"),
        ("  PARIS ", "Europe/Paris"),
        ("new york", "America/New_York"),
        ("kolk", "Asia/Kolkata"),
        ("utc", "UTC"),
        ("europe/lis", "Europe/Lisbon"),
    ],
)
def test_a_search_puts_the_city_that_starts_so_first(typed: str, first: str) -> None:
    assert search_zones(typed)[0] == first


@given(st.text(max_size=20))
def test_a_search_never_gives_more_than_discord_shows(typed: str) -> None:
    found = search_zones(typed)
    assert len(found) <= 25
    assert set(found) <= set(zone_names())


def test_an_empty_search_offers_something_and_nonsense_nothing() -> None:
    assert len(search_zones("")) == 25
    assert search_zones("../") == []
    assert search_zones("東京") == []
    assert len(search_zones("  ")) == 25
    assert len(search_zones("a", limit=3)) == 3


@pytest.mark.parametrize(
    ("at", "zone", "day"),
    [
        # New York springs forward on 2026-03-08: midnight moves from 05:00 to 04:00 UTC.
        ("2026-03-08T04:59", "America/New_York", "2026-03-07"),
        ("2026-03-08T05:00", "America/New_York", "2026-03-08"),
        ("2026-03-09T03:59", "America/New_York", "2026-03-08"),
        ("2026-03-09T04:00", "America/New_York", "2026-03-09"),
        # Berlin falls back on 2026-10-25, a day of 25 hours.
        ("2026-10-24T22:00", "Europe/Berlin", "2026-10-25"),
        ("2026-10-25T22:59", "Europe/Berlin", "2026-10-25"),
        ("2026-10-25T23:00", "Europe/Berlin", "2026-10-26"),
        # Lord Howe changes by half an hour, on 2026-04-05 back to +10:30.
        ("2026-04-04T13:00", "Australia/Lord_Howe", "2026-04-05"),
        ("2026-04-05T13:29", "Australia/Lord_Howe", "2026-04-05"),
        ("2026-04-05T13:30", "Australia/Lord_Howe", "2026-04-06"),
        # Offsets of three quarters of an hour, and those furthest from UTC.
        ("2026-06-01T18:14", "Asia/Kathmandu", "2026-06-01"),
        ("2026-06-01T18:15", "Asia/Kathmandu", "2026-06-02"),
        ("2026-06-01T11:14", "Pacific/Chatham", "2026-06-01"),
        ("2026-06-01T11:15", "Pacific/Chatham", "2026-06-02"),
        ("2026-06-01T10:00", "Pacific/Kiritimati", "2026-06-02"),
        ("2026-06-02T10:59", "Pacific/Pago_Pago", "2026-06-01"),
        # In Cairo and Beirut clocks change at midnight itself: 2026-04-24 starts at 01:00 local time.
        ("2026-04-23T21:59", "Africa/Cairo", "2026-04-23"),
        ("2026-04-23T22:00", "Africa/Cairo", "2026-04-24"),
        # A leap day, and the turn of a year.
        ("2028-02-29T07:59", "America/Los_Angeles", "2028-02-28"),
        ("2028-02-29T08:00", "America/Los_Angeles", "2028-02-29"),
        ("2026-12-31T15:00", "Asia/Tokyo", "2027-01-01"),
    ],
)
def test_the_local_day(at: str, zone: str, day: str) -> None:
    instant = datetime.fromisoformat(at).replace(tzinfo=UTC)
    assert local_day(instant, zone) == date.fromisoformat(day)


@given(instants, st.sampled_from(zone_names()))
def test_an_instant_has_one_day_however_it_is_written(instant: datetime, zone: str) -> None:
    assert local_day(instant, zone) == local_day(instant.astimezone(ZoneInfo("Asia/Kathmandu")), zone)


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        local_day(datetime.fromisoformat("2026-01-01T12:00"), "UTC")
