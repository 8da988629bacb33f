"""Zones as people write them: read where one is meant, offered where several may be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.zone_guess import _KNOWN, MOST, likely_zones, read_zone
from bot.core.zones import is_zone, zone_names
from tests.core.test_zones import HOSTILE


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Berlin", "Europe/Berlin"),
        (" berlin ", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("Europe / Berlin", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("São Paulo", "America/Sao_Paulo"),
        ("Buenos Aires", "America/Argentina/Buenos_Aires"),
        ("Singapore", "Asia/Singapore"),
        ("japan", "Japan"),
        ("US/Eastern", "US/Eastern"),
        ("Etc/GMT+5", "Etc/GMT+5"),
        ("utc", "UTC"),
        ("Z", "UTC"),
        ("JST", "Asia/Tokyo"),
        ("germany", "Europe/Berlin"),
        ("uk", "Europe/London"),
        ("Munich", "Europe/Berlin"),
        ("München", "Europe/Berlin"),
        ("Kiew", "Europe/Kyiv"),
        ("Tokio", "Asia/Tokyo"),
        ("Brasília", "America/Sao_Paulo"),
        ("東京", "Asia/Tokyo"),
        ("Москва", "Europe/Moscow"),
        (" القاهرة ", "Africa/Cairo"),
        ("Αθήνα", "Europe/Athens"),
        ("上海", "Asia/Shanghai"),
        ("서울", "Asia/Seoul"),
        ("首尔", "Asia/Seoul"),
        ("Allemagne", "Europe/Berlin"),
        ("ドイツ", "Europe/Berlin"),
    ],
)
def test_what_can_mean_one_zone_is_read(text: str, zone: str) -> None:
    assert read_zone(text) == zone


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("CET", ("Europe/Berlin", "Europe/Paris", "Europe/Madrid")),
        ("est", ("America/New_York", "America/Toronto")),
        ("Pacific Time", ("America/Los_Angeles", "America/Vancouver")),
        ("GMT", ("Europe/London", "Africa/Accra", "UTC")),
        ("berlin germany", ("Europe/Berlin",)),
        ("Berlin, Germany", ("Europe/Berlin",)),
        ("New York City", ("America/New_York",)),
        ("Berln", ("Europe/Berlin",)),
        ("Europe/Berln", ("Europe/Berlin",)),
        ("kath", ("Asia/Kathmandu",)),
    ],
)
def test_what_can_mean_several_is_asked_for(text: str, likely: tuple[str, ...]) -> None:
    assert read_zone(text) is None
    assert likely_zones(text) == likely


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("Варшава", ("Europe/Warsaw",)),
        ("Київ", ("Europe/Kyiv",)),
        ("بغداد", ("Asia/Baghdad",)),
        ("Белград", ("Europe/Belgrade",)),
        ("ммм", ()),
        ("Ж" * 70, ()),
        ("🙂", ()),
    ],
)
def test_a_city_in_another_script_is_offered_by_its_sound(text: str, likely: tuple[str, ...]) -> None:
    assert read_zone(text) is None
    assert likely_zones(text, by_sound=True) == likely
    assert not likely_zones(text), "while somebody types"


@pytest.mark.parametrize(
    "text", [text for text in HOSTILE if text.strip().casefold() != "europe/paris"], ids=ascii
)
def test_what_is_no_zone_is_not_read(text: str) -> None:
    assert read_zone(text) is None


@pytest.mark.parametrize("name", zone_names())
def test_every_zone_is_read_in_any_case(name: str) -> None:
    assert read_zone(name) == name
    assert read_zone(name.lower().replace("_", " ")) == name


def test_all_that_is_offered_can_be_picked() -> None:
    assert {zone for zones in _KNOWN.values() for zone in zones} <= set(zone_names())
    assert max(map(len, _KNOWN.values())) <= MOST


@given(st.text(max_size=80) | st.sampled_from(HOSTILE))
def test_any_text_gets_a_few_zones_at_most(text: str) -> None:
    found = likely_zones(text)
    assert len(found) <= MOST
    assert all(map(is_zone, found))
